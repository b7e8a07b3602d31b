"""What all dialogs are: a box over the plan, closed with Escape."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from planterm.texts import tui as texts
from planterm.tui.commands import CommandTable, Group
from planterm.tui.styles import sheet

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], Generic[Result], inherit_bindings=False):
    """Gives its result, or None where it is closed without one."""

    CSS = sheet("dialogs")
    SCOPED_CSS = False  # scoped rules could not tell by the screen's own classes how large it is
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", texts.CANCEL),
        Binding("f1", "app.help", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    own_keys: ClassVar[CommandTable[Any] | None] = None
    """The keys that are the dialog's own, where it has any."""

    help_group: ClassVar[Group | None] = None
    """The part of the help that tells of it; where there is none, that of the screen below."""

    def action_press(self, key: str) -> None:
        """Do what a key of its own does."""
        if self.own_keys is not None:
            self.own_keys.press(self, key)

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)
