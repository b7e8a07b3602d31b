"""Asks whether what was decided is to be changed, and holds on to what is typed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.texts import stages as texts
from planterm.tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from textual import events


class DecidedQuestion(Choice):
    """Gives 0 to go on; whoever types fast has typed on by then, and that text is not to be lost."""

    def __init__(self) -> None:
        super().__init__(texts.QUESTION, (texts.CHANGE_ANYWAY, texts.LEAVE_IT))
        self.typed = ""

    def on_key(self, event: events.Key) -> None:
        """Hold on to a character."""
        if event.is_printable and event.character:
            self.typed += event.character
