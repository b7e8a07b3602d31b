"""A new plan: its file, year and district."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.model.plan import YEARS
from planterm.session.session import Session
from planterm.texts import tui as texts
from planterm.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NewPlan(Dialog[Session]):
    """Three lines to fill in; gives the session of the plan that was made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Labels and lines, and below them what is wrong with them."""
        year = date.today().year + 1
        with Vertical(classes="dialog"):
            yield Label(texts.NEW_TITLE, classes="heading")
            for name, label, value in (
                ("file", texts.NEW_FILE_LABEL, f"plan-{year}.toml"),
                ("year", texts.NEW_YEAR_LABEL, str(year)),
                ("district", texts.NEW_DISTRICT_LABEL, ""),
            ):
                with Horizontal(classes="field"):
                    yield Label(label)
                    yield Input(value, id=name, select_on_focus=False, compact=True)
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

    def _made(self) -> Session:
        """The session of the new plan; raises PlantermError where something is missing or the file exists."""
        name, year = self._value("file"), self._value("year")
        if not name:
            raise PlantermError(texts.NO_FILE_NAME)
        if not (year.isdecimal() and len(year) == 4 and int(year) in YEARS):
            raise PlantermError(texts.WRONG_YEAR)
        path = Path(name).expanduser()
        path = path if path.suffix else path.with_suffix(".toml")
        return Session.create(path, int(year), self._value("district"))

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()
