"""Asks whether what was decided is to be changed, and holds on to what is typed or pasted meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Label

from planterm.texts import progress as texts
from planterm.tui.screens.dialogs import Choice
from planterm.tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events


class DecidedQuestion(Choice):
    """Gives 0 to go on; whoever types fast has typed on by then, and that text is not to be lost.

    Once text has come, Enter is a line break of it (a console may paste key by key) until an answer is chosen with the
    arrow keys.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "enter", show=False, priority=True)]

    def __init__(self, keep: Callable[[str], None] | None, *, has_text: bool) -> None:
        """Keep puts what is asked about into safety, with what is typed meanwhile."""
        super().__init__(texts.DECIDED_QUESTION, (texts.CHANGE_ANYWAY, texts.LEAVE_IT))
        self.typed = ""
        self._keep = keep
        self._has_text = has_text

    def on_mount(self) -> None:
        """Let no answer be chosen where one is writing."""
        super().on_mount()
        self._safety.typed()
        if self._has_text:
            self._choose_none()

    def on_key(self, event: events.Key) -> None:
        """Hold on to a character."""
        if event.is_printable and event.character:
            self._hold(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Hold on to a paste."""
        from planterm.model.text import pasted
        from planterm.model.tsv import cell_text

        self._hold(pasted(cell_text(event.text)))

    def action_enter(self) -> None:
        """Answer, or hold on to a line break."""
        if self.query_one(Options).highlighted is None:
            self._hold("\n")
        else:
            self.query_one(Options).action_select()

    def _hold(self, text: str) -> None:
        self.typed += text
        self._safety.typed()
        self._choose_none()

    def _put_down(self) -> None:
        if self._keep is not None:
            self._keep(self.typed)

    def _choose_none(self) -> None:
        self.query_one(Options).highlighted = None
        self.query_one(".spare", Label).update(texts.TEXT_IS_HELD)
