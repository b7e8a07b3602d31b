"""Plans that have areas, rows and texts in common in every way that there is."""

from datetime import date

from hypothesis import strategies as st

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.plan import Area, Plan, Row, Stage, Status

OFFICIAL = (Area("unga", "Unga i riskzon"), Area("platser", "Otrygga platser"))
OWN_IDS = ("trafik", "brand", "natet")
ROW_IDS = "abcdefgh"

TEXTS = ("", "Klotter", "Linjearbete", "Polisen\noch skolan", " ")

few_texts = st.dictionaries(st.sampled_from(At), st.sampled_from(TEXTS), max_size=3)
rows = st.builds(
    lambda row_id, texts, status: form_row(row_id, tuple(texts.get(column, "") for column in At), status),
    st.sampled_from(ROW_IDS),
    few_texts,
    st.sampled_from([None, None, Status.DONE, Status.PARTLY]),
)
own_areas = st.builds(Area, st.sampled_from(OWN_IDS), st.sampled_from(["Trafik", "Eget"]), st.just(()), st.just(True))
details = st.builds(
    lambda **given: Plan(FORM, **given),
    year=st.sampled_from([2025, 2026, 2027]),
    district=st.sampled_from(["Farsta", "Älvsjö", "Skarpnäck"]),
    stage=st.sampled_from(Stage),
    decided_on=st.sampled_from([None, date(2026, 4, 23), date(1, 1, 1)]),
    predecessor=st.sampled_from(["", "2025.toml", "../förra året/plan.toml"]),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of few areas and rows, so that two of them mostly have some in common."""
    areas = [*OFFICIAL, *draw(st.lists(own_areas, max_size=3, unique_by=lambda area: area.id))]
    for index, row in draw(st.lists(st.tuples(st.integers(0, 4), rows), max_size=6, unique_by=lambda pair: pair[1].id)):
        area = areas[index % len(areas)]
        areas[index % len(areas)] = area._replace(rows=(*area.rows, row))
    return draw(details)._replace(areas=tuple(areas))


def plan(**rows_by_area: str | tuple[Row, ...]) -> Plan:
    """A plan with rows in its areas; a word stands for rows of one letter each, whose problem is that letter."""
    titles = {area.id: area.title for area in OFFICIAL}
    areas = []
    for area_id in (*titles, *(name for name in rows_by_area if name not in titles)):
        wanted = rows_by_area.get(area_id, ())
        found = tuple(row(letter) for letter in wanted) if isinstance(wanted, str) else wanted
        areas.append(Area(area_id, titles.get(area_id, area_id.title()), found, own=area_id not in titles))
    return Plan(FORM, 2026, "Farsta", areas=tuple(areas))


def row(row_id: str, *cells: str, status: Status | None = None) -> Row:
    """A row with the texts of its first columns; without any, its problem is its id."""
    wanted = cells or (row_id,)
    return form_row(row_id, (*wanted, *[""] * (len(COLUMNS) - len(wanted))), status)


def order(plan: Plan, area_id: str = "unga") -> str:
    """The ids of an area's rows, as a word."""
    return "".join(row.id for row in plan.area(area_id).rows)
