"""Plans as hypothesis strategies, and what the tests of edits say about them."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.edits import Place
from planterm.model.plan import Area, Plan
from planterm.model.text import clean

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""

TEXTS = st.one_of(
    st.sampled_from(["", "", " ", "Linjearbete", "polis, skola", "Rad ett\nrad två", "-\tpunkt", '"citat" sa hon']),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(clean),
)
ROWS_OF_CELLS = st.lists(TEXTS, min_size=len(COLUMNS), max_size=len(COLUMNS)).map(tuple)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Three areas, the last one own, with up to five rows each."""
    areas = []
    for number in range(3):
        cells = draw(st.lists(ROWS_OF_CELLS, min_size=number == 0, max_size=5))
        rows = tuple(form_row(f"rad{number}-{index}", each) for index, each in enumerate(cells))
        areas.append(Area(f"omrade{number}", f"Område {number}", rows, own=number == 2))
    return Plan(FORM, 2026, "Farsta stadsdelsförvaltning", areas=tuple(areas))


@st.composite
def places(draw: st.DrawFn, plan: Plan) -> Place:
    """A cell of the plan."""
    area = draw(st.sampled_from([area for area in plan.areas if area.rows]))
    return Place(area.id, draw(st.sampled_from(area.rows)).id, draw(st.sampled_from(At)))


def texts(plan: Plan) -> list[str]:
    """Every text of the plan that is not blank, in order of the alphabet."""
    return sorted(cell for row in plan.rows() for cell in row.cells if cell.strip())
