"""A text that is being written, in a cell, a field of the form or the follow-up: one value for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from planterm.model.plan import Column, Plan
from planterm.model.suggestions import LONGEST, suggest
from planterm.model.tsv import cell_text
from planterm.tui.editing.buffer import Editing
from planterm.tui.editing.editor_keys import EDITOR_KEYS, View

_OFFERING = (Column.PROBLEM, Column.CAUSE, Column.WHEN, Column.WHO)
"""The columns where the same texts come again."""


class Offers(NamedTuple):
    """Texts that go on from what is written, and which of them is shown."""

    texts: tuple[str, ...] = ()
    chosen: int = 0

    @property
    def text(self) -> str:
        """The one shown."""
        return self.texts[self.chosen]

    def ghost(self, written: str) -> str:
        """What the one shown would add behind what is written; nothing where nothing is offered."""
        return self.text[len(written) :] if self.texts else ""

    def step(self, steps: int) -> Offers:
        """Another one shown, after the last the first."""
        return self._replace(chosen=(self.chosen + steps) % len(self.texts))


def offers(plan: Plan, column: Column, editing: Editing) -> Offers:
    """What the column offers while the caret stands at the end of the text."""
    text, buffer = editing.text, editing.buffer
    if len(text) > LONGEST or column not in _OFFERING or buffer.caret != len(text) or buffer.mark is not None:
        return Offers()
    candidates = suggest(plan, column, text)
    return Offers(tuple(c for c in candidates if len(c) > len(text) and c.casefold().startswith(text.casefold())))


Suggest = Callable[[Editing], Offers]
"""What is offered behind a text."""


class Clips(Protocol):
    """The clipboard as a text needs it."""

    def copy(self, text: str) -> None:
        """Put a text on it."""
        ...

    def pasted(self) -> str:
        """The text on it."""
        ...


NOTHING = Offers()


def no_offers(_: Editing) -> Offers:
    """Where nothing is suggested."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Writing:
    """The text, its caret and its own undo, and what is suggested for it."""

    editing: Editing
    suggest: Suggest = no_offers
    offers: Offers = NOTHING

    @classmethod
    def of(cls, text: str, suggest: Suggest = no_offers) -> Writing:
        """A text just opened, the caret at its end."""
        return cls(Editing.of(text), suggest).become(Editing.of(text))

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.editing.text

    @property
    def ghost(self) -> str:
        """What the suggestion would add behind the text; empty where nothing is suggested."""
        return self.offers.ghost(self.text)

    def become(self, editing: Editing) -> Writing:
        """Another state of the text, and what is suggested for that."""
        return replace(self, editing=editing, offers=self.suggest(editing))

    def press(self, key: str, typed: str | None, view: View, clips: Clips) -> Writing | None:
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
            return self.become(self.editing.become(self.offers.text))
        if self.ghost and key in ("ctrl+down", "ctrl+up"):
            return replace(self, offers=self.offers.step(1 if key == "ctrl+down" else -1))
        if (action := EDITOR_KEYS.get(key)) is not None:
            return self.become(action(self.editing, view))
        return self.type(typed) if typed else None

    def _copied(self, clips: Clips, *, cut: bool) -> Writing:
        if text := self.editing.buffer.selected:
            clips.copy(text)
            if cut:
                return self.become(self.editing.delete(lambda buffer: buffer.caret))
        return self
