"""Opening another plan or a workbook, and comparing the plan with a workbook that came back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from planterm.errors import PlantermError
from planterm.model.edits import Place
from planterm.session.session import Session
from planterm.session.workbooks import ReadBook, read_workbook
from planterm.store.disk import is_same_file, shown
from planterm.store.files import is_workbook
from planterm.texts import start as texts
from planterm.texts import two_plans as returned_texts
from planterm.tui.actions import saving
from planterm.tui.actions.comparing import Comparison
from planterm.tui.base_screen import host_of
from planterm.tui.dialogs.browser import BOOKS, PLANS, Browser
from planterm.tui.dialogs.new_plan import empty_plan, plan_from_book
from planterm.tui.dialogs.questions import ask
from planterm.tui.dialogs.reading import ImportReport
from planterm.tui.plan.plan_screen import PlanScreen


def open_file(screen: PlanScreen) -> None:
    """Open another plan, or a workbook: as a new plan, or to compare the open one with it."""
    session = screen.session

    def attempt(path: Path) -> Path | ReadBook:
        if is_same_file(session.path, path) and not session.read_only:
            raise PlantermError(texts.ALREADY_OPEN)
        return _looked_at(path)

    def chosen(opened: Path | ReadBook) -> None:
        if isinstance(opened, Path):
            _leave_for(screen, lambda: open_plan(screen, opened))
        else:
            _ask_about_book(screen, opened)

    Browser(texts.OPEN_TITLE, (*PLANS, *BOOKS), attempt, session.path.parent).open(screen.app, chosen)


def new_plan(screen: PlanScreen) -> None:
    """Make an empty plan in a file of its own, and open it in place of this one."""
    _leave_for(screen, lambda: empty_plan().open(screen.app, partial(_show, screen)))


def compare(screen: PlanScreen) -> None:
    """Compare the plan with a workbook."""
    read = partial(read_workbook, form=screen.session.form)
    Browser(texts.COMPARE_TITLE, BOOKS, read, screen.session.path.parent).open(
        screen.app, partial(_compare_with, screen)
    )


def ask_which(app: App[Any], chosen: Callable[[Path | ReadBook], None]) -> None:
    """Ask which plan or workbook is to be opened, before there is one."""
    Browser(texts.OPEN_TITLE, (*PLANS, *BOOKS), _looked_at).open(app, chosen)


def ask_which_book(app: App[Any], chosen: Callable[[ReadBook], None]) -> None:
    """Ask which workbook is to be read."""
    Browser(texts.BOOK_TITLE, BOOKS, read_workbook).open(app, chosen)


def _looked_at(path: Path) -> Path | ReadBook:
    """The file itself where it is a plan that can be read, otherwise what the workbook holds.

    Raises PlantermError where it is neither.
    """
    if is_workbook(path):
        return read_workbook(path)
    Session.open(path, read_only=True)
    return path


def make_plan(app: App[Any], book: ReadBook, done: Callable[[Session], object]) -> None:
    """Show how the workbook was read, ask what it does not tell, and make a plan of it, unless one stops there."""
    ImportReport(book).open(app, lambda _: plan_from_book(book).open(app, done))


def _ask_about_book(screen: PlanScreen, book: ReadBook) -> None:
    def make() -> None:
        _leave_for(screen, lambda: make_plan(screen.app, book, partial(_show, screen)))

    question = texts.BOOK_QUESTION.format(book=shown(Path(book.path.name)))

    def compare_it() -> None:
        _compare_with(screen, book.on_form(screen.session.form))

    ask(screen.app, question, (texts.COMPARE, compare_it), (texts.AS_NEW_PLAN, make))


def after_report(app: App[Any], book: ReadBook, go_on: Callable[[], None]) -> None:
    """Show how the workbook was read, where there is anything to know about that, and go on unless one stops there."""
    if book.asks_to_be_read:
        ImportReport(book).open(app, lambda _: go_on())
    else:
        go_on()


def _compare_with(screen: PlanScreen, book: ReadBook) -> None:
    after_report(screen.app, book, lambda: _show_differences(screen, book))


def _show_differences(screen: PlanScreen, book: ReadBook) -> None:
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
    saving.leave_for(screen, go_on, texts.SAVE_AND_OPEN, (texts.OPEN_UNSAVED, go_on))


def open_plan(screen: PlanScreen, path: Path) -> None:
    """Open another plan in place of this one; what was not saved of this one is given up."""
    _show(screen, Session.open(path))


def _show(screen: PlanScreen, session: Session) -> None:
    """Show another plan in place of the open one, which is closed; what was not saved of it is given up."""
    # Where nothing was, nobody has been asked: a draft that waits for its dialog stays.
    screen.session.close(discard=screen.session.is_dirty)
    host_of(screen).show_other(session)
