"""Beginning a plan."""

from planterm.form.loader import form_for_year
from planterm.model.plan import Area, Plan


def new_plan(year: int, district: str) -> Plan:
    """A draft on the form of its year: the form's areas, and nothing in them."""
    form = form_for_year(year)
    return Plan(form.id, year, district, areas=tuple(Area(area.id, area.title) for area in form.areas))
