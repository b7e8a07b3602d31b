"""A plan, its analysis as a table, and the result of its follow-up with bars, as plain text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planterm.model import fields
from planterm.model.plan import Area, Plan, Row
from planterm.model.results import GOALS, STATUSES, AreaCounts, Result, percent, total
from planterm.model.text import one_line
from planterm.publish.wrap import BLOCKS, UNBROKEN, BarSigns, bar, display_width, hanging, wrap
from planterm.texts import progress as plan_texts
from planterm.texts import publishing as texts

ROW_INDENT = 2
CELL_INDENT = 4

_SHARE_INDENT, _STATUS_INDENT, _GAP = 2, 4, 2
_SHORTEST_BAR, _LONGEST_BAR = 6, 40

RULE = "-"
"""What the rules of a table are made of."""

_LEAST_WORDS = 20
"""Columns for the words of a table, however narrow it is."""


def plain_text(plan: Plan, width: int) -> str:
    """The plan, its areas and every filled cell, wrapped to the width in columns.

    Line breaks and spaces are the plan's own; a word that is wider than there is room for is left whole.
    """
    return "\n".join(_lines(plan, width))


def _lines(plan: Plan, width: int) -> Iterator[str]:
    yield plan.form.title(plan.year)
    yield from labelled(details(plan), 0, width)
    for number, area in enumerate(plan.areas, start=1):
        yield ""
        yield from hanging(texts.area_heading(number, area.own), area.title, 0, width)
        yield from _area(area, width)


def details(plan: Plan) -> list[tuple[str, str]]:
    """What the plan says of itself under its names, the day of the decision last."""
    keys = (fields.DISTRICT, fields.POLICE_AREA, fields.STAGE, fields.CASE_NUMBER, fields.DECIDED_ON)
    return [_said(key, fields.detail_text(plan, key)) for key in keys]


def _area(area: Area, width: int) -> Iterator[str]:
    if not area.rows:
        yield f"{' ' * ROW_INDENT}{texts.NO_ROWS}"
    for number, row in enumerate(area.rows, start=1):
        yield ""
        yield f"{' ' * ROW_INDENT}{texts.row_heading(number, row.is_blank and not row.status)}"
        yield from labelled(_cells(row), CELL_INDENT, width)


def _cells(row: Row) -> list[tuple[str, str]]:
    cells = [(column.header, text) for column, text in zip(row.columns, row.cells, strict=True)]
    return [*cells, *chosen(row), _said(fields.REMARK, row.remark)]


def chosen(row: Row) -> list[tuple[str, str]]:
    """What can be chosen for a row beside its columns: the name of each, and its text where one is chosen."""
    return [_said(key, fields.row_text(row, key)) for key in (fields.STATUS, fields.GOAL_REACHED, fields.EFFECT)]


def _said(key: str, text: str) -> tuple[str, str]:
    """What people call a field, and what it holds."""
    return plan_texts.FIELDS[key], plan_texts.value(key, text)


def row_lines(row: Row, width: int, *, with_blank: bool = False) -> Iterator[str]:
    """The row's fields that hold anything; of the form's columns those that are blank too, if asked."""
    cells, columns = _cells(row), len(row.cells)
    if with_blank:
        cells[:columns] = [(label, text if text.strip() else texts.BLANK) for label, text in cells[:columns]]
    yield from labelled(cells, 0, width)


def labelled(pairs: list[tuple[str, str]], indent: int, width: int) -> Iterator[str]:
    """The filled texts, aligned after the longest label that there can be."""
    longest = 0 if width == UNBROKEN else max(display_width(label) for label, _ in pairs) + 2
    for label, text in pairs:
        if text.strip():
            yield from hanging(f"{label}: ".ljust(longest), text, indent, width)


class ResultLine(NamedTuple):
    """A line of text, and whether it is a heading."""

    text: str
    is_heading: bool = False


class _Share(NamedTuple):
    indent: int
    label: str
    part: int


def result_lines(
    areas: Sequence[tuple[str, Result]], width: int, signs: BarSigns | None = BLOCKS
) -> Iterator[ResultLine]:
    """The whole plan first, then area by area: followed up or not, and the statuses and goals where any is set.

    The titles are given as they may be shown, on one line each.
    """
    whole = total(result for _, result in areas)
    for title, result in ((texts.ALL_AREAS, whole), *areas):
        yield ResultLine("")
        yield from (ResultLine(line, is_heading=True) for line in hanging("", title, 0, width))
        yield from (ResultLine(line) for line in share_lines(result, whole, width, signs))


def _shares(result: Result) -> Iterator[_Share]:
    """What is shown of a result."""
    yield _Share(_SHARE_INDENT, texts.FOLLOWED_UP, result.followed_up)
    yield from (_Share(_STATUS_INDENT, label, count) for label, count in outcomes(result, result) if count)
    yield _Share(_SHARE_INDENT, texts.NOT_FOLLOWED_UP, result.not_followed_up)


def outcomes(result: Result, whole: Result) -> Iterator[tuple[str, int]]:
    """How many rows have each status and goal reached, and how many none: of what is set anywhere in the whole."""
    if any(whole.by_status):
        yield from zip((plan_texts.STATUSES[each] for each in STATUSES), result.by_status, strict=True)
        yield texts.WITHOUT_STATUS, result.without_status
    if any(whole.by_goal):
        yield from zip((plan_texts.GOALS[each] for each in GOALS), result.by_goal, strict=True)
        yield texts.WITHOUT_GOAL, result.without_goal


def share_lines(result: Result, whole: Result, width: int, signs: BarSigns | None) -> Iterator[str]:
    """The shares of one area, with the statuses and goals that occur; the columns are those of the whole plan."""
    if not result.rows:
        yield f"{' ' * _SHARE_INDENT}{texts.NO_RESULT}"
        return
    if signs is None:
        for share in _shares(result):
            yield texts.share(share.label, share.part, result.rows, percent(share.part, result.rows))
        return
    labels = (*plan_texts.STATUSES.values(), *(share.label for share in _shares(whole)))
    words = _STATUS_INDENT + max(map(display_width, labels))
    figures = len(texts.SHARE.format(part=whole.rows, whole=whole.rows))
    whole_per_cent = len(texts.PER_CENT.format(number=100))
    room = width - words - figures - whole_per_cent - 3 * _GAP
    cells = max(_SHORTEST_BAR, min(_LONGEST_BAR, room))
    gap = " " * _GAP
    for share in _shares(result):
        label = f"{' ' * share.indent}{share.label}".ljust(words)
        number = texts.SHARE.format(part=share.part, whole=result.rows).rjust(figures)
        per_cent = texts.PER_CENT.format(number=percent(share.part, result.rows)).rjust(whole_per_cent)
        yield f"{label}{gap}{bar(share.part, result.rows, cells, signs)}{gap}{number}{gap}{per_cent}"


def analysis_table(analysis: Sequence[AreaCounts], headers: Sequence[str], width: int) -> list[str]:
    """The analysis sheet with a line for the sums, within the width where titles and headers can be wrapped to it."""
    lines = [[one_line(area.title), *map(str, area.counts)] for area in analysis]
    sums = (sum(column) for column in zip(*(area.counts for area in analysis), strict=True))
    return table(headers, lines, [texts.SUM, *map(str, sums)], width)


def table(headers: Sequence[str], lines: Sequence[Sequence[str]], sums: Sequence[str], width: int) -> list[str]:
    """The lines under their headers, the sums last under a rule; headers and the first column wrap.

    For those who listen, each figure stands behind its header instead.
    """
    if width == UNBROKEN:
        return [texts.figures(words, [*zip(headers[1:], row, strict=True)]) for words, *row in (*lines, sums)]
    figures = [_figure_width(column) for column in list(zip(headers, *lines, sums, strict=True))[1:]]
    longest = max(display_width(line[0]) for line in (headers, *lines, sums))
    room = width - sum(figures) - _GAP * len(figures)
    widths = [max(_LEAST_WORDS, min(longest, room)), *figures]
    rule = RULE * (sum(widths) + _GAP * len(figures))
    body = [text for line in lines for text in _table_rows(line, widths)]
    return [*_table_rows(headers, widths), rule, *body, rule, *_table_rows(sums, widths)]


def _figure_width(column: Sequence[str]) -> int:
    """Room for the widest figure and for the longest word of the header."""
    header, *figures = column
    return max(display_width(text) for text in (*header.split(), *figures))


def _table_rows(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One line of the table as the lines of text it takes; the words at the left, the figures at the right."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    rows = []
    for index in range(height):
        # Shorter cells stand at the foot: a figure beside the end of its words, a header right above its figures.
        words, *figures = [cell[index - height] if height - index <= len(cell) else "" for cell in wrapped]
        aligned = [_right(text, width) for text, width in zip(figures, widths[1:], strict=True)]
        rows.append((" " * _GAP).join([_left(words, widths[0]), *aligned]).rstrip())
    return rows


def _left(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - display_width(text)) + text
