"""What all dialogs are: a box over the plan, closed with Escape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Generic

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from planterm.texts import tui as texts
from planterm.tui.commands import CommandTable, Group
from planterm.tui.host import host_of
from planterm.tui.screens.base import BaseScreen, Result
from planterm.tui.styles import sheet
from planterm.tui.typing_safety import TypingSafety
from planterm.tui.widgets.text_line import TextLine


class Dialog(BaseScreen[Result | None], ModalScreen[Result | None], Generic[Result], inherit_bindings=False):
    """Gives its result, or None where it is closed without one.

    What is written in its lines goes into the journal, and comes back when the dialog is opened after a crash.
    """

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

    keeps_text: ClassVar[bool] = True
    """Whether what is written in it is worth keeping; what one looks for is not."""

    def __init__(self) -> None:
        super().__init__()
        self._safety = TypingSafety(self, self._put_down)

    def on_mount(self) -> None:
        """Go on with what was written in it before a crash."""
        if (name := self._draft_name) is not None:
            written = dict(host_of(self).drafts.written(*name))
            for label, line in self._written_lines():
                if label in written:
                    line.take_back(written[label])

    @on(Input.Changed)
    def keep_soon(self) -> None:
        """Have what is written put into safety."""
        self._safety.typed()

    def put_in_safety(self) -> None:
        """Put it into the journal now."""
        self._safety.now()

    def end(self) -> None:
        """What was written in it is done with."""
        self._safety.cancel()
        if (name := self._draft_name) is not None:
            host_of(self).drafts.ended(*name)

    def _put_down(self) -> None:
        if (name := self._draft_name) is not None:
            written = ((label, line.value) for label, line in self._written_lines() if line.value != line.first_value)
            host_of(self).drafts.keep(*name, tuple(written))

    @property
    def _draft_name(self) -> tuple[str, str] | None:
        """The heading and the first line's label, which say which dialog it is; None where nothing is kept."""
        first = next(self._written_lines(), None) if self.keeps_text else None
        return None if first is None else (_plain(self.query_one(".heading", Label)), first[0])

    def _written_lines(self) -> Iterator[tuple[str, TextLine]]:
        """Its lines, each with its label."""
        label = ""
        for widget in self.query("Label, TextLine"):
            if isinstance(widget, TextLine):
                yield label, widget
            elif isinstance(widget, Label):
                label = _plain(widget)

    def action_press(self, key: str) -> None:
        """Do what a key of its own does."""
        if self.own_keys is not None:
            self.own_keys.press(self, key)

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def _plain(label: Label) -> str:
    return str(label.content)
