"""The names that plan files use, and the order in which keys are written."""

from planterm.model.columns import COLUMN_KEYS
from planterm.model.plan import Area, Plan, Row
from planterm.store.literals import Value

SCHEMA_VERSION = 1
"""The only schema there is; a file of a newer one needs a newer program."""

SCHEMA, FORM, PLAN = "schema", "formular", "plan"
AREA, ROW = "omrade", "rad"
ID, TITLE, STATUS = "id", "titel", "status"
YEAR, DISTRICT, POLICE_AREA, STAGE = "ar", "forvaltning", "lokalpolisomrade", "skede"
CASE_NUMBER, DECIDED_ON, PREDECESSOR = "diarienummer", "beslutsdatum", "foregaende"

UNDECIDED = "att_avgora"
"""What a merge could not decide, in any table."""

ROOT_KEYS = (SCHEMA, FORM)
PLAN_KEYS = (YEAR, DISTRICT, POLICE_AREA, STAGE, CASE_NUMBER, DECIDED_ON, PREDECESSOR)
AREA_KEYS = (ID, TITLE, ROW)
ROW_KEYS = (ID, *COLUMN_KEYS, STATUS)

Values = dict[str, Value | None]


def plan_values(plan: Plan) -> Values:
    """What stands in the plan's own table."""
    stage, predecessor = plan.stage.value, plan.predecessor or None
    head = (plan.year, plan.district, plan.police_area)
    return dict(zip(PLAN_KEYS, (*head, stage, plan.case_number, plan.decided_on, predecessor), strict=True))


def area_values(area: Area) -> Values:
    """What stands at the head of an area."""
    return {ID: area.id, TITLE: area.title}


def row_values(row: Row) -> Values:
    """What stands in a row."""
    status = row.status.value if row.status else None
    return dict(zip(ROW_KEYS, (row.id, *row.cells, status), strict=True))
