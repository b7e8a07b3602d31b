"""Opening another plan or a workbook, and comparing the plan with a workbook that came back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planterm.errors import PlantermError
from planterm.session.session import Session
from planterm.store.disk import is_same_file
from planterm.store.errors import shown
from planterm.texts import start as texts
from planterm.texts import tui as tui_texts
from planterm.tui.host import host_of

if TYPE_CHECKING:
    from textual.app import App

    from planterm.model.edits import Place
    from planterm.session.workbooks import ReadBook
    from planterm.tui.plan.plan_screen import PlanScreen
    from planterm.tui.screens.open_file import OpenFile


def open_file(screen: PlanScreen) -> None:
    """Open another plan, or a workbook: as a new plan, or to compare the open one with it."""
    session = screen.session

    def attempt(path: Path) -> Path | ReadBook:
        if is_same_file(session.path, path):
            raise PlantermError(texts.ALREADY_OPEN)
        return looked_at(path)

    def chosen(opened: Path | ReadBook | None) -> None:
        if isinstance(opened, Path):
            _leave_for(screen, lambda: _open_plan(screen, opened))
        elif opened is not None:
            _ask_about_book(screen, opened)

    screen.app.push_screen(file_dialog(session.path.parent, attempt, session.path), chosen)


def compare(screen: PlanScreen) -> None:
    """Compare the plan with a workbook."""
    from planterm.session.workbooks import read_workbook
    from planterm.tui.screens.open_file import BOOKS, OpenFile, latest_files

    def chosen(book: ReadBook | None) -> None:
        if book is not None:
            _compare_with(screen, book)

    books = latest_files(screen.session.path.parent, BOOKS)
    dialog = OpenFile(texts.COMPARE_TITLE, texts.COMPARE_LABEL, books, read_workbook)
    screen.app.push_screen(dialog, chosen)


def looked_at(path: Path) -> Path | ReadBook:
    """The file itself where it is a plan that can be read, otherwise what the workbook holds.

    Raises PlantermError where it is neither.
    """
    from planterm.store.files import is_workbook

    if is_workbook(path):
        from planterm.session.workbooks import read_workbook

        return read_workbook(path)
    Session.open(path, read_only=True)
    return path


def file_dialog(
    folder: Path, attempt: Callable[[Path], Path | ReadBook], but: Path | None = None
) -> OpenFile[Path | ReadBook]:
    """Asks for a plan or a workbook, another one than that which is open."""
    from planterm.tui.screens.open_file import BOOKS, PLANS, OpenFile, latest_files

    return OpenFile(texts.OPEN_TITLE, texts.OPEN_LABEL, latest_files(folder, (*PLANS, *BOOKS), but), attempt)


def make_plan(app: App[None], book: ReadBook, done: Callable[[Session | None], None]) -> None:
    """Show how the workbook was read, ask what it does not tell, and make a plan of it; None where one stops."""
    from planterm.tui.screens.import_report import ImportReport
    from planterm.tui.screens.plan_from_book import PlanFromBook

    def read(go_on: bool | None) -> None:
        if go_on:
            app.push_screen(PlanFromBook(book), done)
        else:
            done(None)

    app.push_screen(ImportReport(book), read)


def _ask_about_book(screen: PlanScreen, book: ReadBook) -> None:
    from planterm.tui.screens.dialogs import Choice

    def answered(answer: int | None) -> None:
        if answer == 0:
            _compare_with(screen, book)
        elif answer == 1:
            _leave_for(screen, lambda: make_plan(screen.app, book, lambda session: _show(screen, session)))

    question = texts.BOOK_QUESTION.format(book=shown(Path(book.path.name)))
    screen.app.push_screen(Choice(question, (texts.COMPARE, texts.AS_NEW_PLAN)), answered)


def after_report(app: App[Any], book: ReadBook, go_on: Callable[[], None]) -> None:
    """Show how the workbook was read, where there is anything to know about that, and go on unless one stops there."""
    from planterm.tui.screens.import_report import ImportReport

    def read(goes_on: bool | None) -> None:
        if goes_on:
            go_on()

    if book.asks_to_be_read:
        app.push_screen(ImportReport(book), read)
    else:
        go_on()


def _compare_with(screen: PlanScreen, book: ReadBook) -> None:
    after_report(screen.app, book, lambda: _show_differences(screen, book))


def _show_differences(screen: PlanScreen, book: ReadBook) -> None:
    from planterm.texts import two_plans as returned_texts
    from planterm.tui.screens.comparison import Comparison

    before = screen.session.plan
    returned = book.compared_with(before)
    if not returned.changes:
        screen.say(returned_texts.NOTHING_DIFFERS)
        return

    def left(place: Place | None) -> None:
        screen.keep_changed(before)
        if place is not None:
            screen.go_to(place)
        screen.say(returned_texts.TAKEN_OVER if screen.session.plan is not before else returned_texts.NOTHING_TAKEN)

    screen.app.push_screen(Comparison(screen.session, returned, shown(Path(book.path.name))), left)


def _leave_for(screen: PlanScreen, go_on: Callable[[], None]) -> None:
    """Go on once it is clear what becomes of what is unsaved."""
    from planterm.tui.actions import saving
    from planterm.tui.screens.dialogs import Choice

    if not screen.session.is_dirty:
        go_on()
        return

    def answered(answer: int | None) -> None:
        if answer == 0:
            saving.save(screen, go_on)
        elif answer == 1:
            go_on()

    choices = (texts.SAVE_AND_OPEN, texts.OPEN_UNSAVED, tui_texts.CONTINUE)
    screen.app.push_screen(Choice(tui_texts.QUIT_QUESTION, choices), answered)


def _open_plan(screen: PlanScreen, path: Path) -> None:
    try:
        session = Session.open(path)
    except PlantermError as error:
        screen.say(str(error), error=True)
    else:
        _show(screen, session)


def _show(screen: PlanScreen, session: Session | None) -> None:
    """Show another plan in place of the open one, which is closed; what was not saved of it is given up."""
    if session is not None:
        screen.session.close(discard=True)
        host_of(screen).show_other(session)
