import json
from pathlib import Path

import pytest

from official_form import COLUMNS
from planterm.form.loader import load_form
from planterm.model.plan import ALPHABET, LENGTH, Stage
from planterm.store.planfile import PlanFile, load, save

ROOT = Path(__file__).parents[2]
REFERENCE = json.loads((ROOT / "tests/reference/skarpnack-2025.json").read_text(encoding="utf-8"))


def sample(name: str) -> PlanFile:
    return load(ROOT / "sample_plans" / f"{name}.toml")


def test_skarpnack_is_the_real_plan_cell_by_cell() -> None:
    plan = sample("skarpnack-2025").plan
    expected = {area["title"]: area["rows"] for area in REFERENCE["areas"][:5]}
    found = {area.title: [dict(zip(COLUMNS.keys, row.cells, strict=True)) for row in area.rows] for area in plan.areas}
    assert found == expected
    assert sum(len(row.cells) for row in plan.rows()) == 26 * 7
    assert (plan.year, plan.district, plan.stage) == (2025, "Skarpnäcks stadsdelsförvaltning", Stage.DRAFT)


def test_the_empty_plan_has_the_forms_areas_and_no_rows() -> None:
    plan = sample("tom-2026").plan
    form = load_form("atgardsplan-2025")
    assert [(area.id, area.title) for area in plan.areas] == [(area.id, area.title) for area in form.areas]
    assert (plan.year, plan.district, plan.stage, list(plan.rows())) == (2026, "", Stage.DRAFT, [])


def test_exempelstaden_is_in_the_middle_of_its_year() -> None:
    plan = sample("exempelstaden-2026").plan
    assert [area.own for area in plan.areas] == [False] * 5 + [True]
    rows = list(plan.rows())
    assert 0 < sum(row.is_followed_up for row in rows) < len(rows)
    assert {row.status is None for row in rows} == {True, False}


@pytest.mark.parametrize("name", ["skarpnack-2025", "tom-2026", "exempelstaden-2026"])
def test_samples_are_complete(name: str) -> None:
    file = sample(name)
    assert save(file, file.plan) is file
    assert all(len(row.id) == LENGTH and set(row.id) <= set(ALPHABET) for row in file.plan.rows())
