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
from planterm.session.session import Session
from planterm.store.disk import latest_first, status, whole_path
from planterm.store.errors import shown
from planterm.store.state import recent_plans
from planterm.texts import start as words
from planterm.texts import tui as texts
from planterm.tui.actions import opening, safety
from planterm.tui.actions.files import ask_to_clear
from planterm.tui.background import in_background
from planterm.tui.screens.dialog import Dialog
from planterm.tui.screens.new_plan import NewPlan
from planterm.tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from planterm.session.workbooks import ReadBook

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
            yield Options(*map(_line, self._plans), *self._others, markup=False)
            yield Label("", id="problem", markup=False)
            yield Label(texts.START_HINT, classes="hint")

    def on_mount(self) -> None:
        """Find out when the plans were changed, and go on with the workbook that was given at the start."""
        for plan in self._plans:
            in_background(self.app, partial(_when, plan), partial(self._tell_when, plan))
        if self._book is not None:
            opening.make_plan(self.app, self._book, self._made)
        else:
            safety.offer_drafts(self, {texts.NEW_TITLE: self._ask_for_new, words.OPEN_TITLE: self._ask_which})

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Open a plan, or ask which."""
        index = event.option_index
        if index < len(self._plans):
            self._open(self._plans[index])
            return
        [*self._others.values()][index - len(self._plans)]()

    @property
    def _others(self) -> Mapping[str, Callable[[], object]]:
        """The choices after the plans, and what they do."""
        others: dict[str, Callable[[], object]] = {
            texts.START_OPEN: self._ask_which,
            texts.START_NEW: self._ask_for_new,
        }
        if recent_plans():
            others[words.CLEAR] = partial(ask_to_clear, self.app, self._cleared)
        return {**others, texts.START_QUIT: partial(self.dismiss, None)}

    def _ask_which(self) -> None:
        self.app.push_screen(opening.file_dialog(Path(), opening.looked_at), self._chosen)

    def _ask_for_new(self) -> None:
        self.app.push_screen(NewPlan(), self._made)

    def _chosen(self, opened: Path | ReadBook | None) -> None:
        if isinstance(opened, Path):
            self._open(opened)
        elif opened is not None:
            opening.make_plan(self.app, opened, self._made)

    def _open(self, path: Path) -> None:
        try:
            session = Session.open(path)
        except PlantermError as error:
            self._tell(str(error))
            self._offer_other_versions(path, str(error))
        else:
            self.dismiss(session)

    def _offer_other_versions(self, path: Path, why: str) -> None:
        from planterm.session.rescue import rescue_of
        from planterm.tui.actions.rescue import offer

        if (rescue := rescue_of(path)) is not None:
            offer(self.app, rescue, why, self._made)

    def _made(self, session: Session | None) -> None:
        if session is not None:
            self.dismiss(session)

    def _cleared(self, said: str) -> None:
        self._plans = _plans()
        options = self.query_one(Options)
        options.clear_options()
        options.add_options((*map(_line, self._plans), *self._others))
        options.highlighted = 0
        self._tell(said)

    def _tell(self, text: str) -> None:
        self.query_one("#problem", Label).update(text)

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
