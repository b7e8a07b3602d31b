"""Places in the city's workbook where the plan's year, district and the like are to be written."""

from collections.abc import Iterator

from planterm.excel.filling.open_book import OpenBook
from planterm.excel.filling.titles import put_text
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.plan_facts import LooseText, blank_label
from planterm.excel.reading.sheet import BookSheet, PlacedText
from planterm.model.plan import Plan
from planterm.texts import filling as texts
from planterm.texts import importing as labels


def fill_facts(book: OpenBook, plan: Plan) -> Iterator[Note]:
    """Write what the plan says beside the labels that nothing stands beside, and tell of it."""
    values = {
        "year": (labels.YEAR, str(plan.year)),
        "district": (labels.DISTRICT, plan.district),
        "police_area": (labels.POLICE_AREA, plan.police_area),
        "case_number": (labels.CASE_NUMBER, plan.case_number),
        "decided_on": (labels.DECIDED_ON, plan.decided_on.isoformat() if plan.decided_on else ""),
    }
    for text in book.found.loose:
        label, value = values.get(blank_label(text) or "", ("", ""))
        if not value.strip():
            continue
        where = _beside(text, value)
        entry = next(entry for entry, sheet in book.sheets if sheet is text.sheet)
        if where is None:
            yield Note(NoteKind.LEFT, texts.fact_not_written(label, value), text.sheet.name, text.cell.place)
        else:
            put_text(book.parts, entry.path, where, value)
            yield Note(NoteKind.REMARK, texts.fact_written(label, value), text.sheet.name, where.place)


def _beside(text: LooseText, value: str) -> PlacedText | None:
    """The cell after the label, which may be merged; None where that is part of another one."""
    row, column = text.cell.row, text.cell.column
    column = next((each.right for each in text.sheet.merged if (each.top, each.left) == (row, column)), column) + 1
    return None if _is_covered(text.sheet, row, column) else PlacedText(row, column, value)


def _is_covered(sheet: BookSheet, row: int, column: int) -> bool:
    covering = [each for each in sheet.merged if each.top <= row <= each.bottom and each.left <= column <= each.right]
    return any((each.top, each.left) != (row, column) for each in covering)
