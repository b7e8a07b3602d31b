"""Searching as a Swede expects, and replacing as one step."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED, plans

from official_form import FORM, At, form_row
from planterm.model.edits import EditKind, Place
from planterm.model.form import Role
from planterm.model.plan import Area, Plan
from planterm.model.search import (
    Hit,
    Query,
    RowFilter,
    find,
    replace_all,
    replace_hit,
)
from planterm.model.text import clean
from reference_plan import reference_plan

Form = Literal["NFC", "NFD"]
WORDS = st.text(st.sampled_from(list('aAåÅäöéeEsß ﬁi\n\N{NO-BREAK SPACE}\u0301\u030a\xad-–”"')), max_size=10)


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in Query(query).spans(text)]


def plan_of(*cells: str) -> Plan:
    rows = tuple(form_row(f"rad{index}").with_cell(At.WHO, text) for index, text in enumerate(cells))
    return Plan(FORM, 2026, "Farsta", areas=(Area("tom", "Tom"), Area("unga", "Unga", rows)))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Polisen och polis", "polis", ["Polis", "polis"]),
        ("ÅTGÄRD", "åtgärd", ["ÅTGÄRD"]),
        ("åtgärd", "atgard", []),
        ("atgard", "åtgärd", []),
        ("för", "for", []),
        ("en idé", "ide", ["idé"]),
        ("en ide", "idé", ["ide"]),
        ("Müller", "muller", ["Müller"]),
        ("Sören", "søren", ["Sören"]),
        ("Straße 1", "strasse 1", ["Straße 1"]),
        ("Straße", "s", ["S"]),
        ("ﬁnns", "finns", ["ﬁnns"]),
        ("ﬁnns", "i", []),
        (
            "våld i\N{NO-BREAK SPACE}nära\n\nrelation",
            "våld i nära relation",
            ["våld i\N{NO-BREAK SPACE}nära\n\nrelation"],
        ),
        ("dubbla  blanksteg", "dubbla blanksteg", ["dubbla  blanksteg"]),
        ("2018–2019", "2018-2019", ["2018–2019"]),
        ("”Entreprenören", '"entre', ["”Entre"]),
        ("före\xadbyggande", "förebyggande", ["före\xadbyggande"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("25 % [/i] .*", ".*", [".*"]),
        ("🙂 polis 🙂", "polis", ["polis"]),
        ("text", "", []),
        ("a b", " ", []),
        ("en polis", " polis", [" polis"]),
        ("polis", "polis ", []),
    ],
)
def test_what_is_found(text: str, query: str, expected: list[str]) -> None:
    assert found(text, query) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("query_form", ["NFC", "NFD"])
def test_both_ways_to_write_a_letter_are_the_same(form: Form, query_form: Form) -> None:
    text = unicodedata.normalize(form, "Vi ser våld, idéer och Åre.")
    for word in ("våld", "idéer", "åre"):
        parts = found(text, unicodedata.normalize(query_form, word))
        assert [unicodedata.normalize("NFC", part).lower() for part in parts] == [word]
    assert found(text, "vald") == []


@UNHURRIED
@given(WORDS, WORDS)
def test_what_is_found_is_the_query_and_nothing_is_counted_twice(text: str, query: str) -> None:
    last = 0
    for start, end in Query(query).spans(text):
        assert last <= start < end <= len(text)
        assert Query(query.strip()).spans(text[start:end])
        last = end


@UNHURRIED
@given(st.text(min_size=1).map(clean), st.text().map(clean))
def test_a_text_is_found_in_itself(text: str, before: str) -> None:
    query = Query(text)
    if not query.is_blank:
        assert query.spans(f"{before} {text} {before}")


def test_the_whole_plan_in_reading_order() -> None:
    plan = reference_plan()
    found_hits = find(plan, Query("polis"))
    by_hand = [
        (area.id, row.id, column)
        for area in plan.areas
        for row in area.rows
        for column in At
        for _ in range(row.cells[column].lower().count("polis"))
    ]
    assert [(hit.area_id, hit.row_id, hit.column) for hit in found_hits] == by_hand
    assert len(found_hits) > 10
    assert find(plan, Query("polis"), 3) == found_hits[:3]
    assert find(plan, Query(" ")) == ()


@UNHURRIED
@given(plans(), WORDS)
def test_the_quick_look_overlooks_nothing(plan: Plan, text: str) -> None:
    query = Query(text)
    slowly = [
        Hit(area.id, row.id, column, start, end)
        for area in plan.areas
        for row in area.rows
        for column in At
        for start, end in query.spans(row.cells[column])
    ]
    assert list(find(plan, query)) == slowly


def test_rows_are_chosen_by_any_column_or_by_one() -> None:
    area = reference_plan().areas[3]
    anywhere, by_who = RowFilter(Query("polis")).rows(area), RowFilter(Query("POLIS"), At.WHO).rows(area)
    assert by_who == tuple(i for i, row in enumerate(area.rows) if "polis" in row.text(Role.WHO).lower())
    assert set(by_who) < set(anywhere)
    assert RowFilter(Query("  ")).rows(area) == tuple(range(len(area.rows)))
    assert RowFilter(Query("finns inte")).rows(area) == ()


def test_one_hit_is_replaced_by_the_text_as_it_is() -> None:
    plan = plan_of("Skola och polis", "polis")
    edit = replace_hit(plan, find(plan, Query("polis"))[0], r"\1 $& Polisen\x1b".replace(r"\x1b", "\x1b"))
    assert [row.text(Role.WHO) for row in edit.plan.rows()] == [r"Skola och \1 $& Polisen", "polis"]
    assert edit.kind is EditKind.REPLACE
    assert edit.before == edit.after == Place("unga", "rad0", At.WHO)


def test_all_hits_are_replaced_as_one_step() -> None:
    plan = plan_of("Polis, skola och polis", "skola", "närpolis")
    edit = replace_all(plan, Query("polis"), "Polisen")
    assert edit is not None
    assert [row.text(Role.WHO) for row in edit.plan.rows()] == ["Polisen, skola och Polisen", "skola", "närPolisen"]
    assert edit.plan.area("tom") is plan.area("tom")
    assert edit.plan.area("unga").rows[1] is plan.area("unga").rows[1]
    assert (edit.kind, edit.after) == (EditKind.REPLACE_ALL, Place("unga", "rad0", At.WHO))
    assert replace_all(plan, Query("finns inte"), "x") is None


@UNHURRIED
@given(plans(), WORDS)
def test_as_many_are_replaced_as_are_found_and_then_none_is_left(plan: Plan, text: str) -> None:
    query = Query(text)
    edit, count = replace_all(plan, query, "\N{SNOWMAN}"), len(find(plan, query))
    assert (edit is None) is (count == 0)
    if edit is not None:
        assert sum(cell.count("\N{SNOWMAN}") for row in edit.plan.rows() for cell in row.cells) == count
