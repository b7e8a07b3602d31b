"""A small plan in a file, for sessions that are closed, killed and opened again."""

from collections.abc import Iterable
from pathlib import Path

from official_form import At, form_row
from planterm.model.conflicts import Undecided
from planterm.model.edits import Place, set_cell
from planterm.session.session import Session
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create

ROWS = {
    "unga": (form_row("aaaaaa").with_cell(At.PROBLEM, "Skola"), form_row("bbbbbb")),
    "platser": (form_row("cccccc").with_cell(At.PROBLEM, "Torget"),),
}


def small_plan(folder: Path) -> Path:
    """A plan of three rows in two areas."""
    path = folder / "plan.toml"
    plan = new_plan(2026, "Farsta stadsdelsförvaltning")
    create(path, plan._replace(areas=tuple(area._replace(rows=ROWS.get(area.id, ())) for area in plan.areas)))
    return path


def write(session: Session, row_id: str, text: str, column: int = At.PROBLEM) -> None:
    """Another text in a cell."""
    area = next(area for area in session.plan.areas if any(row.id == row_id for row in area.rows))
    session.apply(set_cell(session.plan, Place(area.id, row_id, column), text))


def cell(session: Session, row_id: str, column: int = At.PROBLEM) -> str:
    """The text in a cell."""
    return next(row for row in session.plan.rows() if row.id == row_id).cells[column]


def wordings(undecided: Iterable[Undecided]) -> list[tuple[str | None, ...]]:
    """The texts to choose from for each place, the plan's own first."""
    return [tuple(wording.text for wording in (each.standing, *each.others)) for each in undecided]
