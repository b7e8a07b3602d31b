"""What is shown without a plan: the plans at hand, open another, begin a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, OptionList

from planterm.errors import PlantermError
from planterm.session.session import Session
from planterm.store.errors import shown
from planterm.texts import tui as texts
from planterm.tui.actions import opening
from planterm.tui.screens.dialog import Dialog
from planterm.tui.screens.new_plan import NewPlan

if TYPE_CHECKING:
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
        self._plans = tuple(sorted(Path.cwd().glob("*.toml"), key=_age)[:_MOST])

    def compose(self) -> ComposeResult:
        """The choices, and below them what could not be opened."""
        names = (shown(Path(path.name)) for path in self._plans)
        with Vertical(classes="dialog"):
            yield Label(texts.START_TITLE, classes="heading")
            yield Label(texts.START_OPENING)
            yield OptionList(*names, texts.START_OPEN, texts.START_NEW, texts.START_QUIT, markup=False)
            yield Label("", id="problem", markup=False)
            yield Label(texts.START_HINT, classes="hint")

    def on_mount(self) -> None:
        """Go on with the workbook that was given at the start."""
        if self._book is not None:
            opening.make_plan(self.app, self._book, self._made)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a plan, or ask which."""
        index = event.option_index - len(self._plans)
        if index < 0:
            self._open(self._plans[index])
        elif index == 0:
            self.app.push_screen(opening.file_dialog(Path.cwd(), opening.looked_at), self._chosen)
        elif index == 1:
            self.app.push_screen(NewPlan(), self._made)
        else:
            self.dismiss(None)

    def _chosen(self, opened: Path | ReadBook | None) -> None:
        if isinstance(opened, Path):
            self._open(opened)
        elif opened is not None:
            opening.make_plan(self.app, opened, self._made)

    def _open(self, path: Path) -> None:
        try:
            session = Session.open(path)
        except PlantermError as error:
            self.query_one("#problem", Label).update(str(error))
        else:
            self.dismiss(session)

    def _made(self, session: Session | None) -> None:
        if session is not None:
            self.dismiss(session)


def _age(path: Path) -> float:
    """For sorting: the plan last written first; one that cannot be looked at last."""
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0
