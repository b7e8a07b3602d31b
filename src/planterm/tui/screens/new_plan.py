"""A new plan: its file, year and district."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.session.session import Session
from planterm.texts import tui as texts

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NewPlan(ModalScreen[Session | None], inherit_bindings=False):
    """Three lines to fill in; gives the session of the plan that was made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", texts.CANCEL),
        Binding("tab,down", "app.focus_next", show=False),
        Binding("shift+tab,up", "app.focus_previous", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Labels and lines, and below them what is wrong with them."""
        year = date.today().year + 1
        with Vertical(classes="dialog"):
            yield Label(texts.NEW_TITLE, classes="heading")
            yield Label(texts.NEW_FILE_LABEL)
            yield Input(f"plan-{year}.toml", id="file", select_on_focus=False)
            yield Label(texts.NEW_YEAR_LABEL)
            yield Input(str(year), id="year", select_on_focus=False)
            yield Label(texts.NEW_DISTRICT_LABEL)
            yield Input(id="district")
            yield Label("", id="problem", markup=False)
            yield Label(texts.NEW_HINT, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line; after the last one make the plan."""
        if event.input.id != "district":
            self.app.action_focus_next()
            return
        try:
            self.dismiss(self._made())
        except PlantermError as error:
            self.query_one("#problem", Label).update(str(error))

    def action_cancel(self) -> None:
        """Make none."""
        self.dismiss(None)

    def _made(self) -> Session:
        """The session of the new plan; raises PlantermError where something is missing or the file exists."""
        name, year = self._value("file"), self._value("year")
        if not name:
            raise PlantermError(texts.NO_FILE_NAME)
        if not (year.isdecimal() and 1900 <= int(year) <= 2200):
            raise PlantermError(texts.WRONG_YEAR)
        path = Path(name).expanduser()
        path = path if path.suffix else path.with_suffix(".toml")
        return Session.create(path, int(year), self._value("district"))

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()
