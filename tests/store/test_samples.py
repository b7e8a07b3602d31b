import json
from pathlib import Path

import pytest

from official_form import COLUMNS
from planterm.form.loader import form_ids, load_form
from planterm.model.follow_up import RowChoice, tally
from planterm.model.plan import ALPHABET, LENGTH, Stage
from planterm.store.planfile import PlanFile, load, save

ROOT = Path(__file__).parents[2]
SAMPLE_PLANS = ROOT / "sample_plans"
SAMPLES = sorted(SAMPLE_PLANS.glob("*.toml"))
REFERENCE = json.loads((ROOT / "tests/reference/skarpnack-2025.json").read_text(encoding="utf-8"))


def sample(name: str) -> PlanFile:
    return load(SAMPLE_PLANS / f"{name}.toml")


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


def test_one_is_followed_up_in_rounds_and_after_the_second() -> None:
    plan = sample("strandvik-2026").plan
    progress = [tally(plan, RowChoice(round=column.key)) for column in plan.columns.follow_ups]
    assert progress == [(5, 6), (4, 6), (0, 6)]


def test_there_is_one_on_every_form_of_the_package() -> None:
    assert {load(path).plan.form.id for path in SAMPLES} == set(form_ids())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_complete(path: Path) -> None:
    file = load(path)
    assert save(file, file.plan) is file
    assert all(len(row.id) == LENGTH and set(row.id) <= set(ALPHABET) for row in file.plan.rows())
