"""A text being written, in a cell, a field of the form, the follow-up or a search: one value for all of them.

And what helps with writing it, beside the form's guidance: SMART for a goal, where to find a measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from planterm.model.edits import Place, cells_at
from planterm.model.form import Form, Role
from planterm.model.plan import Plan
from planterm.model.suggestions import LONGEST, suggest
from planterm.model.text import harmless, pasted
from planterm.model.tsv import cell_text
from planterm.model.wording import smart
from planterm.texts import goals
from planterm.tui.editing.buffer import Buffer

if TYPE_CHECKING:
    from planterm.tui.terminal.clipboard import Clipboard

_KEPT = 500
_STEP = r"\S+|\s"
"""What becomes one undo step of a text that is typed: a word, or a single blank or line break."""

_OFFERING = (Role.PROBLEM, Role.CAUSE, Role.WHEN, Role.WHO, None)
"""The roles of columns where the same texts come again."""

Suggest = Callable[[str], tuple[str, ...]]
"""Texts that begin with what is written; one of them is shown behind the caret, and none goes in by itself."""


def nothing(_: str) -> tuple[str, ...]:
    """Suggests nothing."""
    return ()


def suggestions(plan: Plan, number: int) -> Suggest:
    """What the column of that number suggests."""
    column = plan.columns[number]
    if column.role not in _OFFERING:
        return nothing
    return lambda text: suggest(plan, column, text) if len(text) <= LONGEST else ()


def advice(plan: Plan, place: Place, text: str) -> tuple[str, ...]:
    """What there is to say of a text that is being written in a cell, a line each."""
    role = plan.columns[place.column].role
    if role is Role.GOALS:
        when = plan.columns.find(Role.WHEN)
        found = smart(text, cells_at(plan, place)[when.number] if when else "")
        letters = goals.letters(found.deadline, is_measurable=found.is_measurable)
        lines = (letters, goals.examples(place.area_id))
        return lines if text.strip() else lines[::-1]
    if role is Role.MEASURE and not text.strip() and (address := _address(plan.form)):
        return (goals.ideas(address),)
    return ()


def in_brief(plan: Plan, place: Place, text: str) -> str:
    """The same on one line."""
    return " · ".join(advice(plan, place, text))


def _address(form: Form) -> str:
    """Where the form says that there are methods: of the addresses at the first one's site the shortest."""
    resources = form.instruction.resources if form.instruction else ()
    addresses = [each.address for each in resources if each.address]
    site = "/".join(addresses[0].split("/")[:3]) if addresses else ""
    return min((each for each in addresses if each.startswith(site)), key=len, default="")


@dataclass(frozen=True, slots=True)
class Writing:
    """The text, its caret and its own undo, which is forgotten when it is left; and what is suggested for it."""

    buffer: Buffer
    suggest: Suggest = nothing
    past: tuple[Buffer, ...] = ()
    future: tuple[Buffer, ...] = ()
    is_typing: bool = False
    """Whether the last thing done was to type inside a word: then the next character joins the same undo step."""
    offers: tuple[str, ...] = ()
    """What is suggested that begins as the text does, while the caret stands at its end."""
    chosen: int = 0
    """The number of the one that is shown."""

    @classmethod
    def of(cls, text: str, suggest: Suggest = nothing) -> Writing:
        """A text just opened, the caret at its end."""
        return cls(Buffer(), suggest).move(Buffer(text, len(text)))

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.buffer.text

    @property
    def ghost(self) -> str:
        """What the suggestion would add behind the text; empty where nothing is suggested."""
        return self.offers[self.chosen][len(self.text) :] if self.offers else ""

    def kept(self, before: str) -> str:
        """What is kept of it when it is left, in place of the text before: no blank lines at its end.

        Enter leaves them there; where nothing else was changed either, the text stays as it was.
        """
        end = self.text.find("\n", len(self.text.rstrip()))
        return before if self.text == before else self.text if end < 0 else self.text[:end]

    # what can be done to it

    def move(self, buffer: Buffer) -> Writing:
        """The caret or the selection elsewhere."""
        return self._at(buffer, self.past, self.future)

    def click(self, caret: int) -> Writing:
        """The caret where the text was clicked."""
        return self.move(self.buffer.at(caret))

    def type(self, text: str) -> Writing:
        """Typed characters and line breaks, at the caret; a word is one undo step."""
        typed = self
        for piece in re.findall(_STEP, text):
            typed = typed._type(piece)
        return typed

    def _type(self, piece: str) -> Writing:
        joins = self.is_typing and not piece.isspace() and self.buffer.mark is None
        changed = self._changed(self.buffer.insert(harmless(piece)))
        if changed.text == self.text:
            return changed
        past = self.past if joins else changed.past
        if past[-1].text == changed.text:
            # A word written over itself: undone it would show nothing, and what follows is a step of its own.
            return replace(changed, past=past[:-1])
        return replace(changed, past=past, is_typing=not piece.isspace())

    def put(self, text: str) -> Writing:
        """A text from elsewhere at the caret, freed from what word processors leave in it.

        Line breaks at its end are nothing at the end of the text; before other words they part.
        """
        text, inserted = pasted(text), self.buffer.insert("")
        if inserted.caret == len(inserted.text):
            text = text.rstrip("\n")
        return self._changed(self.buffer.insert(text))

    def paste(self, text: str) -> Writing:
        """The same for what was copied, of which a cell comes without its quoting."""
        return self.put(cell_text(text))

    def become(self, text: str) -> Writing:
        """Another text in the place of the whole, the caret at its end."""
        return self._changed(Buffer(text, len(text)))

    def delete(self, until: int) -> Writing:
        """The selection taken out, or what lies between the caret and the given place."""
        return self._changed(self.buffer.delete(until))

    def undo(self) -> Writing:
        """The last change taken back."""
        if not self.past:
            return self
        *past, buffer = self.past
        return self._at(buffer, tuple(past), (*self.future, self.buffer))

    def redo(self) -> Writing:
        """The change last taken back, done again."""
        if not self.future:
            return self
        *future, buffer = self.future
        return self._at(buffer, (*self.past, self.buffer), tuple(future))

    def without_undo(self) -> Writing:
        """The text as if it were just opened: the next undo is that of something else."""
        return self._at(self.buffer, (), ())

    def _changed(self, buffer: Buffer) -> Writing:
        if buffer.text == self.text:
            return self.move(buffer)
        return self._at(buffer, (*self.past[-_KEPT:], self.buffer), ())

    def _at(self, buffer: Buffer, past: tuple[Buffer, ...], future: tuple[Buffer, ...]) -> Writing:
        """Another state of the text, and what is suggested for that."""
        text, offers = buffer.text, tuple[str, ...]()
        if buffer.caret == len(text) and buffer.mark is None:
            offers = self.suggest(text)
        return Writing(buffer, self.suggest, past, future, offers=offers)

    # what the keys do to it

    def press(self, key: str, typed: str | None, view: View, clips: Clipboard) -> Writing | None:
        """The text after a key, or None where the key means nothing in a text."""
        if key in ("ctrl+c", "ctrl+x"):
            return self._copied(clips, cut=key == "ctrl+x")
        if key == "ctrl+v":
            return self.paste(clips.pasted())
        return self.after_key(key, typed, view)

    def changes(self, key: str, typed: str | None, view: View) -> bool:
        """Whether the key would change the text."""
        if key in ("ctrl+x", "ctrl+v"):
            return True
        changed = self.after_key(key, typed, view)
        return changed is not None and changed.text != self.text

    def after_key(self, key: str, typed: str | None, view: View) -> Writing | None:
        """The same for the keys that need no clipboard."""
        if self.ghost and key == "right":
            return self.become(self.offers[self.chosen])
        if self.ghost and key in ("ctrl+down", "ctrl+up"):
            step = 1 if key == "ctrl+down" else -1
            return replace(self, chosen=(self.chosen + step) % len(self.offers))
        if (action := EDITOR_KEYS.get(key)) is not None:
            return action(self, view)
        return self.type(typed) if typed else None

    def _copied(self, clips: Clipboard, *, cut: bool) -> Writing:
        text = self.buffer.selected
        if text and clips.copy(text) and cut:
            return self.delete(self.buffer.caret)
        return self


class View(NamedTuple):
    """How the text is shown: cells a line, and lines in sight."""

    cells: int
    lines: int


Target = Callable[[Buffer, int], int]
"""A place in the buffer, given how many cells wide its lines are."""

KeyAction = Callable[[Writing, View], Writing]


def _to(target: Target, *, select: bool = False) -> KeyAction:
    return lambda writing, view: writing.move(writing.buffer.at(target(writing.buffer, view.cells), select=select))


def _by_lines(lines: Callable[[View], int], *, select: bool = False) -> KeyAction:
    return lambda writing, view: writing.move(writing.buffer.vertically(lines(view), view.cells, select=select))


def _without(key: str) -> KeyAction:
    """What lies between the caret and where a key would lead it, taken out."""
    return lambda writing, view: writing.delete(_MOVES[key](writing.buffer, view.cells))


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
    "enter": lambda writing, _: writing.type("\n"),
    "backspace": _without("left"),
    "delete": _without("right"),
    "ctrl+backspace": _without("ctrl+left"),
    "ctrl+w": _without("ctrl+left"),
    "ctrl+delete": _without("ctrl+right"),
    "ctrl+a": lambda writing, _: writing.move(writing.buffer.select_all()),
    "ctrl+z": lambda writing, _: writing.undo(),
    "ctrl+y": lambda writing, _: writing.redo(),
}
"""A key's name as Textual gives it, and what it does to the text."""
