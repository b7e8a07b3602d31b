"""A new plan, empty or made of a workbook: its year and district, its form where there is a choice, its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.form.loader import fitting
from planterm.model.fields import DISTRICT, YEAR
from planterm.model.form import Form
from planterm.model.plan import YEARS
from planterm.session.session import Session
from planterm.session.written_plan import new_plan
from planterm.store.disk import OutputExistsError, is_folder, shown, whole_path
from planterm.store.files import fit_for_a_name
from planterm.store.folders import documents_folder, home_folder
from planterm.store.form_files import usable_forms
from planterm.store.remembered import LastNew, last_new, remember_new
from planterm.texts import beginning as texts
from planterm.texts import how_to
from planterm.texts.kept_safe import FILE_EXISTS
from planterm.texts.start import FOLDER_TITLE
from planterm.tui.background import in_background, soon
from planterm.tui.dialogs.browser import Browser
from planterm.tui.dialogs.dialog import Dialog, Options, TextLine, field
from planterm.tui.dialogs.file_dialogs import free_file, named_file

if TYPE_CHECKING:
    from planterm.session.workbooks import ReadBook

_LONGEST = 100
"""Characters of a file's name that is made of what is typed."""


class NewPlanFields(NamedTuple):
    """What is asked about a plan that is to be, and what stands in the fields to begin with."""

    heading: str
    make: Callable[[NewPlan], Session]
    """Raises PlantermError where something is missing or the file exists."""
    name: Callable[[str, str], str]
    """The file's name for what is typed as year and district."""
    year: str | None = None
    """None where it is known."""
    district: str | None = None
    folder: Path | None = None
    """None for the one of the last new plan, or the documents."""
    forms: Sequence[Form] = ()
    """Those to choose among."""


class NewPlan(Dialog[Session]):
    """Fields to fill in for a plan that is to be; gives the session of the plan that was made.

    The file's name goes by the year and the district until somebody writes another one.
    """

    how = how_to.NEW_PLAN
    hint = texts.FIELD_HINT
    shape = "new"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, asked: NewPlanFields) -> None:
        super().__init__()
        self.heading = asked.heading
        self._asked = asked
        self._forms = asked.forms if len(asked.forms) > 1 else ()
        self._fitting: Sequence[Form] = ()
        self._last = last_new()
        self._series = self._last.series
        self.folder = asked.folder or home_folder()
        """Where the file is to be."""

    def body(self) -> ComposeResult:
        """Labels and fields."""
        asked = self._asked
        if asked.year is not None:
            yield field(texts.YEAR_LABEL, TextLine(asked.year, id="year", suggested=True))
        if asked.district is not None:
            yield field(texts.DISTRICT_LABEL, TextLine(asked.district, id="district", suggested=True))
        if self._forms:
            yield field(texts.FORM_LABEL, Options(id="forms", markup=False))
        name = asked.name(asked.year or "", asked.district or "")
        yield field(texts.FILE_LABEL, TextLine(name, id="file", suggested=True))
        yield field(texts.FOLDER_LABEL, Options(shown(whole_path(self.folder)), id="folder", markup=False))

    def on_mount(self) -> None:
        """Stand on the form that is probably meant, and find out where the file should be."""
        if self._forms:
            self._list_forms()
        if self._asked.folder is None:
            soon(self.app, partial(_likely_folder, self._last), self._put_into)
        else:
            self._find_free_name()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the forms for the year that is typed, and call the file by it."""
        if event.input.id == "year" and self._forms:
            self._list_forms()
        if event.input.id in {"year", "district"} and self._suggest(self._likely_name):
            self._find_free_name()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell what the keys do in the field."""
        hint = {"file": texts.FILE_HINT, "folder": texts.FOLDER_HINT}.get(event.widget.id or "", texts.FIELD_HINT)
        self.query_one(".hint", Label).update(hint)

    @on(Options.OptionHighlighted, "#forms")
    def choose_form(self, event: Options.OptionHighlighted) -> None:
        """Choose a form."""
        self._series = self._fitting[event.option_index].series

    @on(Options.OptionSelected, "#forms")
    def go_on(self) -> None:
        """Go on to the file."""
        self.query_one("#file").focus()

    @on(Options.OptionSelected, "#folder")
    def ask_for_folder(self) -> None:
        """Ask where the file should be."""
        Browser[Path](FOLDER_TITLE, (), lambda folder: folder, self.folder).open(self.app, self._put_into)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; from the file's make the plan."""
        if event.input.id == "file":
            self.give(self._made)
            return
        try:
            if event.input.id == "year":
                typed_year(event.value)
        except PlantermError as error:
            self.say(str(error))
        else:
            self.say("")
            self.app.action_focus_next()

    @property
    def form(self) -> Form | None:
        """The form that is chosen; None where there is nothing to choose among."""
        return next((form for form in self._fitting if form.series == self._series), None)

    @property
    def file(self) -> Path:
        """The file that was named; raises PlantermError where none was."""
        return named_file(self.value("file"), (".toml",), folder=self.folder)

    def _list_forms(self) -> None:
        """List the forms that fit, and stand on the chosen one."""
        with suppress(PlantermError):  # a year that is half typed
            self._fitting = fitting(typed_year(self.value("year")), self._forms)
        options, series = self.query_one("#forms", Options), [form.series for form in self._fitting]
        likely = series.index(self._series) if self._series in series else 0
        options.clear_options()
        options.add_options([form.name for form in self._fitting])
        options.highlighted = likely

    def _put_into(self, folder: Path) -> None:
        self.folder = folder
        if self.is_attached:
            self.query_one("#folder", Options).replace_option_prompt_at_index(0, shown(whole_path(folder)))
            self._find_free_name()

    @property
    def _likely_name(self) -> str:
        """What the file is to be called, as far as that is typed."""
        typed = (self.value(name) if self.query(f"#{name}") else "" for name in ("year", "district"))
        return self._asked.name(*typed)

    def _suggest(self, name: str) -> bool:
        """Write the file's name, unless somebody has written another one; whether it stands there."""
        line = self.query_one("#file", TextLine)
        if line.value != line.first_value:
            return False
        line.first_value = line.value = name
        if line.has_focus:
            line.action_select_all()  # what is typed takes its place
        return True

    def _find_free_name(self) -> None:
        wanted = self.folder / self._likely_name

        def found(free: Path) -> None:
            if self.is_attached and wanted == self.folder / self._likely_name:
                self._suggest(free.name)

        in_background(self.app, partial(free_file, wanted), found)

    def _made(self) -> Session:
        try:
            return self._asked.make(self)
        except OutputExistsError as error:
            raise PlantermError(FILE_EXISTS.format(name=shown(self.file))) from error


def typed_year(text: str) -> int:
    """A year that was typed; raises PlantermError where it is none."""
    if not (text.isdecimal() and len(text) == 4 and int(text) in YEARS):
        raise PlantermError(texts.WRONG_YEAR)
    return int(text)


def empty_plan() -> NewPlan:
    """Asks about an empty plan, which is probably for the year and the district of the last new one, or next year."""
    last, this_year = last_new(), date.today().year
    year = last.year if last.year is not None and last.year >= this_year else this_year + 1
    forms = usable_forms()
    return NewPlan(NewPlanFields(texts.NEW_TITLE, _make_empty, _file_name, str(year), last.district, forms=forms))


def _make_empty(given: NewPlan) -> Session:
    year, district = typed_year(given.value("year")), given.value("district")
    plan = new_plan(year, district, given.form)
    session = Session.begin(given.file, plan)
    remember_new(LastNew(year, district, plan.form.series, session.place.parent))
    return session


def plan_from_book(book: ReadBook) -> NewPlan:
    """Asks for the file, beside the workbook, and for the year and the district where nothing told them."""
    year = str(book.plan.year) if YEAR in book.lacking else None
    district = "" if DISTRICT in book.lacking else None
    name = f"{book.path.stem}.toml"
    make = partial(_make_from_book, book)
    return NewPlan(NewPlanFields(texts.NEW_FROM_BOOK, make, lambda *_: name, year, district, book.path.parent))


def _make_from_book(book: ReadBook, given: NewPlan) -> Session:
    file = given.file
    year = typed_year(given.value("year")) if YEAR in book.lacking else None
    district = given.value("district") if DISTRICT in book.lacking else None
    return Session.begin(file, book.with_details(year, district).plan)


def _file_name(year: str, district: str) -> str:
    return f"{fit_for_a_name(texts.FILE_NAME.format(year=year, district=district), _LONGEST)}.toml"


def _likely_folder(last: LastNew) -> Path:
    """That of the last new plan while it is there, else the documents; may take as long as a network does."""
    return last.folder if last.folder is not None and is_folder(last.folder) else documents_folder()
