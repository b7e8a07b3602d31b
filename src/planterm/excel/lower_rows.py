"""Moving a little width from one column to another, as long as the rows get lower by it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from planterm.excel.row_layout import MAX_ROW_HEIGHT, text_height
from planterm.excel.styles import Style
from planterm.excel.text_measure import TextMeasure

_STEP = 6.0
"""In points."""
_STRIDES = (6, 3, 2, 1, 2, 1)
"""How many steps are tried at a time, one after the other."""
_OTHERS = 0.02
"""What the lower cells of a row count beside its tallest: where that stays, they may still get lower."""
_TOO_TALL = 10_000.0

Offsets = tuple[int, ...]
"""For each column how many steps wider or narrower it is."""


def lower_rows(
    measure: TextMeasure,
    widths: Sequence[float],
    narrowest: Sequence[float],
    rows: Sequence[tuple[Sequence[str], Style]],
) -> tuple[float, ...]:
    """The widths in points, together as before and none below its least, in which the rows are as low as can be found.

    Each row comes with its style. Heights are estimated as the rows' own are.
    """
    cost = _cost_function(measure, widths, rows)
    best: Offsets = (0,) * len(widths)
    lowest = cost(best)
    for stride in _STRIDES:
        is_lower = True
        while is_lower:
            is_lower = False
            for offsets in _moves(best, stride, widths, narrowest):
                if (height := cost(offsets)) < lowest:
                    best, lowest, is_lower = offsets, height, True
                    break
    return tuple(width + offset * _STEP for width, offset in zip(widths, best, strict=True))


def _moves(best: Offsets, stride: int, widths: Sequence[float], narrowest: Sequence[float]) -> Iterator[Offsets]:
    """The offsets with so much width given by one column to another."""
    for giving, taking in permutations(range(len(best)), 2):
        if widths[giving] + (best[giving] - stride) * _STEP >= narrowest[giving]:
            moved = list(best)
            moved[giving] -= stride
            moved[taking] += stride
            yield tuple(moved)


def _cost_function(
    measure: TextMeasure, widths: Sequence[float], rows: Sequence[tuple[Sequence[str], Style]]
) -> Callable[[Offsets], float]:
    known: dict[tuple[int, int], list[float]] = {}

    def heights(column: int, offset: int) -> list[float]:
        if (column, offset) not in known:
            width = widths[column] + offset * _STEP
            known[column, offset] = [text_height(measure, row[column], width, style) for row, style in rows]
        return known[column, offset]

    def cost(offsets: Offsets) -> float:
        columns = [heights(column, offset) for column, offset in enumerate(offsets)]
        return sum(_row_cost(cells) for cells in zip(*columns, strict=True))

    return cost


def _row_cost(cells: Sequence[float]) -> float:
    tallest = max(cells)
    return tallest + _OTHERS * sum(cells) + (_TOO_TALL if tallest > MAX_ROW_HEIGHT else 0)
