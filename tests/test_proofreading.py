"""Every Swedish text is proofread against the word list in docs/ordlista.md, and read for signs that are not ours."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from proofreading import Said, texts

LIST = Path(__file__).parents[1] / "docs" / "ordlista.md"
OFFICIAL = "atgardsplan-2025"
"""The city's own form, whose texts are the city's, its spelling too."""

TEXTS = [said for said in texts() if said.where != OFFICIAL]


class Word(NamedTuple):
    """Words that are not said, what is said instead, and the parts of the texts in which they may stand."""

    said: str
    not_said: tuple[str, ...]
    allowed: frozenset[str]


def words() -> Iterator[Word]:
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("|") and not line.startswith(("| skriv |", "|---")):
            said, _, not_said, allowed = (cell.strip() for cell in line.strip("|").split("|"))
            yield Word(said, tuple(not_said.replace("\\*", "*").split(", ")), frozenset(allowed.split(", ")) - {""})


WORDS = list(words())


def says(text: str, word: str) -> bool:
    """Whether a text says the word; file endings, options and the names of values are no words."""
    pattern = re.escape(word).replace(r"\*", r"\w*")
    said = re.sub(r"\{\w*[:}]", "", text)
    return re.search(rf"(?<![\w.\-/]){pattern}(?![\w\-/])", said, re.IGNORECASE) is not None


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.said)
def test_no_text_says_what_the_list_says_not_to(word: Word) -> None:
    for each in word.not_said:
        found = [said for said in TEXTS if said.where not in word.allowed and says(said.text, each)]
        assert found == [], f"say {word.said}, not {each}"


def test_what_may_stand_somewhere_does() -> None:
    """An exception that nothing needs any more is taken out of the list."""
    for word in WORDS:
        for where in word.allowed:
            assert any(says(said.text, each) for said in TEXTS if said.where == where for each in word.not_said), word


def test_the_list_has_something_to_read() -> None:
    assert len(WORDS) > 30
    assert len(TEXTS) > 1000


@pytest.mark.parametrize(
    ("sign", "wrong"),
    [
        ("…", r"\.\.\."),
        ("–", r"\w - \w"),
        ("one blank", r"(?<=[\w.,;])  +(?=\w)"),
        ("no blank before a stop", r"\w [.,;:!](\s|$)"),
        ("”", "[“„«]|»(?! pågår)"),
    ],
)
def test_signs_are_the_swedish_ones(sign: str, wrong: str) -> None:
    """Those of the forms are the forms' own; they have no line."""
    found: list[Said] = [said for said in TEXTS if said.line and re.search(wrong, said.text)]
    assert found == [], sign
