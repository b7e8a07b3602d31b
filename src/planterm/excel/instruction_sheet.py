"""The first sheet: whose plan it is, the form's instruction, and its links to methods."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

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


class Paragraph(NamedTuple):
    """A paragraph of such a sheet."""

    text: str
    style: Style
    gap: bool = False
    """Whether there is a blank space beside the text's own height."""
    address: str = ""


def instruction_sheet(plan: Plan, instruction: Instruction, measure: TextMeasure) -> Sheet:
    """The instruction sheet."""
    return text_sheet(instruction.tab, [*facts(plan), *_instruction(instruction)], measure)


def text_sheet(tab: str, lines: Sequence[Paragraph], measure: TextMeasure) -> Sheet:
    """One column of text on an upright page."""
    layout = RowLayout(measure, (_WIDTH,))
    laid = ((layout.row((line.text,), line.style), _GAP if line.gap else 0.0) for line in lines)
    rows = tuple(replace(row, height=min(MAX_ROW_HEIGHT, row.height + gap)) for row, gap in laid)
    return Sheet(
        tab,
        rows=rows,
        column_widths=(_WIDTH,),
        links={number: line.address for number, line in enumerate(lines, 1) if line.address},
        is_text=True,
        is_one_page=sum(row.height for row in rows) <= _PAGE_HEIGHT * _MOST_SHRUNK,
    )


def facts(plan: Plan) -> Iterator[Paragraph]:
    """Whose plan it is, as a workbook says it and is read."""
    if plan.form.annex:
        yield Paragraph(plan.form.annex, Style.FACT)
    yield Paragraph(plan.form.title(plan.year), Style.TITLE)
    if str(plan.year) not in plan.form.title(plan.year):
        yield Paragraph(f"{texts.DETAILS[YEAR]}: {plan.year}", Style.FACT)
    for key in (DISTRICT, POLICE_AREA, CASE_NUMBER, DECIDED_ON):
        if (value := detail_text(plan, key)).strip():
            yield Paragraph(f"{texts.DETAILS[key]}: {value}", Style.FACT)


def _instruction(instruction: Instruction) -> Iterator[Paragraph]:
    for paragraph in instruction.paragraphs:
        yield Paragraph(paragraph, Style.PARAGRAPH, gap=True)
    for resource in instruction.resources:
        yield Paragraph(resource.heading, Style.RESOURCE, gap=True)
        if resource.text:
            yield Paragraph(resource.text, Style.DESCRIPTION)
        yield Paragraph(resource.name, Style.LINK if resource.address else Style.DESCRIPTION, address=resource.address)
