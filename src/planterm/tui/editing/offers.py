"""Texts used before, offered while one writes: one of them is shown behind the caret, and none goes in by itself."""

from typing import NamedTuple

from planterm.model.plan import Column, Plan
from planterm.model.suggestions import LONGEST, suggest
from planterm.tui.editing.editing import Editing

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

    def step(self, steps: int) -> "Offers":
        """Another one shown, after the last the first."""
        return self._replace(chosen=(self.chosen + steps) % len(self.texts))


def offers(plan: Plan, column: Column, editing: Editing) -> Offers:
    """What the column offers while the caret stands at the end of the text."""
    text, buffer = editing.text, editing.buffer
    if len(text) > LONGEST or column not in _OFFERING or buffer.caret != len(text) or buffer.mark is not None:
        return Offers()
    candidates = suggest(plan, column, text)
    return Offers(tuple(c for c in candidates if len(c) > len(text) and c.casefold().startswith(text.casefold())))
