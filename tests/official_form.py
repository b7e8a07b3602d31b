"""The official form, its columns by name, and rows on it, for tests that are about that form."""

from enum import IntEnum

from planterm.form.loader import load_form
from planterm.model.fields import row_keys
from planterm.model.plan import Row, Status

FORM = load_form("atgardsplan-2025")
COLUMNS = FORM.columns
ROW_KEYS = row_keys(COLUMNS)
assert FORM.instruction is not None
assert FORM.own_area is not None
INSTRUCTION = FORM.instruction
OWN_AREA = FORM.own_area


class At(IntEnum):
    """Where each column stands; named as the roles are."""

    PROBLEM = 0
    CAUSE = 1
    MEASURE = 2
    GOALS = 3
    WHEN = 4
    WHO = 5
    FOLLOW_UP = 6


def form_row(row_id: str, cells: tuple[str, ...] = COLUMNS.blank, status: Status | None = None) -> Row:
    """A row on the form."""
    return Row(row_id, COLUMNS, cells, status)
