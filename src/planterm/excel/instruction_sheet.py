"""The first sheet: whose plan it is, the form's instruction, and its links to methods."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planterm.excel.sheet import Sheet, Style
from planterm.excel.text_measure import MAX_ROW_HEIGHT, RowLayout, TextMeasure
from planterm.model.fields import CASE_NUMBER, DECIDED_ON, DISTRICT, POLICE_AREA, YEAR, detail_text
from planterm.model.form import Instruction
from planterm.model.plan import Plan
from planterm.texts import excel as texts

_WIDTH = 468.0
_GAP = 9.0
"""Between paragraphs, in points."""
_PAGE_HEIGHT = 760.0
"""What an upright A4 page has room for between its margins, in points."""
_MOST_SHRUNK = 1.25
"""What is more than so many pages tall would be too small to read on one."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: Style
    gap: float = 0.0
    """Blank space beside the text's own height, in points."""
    address: str = ""


def instruction_sheet(plan: Plan, instruction: Instruction, measure: TextMeasure) -> Sheet:
    """The instruction sheet, one column of text on an upright page."""
    lines = [*_facts(plan), *_instruction(instruction)]
    layout = RowLayout(measure, (_WIDTH,))
    laid = ((layout.row((line.text,), line.style), line.gap) for line in lines)
    rows = tuple(replace(row, height=min(MAX_ROW_HEIGHT, row.height + gap)) for row, gap in laid)
    return Sheet(
        instruction.tab,
        rows=rows,
        column_widths=(_WIDTH,),
        links={number: line.address for number, line in enumerate(lines, 1) if line.address},
        has_fixed_heights=True,
        landscape=False,
        is_one_page=sum(row.height for row in rows) <= _PAGE_HEIGHT * _MOST_SHRUNK,
        names_annex=True,
    )


def _facts(plan: Plan) -> Iterator[_Line]:
    if plan.form.annex:
        yield _Line(plan.form.annex, Style.FACT)
    yield _Line(plan.form.title(plan.year), Style.TITLE)
    if str(plan.year) not in plan.form.title(plan.year):
        yield _Line(f"{texts.DETAILS[YEAR]}: {plan.year}", Style.FACT)
    for key in (DISTRICT, POLICE_AREA, CASE_NUMBER, DECIDED_ON):
        if (value := detail_text(plan, key)).strip():
            yield _Line(f"{texts.DETAILS[key]}: {value}", Style.FACT)


def _instruction(instruction: Instruction) -> Iterator[_Line]:
    for paragraph in instruction.paragraphs:
        yield _Line(paragraph, Style.PARAGRAPH, _GAP)
    for resource in instruction.resources:
        yield _Line(resource.heading, Style.RESOURCE, _GAP)
        if resource.text:
            yield _Line(resource.text, Style.DESCRIPTION)
        yield _Line(resource.name, Style.LINK if resource.address else Style.DESCRIPTION, address=resource.address)
