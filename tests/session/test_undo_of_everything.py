"""Any sequence of everything that can be done to a plan, taken back to the opening and done again to the end."""

from collections.abc import Callable
from datetime import date
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from official_form import FORM, At, form_row
from planterm.form.loader import load_form
from planterm.model import block_edits, edits, form_change, search, when
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Area, Effect, GoalReached, Plan, Row, Stage, Status
from planterm.session.session import Session
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create


class Situation(NamedTuple):
    """A plan, a cell of it, and what chance decides."""

    plan: Plan
    place: Place
    text: str
    chance: Random
    new_id: Callable[[], str]

    @property
    def area(self) -> Area:
        return self.plan.area(self.place.area_id)

    @property
    def steps(self) -> int:
        return self.chance.randint(-3, 3)

    @property
    def columns(self) -> set[int]:
        return set(self.chance.sample(list(At), self.chance.randint(1, 4)))

    def new_row(self) -> Row:
        return Row.blank(self.new_id(), self.plan.columns).with_cell(self.place.column, self.text)

    @property
    def row_ids(self) -> set[str]:
        """Some of the area's rows, that of the cell among them."""
        others = [row.id for row in self.area.rows if self.chance.random() < 0.4]
        return {self.place.row_id or "", *others}

    @property
    def cells(self) -> list[list[str]]:
        """A block of texts, its rows of different lengths."""
        lengths = [self.chance.randint(0, 9) for _ in range(self.chance.randint(1, 4))]
        return [[self.text * self.chance.randint(0, 2) for _ in range(length)] for length in lengths]


Operation = Callable[[Situation], Edit | None]


def _replaced(at: Situation) -> Edit | None:
    found = search.find(at.plan, search.Query(at.text), 5)
    return search.replace_hit(at.plan, at.chance.choice(found), "utbytt") if found else None


def _details(at: Situation) -> Edit:
    day = at.chance.choice((None, date(2026, 4, 23)))
    stage = at.chance.choice(list(Stage))
    return edits.set_details(
        at.plan, at.place, {"forvaltning": at.text, "skede": stage, "beslutsdatum": day.isoformat() if day else ""}
    )


OWN_FIELDS = (
    *(("status", value) for value in ("", *Status)),
    *(("maluppfyllelse", value) for value in ("", *GoalReached)),
    *(("effekt", value) for value in ("", *Effect)),
    ("anmarkning", "Kostnad: 100 kr"),
    ("stammer", "svagt-ord"),
)
FORMS = (FORM, load_form("atgardsplan-2027"))

ON_A_ROW: dict[str, Operation] = {
    "set_cell": lambda at: edits.set_cell(at.plan, at.place, at.text),
    "duplicate_row": lambda at: edits.duplicate_row(at.plan, at.place, at.new_id(), at.columns),
    "remove_rows": lambda at: edits.remove_rows(at.plan, at.place, at.row_ids),
    "move_rows": lambda at: block_edits.move_rows(at.plan, at.place, at.row_ids, at.steps),
    "move_rows_to_area": lambda at: block_edits.move_rows_to_area(
        at.plan, at.place, at.row_ids, at.chance.choice(at.plan.areas).id
    ),
    "clear_cells": lambda at: block_edits.clear_cells(at.plan, at.place, at.row_ids, at.columns, EditKind.CUT),
    "shift_cells": lambda at: block_edits.shift_cells(at.plan, at.place, at.steps),
    "send_home": lambda at: block_edits.send_home(at.plan, at.place, dict.fromkeys(at.columns, at.place.column)),
    "move_cell": lambda at: block_edits.move_cell(at.plan, at.place, at.steps),
    "set_field": lambda at: edits.set_field(at.plan, at.place, *at.chance.choice(OWN_FIELDS)),
}
ANYWHERE: dict[str, Operation] = {
    "insert_row": lambda at: edits.insert_row(at.plan, at.place, at.new_row(), above=at.chance.random() < 0.5),
    "paste_block": lambda at: block_edits.paste_block(at.plan, at.place, at.cells).edit,
    "sort_by_when": lambda at: when.sort_by_when(at.plan, at.place),
    "sort_by_effect": lambda at: block_edits.sort_by_effect(at.plan, at.place),
    "sort_rows": lambda at: block_edits.sort_rows(at.plan, at.place, EditKind.SORT_ROWS, lambda row: row.cells),
    "set_details": _details,
    "change_form": lambda at: form_change.change_form(at.plan, at.place, at.chance.choice(FORMS)),
    "replace_hit": _replaced,
    "replace_all": lambda at: search.replace_all(at.plan, search.Query(at.text), "ersatt"),
    "add_area": lambda at: edits.add_area(at.plan, at.place, edits.new_area_id(at.plan, at.text, ("unga",)), at.text),
}
ON_AN_OWN_AREA: dict[str, Operation] = {
    "rename_area": lambda at: edits.rename_area(at.plan, at.place, at.text),
    "move_area": lambda at: edits.move_area(at.plan, at.place, at.steps),
    "remove_area": lambda at: edits.remove_area(at.plan, at.place),
}
EVERYTHING = {**ON_A_ROW, **ANYWHERE, **ON_AN_OWN_AREA}

WHENS = ("Linjearbete", "våren 2026", "", "2026-01-15", "hösten 2025")
TEXTS = ("polis", "a", "Linjearbete", "rad ett\nrad två", "", " ", "2026", '"citat"', "👩‍👩‍👧 å")


def _opening() -> Plan:
    """Rows in two official areas and in the first of two own ones."""
    plan = new_plan(2026, "Farsta stadsdelsförvaltning")

    def rows(area: str) -> tuple[Row, ...]:
        texts = (("Problem a", "orsak", "Linjearbete", "", text, "Polis, skola", "") for text in WHENS)
        effects = cycle((None, Effect.LATER, Effect.AT_ONCE))
        return tuple(form_row(f"{area}{n}", cells)._replace(effect=next(effects)) for n, cells in enumerate(texts))

    first, second, *others = plan.areas
    own = (Area("moped", "Moped", rows("mop"), own=True), Area("vatten", "Vatten", own=True))
    filled = (Area(first.id, first.title, rows("ett")), Area(second.id, second.title, rows("tva")[:2]))
    return Plan(plan.form, plan.year, plan.district, areas=(*filled, *others, *own))


@pytest.fixture(scope="module")
def plan_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planer") / "plan.toml"
    create(path, _opening())
    return path


def _chance(seed: int | str) -> Random:
    """The same every time."""
    return Random(seed)  # noqa: S311 - nothing here is secret


def _possible(plan: Plan, place: Place) -> dict[str, Operation]:
    on_row = ON_A_ROW if place.row_id else {}
    on_area = ON_AN_OWN_AREA if plan.area(place.area_id).own else {}
    return {**on_row, **ANYWHERE, **on_area}


def _place(plan: Plan, chance: Random, *, fitting: str) -> Place:
    """A cell, or where a new row would begin; one that the operation can be done at where there is one."""
    areas = [area for area in plan.areas if area.own] if fitting in ON_AN_OWN_AREA else list(plan.areas)
    if fitting in ON_A_ROW:
        areas = [area for area in areas if area.rows]
    area = chance.choice(areas or list(plan.areas))
    row_ids = [row.id for row in area.rows] + ([] if fitting in ON_A_ROW and area.rows else [None])
    return Place(area.id, chance.choice(row_ids), chance.choice(list(At)))


def _do(session: Session, name: str, text: str, chance: Random, new_id: Callable[[], str]) -> Edit | None:
    """Do it at a place of chance; what was done, or None where it changes nothing."""
    plan = session.plan
    place = _place(plan, chance, fitting=name)
    if name not in _possible(plan, place):
        return None
    edit = EVERYTHING[name](Situation(plan, place, text, chance, new_id))
    if edit is None or edit.plan == plan:
        return None
    session.apply(edit)
    return edit


def _exists(plan: Plan, place: Place) -> bool:
    area = next((area for area in plan.areas if area.id == place.area_id), None)
    return area is not None and (place.row_id is None or any(row.id == place.row_id for row in area.rows))


def _assert_taken_back_and_done_again(session: Session, done: list[Edit], opening: Plan) -> None:
    end = session.plan
    for edit in reversed(done):
        step = session.undo()
        assert step is not None
        assert (step.kind, step.place_before) == (edit.kind, edit.before)
        assert _exists(session.plan, step.place_before), "the cursor can go to where it was done"
    assert session.undo() is None
    assert session.plan == opening
    assert not session.is_dirty
    for edit in done:
        step = session.redo()
        assert step is not None
        assert session.plan == edit.plan
        assert _exists(session.plan, step.place_after), "and to where it ended"
    assert session.redo() is None
    assert session.plan == end


@pytest.mark.parametrize("name", EVERYTHING)
def test_each_kind_of_change_alone_is_taken_back_and_done_again(plan_path: Path, name: str) -> None:
    session = Session.open(plan_path)
    opening, ids = session.plan, (f"ny{number}" for number in count())
    chance = _chance(name)
    attempts = (_do(session, name, TEXTS[number % 6], chance, ids.__next__) for number in range(200))
    done = [next(edit for edit in attempts if edit is not None)]
    _assert_taken_back_and_done_again(session, done, opening)


steps = st.tuples(st.sampled_from(sorted(EVERYTHING)), st.sampled_from(TEXTS))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(sequence=st.lists(steps, max_size=30), seed=st.integers(0, 2**16))
@example(sequence=[(name, TEXTS[0]) for name in EVERYTHING] * 3, seed=1)
def test_any_sequence_is_taken_back_to_the_opening_and_done_again_to_the_end(
    plan_path: Path, sequence: list[tuple[str, str]], seed: int
) -> None:
    session = Session.open(plan_path)
    opening, ids, chance = session.plan, (f"ny{number}" for number in count()), _chance(seed)
    done = [edit for name, text in sequence if (edit := _do(session, name, text, chance, ids.__next__))]
    _assert_taken_back_and_done_again(session, done, opening)


_EDITS = (Edit, Edit | None, block_edits.Paste)
"""What the functions that change a plan return."""


def test_everything_that_makes_an_edit_is_among_what_is_tried() -> None:
    makers = {
        name
        for module in (edits, block_edits, form_change, search, when)
        for name, made in vars(module).items()
        if callable(made)
        and not name.startswith("_")
        and getattr(made, "__module__", "") == module.__name__
        and getattr(made, "__annotations__", {}).get("return") in _EDITS
    }
    assert makers == set(EVERYTHING)
