"""The official analysis as a table on the screen, with the follow-up beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from planterm.model.analysis import AreaCounts, Progress
from planterm.texts import tui as texts
from planterm.tui.grid.cells import fit, width
from planterm.tui.grid.wrapping import lines

_MARGIN = 1
_GAP = 2
_BAR = 20
_NARROW_BAR = 8
_FRACTION = 8
"""Room for " 123/456" after a bar."""

_TITLE_LEAST = 20


@dataclass(frozen=True, slots=True)
class AnalysisTable:
    """The counts of each area and of all, and how much of each is followed up."""

    title: str
    headers: tuple[str, ...]
    counts: tuple[AreaCounts, ...]
    progress: tuple[Progress, ...]

    def draw(self, width_: int) -> Content:
        """The table at a width: titles wrap, the follow-up is a bar and a number."""
        widths = self._widths(width_)
        heads = (*self.headers, texts.FOLLOW_UP_TITLE)
        parts: list[tuple[str, str]] = [(f"{' ' * _MARGIN}{self.title}\n", "bold")]
        parts += [(line, "bold") for line in _cells(heads, widths)]
        parts.append((self._rule(widths), "$text-disabled"))
        for counts, progress in zip(self.counts, self.progress, strict=True):
            parts += [(line, "") for line in _cells(self._row(counts, progress, widths[-1]), widths)]
        parts.append((self._rule(widths), "$text-disabled"))
        parts += [(line, "bold") for line in _cells(self._sum(widths[-1]), widths)]
        return Content.assemble(*parts)

    def _widths(self, width_: int) -> tuple[int, ...]:
        numbers = [max(map(width, header.split())) for header in self.headers[1:]]
        follow_up = (_BAR if width_ >= 100 else _NARROW_BAR) + _FRACTION
        taken = _MARGIN + _GAP * len(self.headers) + sum(numbers) + follow_up + 1
        longest = max((width(counts.title) for counts in self.counts), default=0)
        return (max(_TITLE_LEAST, min(longest, width_ - taken)), *numbers, follow_up)

    def _rule(self, widths: Sequence[int]) -> str:
        return " " * _MARGIN + "─" * (sum(widths) + _GAP * (len(widths) - 1)) + "\n"

    def _row(self, counts: AreaCounts, progress: Progress, room: int) -> tuple[str, ...]:
        numbers = (str(number) for number in (counts.problems, counts.causes, counts.measures))
        return (counts.title, *numbers, _bar(progress, room))

    def _sum(self, room: int) -> tuple[str, ...]:
        numbers = zip(*((counts.problems, counts.causes, counts.measures) for counts in self.counts), strict=True)
        whole = Progress(sum(part.done for part in self.progress), sum(part.total for part in self.progress))
        return (texts.SUM, *(str(sum(column)) for column in numbers), _bar(whole, room))


def _bar(progress: Progress, room: int) -> str:
    """How much is done, as a bar and in numbers; empty where there is nothing to follow up."""
    if not progress.total:
        return "–"
    cells = room - _FRACTION
    filled = progress.done * cells // progress.total
    return "█" * filled + "░" * (cells - filled) + f" {progress.done}/{progress.total}"


def _cells(texts_: Sequence[str], widths: Sequence[int]) -> list[str]:
    """A table row as lines: the first and the last column at the left, numbers at the right of theirs."""
    columns = [lines(text, cells) for text, cells in zip(texts_, widths, strict=True)]
    height = max(map(len, columns))
    out = []
    for number in range(height):
        pieces = [column[number] if number < len(column) else "" for column in columns]
        last = len(pieces) - 1
        out.append(
            " " * _MARGIN
            + (" " * _GAP)
            .join(
                fit(piece, cells) if index in (0, last) else piece.strip().rjust(cells)
                for index, (piece, cells) in enumerate(zip(pieces, widths, strict=True))
            )
            .rstrip()
            + "\n"
        )
    return out
