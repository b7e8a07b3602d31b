"""What the sheets are that hold no area: the form's instruction, its analysis, or something of somebody's own."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from planterm.excel.header_words import HEADER_WORDS, plain
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.left_texts import left
from planterm.excel.plan_facts import Facts
from planterm.excel.reading.sheet import BookSheet, PlacedText
from planterm.excel.summary_sheet import is_summary_sheet
from planterm.form.form import Form
from planterm.texts import importing as texts

_FEWEST_ANALYSIS_HEADERS = 2
_HEADERS = HEADER_WORDS | {f"antal {word}" for word in HEADER_WORDS}
_ABOUT_AREAS = {"område", "områden", "prioriterat område", "prioriterade områden", "summa", "totalt", "total", "sum"}


class Role(Enum):
    """What a sheet without an area's table is."""

    INSTRUCTION = auto()
    ANALYSIS = auto()
    SUMMARY = auto()
    CHART = auto()
    EMPTY = auto()
    OTHER = auto()


def role_of(sheet: BookSheet, form: Form, facts: Facts) -> Role:
    """The sheet's role, by what stands in it."""
    if not sheet.has_cells:
        return Role.CHART
    if is_summary_sheet(sheet):
        return Role.SUMMARY
    if not any(text.strip() for text in _all_texts(sheet)):
        return Role.EMPTY
    found = {plain(text) for text in _all_texts(sheet)}
    headers = {plain(header) for header in form.analysis_headers[1:]}
    if len(found & headers) >= _FEWEST_ANALYSIS_HEADERS or plain(form.analysis_title) in found:
        return Role.ANALYSIS
    has_facts = any(sheet.name == name for name, _ in facts.used)
    return Role.INSTRUCTION if has_facts or found & _instruction(form) else Role.OTHER


def placed_texts(sheet: BookSheet) -> list[PlacedText]:
    """Every text of the sheet, in reading order."""
    return [
        PlacedText(number, column, text)
        for number, cells in sheet.cells.items()
        for column, text in cells.items()
        if text.strip()
    ]


def role_notes(sheet: BookSheet, role: Role, form: Form, facts: Facts, titles: Sequence[str]) -> Iterator[Note]:
    """What is to be told of a sheet in that role; the titles are those of the plan's areas."""
    if role is Role.CHART:
        yield Note(NoteKind.LEFT, texts.CHART_SHEET, sheet.name)
    elif role is Role.SUMMARY:
        yield Note(NoteKind.REMARK, texts.SUMMARY, sheet.name)
    elif role is Role.EMPTY:
        yield Note(NoteKind.REMARK, texts.EMPTY_SHEET, sheet.name)
    elif role is Role.OTHER:
        yield Note(NoteKind.LEFT, texts.left_sheet(len(placed_texts(sheet))), sheet.name)
    else:
        if role is Role.ANALYSIS:
            yield Note(NoteKind.REMARK, texts.ANALYSIS, sheet.name)
        known = _analysis(form, titles) if role is Role.ANALYSIS else _known_instruction(form)
        computed = {each.place for each in sheet.remarks.formulas} if role is Role.ANALYSIS else set()
        news = [text for text in placed_texts(sheet) if _is_news(sheet, text, known, facts)]
        yield from left(sheet, [text for text in news if text.place not in computed])


def _is_news(sheet: BookSheet, text: PlacedText, known: set[str], facts: Facts) -> bool:
    """Whether the text is neither the form's own, nor a number, nor understood already."""
    words = plain(text.text)
    return bool(words) and words not in known and not words.isdecimal() and (sheet.name, text.place) not in facts.used


def _all_texts(sheet: BookSheet) -> Iterator[str]:
    return (text for cells in sheet.cells.values() for text in cells.values())


def _instruction(form: Form) -> set[str]:
    return {plain(text) for text in (*form.instruction, *(resource.heading for resource in form.resources))}


def _known_instruction(form: Form) -> set[str]:
    resources = {
        plain(text) for resource in form.resources for text in (resource.text, resource.name, resource.address)
    }
    return _instruction(form) | resources | {plain(form.annex)}


def _analysis(form: Form, titles: Sequence[str]) -> set[str]:
    known = {plain(text) for text in (form.analysis_title, *form.analysis_headers, form.own_area.title, *titles)}
    return known | {plain(area.title) for area in form.areas} | _HEADERS | _ABOUT_AREAS
