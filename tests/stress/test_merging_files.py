"""Two who have changed copies of one plan file: nothing that either wrote in it is lost when the two are merged."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from merging_files import BASE, PATH, Writer

from planterm.cli.main import main
from planterm.store.file_merge import merge_files
from planterm.store.planfile import load, read_text, revised_file

FILES = ("bas.toml", "vår.toml", "deras.toml", "ut.toml")
LETTERS = ("b", "o", "t")


def triple(seed: int) -> tuple[str, str, str]:
    """A base, perhaps a messy one, and what two people have made of it."""
    random = Random(seed)
    base = Writer("b9", random).changed(BASE) if random.randrange(2) else BASE
    return base, Writer("o", random).changed(base), Writer("t", random).changed(base)


def written(text: str, letter: str) -> set[str]:
    """The numbers of what somebody has written in it."""
    return set(re.findall(rf"\b{letter}\d+\b", text))


def merged(base: str, ours: str, theirs: str) -> str | None:
    """The merged text; None where their file lacks so much that it stays all the same."""
    base_file, our_file, their_file = (read_text(text, PATH) for text in (base, ours, theirs))
    found = merge_files(base_file, our_file, their_file)
    return None if found.is_kept else found.file.text


def saved(text: str) -> str:
    """The text as a save leaves it that changes nothing."""
    file = read_text(text, PATH)
    return revised_file(file, file.plan).text


@pytest.mark.parametrize("rounds", [60, pytest.param(2_000, marks=pytest.mark.stress)])
def test_no_text_comment_or_key_of_either_side_is_lost(
    rounds: int, folder: Path, capsys: pytest.CaptureFixture[str], record_property: Callable[[str, object], None]
) -> None:
    figure = 0
    for seed in range(rounds):
        texts = triple(seed)
        for name, text in zip(FILES[:-1], texts, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        if main(["merge", *FILES[:-1], "-o", FILES[-1], "--force"]) == 2:
            assert "med samma namn men av olika slag" in capsys.readouterr().err, seed
            continue
        told = load(Path(FILES[-1])).text + capsys.readouterr().out
        base, *sides = (written(text, letter) for text, letter in zip(texts, LETTERS, strict=True))
        untouched = base.intersection(*(written(text, "b") for text in texts))
        lost = (untouched | sides[0] | sides[1]).difference(*(written(told, letter) for letter in LETTERS))
        assert not lost, (seed, lost)
        figure += len(sides[0] | sides[1])
    record_property("figure", f"{rounds} merges of plan files with {figure} texts, comments and keys: none lost")


@pytest.mark.parametrize("rounds", [20, pytest.param(500, marks=pytest.mark.stress)])
def test_what_one_side_alone_or_both_alike_did_is_the_result(rounds: int) -> None:
    for seed in range(rounds):
        base, ours, theirs = triple(seed)
        assert merged(base, ours, base) == merged(base, ours, ours) == saved(ours), seed
        assert merged(base, base, theirs) in {saved(theirs), None}, seed
