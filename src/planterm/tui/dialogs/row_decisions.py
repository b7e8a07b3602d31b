"""Rows to be decided one by one or many at a time: the list, the current one's texts, and taking answers back."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from planterm.model.form import Role
from planterm.texts.coming_year import EMPTY
from planterm.tui.base_screen import Result
from planterm.tui.dialogs.dialog import Dialog, Options, nothing
from planterm.tui.dialogs.questions import ask
from planterm.tui.grid.wrapping import fit, shown
from planterm.tui.lines import MessageLine
from planterm.tui.widgets import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.model.plan import Row
    from planterm.tui.widgets import BarLine

Decided = TypeVar("Decided")

_PROBLEM = 26
"""Cells for the problem in the list; the measure has the rest."""


class RowDecisions(Dialog[Result], Generic[Result, Decided]):
    """Enter is done with it; Escape leaves, asking first where something was decided."""

    heading = ""
    hint = ""
    leaving: tuple[str, str, str]
    """The question before decisions are thrown away, the answer that goes back to them, and the one that leaves."""

    def __init__(self, decided: Decided) -> None:
        super().__init__()
        self._decided = decided
        self._before: tuple[Decided, ...] = ()

    @abstractmethod
    def _lines(self) -> list[Content]:
        """Each row in a line, with what was decided of it."""

    @abstractmethod
    def _text(self, index: int) -> BarLine:
        """What there is to read of a row."""

    @abstractmethod
    def _counts(self) -> str:
        """What was decided of how many rows."""

    def compose(self) -> ComposeResult:
        """The rows, the current one's texts, the count, and the keys."""
        with Vertical(classes="dialog full"):
            yield Label(self.heading, classes="heading", markup=False)
            yield Options(*self._lines(), id="rows")
            with VerticalScroll(id="reading", can_focus=False):
                yield Bar(MessageLine(), id="paragraphs")
            yield Label("", id="count", markup=False)
            yield Label(self.hint, classes="hint")

    def on_mount(self) -> None:
        """Show what is proposed."""
        self._show()

    def on_option_list_option_highlighted(self) -> None:
        """Show the row's texts."""
        self._show_row()

    def action_cancel(self) -> None:
        """Leave without a result, asking first where something was decided."""
        if not self._before:
            self.dismiss(None)
            return
        question, stay, leave = self.leaving
        ask(self.app, question, (stay, nothing), (leave, self.dismiss))

    def take_back(self) -> None:
        """Take the last decision back."""
        if self._before:
            *before, self._decided = self._before
            self._before = tuple(before)
            self._show_all()

    def read(self, pages: int) -> None:
        """Scroll the row's texts."""
        reading = self.query_one("#reading", VerticalScroll)
        reading.scroll_page_down() if pages > 0 else reading.scroll_page_up()

    @property
    def _index(self) -> int | None:
        """The current row; None where there are none."""
        return self.query_one(Options).highlighted

    def _decide(self, decided: Decided) -> None:
        self._before = (*self._before, self._decided)
        self._decided = decided
        self._show_all()

    def _show_all(self) -> None:
        rows = self.query_one(Options)
        for index, line in enumerate(self._lines()):
            rows.replace_option_prompt_at_index(index, line)
        self._show()

    def _show(self) -> None:
        self.query_one("#count", Label).update(self._counts())
        self._show_row()

    def _show_row(self) -> None:
        if (index := self._index) is not None:
            self.query_one("#paragraphs", Bar).show(self._text(index))
            self.query_one("#reading", VerticalScroll).scroll_home(animate=False)


def row_line(decided: str, number: str, row: Row) -> Content:
    """A row in the list: what was decided, its number, and what tells it from its neighbours."""
    pair = [row[role] for role in (Role.PROBLEM, Role.MEASURE) if row[role].strip()]
    telling = pair or [next((text for text in row.cells if text.strip()), EMPTY)]
    words = [shown(" ".join(text.split())[:200]) for text in telling]
    words = [fit(words[0], _PROBLEM), *words[1:]] if len(words) > 1 else words
    return Content.assemble(decided, f"{number:<7}", "  ".join(words))
