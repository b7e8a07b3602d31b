"""What is shown without a plan: those opened last, those at hand, open another, begin a new one."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from planterm.errors import PlantermError
from planterm.session.rescue import rescue_of
from planterm.session.session import Session
from planterm.store.disk import latest_first, status, whole_path
from planterm.store.errors import shown
from planterm.store.state import recent_plans
from planterm.texts import start as words
from planterm.texts import tui as texts
from planterm.tui.background import in_background
from planterm.tui.commands import Later
from planterm.tui.dialogs.dialog import Dialog, Options
from planterm.tui.dialogs.new_plan import empty_plan
from planterm.tui.dialogs.questions import Answer

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.session.workbooks import ReadBook

at_opening = partial(Later, "planterm.tui.actions.at_opening")
kept = partial(Later, "planterm.tui.actions.kept")
opening = partial(Later, "planterm.tui.actions.opening")

_MOST = 12
"""How many plans are listed."""


class StartScreen(Dialog[Session]):
    """Gives the session of the plan chosen, or None to leave."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "cancel", texts.START_QUIT)]

    def __init__(self, book: ReadBook | None = None) -> None:
        super().__init__()
        self._book = book
        self._plans = _plans()

    def compose(self) -> ComposeResult:
        """The choices, and below them what could not be opened."""
        with Vertical(classes="dialog wide"):
            yield Label(texts.START_TITLE, classes="heading")
            yield Label(texts.START_OPENING)
            yield Options(*self._lines, markup=False)
            yield Label("", id="problem", markup=False)
            yield Label(texts.START_HINT, classes="hint")

    def on_mount(self) -> None:
        """Find out when the plans were changed, and go on with the workbook that was given at the start."""
        for plan in self._plans:
            in_background(self.app, partial(_when, plan), partial(self._tell_when, plan))
        if self._book is not None:
            opening("make_plan")(self.app, self._book, self.dismiss)
        elif (session := Session.recovered_before_plan()) is not None:
            dialogs = {texts.NEW_TITLE: self._ask_for_new}
            at_opening("offer_drafts")(self, session, dialogs)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Open a plan, or ask which."""
        index = event.option_index - len(self._plans)
        if index < 0:
            self._open(self._plans[event.option_index])
        else:
            self._others[index][1]()

    @property
    def _lines(self) -> tuple[str, ...]:
        return (*map(_line, self._plans), *(text for text, _ in self._others))

    @property
    def _others(self) -> tuple[Answer, ...]:
        """The choices after the plans."""
        clear = (words.CLEAR, lambda: kept("ask_to_clear")(self.app, self._cleared))
        return (
            (texts.START_OPEN, self._ask_which),
            (texts.START_NEW, self._ask_for_new),
            *((clear,) if recent_plans() else ()),
            (texts.START_QUIT, lambda: self.dismiss(None)),
        )

    def _ask_which(self) -> None:
        opening("ask_which")(self.app, self._chosen)

    def _ask_for_new(self) -> None:
        empty_plan().open(self.app, self.dismiss)

    def _chosen(self, opened: Path | ReadBook) -> None:
        if isinstance(opened, Path):
            self._open(opened)
        else:
            opening("make_plan")(self.app, opened, self.dismiss)

    def _open(self, path: Path) -> None:
        try:
            session = Session.open(path)
        except PlantermError as error:
            self.say(str(error))
            if (rescue := rescue_of(path)) is not None:
                at_opening("offer_versions")(self.app, rescue, str(error), self.dismiss)
        else:
            self.dismiss(session)

    def _cleared(self, said: str) -> None:
        self._plans = _plans()
        options = self.query_one(Options)
        options.clear_options()
        options.add_options(self._lines)
        options.highlighted = 0
        self.say(said)

    def _tell_when(self, plan: Path, when: str) -> None:
        if plan in self._plans and self.is_attached:
            index = self._plans.index(plan)
            self.query_one(Options).replace_option_prompt_at_index(index, _line(plan, when))


def _plans() -> tuple[Path, ...]:
    """Those opened last, then the others in the working folder, the one last written first."""
    here = whole_path(Path())
    recent = tuple(Path(path.name) if path.parent == here else path for path in recent_plans())
    others = (path for path in latest_first(Path(), (".toml",)) if path not in recent)
    return (*recent, *others)[:_MOST]


def _line(plan: Path, when: str = "") -> str:
    folder = shown(plan.parent) if plan.is_absolute() else ""
    return words.plan(shown(Path(plan.name)), folder, when)


def _when(plan: Path) -> str:
    """When the plan was changed; that it is gone."""
    try:
        there = status(plan)
        changed = datetime.fromtimestamp(there.st_mtime) if there is not None else None
    except (OSError, ValueError, OverflowError):
        return ""
    return words.GONE if changed is None else words.changed_at(changed, datetime.now())
