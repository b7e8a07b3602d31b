"""What is decided about a workbook that came back: pure values, and the lines they are drawn as."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_plan import plan_of, row

from planterm.model.form import Role
from planterm.model.plan import Area, Plan
from planterm.model.returned import Returned, compare, take
from planterm.texts import two_plans as texts
from planterm.tui.comparison.comparison_view import item_lines, row_heading, what_differs
from planterm.tui.comparison.visit import Visit
from planterm.tui.grid.wrapping import width

OURS = plan_of(
    row(0, "Skola som brottsplats", "Få vuxna", "Fler vuxna på skolgården och i korridorerna varje dag", "", "2025"),
    row(1, "Rån mot unga", "Sena kvällar"),
    row(2, "Klotter", "Mörka gångtunnlar"),
    row(3, "Skolk", "Brist på stöd"),
)


def _book() -> Plan:
    own = Area("bok", "Trafik", (row(20, "Buskörning med mopeder"), row(21, "Trimmade elsparkcyklar")), own=True)
    rows = (
        row(13, "Skolk", "Brist på stöd", "", "", "", "", "Klart."),
        row(10, "Skola som brottsplats", "Få vuxna", "Fler vuxna på skolgården och i korridorerna"),
        row(11, "Rån mot unga", "Sena kvällar", "", "", "", "", "Pågår."),
    )
    return replace(OURS, areas=(replace(OURS.areas[0], rows=rows), *OURS.areas[1:], own))


@cache
def _returned() -> Returned:
    return compare(OURS, _book())


def _labels(visit: Visit) -> list[str]:
    returned = visit.returned
    return [f"{row_heading(returned, item.change)} {what_differs(returned, item)}".strip() for item in visit.items]


def test_everything_is_listed_row_by_row_and_what_is_missing_last() -> None:
    assert _labels(Visit(_returned())) == [
        "Rad 4 · Skolk radens plats: rad 4 här, rad 1 i arbetsboken",
        "Rad 4 · Skolk Uppföljning",
        "Rad 1 · Skola som brottsplats Åtgärd",
        "Rad 1 · Skola som brottsplats När",
        "Rad 2 · Rån mot unga Uppföljning",
        "nytt eget område",
        "ny rad (rad 1 i arbetsboken)",
        "ny rad (rad 2 i arbetsboken)",
        "1 rad finns bara här i planen (Höger visar den)",
    ]
    assert _labels(Visit(_returned(), unfolded=True))[-1] == "Unga i riskzon för destruktivt beteende, rad 3"
    assert [label.split()[-1] for label in _labels(Visit(_returned(), only_follow_up=True))] == ["Uppföljning"] * 2


def test_a_new_area_is_taken_with_its_rows_and_a_row_with_its_place() -> None:
    visit = Visit(_returned())
    with_area = visit.toggled(visit.items[5])
    assert [visit.mark(item) for item in visit.items[5:8]] == [texts.OPEN] * 3
    assert [with_area.mark(item) for item in with_area.items[5:8]] == [texts.TAKEN] * 3
    assert len(take(_returned(), with_area.decisions.taken).areas[-1].rows) == 2
    with_row = visit.with_row(visit.items[1])
    first = take(_returned(), with_row.decisions.taken).areas[0].rows[0]
    assert (first[Role.PROBLEM], first[Role.FOLLOW_UP]) == ("Skolk", "Klart.")
    assert with_row.state == "2 hämtade · 6 kvar"


decisions = st.lists(st.tuples(st.sampled_from(["toggle", "keep", "row", "all", "undo", "redo"]), st.integers(0, 20)))


def _decided(visit: Visit, what: str, number: int) -> Visit:
    item = visit.items[number % len(visit.items)]
    match what:
        case "toggle":
            return visit.toggled(item)
        case "keep":
            return visit.with_kept(item)
        case "row":
            return visit.with_row(item)
        case "all":
            return visit.with_all()
        case "undo":
            return visit.undone() or visit
        case _:
            return visit.redone() or visit


@given(decisions, st.booleans(), st.booleans())
def test_whatever_is_decided_can_be_undone_step_by_step(
    steps: list[tuple[str, int]], only_follow_up: bool, unfolded: bool
) -> None:
    visit = Visit(_returned(), only_follow_up=only_follow_up, unfolded=unfolded)
    for what, number in steps:
        visit = _decided(visit, what, number)
        assert not visit.decisions.taken & visit.decisions.kept
        take(_returned(), visit.decisions.taken)
    last, future = visit.decisions, len(visit.future)
    while (before := visit.undone()) is not None:
        visit = before
    assert visit.decisions == Visit(_returned()).decisions
    while len(visit.future) > future and (after := visit.redone()) is not None:
        visit = after
    assert visit.decisions == last


@pytest.mark.parametrize("columns", [1, 20, 80, 120, 300])
def test_every_line_fits_and_every_word_is_drawn(columns: int) -> None:
    visit = Visit(_returned(), unfolded=True)
    drawn = [item_lines(visit, number, columns, is_current=number == 0) for number in range(len(visit.items))]
    words = " ".join(text for lines in drawn for line in lines for text, _ in line)
    if columns >= 80:
        assert max(width("".join(text for text, _ in line)) for lines in drawn for line in lines) <= columns
        assert {"korridorerna", "Trimmade", "gångtunnlar", "Klart."} <= set(words.split())
    assert all(lines[-1] == [] for lines in drawn)
