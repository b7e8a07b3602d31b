"""A new plan, empty or made of a workbook: its file, year and district."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.form.loader import fitting
from planterm.model.fields import DISTRICT, YEAR
from planterm.model.plan import YEARS
from planterm.session.session import Session
from planterm.session.written_plan import new_plan
from planterm.store.errors import OutputExistsError, shown
from planterm.store.form_files import chosen_series, remember_series, usable_forms
from planterm.texts import tui as texts
from planterm.texts.kept_safe import FILE_EXISTS
from planterm.texts.start import NEW_FROM_BOOK
from planterm.tui.dialogs.dialog import Dialog, Options, TextLine, field
from planterm.tui.dialogs.file_dialogs import free_file, named_file

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.model.form import Form
    from planterm.session.workbooks import ReadBook


class _Asked(NamedTuple):
    name: str
    label: str
    value: str = ""
    """What stands in it to begin with."""


class NewPlan(Dialog[Session]):
    """Lines to fill in for a plan that is to be; gives the session of the plan that was made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self, heading: str, fields: Sequence[_Asked], make: Callable[[NewPlan], Session], forms: Sequence[Form] = ()
    ) -> None:
        """Make raises PlantermError where something is missing or the file exists; forms are those to choose among."""
        super().__init__()
        self._heading, self._fields, self._make = heading, fields, make
        self._forms = forms if len(forms) > 1 else ()
        self._fitting: Sequence[Form] = ()
        self._series = chosen_series()

    def compose(self) -> ComposeResult:
        """Labels and lines, and below them what is wrong with them."""
        with Vertical(classes="dialog"):
            yield Label(self._heading, classes="heading")
            for name, label, value in self._fields:
                yield field(label, TextLine(value, id=name, suggested=True))
            if self._forms:
                yield field(texts.NEW_FORM_LABEL, Options(id="forms", markup=False))
            yield Label("", id="problem", markup=False)
            yield Label(texts.NEW_FORM_HINT if self._forms else texts.NEW_HINT, classes="hint")

    def on_mount(self) -> None:
        """Stand on the form that is probably meant."""
        super().on_mount()
        if self._forms:
            self._list_forms()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the forms for the year that is typed."""
        if event.input.id == "year" and self._forms:
            self._list_forms()

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Choose a form."""
        self._series = self._fitting[event.option_index].series

    def _list_forms(self) -> None:
        """List the forms that fit, and stand on the chosen one."""
        with suppress(PlantermError):  # a year that is half typed
            self._fitting = fitting(typed_year(self.value("year")), self._forms)
        options, series = self.query_one(Options), [form.series for form in self._fitting]
        likely = series.index(self._series) if self._series in series else 0
        options.clear_options()
        options.add_options([form.name for form in self._fitting])
        options.highlighted = likely

    @property
    def form(self) -> Form | None:
        """The form that is chosen; None where there is nothing to choose among."""
        return next((form for form in self._fitting if form.series == self._series), None)

    def on_option_list_option_selected(self) -> None:
        """Make the plan on that form."""
        self.give(self._made)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line; after the last one make the plan."""
        if event.input.id == self._fields[-1].name:
            self.give(self._made)
        else:
            self.app.action_focus_next()

    def _made(self) -> Session:
        try:
            return self._make(self)
        except OutputExistsError as error:
            raise PlantermError(FILE_EXISTS.format(name=shown(self.file))) from error

    @property
    def file(self) -> Path:
        """The file that was named; raises PlantermError where none was."""
        if not (name := self.value("file")):
            raise PlantermError(texts.NO_FILE_NAME)
        return named_file(name, (".toml",))


def typed_year(text: str) -> int:
    """A year that was typed; raises PlantermError where it is none."""
    if not (text.isdecimal() and len(text) == 4 and int(text) in YEARS):
        raise PlantermError(texts.WRONG_YEAR)
    return int(text)


def empty_plan() -> NewPlan:
    """Asks for the file, the year and the district of an empty plan, for next year to begin with."""
    year = date.today().year + 1
    fields = (
        _Asked("file", texts.NEW_FILE_LABEL, str(free_file(Path(f"plan-{year}.toml")))),
        _Asked("year", texts.NEW_YEAR_LABEL, str(year)),
        _Asked("district", texts.NEW_DISTRICT_LABEL),
    )

    def make(given: NewPlan) -> Session:
        form = given.form
        plan = new_plan(typed_year(given.value("year")), given.value("district"), form)
        session = Session.begin(given.file, plan)
        if form is not None:
            remember_series(form.series)
        return session

    return NewPlan(texts.NEW_TITLE, fields, make, usable_forms())


def plan_from_book(book: ReadBook) -> NewPlan:
    """Asks for the file, beside the workbook, and for the year and the district where nothing told them."""
    fields = [_Asked("file", texts.NEW_FILE_LABEL, shown(free_file(book.path.with_suffix(".toml"))))]
    if YEAR in book.lacking:
        fields.append(_Asked("year", texts.NEW_YEAR_LABEL, str(book.plan.year)))
    if DISTRICT in book.lacking:
        fields.append(_Asked("district", texts.NEW_DISTRICT_LABEL))
    return NewPlan(NEW_FROM_BOOK, fields, partial(_make_from_book, book))


def _make_from_book(book: ReadBook, given: NewPlan) -> Session:
    file = given.file
    year = typed_year(given.value("year")) if YEAR in book.lacking else None
    district = given.value("district") if DISTRICT in book.lacking else None
    return Session.begin(file, book.with_details(year, district).plan)
