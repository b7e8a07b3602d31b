"""The whole plan as a web page, to publish with the board's papers and to print."""

from collections.abc import Collection, Sequence
from datetime import date

from planterm.model.plan import Area, Plan, Row
from planterm.model.results import analyse, result_of, sheet_areas
from planterm.model.text import one_line
from planterm.publish.html import (
    About,
    Heading,
    Html,
    element,
    facts,
    joined,
    page,
    result_table,
    running,
    section,
    table,
)
from planterm.publish.plan_text import chosen, details
from planterm.texts import publishing as texts

_ANALYSIS_ID, _RESULT_ID = "analys", "uppfoljning"


def plan_page(plan: Plan, made: date) -> str:
    """The plan's areas with every row, the official analysis and the result of the follow-up."""
    name, district = plan.form.title(plan.year), plan.district.strip()
    title = texts.page_title(name, district)
    about = About(title, plan.district, texts.page_description(name, district), made)
    beside = {name for row in plan.rows() for name, text in chosen(row) if text}
    areas = (_area(number, area, beside) for number, area in enumerate(plan.areas, start=1))
    content = (*areas, _analysis(plan), _result(plan))
    return page(about, "plan", joined((_top(plan), _contents(plan))), joined(content))


def _top(plan: Plan) -> Html:
    form = plan.form
    decided_on = element("time", plan.decided_on.isoformat()) if plan.decided_on else ""
    pairs = [*details(plan)[:-1], (texts.DECIDED_ON, decided_on)]
    annex = element("p", form.annex, class_="annex") if form.annex.strip() else Html()
    return joined((annex, element("h1", running(form.title(plan.year))), facts(pairs)))


def _contents(plan: Plan) -> Html:
    """The way to each part."""
    parts = [(_area_id(number), _area_title(number, area)) for number, area in enumerate(plan.areas, start=1)]
    parts += [(_ANALYSIS_ID, plan.form.analysis.title), (_RESULT_ID, texts.RESULT_TITLE)]
    links = (element("li", element("a", title, href=f"#{anchor}")) for anchor, title in parts)
    return element("nav", element("ul", Html("\n"), *links), aria_label=texts.CONTENTS)


def _area_id(number: int) -> str:
    return f"omrade-{number}"


def _area_title(number: int, area: Area) -> str:
    return f"{number}. {one_line(area.title)}"


def _area(number: int, area: Area, beside: Collection[str]) -> Html:
    """An area's rows, with a column for each of what any row of the plan has beside its columns."""
    if not area.rows:
        return section(_area_id(number), _area_title(number, area), element("p", texts.NO_ROWS))
    names = [Heading(texts.ROW, "nr")]
    names += [Heading(column.header, column.role or "text") for column in area.rows[0].columns]
    names += [Heading(name, "status") for name, _ in chosen(area.rows[0]) if name in beside]
    rows = (_row(place, row, beside) for place, row in enumerate(area.rows, start=1))
    result = result_of(area)
    caption = texts.area_caption(one_line(area.title), result.rows, result.followed_up)
    return section(_area_id(number), _area_title(number, area), table(caption, names, rows))


def _row(number: int, row: Row, beside: Collection[str]) -> Sequence[str]:
    # A cell of white space alone is blank, here as in the workbook.
    cells = (text if text.strip() else "" for text in row.cells)
    return (str(number), *cells, *(text for name, text in chosen(row) if name in beside))


def _analysis(plan: Plan) -> Html:
    form, counts = plan.form, analyse(sheet_areas(plan), plan.form)
    names = [Heading(header, "figure" if index else "title") for index, header in enumerate(form.analysis.headings)]
    rows = [(one_line(area.title), *map(str, area.counts)) for area in counts]
    sums = (texts.SUM, *(str(sum(column)) for column in zip(*(area.counts for area in counts), strict=True)))
    return section(_ANALYSIS_ID, form.analysis.title, table(texts.ANALYSIS_CAPTION, names, rows, sums))


def _result(plan: Plan) -> Html:
    areas = [(f"{number}. {area.title}", result_of(area)) for number, area in enumerate(plan.areas, start=1)]
    return section(_RESULT_ID, texts.RESULT_TITLE, result_table(areas))
