"""What a person saw in a cell, from the value and the number format that the file has."""

import math
import operator
from functools import lru_cache

from planterm.excel.reading.cell_formats import GENERAL
from planterm.excel.reading.date_text import date_text
from planterm.excel.reading.format_code import Kind, Section, sections_of
from planterm.excel.reading.number_text import general_text, number_text
from planterm.texts import workbook_values as texts

_COMPARISONS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


def truth_text(raw: str) -> str:
    """A truth value as a Swedish Excel shows it."""
    return texts.TRUE if raw in {"1", "true"} else texts.FALSE


def error_text(raw: str) -> str:
    """An error value as a Swedish Excel shows it."""
    return texts.ERRORS.get(raw, raw)


@lru_cache(maxsize=4096)
def shown_number(raw: str, code: str, *, from_1904: bool) -> str:
    """The number in the format; a number that cannot be read stays the text that it is."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if not math.isfinite(value):
        return raw
    if code == GENERAL:
        return general_text(value)
    section, is_signed = _section_for(value, sections_of(code))
    if section is None or section.is_text or not section.tokens:
        # "@" shows a number plainly; a format without anything hides it, and what is hidden is not to be lost.
        return general_text(value)
    if section.is_date:
        text = date_text(value, section, from_1904=from_1904)
        return general_text(value) if text is None else text
    text = number_text(abs(value), section)
    sign = "-" if value < 0 and is_signed and any(digit in text for digit in "123456789") else ""
    return f"{sign}{text}".strip()


def shown_text(text: str, code: str) -> str:
    """The text in the format, which may put something before or after it; most formats do nothing to texts."""
    if "@" not in code or code == "@":
        return text
    section = sections_of(code)[-1]
    if not section.is_text:
        return text
    kinds = {Kind.TEXT: text}
    return "".join(kinds.get(token.kind, token.text) for token in section.tokens)


def is_date_code(code: str) -> bool:
    """Whether the format shows dates or times."""
    return code != GENERAL and sections_of(code)[0].is_date


def _section_for(value: float, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section for the number, and whether its minus sign is still to be written."""
    if sections[0].condition is not None:
        for section in sections:
            if section.condition is None:
                return section, True
            sign, limit = section.condition
            if _COMPARISONS[sign](value, limit):
                return section, True
        return None, True
    numbers = [section for section in sections if not section.is_text] or list(sections[:1])
    if value < 0 and len(numbers) > 1:
        return numbers[1], False
    if value == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], True
