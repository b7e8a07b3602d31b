"""An open plan: edits, undo and redo, and whether anything is unsaved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from official_form import COLUMNS, At, form_row
from planterm.errors import PlantermError
from planterm.form.loader import load_form
from planterm.model.block_edits import move_rows
from planterm.model.edits import Edit, Place, duplicate_row, insert_row, remove_rows, set_cell
from planterm.model.form import Role
from planterm.model.plan import Area, Plan, new_row_id
from planterm.model.results import analyse, sheet_areas
from planterm.session.session import Session
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create
from reference_plan import reference_plan

UNGA = "unga"


def official_plan() -> Plan:
    """The real plan under the form's own area ids."""
    form, plan = load_form("atgardsplan-2025"), reference_plan()
    areas = tuple(
        Area(official.id, area.title, area.rows) for official, area in zip(form.areas, plan.areas, strict=True)
    )
    return Plan(plan.form, plan.year, plan.district, areas=areas)


@pytest.fixture(scope="module")
def plan_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planer") / "plan.toml"
    create(path, official_plan())
    return path


@pytest.fixture
def session(plan_path: Path) -> Session:
    return Session.open(plan_path)


def first_cell(session: Session) -> Place:
    return Place(UNGA, session.plan.area(UNGA).rows[0].id, At.PROBLEM)


def test_an_opened_plan_is_what_the_file_holds_and_nothing_is_unsaved(session: Session, plan_path: Path) -> None:
    assert session.plan == official_plan()
    assert session.path == plan_path
    assert not session.is_dirty
    assert session.undo() is None
    assert session.redo() is None


def test_an_edit_is_unsaved_until_it_is_undone(session: Session) -> None:
    session.apply(set_cell(session.plan, first_cell(session), "Nytt problem"))
    assert session.is_dirty
    session.undo()
    assert not session.is_dirty


def test_the_same_text_written_again_is_no_change(session: Session) -> None:
    place = first_cell(session)
    session.apply(set_cell(session.plan, place, session.plan.area(UNGA).rows[0].text(Role.PROBLEM)))
    assert not session.is_dirty
    assert session.undo() is None


def test_typing_the_old_text_back_leaves_nothing_unsaved(session: Session) -> None:
    place, old = first_cell(session), session.plan.area(UNGA).rows[0].text(Role.PROBLEM)
    session.apply(set_cell(session.plan, place, "Nytt"))
    session.apply(set_cell(session.plan, place, old))
    assert not session.is_dirty


def test_an_undone_edit_says_where_it_was(session: Session) -> None:
    edit = set_cell(session.plan, first_cell(session), "Nytt")
    session.apply(edit)
    step = session.undo()
    assert step is not None
    assert (step.kind, step.place_before) == (edit.kind, edit.before)


def test_a_new_edit_ends_what_could_be_redone(session: Session) -> None:
    place = first_cell(session)
    session.apply(set_cell(session.plan, place, "ett"))
    session.undo()
    session.apply(set_cell(session.plan, place, "två"))
    assert session.redo() is None
    assert session.plan.area(UNGA).rows[0].text(Role.PROBLEM) == "två"


def test_the_analysis_follows_every_edit(session: Session) -> None:
    place = first_cell(session)
    session.apply(set_cell(session.plan, place, ""))
    assert [line.counts[0] for line in analyse(sheet_areas(session.plan), session.form)] == [7, 1, 4, 11, 2, 0]
    session.undo()
    assert [line.counts[0] for line in analyse(sheet_areas(session.plan), session.form)] == [8, 1, 4, 11, 2, 0]


def test_a_save_is_on_disk_and_can_still_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    create(path, official_plan())
    session = Session.open(path)
    session.apply(set_cell(session.plan, first_cell(session), "Sparat"))
    session.save()
    assert not session.is_dirty
    assert Session.open(path).plan == session.plan

    session.undo()
    assert session.is_dirty
    assert session.plan == official_plan()


def test_a_copy_saved_elsewhere_is_the_one_that_goes_on(tmp_path: Path) -> None:
    path, copy = tmp_path / "plan.toml", tmp_path / "kopia.toml"
    create(path, official_plan())
    session = Session.open(path)
    session.apply(set_cell(session.plan, first_cell(session), "I kopian"))
    session.save_as(copy)
    assert session.path == copy
    assert not session.is_dirty
    assert Session.open(path).plan == official_plan()
    assert Session.open(copy).plan == session.plan


def test_a_plan_can_be_begun_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ny.toml"
    begun = Session.begin(path, new_plan(2026, "Farsta stadsdelsförvaltning"))
    assert not begun.is_dirty
    assert Session.open(path).plan == begun.plan
    with pytest.raises(PlantermError, match=r"ny\.toml"):
        Session.begin(path, new_plan(2027, "En annan"))
    assert Session.open(path).plan == begun.plan


def test_the_workbook_is_of_the_plan_as_it_stands(session: Session, tmp_path: Path) -> None:
    session.apply(set_cell(session.plan, first_cell(session), "Osparat problem"))
    session.export(tmp_path / "bok.xlsx")
    assert load_workbook(tmp_path / "bok.xlsx").worksheets[1]["A3"].value == "Osparat problem"


type_text = st.text(st.sampled_from("aåö \n\t[=👍"), max_size=8)
numbers = st.integers(0, 10**6)


def _place(plan: Plan, number: int) -> Place:
    area = plan.areas[number % len(plan.areas)]
    row_id = area.rows[number % len(area.rows)].id if area.rows else None
    return Place(area.id, row_id, number % len(COLUMNS))


def _taken(plan: Plan) -> set[str]:
    return {row.id for row in plan.rows()}


Operation = Callable[[Plan, Place, int, str], Edit | None]
ON_A_ROW: list[Operation] = [
    lambda plan, place, _number, text: set_cell(plan, place, text),
    lambda plan, place, number, _text: duplicate_row(
        plan, place, new_row_id(_taken(plan)), set(range(number % len(COLUMNS)))
    ),
    lambda plan, place, number, _text: remove_rows(
        plan, place, {row.id for row in plan.area(place.area_id).rows[: number % 3]} | {place.row_id or ""}
    ),
    lambda plan, place, number, _text: move_rows(plan, place, [place.row_id or ""], number % 7 - 3),
]
ANYWHERE: list[Operation] = [
    lambda plan, place, number, _text: insert_row(
        plan, place, form_row(new_row_id(_taken(plan))), above=bool(number % 2)
    ),
]


@given(steps=st.lists(st.tuples(numbers, numbers, type_text), max_size=25))
def test_any_edits_undone_give_the_opening_plan_and_redone_the_last(
    plan_path: Path, steps: list[tuple[int, int, str]]
) -> None:
    session = Session.open(plan_path)
    opening = session.plan
    for choice, number, text in steps:
        place = _place(session.plan, number)
        operations = ANYWHERE + (ON_A_ROW if place.row_id else [])
        edit = operations[choice % len(operations)](session.plan, place, number, text)
        if edit is not None:
            session.apply(edit)
    end = session.plan

    undone = 0
    while session.undo() is not None:
        undone += 1
    assert session.plan == opening
    assert not session.is_dirty

    for _ in range(undone):
        assert session.redo() is not None
    assert session.redo() is None
    assert session.plan == end
