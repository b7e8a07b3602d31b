"""A text that is being written, in a cell, a field of the form or the follow-up: one value for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from planterm.model.form import Role
from planterm.model.plan import Plan
from planterm.model.suggestions import LONGEST, suggest
from planterm.model.tsv import cell_text
from planterm.tui.editing.buffer import Buffer, Editing

if TYPE_CHECKING:
    from planterm.tui.terminal.clipboard import Clipboard


class View(NamedTuple):
    """How the text is shown: cells a line, and lines in sight."""

    cells: int
    lines: int


Target = Callable[[Buffer, int], int]
"""A place in the buffer, given how many cells wide its lines are."""

KeyAction = Callable[[Editing, View], Editing]


def _to(target: Target, *, select: bool = False) -> KeyAction:
    return lambda editing, view: editing.move(editing.buffer.at(target(editing.buffer, view.cells), select=select))


def _by_lines(lines: Callable[[View], int], *, select: bool = False) -> KeyAction:
    return lambda editing, view: editing.move(editing.buffer.vertically(lines(view), view.cells, select=select))


def _without(key: str) -> KeyAction:
    """What lies between the caret and where a key would lead it, taken out."""
    return lambda editing, view: editing.delete(_MOVES[key](editing.buffer, view.cells))


def _shifted(key: str) -> str:
    return f"ctrl+shift+{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else f"shift+{key}"


_MOVES: Mapping[str, Target] = {
    "left": lambda buffer, _: buffer.before(),
    "right": lambda buffer, _: buffer.after(),
    "ctrl+left": lambda buffer, _: buffer.word_before(),
    "ctrl+right": lambda buffer, _: buffer.word_after(),
    "home": Buffer.line_start,
    "end": Buffer.line_end,
    "ctrl+home": lambda _, __: 0,
    "ctrl+end": lambda buffer, _: len(buffer.text),
}

_LINE_MOVES: Mapping[str, Callable[[View], int]] = {
    "up": lambda _: -1,
    "down": lambda _: 1,
    "pageup": lambda view: -view.lines,
    "pagedown": lambda view: view.lines,
}

EDITOR_KEYS: Mapping[str, KeyAction] = {
    **{key: _to(target) for key, target in _MOVES.items()},
    **{_shifted(key): _to(target, select=True) for key, target in _MOVES.items()},
    **{key: _by_lines(lines) for key, lines in _LINE_MOVES.items()},
    **{f"shift+{key}": _by_lines(lines, select=True) for key, lines in _LINE_MOVES.items()},
    "enter": lambda editing, _: editing.type("\n"),
    "backspace": _without("left"),
    "delete": _without("right"),
    "ctrl+backspace": _without("ctrl+left"),
    "ctrl+w": _without("ctrl+left"),
    "ctrl+delete": _without("ctrl+right"),
    "ctrl+a": lambda editing, _: editing.move(editing.buffer.select_all()),
    "ctrl+z": lambda editing, _: editing.undo(),
    "ctrl+y": lambda editing, _: editing.redo(),
}
"""A key's name as Textual gives it, and what it does to the text."""


_OFFERING = (Role.PROBLEM, Role.CAUSE, Role.WHEN, Role.WHO, None)
"""The roles of columns where the same texts come again."""

Suggest = Callable[[Editing], tuple[str, ...]]
"""Texts that go on from what is written; one of them is shown behind the caret, and none goes in by itself."""


def offers(plan: Plan, number: int, editing: Editing) -> tuple[str, ...]:
    """What the column offers while the caret stands at the end of the text."""
    text, buffer, column = editing.text, editing.buffer, plan.columns[number]
    if len(text) > LONGEST or column.role not in _OFFERING or buffer.caret != len(text) or buffer.mark is not None:
        return ()
    candidates = suggest(plan, column, text)
    return tuple(c for c in candidates if len(c) > len(text) and c.casefold().startswith(text.casefold()))


@dataclass(frozen=True, slots=True)
class Writing:
    """The text, its caret and its own undo, what is suggested for it, and which suggestion is shown."""

    editing: Editing
    suggest: Suggest = lambda _: ()
    offers: tuple[str, ...] = ()
    chosen: int = 0

    @classmethod
    def of(cls, text: str, suggest: Suggest = lambda _: ()) -> Writing:
        """A text just opened, the caret at its end."""
        return cls(Editing.of(text), suggest).become(Editing.of(text))

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.editing.text

    def kept(self, before: str) -> str:
        """What is kept of it when it is left, in place of the text before: no blank lines at its end.

        Enter leaves them there; where nothing else was changed either, the text stays as it was.
        """
        end = self.text.find("\n", len(self.text.rstrip()))
        return before if self.text == before else self.text if end < 0 else self.text[:end]

    @property
    def ghost(self) -> str:
        """What the suggestion would add behind the text; empty where nothing is suggested."""
        return self.offers[self.chosen][len(self.text) :] if self.offers else ""

    def become(self, editing: Editing) -> Writing:
        """Another state of the text, and what is suggested for that."""
        return replace(self, editing=editing, offers=self.suggest(editing), chosen=0)

    def press(self, key: str, typed: str | None, view: View, clips: Clipboard) -> Writing | None:
        """The text after a key, or None where the key means nothing in a text."""
        if key in ("ctrl+c", "ctrl+x"):
            return self._copied(clips, cut=key == "ctrl+x")
        if key == "ctrl+v":
            return self.paste(clips.pasted())
        return self._changed(key, typed, view)

    def changes(self, key: str, typed: str | None, view: View) -> bool:
        """Whether the key would change the text."""
        if key in ("ctrl+x", "ctrl+v"):
            return True
        changed = self._changed(key, typed, view)
        return changed is not None and changed.text != self.text

    def type(self, text: str) -> Writing:
        """The text with something typed at the caret."""
        return self.become(self.editing.type(text)) if text else self

    def paste(self, text: str) -> Writing:
        """The text with something pasted at the caret, a copied cell without its quoting."""
        return self.become(self.editing.paste(cell_text(text)))

    def click(self, caret: int) -> Writing:
        """The caret where the text was clicked."""
        return self.become(self.editing.move(self.editing.buffer.at(caret)))

    def _changed(self, key: str, typed: str | None, view: View) -> Writing | None:
        if self.ghost and key == "right":
            return self.become(self.editing.become(self.offers[self.chosen]))
        if self.ghost and key in ("ctrl+down", "ctrl+up"):
            step = 1 if key == "ctrl+down" else -1
            return replace(self, chosen=(self.chosen + step) % len(self.offers))
        if (action := EDITOR_KEYS.get(key)) is not None:
            return self.become(action(self.editing, view))
        return self.type(typed) if typed else None

    def _copied(self, clips: Clipboard, *, cut: bool) -> Writing:
        text = self.editing.buffer.selected
        if text and clips.copy(text) and cut:
            return self.become(self.editing.delete(self.editing.buffer.caret))
        return self
