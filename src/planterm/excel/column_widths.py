"""Sharing a sheet's width out among its columns, so that its rows get as low as they can."""

from collections.abc import Sequence
from itertools import zip_longest

from planterm.excel.row_layout import CELL_PADDING, points
from planterm.excel.styles import Style
from planterm.excel.text_measure import TextMeasure

_NARROWEST, _WIDEST_FOR_A_WORD = 46.0, 170.0
"""No column is narrower than the first (points), nor widened beyond the second for a single word's sake."""
_STRETCH = 1.12
"""How much wider than the page the columns may get together: it is then printed that much smaller."""
_SAMPLE = 240
_ROUNDS = 24
_SHARPNESS = 4
"""How much more a row's tallest cell weighs than its others."""
_STEP = 1 / (_SHARPNESS + 2)
"""How boldly a column follows its pull, which falls with its width by that power: a larger step would overshoot."""


def column_widths(
    measure: TextMeasure,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    deciding: Sequence[Sequence[str]],
    total: float,
    *,
    least: Sequence[float] = (),
) -> tuple[float, ...]:
    """Widths in points that make up the total, or a little more where words would be broken otherwise.

    No column is narrower than the least asked for, even where that is more. They keep the words of all rows whole and
    make the deciding rows as low as can be; of very many rows a sample is looked at.
    """
    narrowest = narrowest_widths(measure, header, rows, total, least)
    total = max(total, sum(narrowest))
    lengths = [[len(text) + 1 for text in row] for row in _sample(deciding)]
    widths = [total / len(header)] * len(header)
    for _ in range(_ROUNDS):
        pulls = _pulls(lengths, widths)
        widths = _shared([width * pull**_STEP for width, pull in zip(widths, pulls, strict=True)], narrowest, total)
    return tuple(round(width * 2) / 2 for width in widths)


def narrowest_widths(
    measure: TextMeasure,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    total: float,
    least: Sequence[float] = (),
) -> list[float]:
    """What each column needs so that words stay whole, where there is room, and at least what is asked for it."""
    needed = _needed(measure, header, _sample(rows))
    excess = max(1.0, sum(needed) / (total * _STRETCH))
    return [max(width / excess, wanted) for width, wanted in zip_longest(needed, least, fillvalue=0.0)]


def _sample(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    return rows[:: max(1, len(rows) // _SAMPLE)]


def _needed(measure: TextMeasure, header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """What each column needs so that words stay whole."""
    needs = [
        max(
            points(measure.widest_word(title), Style.HEADER),
            points(max((measure.widest_word(row[column]) for row in rows), default=0), Style.BODY),
        )
        for column, title in enumerate(header)
    ]
    return [min(max(need + CELL_PADDING + 1, _NARROWEST), _WIDEST_FOR_A_WORD) for need in needs]


def _pulls(lengths: Sequence[Sequence[int]], widths: Sequence[float]) -> list[float]:
    """How much each column wants to grow: the height that it is to blame for, over all rows."""
    pulls = [1e-9] * len(widths)
    for row in lengths:
        heights = [length / width for length, width in zip(row, widths, strict=True)]
        tallest = max(heights)
        for column, height in enumerate(heights):
            pulls[column] += height * (height / tallest) ** _SHARPNESS
    return pulls


def _shared(wishes: Sequence[float], narrowest: Sequence[float], total: float) -> list[float]:
    """The total shared out as wished, with no column below its least width."""
    fixed: set[int] = set()
    while True:
        free = total - sum(narrowest[column] for column in fixed)
        wished = sum(wish for column, wish in enumerate(wishes) if column not in fixed)
        widths = [narrowest[column] if column in fixed else wish / wished * free for column, wish in enumerate(wishes)]
        short = {column for column, width in enumerate(widths) if width < narrowest[column] - 1e-6} - fixed
        if not short:
            return widths
        fixed |= short
