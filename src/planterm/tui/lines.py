"""The lines around the table as frozen values: title, tabs, where one is, messages and keys."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from textual.content import Content

from planterm.tui.commands import KeyNames, key_name
from planterm.tui.grid.wrapping import even_cut, fit, shown, width
from planterm.tui.grid.wrapping import lines as wrapped

_GAP = 2
_DOT = " · "
_TAB_LEAST = 6
"""Cells for the current tab, however many others there are."""
_TITLE_LEAST = 12
"""Cells of the title line that the state leaves to the title."""


class TitleLine(NamedTuple):
    """Which plan it is, and at the right how far it has come."""

    title: str
    state: str
    """Parts with dots between them, the most important one last."""
    short: str = ""
    """What to say in place of the title where that does not fit."""

    def draw(self, width_: int) -> Content:
        """The title, cut before the state is; of a state that is too long only the end."""
        parts = self.state.split(_DOT)
        while len(parts) > 1 and width(_DOT.join(parts)) > width_ - _TITLE_LEAST:
            parts = parts[1:]
        state = _DOT.join(parts)
        room = max(0, width_ - width(state) - _GAP - 2)
        title = self.short if self.short and width(self.title) > room else self.title
        return Content.assemble((f" {fit(title, room)}", "bold"), " " * _GAP, f"{shown(state)} ")


class TabsLine(NamedTuple):
    """The tabs, the current one marked; the others give way where the screen is narrow."""

    names: tuple[str, ...]
    current: int
    key: str = ""
    """What leads to the next one, told at the end where the tabs can spare the room."""

    def draw(self, width_: int) -> Content:
        """The tabs side by side."""
        labels, key = self._laid_out(width_)
        parts: list[tuple[str, str]] = []
        for index, label in labels:
            parts += [(label, "reverse bold" if index == self.current else ""), ("│", "$rule")]
        used = sum(width(label) + 1 for _, label in labels) - 1
        parts[-1:] = [(f" {key}".rjust(width_ - used), "$quiet")] if key else []
        return Content.assemble(*parts)

    def tab_at(self, x: int, width_: int) -> int | None:
        """The tab under a column, or None beside the tabs."""
        end = 0
        for index, label in self._laid_out(width_)[0]:
            end += width(label) + 1
            if x < end:
                return index
        return None

    def _laid_out(self, width_: int) -> tuple[list[tuple[int, str]], str]:
        """The labels that there is room for, with their numbers, the current one among them; and the key, or no text.

        The current name stands in brackets, whole unless the others would have no room at all; those are cut alike.
        """
        beside, count = width_ - width(self.key) - 1, len(self.names)
        least = min(_TAB_LEAST, max(map(width, self.names), default=0))
        key = self.key if self._cells(beside) >= least else ""
        room = beside if key else width_
        current, cells = max(_TAB_LEAST, room - 4 * count + 2), self._cells(room)
        labels = [
            f"[{shown(_cut(name, current))}]" if index == self.current else f" {shown(_cut(name, cells))} "
            for index, name in enumerate(self.names)
        ]
        starts = [*accumulate((width(label) + 1 for label in labels), initial=0)]
        first = bisect_left(starts, starts[: self.current + 2][-1] - room - 1)
        return [*enumerate(labels)][first : bisect_right(starts, starts[first] + room + 1) - 1], key

    def _cells(self, room: int) -> int:
        """The cells that each of the other tabs may take for its name."""
        sizes = [0 if index == self.current else width(name) for index, name in enumerate(self.names)]
        return even_cut(sizes, room - 3 * len(sizes) + 1 - sum(map(width, self.names[self.current : self.current + 1])))


def _cut(name: str, cells: int) -> str:
    """A tab's name cut to so many cells; its number stays whole."""
    if width(name) <= cells:
        return name
    number = len(name) - len(name.lstrip("0123456789"))
    return fit(name, cells) if cells > max(2, number) else name[: max(cells, number)]


class WhereLine(NamedTuple):
    """Where the cursor is, and the form's guidance for what belongs there."""

    place: str
    guidance: str
    most: int = 99
    """The most lines it may take."""

    def draw(self, width_: int) -> Content:
        """The place, then the guidance, wrapped; cut where it would take too many lines."""
        lines = self._lines(width_)
        if len(lines) > self.most:
            lines[self.most - 1 :] = [fit(" ".join(lines[self.most - 1 :]), max(1, width_ - 2))]
        text = "\n".join(f" {line}" for line in lines)
        cut = len(self.place) + 1
        return Content.assemble((text[:cut], "bold"), text[cut:])

    def height(self, width_: int) -> int:
        """How many lines it takes."""
        return min(self.most, len(self._lines(width_)))

    def _lines(self, width_: int) -> list[str]:
        guidance = " ".join(self.guidance.split())
        return wrapped(f"{self.place} · {guidance}" if guidance else self.place, max(1, width_ - 2))


class MessageLine(NamedTuple):
    """What just happened, or what could not be done; empty when there is nothing to say."""

    text: str = ""
    error: bool = False

    def draw(self, width_: int) -> Content:
        """The message, wrapped; an error begins with a sign, so that colour is not needed to tell it."""
        mark = "! " if self.error else ""
        pieces = wrapped(mark + self.text, max(1, width_ - 2))
        return Content("\n".join(f" {shown(piece)}" for piece in pieces)).stylize("bold")


class KeysLine(NamedTuple):
    """Keys and what they do, as many as fit behind what is not to be forgotten."""

    keys: KeyNames
    notice: str = ""

    def draw(self, width_: int) -> Content:
        """The notice set apart, then the keys in bold, each followed by its short name."""
        notice = self._notice(width_)
        parts: list[tuple[str, str]] = [(notice, "bold reverse")]
        for _, key, name in self._shown(width_):
            parts += [(f" {key_name(key)}", "bold $key"), (f" {name} ", "")]
        return Content.assemble(*parts)

    def key_at(self, x: int, width_: int) -> str | None:
        """The key under a column; None beside the keys."""
        begin = len(self._notice(width_))
        return next((key for end, key, _ in self._shown(width_) if begin <= x < end), None)

    def _notice(self, width_: int) -> str:
        return f" {self.notice} "[:width_] if self.notice else ""

    def _shown(self, width_: int) -> Iterator[tuple[int, str, str]]:
        """The keys that fit: the column behind each, the key, and what it does."""
        end = len(self._notice(width_))
        for key, name in self.keys:
            end += len(key_name(key)) + len(name) + 3
            if end - 1 > width_:  # the last blank may be cut
                break
            yield end, key, name
