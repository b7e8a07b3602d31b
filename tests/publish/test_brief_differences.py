"""Differences in a line each: where, what, and the texts from where they begin to differ."""

from pathlib import Path

import pytest

from official_form import At, form_row
from planterm.form.loader import load_form
from planterm.model.diff import diff
from planterm.model.edits import Place
from planterm.model.plan import Area, Plan, Stage, Status
from planterm.publish.differences import brief_lines, first_places
from planterm.session.written_plan import new_plan
from planterm.store.planfile import load
from sample_plans import small_plan

FORM = load_form("atgardsplan-2025")


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return load(small_plan(tmp_path)).plan


def told(first: Plan, second: Plan) -> list[str]:
    return list(brief_lines(first, second, diff(first, second)))


def test_a_long_text_is_told_from_where_it_begins_to_differ(plan: Plan) -> None:
    area = plan.areas[0]
    long = "Ungdomar som vistas i offentlig miljö sena kvällar "
    first = plan.with_area(area.with_row(area.rows[0].with_cell(At.CAUSE, long + "i centrum")))
    second = plan.with_area(area.with_row(area.rows[0].with_cell(At.CAUSE, long + "vid stationen")))
    [line] = told(first, second)
    assert line == ("1.1 Orsak: ”…ena kvällar i centrum” → ”…ena kvällar vid stationen”")


def test_details_areas_and_rows_that_come_and_go_are_told(plan: Plan) -> None:
    own = Area("vald", "Våld i nära relation", (form_row("dddddd").with_cell(At.PROBLEM, "Hot\x1b[2J"),), own=True)
    second = plan._replace(district="Skärholmen", areas=(plan.areas[0]._replace(rows=()), *plan.areas[1:], own))
    assert told(plan, second) == [
        "Förvaltning: ”Farsta stadsdelsförvaltning” → ”Skärholmen”",
        "tidigare 1.1 borttagen: Skola",
        "tidigare 1.2 borttagen",
        "Våld i nära relation: nytt område",
        f"{len(second.areas)}.1 ny: Hot[2J",
    ]


def test_stages_and_statuses_are_told_by_their_names(plan: Plan) -> None:
    area = plan.areas[0]
    done = plan.with_area(area.with_row(area.rows[0]._replace(status=Status.PARTLY)))
    lines = told(plan, done._replace(stage=Stage.READY))
    assert lines[0] == "Skede: ”Utkast” → ”Klar för beslut”"
    assert lines[1].endswith("Status: (tomt) → ”Delvis genomförd”")


def test_one_goes_to_the_first_row_that_has_changed(plan: Plan) -> None:
    area = plan.areas[0]
    changed = plan.with_area(area.with_row(area.rows[1].with_cell(At.WHO, "Anna")))
    there = Place(area.id, "bbbbbb", At.WHO)
    assert first_places(plan, changed) == (there, there)


def test_where_no_row_has_changed_one_stays_at_the_first(plan: Plan) -> None:
    first = Place("unga", "aaaaaa")
    assert first_places(plan, plan._replace(district="Skärholmen")) == (first, first)


def test_a_plan_without_rows_has_a_place_too() -> None:
    plan = new_plan(2026, "Farsta")
    place = Place(plan.areas[0].id)
    assert first_places(plan, plan._replace(district="Skärholmen")) == (place, place)
