"""How planterm itself lays out what is new in a plan file."""

from planterm.model.plan import Area, Plan, Row, Stage
from planterm.store import keys
from planterm.store.blocks import body_of
from planterm.store.keys import Values, area_values, plan_values, row_values
from planterm.store.outline import Block, BlockKind
from planterm.texts import store as texts

_STAGES = " | ".join(Stage)


def new_row(row: Row, gap: str, newline: str) -> Block:
    """A row that stood nowhere before, with all its columns."""
    return Block(BlockKind.ROW, gap, f"[[{keys.AREA}.{keys.ROW}]]{newline}", _body(row_values(row), newline))


def new_area(area: Area, gap: str, newline: str) -> Block:
    """The head of an area that stood nowhere before."""
    return Block(BlockKind.AREA, gap, f"[[{keys.AREA}]]{newline}", _body(area_values(area), newline))


def new_text(plan: Plan) -> str:
    """A whole new plan file."""
    newline = "\n"
    root = body_of({keys.SCHEMA: keys.SCHEMA_VERSION, keys.FORM: plan.form}, newline)
    parts = [f"# {texts.file_heading(plan.year)}{newline}", root, f"{newline}[{keys.PLAN}]{newline}"]
    for key, value in plan_values(plan).items():
        line = _body({key: value}, newline)
        parts.append(f"{line.rstrip()}  # {_STAGES}{newline}" if key == keys.STAGE else line)
    for area in plan.areas:
        parts.append(new_area(area, newline, newline).text)
        parts += [new_row(row, newline, newline).text for row in area.rows]
    return "".join(parts)


def _body(values: Values, newline: str) -> str:
    return body_of({key: value for key, value in values.items() if value is not None}, newline)
