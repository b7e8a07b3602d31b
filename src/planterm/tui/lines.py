"""The lines around the table as frozen values: title, tabs, where one is, messages and keys."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from planterm.tui.commands import KeyNames
from planterm.tui.grid.wrapping import fit, shown, width
from planterm.tui.grid.wrapping import lines as wrapped

_GAP = 2
_DOT = " · "
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

    def draw(self, width_: int) -> Content:
        """The tabs side by side."""
        parts: list[tuple[str, str]] = []
        for index, label in enumerate(self._labels(width_)):
            parts.append((label, "reverse bold" if index == self.current else ""))
            parts.append(("│", "$text-disabled") if index + 1 < len(self.names) else ("", ""))
        return Content.assemble(*parts)

    def tab_at(self, x: int, width_: int) -> int | None:
        """The tab under a column, or None beside the tabs."""
        end = 0
        for index, label in enumerate(self._labels(width_)):
            end += width(label) + 1
            if x < end:
                return index
        return None

    def _labels(self, width_: int) -> list[str]:
        """The names with blanks around, or the current one in brackets; shortened until they fit."""
        longest = max(map(width, self.names), default=0)
        room = width_ - 3 * len(self.names) + 1
        while longest > 1 and self._taken(longest) > room:
            longest -= 1
        return [self._label(index, name, longest) for index, name in enumerate(self.names)]

    def _taken(self, longest: int) -> int:
        sizes = (
            width(name) if index == self.current else min(longest, width(name)) for index, name in enumerate(self.names)
        )
        return sum(sizes)

    def _label(self, index: int, name: str, longest: int) -> str:
        if index == self.current:
            return f"[{shown(name)}]"
        return f" {shown(name) if width(name) <= longest else _cut(name, longest)} "


class WhereLine(NamedTuple):
    """Where the cursor is, and the form's guidance for what belongs there."""

    place: str
    guidance: str
    most: int = 99
    """The most lines it may take."""

    def draw(self, width_: int) -> Content:
        """The place, then the guidance, wrapped; cut where it would take too many lines."""
        room = max(1, width_ - 2)
        lines = wrapped(self._text, room)
        if len(lines) > self.most:
            rest = " ".join(lines[self.most - 1 :])
            lines = [*lines[: self.most - 1], fit(rest, room)]
        return Content.assemble(*self._indented("\n".join(lines)))

    def height(self, width_: int) -> int:
        """How many lines it takes."""
        return min(self.most, len(wrapped(self._text, max(1, width_ - 2))))

    @property
    def _text(self) -> str:
        guidance = " ".join(self.guidance.split())
        return f"{self.place} · {guidance}" if guidance else self.place

    def _indented(self, text: str) -> list[tuple[str, str]]:
        text = " " + text.replace("\n", "\n ")
        cut = len(self.place) + 1
        return [(text[:cut], "bold"), (text[cut:], "")]


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
        notice = f" {self.notice} "[:width_] if self.notice else ""
        parts: list[tuple[str, str]] = [(notice, "bold reverse")]
        used = len(notice)
        for key, name in self.keys:
            used += len(key) + len(name) + 3
            if used > width_:
                break
            parts += [(f" {key}", "bold $footer-key-foreground"), (f" {name} ", "")]
        return Content.assemble(*parts)


def _cut(name: str, cells: int) -> str:
    """A tab's name cut to so many cells; its number stays as long as possible."""
    return fit(name, cells) if cells > 2 else name[:cells]
