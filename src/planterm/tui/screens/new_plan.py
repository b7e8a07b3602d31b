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
from planterm.model.text import clean
from planterm.session.session import Session
from planterm.session.written_plan import new_plan
from planterm.store.errors import OutputExistsError, shown
from planterm.texts import kept_safe as words
from planterm.texts import tui as texts
from planterm.tui.file_names import free_file, named_file
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PlanFields(Dialog[Session]):
    """Lines to fill in for a plan that is to be; gives the session of the plan that was made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    heading: ClassVar[str]

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """The lines: a name, a label, and what stands in it to begin with."""
        raise NotImplementedError

    def made(self) -> Session:
        """The session of the new plan; raises PlantermError where something is missing or the file exists."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Labels and lines, and below them what is wrong with them."""
        with Vertical(classes="dialog"):
            yield Label(self.heading, classes="heading")
            for name, label, value in self.fields():
                with Horizontal(classes="field"):
                    yield Label(label)
                    yield TextLine(value, id=name, suggested=True)
            yield Label("", id="problem", markup=False)
            yield Label(texts.NEW_HINT, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line; after the last one make the plan."""
        if event.input.id != self.fields()[-1][0]:
            self.app.action_focus_next()
            return
        try:
            self.dismiss(self.made())
        except OutputExistsError:
            self.query_one("#problem", Label).update(words.FILE_EXISTS.format(name=shown(self.file())))
        except PlantermError as error:
            self.query_one("#problem", Label).update(str(error))

    def file(self) -> Path:
        """The file that was named; raises PlantermError where none was."""
        if not (name := self.value("file")):
            raise PlantermError(texts.NO_FILE_NAME)
        return named_file(name, (".toml",))

    def year(self) -> int:
        """The year that was given; raises PlantermError where it is none."""
        year = self.value("year")
        if not (year.isdecimal() and len(year) == 4 and int(year) in YEARS):
            raise PlantermError(texts.WRONG_YEAR)
        return int(year)

    def value(self, field: str) -> str:
        """What stands in a line."""
        return clean(self.query_one(f"#{field}", Input).value).strip()


class NewPlan(PlanFields):
    """Asks for the file, the year and the district of an empty plan."""

    heading = texts.NEW_TITLE

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Three lines, for next year to begin with."""
        year = date.today().year + 1
        return (
            ("file", texts.NEW_FILE_LABEL, str(free_file(Path(f"plan-{year}.toml")))),
            ("year", texts.NEW_YEAR_LABEL, str(year)),
            ("district", texts.NEW_DISTRICT_LABEL, ""),
        )

    def made(self) -> Session:
        """The session of the empty plan."""
        return Session.begin(self.file(), new_plan(self.year(), self.value("district")))
