"""A text that is being written, in a cell, a field of the form or the follow-up: one value for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planterm.model.form import Role
from planterm.model.plan import Plan
from planterm.model.suggestions import LONGEST, suggest
from planterm.model.tsv import cell_text
from planterm.tui.editing.buffer import Editing
from planterm.tui.editing.editor_keys import EDITOR_KEYS, View

if TYPE_CHECKING:
    from planterm.tui.terminal.clipboard import Clipboard

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
