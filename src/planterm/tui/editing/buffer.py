"""A text with a caret in it: where the caret can go, and what the text looks like on the screen."""

import re
from bisect import bisect_right
from typing import NamedTuple

from planterm.tui.grid.wrapping import Piece, Span, clusters, fit, is_plain, shown, width, wrap

_WORD = r"\w[\w\u0300-\u036f\ufe0f\u20e3]*"
"""Letters and digits, with accents that are characters of their own."""


class Buffer(NamedTuple):
    """A text with a caret between two of its characters, and the other end of a selection where there is one."""

    text: str = ""
    caret: int = 0
    mark: int | None = None
    goal: int | None = None
    """The screen column that moving up and down tries to keep."""

    @property
    def selection(self) -> Span:
        """Where the selection starts and ends; both the caret's place where nothing is selected."""
        mark = self.caret if self.mark is None else self.mark
        return min(mark, self.caret), max(mark, self.caret)

    @property
    def selected(self) -> str:
        """The selected text."""
        start, end = self.selection
        return self.text[start:end]

    def insert(self, text: str) -> "Buffer":
        """The text at the caret, instead of what is selected."""
        start, end = self.selection
        return Buffer(self.text[:start] + text + self.text[end:], start + len(text))

    def at(self, caret: int, *, select: bool = False) -> "Buffer":
        """The caret elsewhere; the selection grows with it, or is given up."""
        caret = max(0, min(len(self.text), caret))
        mark = (self.caret if self.mark is None else self.mark) if select else None
        return Buffer(self.text, caret, mark)

    def select_all(self) -> "Buffer":
        """Everything selected."""
        return Buffer(self.text, len(self.text), 0)

    def delete(self, until: int) -> "Buffer":
        """The selection taken out; where there is none, what lies between the caret and the given place."""
        start, end = self.selection
        if start == end:
            start, end = min(start, until), max(end, until)
        return Buffer(self.text[:start] + self.text[end:], start)

    def before(self) -> int:
        """The place one character before the caret."""
        start = self.text.rfind("\n", 0, self.caret) + 1
        if self.caret == start or is_plain(self.text[start : self.caret]):
            return max(0, self.caret - 1)
        return start + clusters(self.text[start : self.caret])[-1][0]

    def after(self) -> int:
        """The place one character after the caret."""
        end = self.text.find("\n", self.caret)
        rest = self.text[self.caret : len(self.text) if end < 0 else end]
        if not rest or is_plain(rest):
            return min(len(self.text), self.caret + 1)
        return self.caret + clusters(rest)[0][1]

    def word_before(self) -> int:
        """The start of the word at or before the caret."""
        return max((match.start() for match in re.finditer(_WORD, self.text[: self.caret])), default=0)

    def word_after(self) -> int:
        """The end of the word at or after the caret."""
        match = re.compile(_WORD).search(self.text, self.caret)
        return match.end() if match else len(self.text)

    def line_start(self, cells: int) -> int:
        """The start of the screen line at the given width."""
        spans = wrap(self.text, cells)
        return spans[line_of(spans, self.caret)][0]

    def line_end(self, cells: int) -> int:
        """The end of the screen line at the given width."""
        spans = wrap(self.text, cells)
        return self._last_on(spans, line_of(spans, self.caret))

    def vertically(self, lines: int, cells: int, *, select: bool = False) -> "Buffer":
        """The caret some screen lines down, or up where negative, as near its column as there is text."""
        spans = wrap(self.text, cells)
        target = line_of(spans, self.caret) + lines
        if target < 0 or target >= len(spans):
            return self.at(0 if target < 0 else len(self.text), select=select)
        return self._on_line(spans, target, self.column(cells), select=select)

    def column(self, cells: int) -> int:
        """The screen column that the caret stands in, or tries to keep."""
        return caret_at(self, wrap(self.text, cells))[0] if self.goal is None else self.goal

    def entered(self, column: int, cells: int, *, from_below: bool) -> "Buffer":
        """The caret on the first screen line (the last, where one comes from below), near a column."""
        spans = wrap(self.text, cells)
        return self._on_line(spans, len(spans) - 1 if from_below else 0, column)

    def leaves(self, lines: int, cells: int) -> bool:
        """Whether so many screen lines down, or up where negative, there is no text any more."""
        spans = wrap(self.text, cells)
        return not 0 <= line_of(spans, self.caret) + lines < len(spans)

    def _on_line(self, spans: list[Span], line: int, column: int, *, select: bool = False) -> "Buffer":
        place = min(place_in(self.text, spans[line], column), self._last_on(spans, line))
        moved = self.at(place, select=select)
        return Buffer(moved.text, moved.caret, moved.mark, column)

    def _last_on(self, spans: list[Span], line: int) -> int:
        """The last place on a line: its end, unless a word goes on there that the next line begins with."""
        end = spans[line][1]
        goes_on = line + 1 < len(spans) and spans[line + 1][0] == end
        return Buffer(self.text, end).before() if goes_on else end


def line_of(spans: list[Span], caret: int) -> int:
    """The number of the screen line that the caret stands on."""
    return max(0, bisect_right(spans, caret, key=lambda span: span[0]) - 1)


def caret_at(buffer: Buffer, spans: list[Span]) -> tuple[int, int]:
    """The screen column and the screen line of the caret."""
    line = line_of(spans, buffer.caret)
    return width(buffer.text[spans[line][0] : buffer.caret]), line


def place_in(text: str, span: Span, column: int) -> int:
    """The place in the text under a screen column of a line."""
    start, end = span
    used = 0
    for first, _, cells in clusters(text[start:end]):
        if used + cells > column:
            return start + first
        used += cells
    return end


def line_pieces(buffer: Buffer, spans: list[Span], number: int) -> list[Piece]:
    """A line of the text, with the caret and the selection where they stand on it."""
    start, end = spans[number]
    following = spans[number + 1][0] if number + 1 < len(spans) else end + 1
    caret = buffer.caret if start <= buffer.caret < following else None
    first, last = buffer.selection
    if caret is None and (first == last or last <= start or first >= end):
        return [(shown(buffer.text[start:end]), "text")]
    pieces = []
    for begins, ends, _ in clusters(buffer.text[start:end]):
        here = start + begins
        look = "caret" if here == caret else "selection" if first <= here < last else "text"
        pieces.append((shown(buffer.text[here : start + ends]), look))
    if caret is not None and caret >= end:
        pieces.append((" ", "caret"))
    return pieces


def written_lines(buffer: Buffer, spans: list[Span], ghost: str, cells: int) -> list[list[Piece]]:
    """All lines of the text; behind the last one what is offered to follow it, the caret on its first character."""
    lines = [line_pieces(buffer, spans, number) for number in range(len(spans))]
    if ghost:
        head, first = lines[-1][:-1], shown(ghost[0])
        room = cells - sum(width(text) for text, _ in head) - width(first)
        lines[-1] = [*head, (first, "caret"), (fit(ghost[1:], max(0, room)), "hint")]
    return lines
