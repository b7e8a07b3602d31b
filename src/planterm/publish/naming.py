"""What parts of a plan are called where differences are told: areas, rows, and what they hold."""

from planterm.form.form import Form
from planterm.model import fields
from planterm.model.columns import COLUMN_BY_KEY
from planterm.model.plan import Plan, Row
from planterm.model.text import visible
from planterm.texts import comparison, publishing
from planterm.texts.plan import STAGES, STATUSES

LONGEST_TITLE = 60
"""How much of a row's problem is enough to know the row by, in characters."""


def label(form: Form, key: str) -> str:
    """What people call a field that plan files call by the key."""
    return form.columns[COLUMN_BY_KEY[key]].header if key in COLUMN_BY_KEY else comparison.FIELDS.get(key, key)


def shown(key: str, text: str) -> str:
    """A field's text as people read it; a blank one is said in words."""
    if not text.strip():
        return comparison.BLANK
    names = {fields.STAGE: STAGES, fields.STATUS: STATUSES}.get(key, {})
    return names.get(text, text)


def first_words(row: Row) -> str:
    """The beginning of the row's problem, or of the first cell that holds anything, on one line."""
    text = next((line for cell in row.cells if (line := visible(cell))), comparison.BLANK)
    if len(text) <= LONGEST_TITLE:
        return text
    head = text[:LONGEST_TITLE]
    return f"{head.rpartition(' ')[0] or head} …"


def area_heading(plan: Plan, area_id: str) -> str:
    """The area's number and title, as `show` has them."""
    number, area = next((number, area) for number, area in enumerate(plan.areas, start=1) if area.id == area_id)
    return f"{publishing.area_heading(number, own=area.own)}{visible(area.title)}"


def filled(row: Row) -> list[tuple[str, str]]:
    """The keys and texts of the row's fields that hold anything."""
    pairs = [(key, fields.row_text(row, key)) for key in fields.ROW_KEYS]
    return [(key, text) for key, text in pairs if text.strip()]
