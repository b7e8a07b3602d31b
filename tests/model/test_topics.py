"""What rows are about, by a list of words."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from official_form import COLUMNS, At, form_row
from planterm.model.plan import Row
from planterm.model.topics import Topic, Topics
from planterm.store.planfile import load
from planterm.store.settings import VARIABLE
from planterm.store.topic_list import BrokenTopicsError, packed_topics, read_topics, topics_file

ROOT = Path(__file__).parents[2]


def topic(words: Mapping[str, tuple[str, ...]], *texts: str) -> str:
    row = form_row("a")
    for column, text in zip((At.PROBLEM, At.CAUSE, At.MEASURE, At.GOALS), texts, strict=False):
        row = row.with_cell(column, text)
    return Topics(tuple(Topic(name, each) for name, each in words.items())).of(row)


@pytest.mark.parametrize(
    ("word", "text", "fits"),
    [
        ("rån", "Rån mot unga", True),
        ("rån", "Rånen ökar, säger de från polisen", False),
        ("rån*", "RÅNEN ökar", True),
        ("*våld", "Relationsvåld.", True),
        ("*våld", "Våldsamt", False),
        ("*bedräg*", "Nätbedrägerier", True),
        ("nära relation*", "Våld i nära relationer", True),
        ("nära relation*", "Mopeder nära skolan", False),
    ],
)
def test_a_star_stands_for_any_letters_and_several_words_all_have_to_be_there(word: str, text: str, fits: bool) -> None:
    assert bool(topic({"ämnet": (word,)}, text)) is fits


def test_the_problem_counts_before_the_cause_and_the_first_topic_before_the_next() -> None:
    words = {"Bedrägerier mot äldre": ("äldre *bedräg*",), "Skola": ("skol*",), "Äldre": ("äldre",)}
    assert topic(words, "Skolans gård", "Äldre rädda") == "Skola"
    assert topic(words, "Torget", "", "Äldre i skolan") == "Skola"
    assert topic(words, "Äldre", "", "Kort om telefonbedrägerier") == "Bedrägerier mot äldre"
    assert topic(words, "Torget", "Telefonbedrägerier") == ""


def test_at_least_nine_rows_in_ten_of_such_plans_get_a_topic() -> None:
    topics = read_topics()
    cases = json.loads((ROOT / "tests/cases/rows.json").read_text(encoding="utf-8"))
    rows = [Row(str(number), COLUMNS, tuple(case[key] for key in COLUMNS.keys)) for number, case in enumerate(cases)]
    for plan in (ROOT / "sample_plans").glob("*.toml"):
        rows += load(plan).plan.rows()
    found = [topics.of(row) for row in rows]
    assert sum(map(bool, found)) >= 0.9 * len(rows)
    assert len({*found}) > 20


def test_the_users_own_list_takes_the_place_of_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    row = form_row("a").with_cell(At.PROBLEM, "Skadegörelse på skolan")
    assert read_topics().of(row) == "Skadegörelse, klotter och bränder"
    topics_file().write_text(packed_topics().replace("Skadegörelse, klotter och bränder", "Förstört"), encoding="utf-8")
    assert read_topics().of(row) == "Förstört"
    for broken in ("amne = 3\n", "[[amne]]\nnamn = 'A'\n", "[[amne]]\nnamn='A'\nord=[]\n[[amne]]\nnamn='A'\nord=[]\n"):
        topics_file().write_text(broken, encoding="utf-8")
        with pytest.raises(BrokenTopicsError, match=r"amnen\.toml: varje"):
            read_topics()
