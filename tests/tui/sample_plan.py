"""The sample plan and small plans of one's own, opened as the editor opens them."""

from functools import cache
from pathlib import Path

from official_form import form_row
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan, Row
from planterm.session.session import Session
from planterm.store.planfile import create, load

SAMPLE = Path(__file__).parents[2] / "sample_plans" / "skarpnack-2025.toml"
FORM = load_form("atgardsplan-2025")
HEADERS = tuple(column.header for column in FORM.columns)


@cache
def sample() -> Plan:
    """The real plan."""
    return load(SAMPLE).plan


def row(number: int, *cells: str) -> Row:
    """A row with these cells, empty ones after them."""
    filled = form_row(f"rad{number:03}")
    for column, text in enumerate(cells):
        filled = filled.with_cell(column, text)
    return filled


def plan_of(*rows: Row, district: str = "Farsta stadsdelsförvaltning") -> Plan:
    """A plan with these rows in its first area, the other official areas empty."""
    first, *others = (Area(area.id, area.title) for area in FORM.areas)
    return Plan(FORM, 2026, district, areas=(Area(first.id, first.title, rows), *others))


def session_of(plan: Plan, path: Path = Path("plan.toml")) -> Session:
    """The plan in a new file, opened."""
    create(path, plan)
    return Session.open(path)


def small_plan() -> Plan:
    """Three rows, the first one filled."""
    return plan_of(
        row(0, "Skola som brottsplats", "Få vuxna", "Fler vuxna", "Tryggare rast", "2025", "Rektor", "Klart."),
        row(1, "Rån mot unga", "Sena kvällar"),
        row(2, "Klotter"),
    )
