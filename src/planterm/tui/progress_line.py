"""How far the follow-up has come, as bars."""

from typing import NamedTuple

from textual.content import Content

from planterm.model.results import Progress
from planterm.publish.result_text import BLOCKS, bar
from planterm.texts import follow_up as texts
from planterm.tui.grid.cells import width

_GAP = 2
_SHORTEST, _LONGEST = 2, 30
"""Cells of a bar; a longer one tells no more."""


class ProgressLine(NamedTuple):
    """Named progresses, each with a bar as long as there is room for."""

    parts: tuple[tuple[str, Progress], ...]

    def draw(self, width_: int) -> Content:
        """The bars side by side."""
        words = [(name, texts.done_of(part.done, part.total)) for name, part in self.parts]
        used = sum(width(name) + width(count) + 2 + _GAP for name, count in words)
        room = max(0, min(_LONGEST, (width_ - 1 - used) // max(1, len(words))))
        pieces: list[tuple[str, str]] = []
        for (name, count), (_, part) in zip(words, self.parts, strict=True):
            drawn = bar(part.done, part.total, room) if room >= _SHORTEST else ""
            filled = drawn.rstrip(BLOCKS.empty)
            pieces += [(f" {name} ", "bold"), (filled, "$success"), (drawn[len(filled) :], "$text-disabled")]
            pieces.append((f" {count}{' ' * (_GAP - 1)}", ""))
        return Content.assemble(*pieces)
