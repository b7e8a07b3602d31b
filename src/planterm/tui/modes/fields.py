"""Lines to write in at the bottom of the screen: what to search for, what to replace it with."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from textual.content import Content

from planterm.tui.editing.editing import Editing
from planterm.tui.editing.keys import EDITOR_KEYS, View
from planterm.tui.editing.picture import line_pieces
from planterm.tui.grid.cells import width

_ONE_LINE = View(cells=1_000_000, lines=1)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line and what is written on it."""

    label: str
    editing: Editing

    @classmethod
    def selected(cls, label: str, text: str) -> Field:
        """A line with a text that the first typed character replaces."""
        editing = Editing.of(text)
        return cls(label, editing.move(editing.buffer.select_all()) if text else editing)

    def press(self, key: str, typed: str | None) -> Field | None:
        """The line after a key; None where the key means nothing on it."""
        action = EDITOR_KEYS.get(key) if key != "enter" else None
        if action is not None:
            return Field(self.label, action(self.editing, _ONE_LINE))
        return Field(self.label, self.editing.type(typed)) if typed else None

    def paste(self, text: str) -> Field:
        """The line after a paste; line breaks become blanks."""
        return Field(self.label, self.editing.paste(" ".join(text.splitlines())))


@dataclass(frozen=True, slots=True)
class FieldsLine:
    """Lines to write in, one of them the active one, and a note at the right of the first."""

    fields: tuple[Field, ...]
    active: int
    note: str

    def draw(self, width_: int) -> Content:
        """The lines; the active one with its caret."""
        parts: list[tuple[str, str]] = []
        labels = max(width(field.label) for field in self.fields)
        for number, field in enumerate(self.fields):
            note = f"  {self.note} " if number == 0 else ""
            room = max(1, width_ - labels - 4 - width(note))
            parts.append((f" {field.label.ljust(labels)}: ", "bold"))
            parts += _text(field.editing, room, caret=number == self.active)
            parts.append((f"{note}\n" if number + 1 < len(self.fields) else note, ""))
        return Content.assemble(*parts)


def _text(editing: Editing, room: int, *, caret: bool) -> list[tuple[str, str]]:
    """What is written, as much of it around the caret as there is room for, filled to the room."""
    looks = {"text": "", "caret": "reverse" if caret else "", "selection": "underline reverse" if caret else ""}
    place, length = editing.buffer.caret, len(editing.text)
    pieces = line_pieces(editing.buffer, [(max(0, place - room), min(length, place + room))], 0)
    starts = [*accumulate((width(text) for text, _ in pieces), initial=0)]
    begin = max(0, starts[[look for _, look in pieces].index("caret") + 1] - room)
    spans = zip(pieces, pairwise(starts), strict=True)
    shown = [piece for piece, (start, end) in spans if begin <= start and end <= begin + room]
    used = sum(width(text) for text, _ in shown)
    return [*((text, looks[look]) for text, look in shown), (" " * max(0, room - used), "")]
