"""One visit to a cell: the buffer, and what has been done to it since the cell was opened."""

import re
from collections.abc import Callable
from typing import NamedTuple

from planterm.model.text import harmless, pasted
from planterm.tui.editing.buffer import Buffer

_KEPT = 500
_STEP = re.compile(r"\S+|\s")
"""What becomes one undo step of a text that is typed: a word, or a single blank or line break."""


class Editing(NamedTuple):
    """A buffer with its own undo, which is forgotten when the cell is left."""

    buffer: Buffer
    past: tuple[Buffer, ...] = ()
    future: tuple[Buffer, ...] = ()
    typing: bool = False
    """Whether the last thing done was to type inside a word: then the next character joins the same undo step."""

    @classmethod
    def of(cls, text: str) -> "Editing":
        """A cell just opened, the caret at its end."""
        return cls(Buffer(text, len(text)))

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.buffer.text

    def type(self, text: str) -> "Editing":
        """Typed characters and line breaks, at the caret; a word is one undo step."""
        typed = self
        for piece in _STEP.findall(text):
            typed = typed._type(piece)
        return typed

    def _type(self, piece: str) -> "Editing":
        joins = self.typing and not piece.isspace() and self.buffer.mark is None
        changed = self._changed(self.buffer.insert(harmless(piece)))
        if changed.text == self.text:
            return changed
        kept = self.past if joins else changed.past
        if kept[-1].text == changed.text:
            # A word written over itself: undone it would show nothing, and what follows is a step of its own.
            return changed._replace(past=kept[:-1])
        return changed._replace(past=kept, typing=not piece.isspace())

    def paste(self, text: str) -> "Editing":
        """A pasted text at the caret, freed from what word processors leave in it.

        Line breaks at its end are nothing at the end of the text; before other words they part.
        """
        text, inserted = pasted(text), self.buffer.insert("")
        if inserted.caret == len(inserted.text):
            text = text.rstrip("\n")
        return self._changed(self.buffer.insert(text))

    def become(self, text: str) -> "Editing":
        """Another text in the place of the whole, the caret at its end."""
        return self._changed(Buffer(text, len(text)))

    def delete(self, until: Callable[[Buffer], int]) -> "Editing":
        """The selection taken out, or what lies between the caret and the place named."""
        return self._changed(self.buffer.delete(until(self.buffer)))

    def move(self, buffer: Buffer) -> "Editing":
        """The caret or the selection elsewhere."""
        return self._replace(buffer=buffer, typing=False)

    def undo(self) -> "Editing":
        """The last change taken back."""
        if not self.past:
            return self
        *past, buffer = self.past
        return Editing(buffer, tuple(past), (*self.future, self.buffer))

    def redo(self) -> "Editing":
        """The change last taken back, done again."""
        if not self.future:
            return self
        *future, buffer = self.future
        return Editing(buffer, (*self.past, self.buffer), tuple(future))

    def _changed(self, buffer: Buffer) -> "Editing":
        if buffer.text == self.buffer.text:
            return self.move(buffer)
        return Editing(buffer, (*self.past[-_KEPT:], self.buffer))
