"""Lists to choose from, with what there is to know of the line that one is at; and rows to be decided in one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Label

from planterm.model.form import Role
from planterm.model.plan import Row
from planterm.texts.coming_year import EMPTY
from planterm.texts.tui import NOTHING_TO_REDO, NOTHING_TO_UNDO
from planterm.tui.base_screen import Result
from planterm.tui.commands import telling
from planterm.tui.dialogs.dialog import SCROLL_KEYS, CalmOptions, Dialog, Options, TextLine
from planterm.tui.dialogs.questions import Leaving, leave
from planterm.tui.grid.wrapping import fit, shown
from planterm.tui.lines import MessageLine
from planterm.tui.widgets import Bar, BarLine

Decided = TypeVar("Decided")

_PROBLEM = 26
"""Cells for the problem in the list; the measure has the rest."""


_STEPS = {
    "up": "step('cursor_up')",
    "down": "step('cursor_down')",
    "pageup": "step('page_up')",
    "pagedown": "step('page_down')",
}


class ListDialog(Dialog[Result], Generic[Result]):
    """A list, and a sentence or two about the line that one is at."""

    shape = "wide tall"

    nothing_listed = ""
    """What is said where there are no lines."""

    first = 0
    """The number of the line to stand at to begin with."""

    @abstractmethod
    def lines(self) -> Sequence[VisualType | None]:
        """What there is to choose from; None is a rule between two of them, and no line."""

    @abstractmethod
    def choose(self, number: int) -> None:
        """Do what is to be done with the line that is chosen."""

    def told(self, number: int) -> str:
        """What there is to know of a line."""
        del number
        return ""

    def body(self) -> ComposeResult:
        """The list over what there is to know."""
        yield Options(id="listed", markup=False)
        yield Label("", id="explanation", markup=False)

    def on_mount(self) -> None:
        """List what there is, and stand at the line that is meant."""
        self.list_anew(self.first)

    def on_option_list_option_highlighted(self) -> None:
        """Tell of the line; what was said of another one is not about this."""
        self.say("")
        self.tell()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Do what is to be done with it."""
        with telling(self.app):
            self.choose(event.option_index)

    @property
    def listed(self) -> Options:
        """The list."""
        return self.query_one(Options)

    @property
    def at(self) -> int | None:
        """The number of the line that one is at; None where there are none."""
        return self.listed.highlighted

    def tell(self) -> None:
        """Tell of the line that one is at, or that there is none."""
        self.query_one("#explanation", Label).update(self.nothing_listed if self.at is None else self.told(self.at))

    def list_anew(self, at: int | None = None) -> None:
        """List what there is now, and stand at a line, or where one stood."""
        at, listed, lines = (self.at or 0) if at is None else at, self.listed, self.lines()
        if len(lines) == listed.option_count:
            for number, line in enumerate(lines):
                listed.replace_option_prompt_at_index(number, line or "")
        else:
            listed.clear_options()
            listed.add_options(lines)
        with listed.prevent(Options.OptionHighlighted):
            listed.highlighted = min(at, listed.option_count - 1) if listed.option_count else None
        self.tell()


class SearchDialog(ListDialog[Result], Generic[Result], keys=_STEPS):
    """A list that follows what is typed in the line over it."""

    keeps_text = False

    def body(self) -> ComposeResult:
        """The line to type in over the list."""
        yield TextLine()
        yield from super().body()

    def on_mount(self) -> None:
        """Type at once."""
        self.listed.can_focus = False

    def on_input_submitted(self) -> None:
        """Do what is to be done with the line that one is at, or with what is typed."""
        with telling(self.app):
            self.enter()

    def enter(self) -> None:
        """Choose the line that one is at."""
        if self.at is not None:
            self.choose(self.at)

    def action_step(self, motion: str) -> None:
        """Go to another line."""
        getattr(self.listed, f"action_{motion}")()


class TextsDialog(ListDialog[Result], Generic[Result], keys=SCROLL_KEYS):
    """A list over the texts of the line that one is at, which scroll."""

    shape = "wide tall texts"

    @abstractmethod
    def text(self, number: int) -> BarLine:
        """What there is to read of a line."""

    def body(self) -> ComposeResult:
        """The list over the texts."""
        yield CalmOptions(id="listed", markup=False)
        with VerticalScroll(id="reading", can_focus=False):
            yield Bar(MessageLine(), id="paragraphs")

    def tell(self) -> None:
        """Show the texts from their beginning."""
        text = MessageLine(self.nothing_listed) if self.at is None else self.text(self.at)
        self.query_one("#paragraphs", Bar).show(text)
        self.query_one("#reading").scroll_home(animate=False)


class Course(NamedTuple, Generic[Decided]):
    """What is decided now, what was decided before that, and what was taken back, each the last one last."""

    now: Decided
    before: tuple[Decided, ...] = ()
    after: tuple[Decided, ...] = ()


class Deciding(TextsDialog[Result], Generic[Result, Decided], keys={"ctrl+z": "take_back", "ctrl+y": "make_again"}):
    """Things to be decided one by one or many at a time, each answer to be taken back.

    Escape leaves, asking first where something was decided.
    """

    shape = "full texts"
    leaving: Leaving
    """What is asked before decisions are thrown away."""

    def __init__(self, decided: Decided) -> None:
        super().__init__()
        self._course = Course(decided)

    @property
    def _decided(self) -> Decided:
        """What is decided now."""
        return self._course.now

    @property
    def _draft_name(self) -> tuple[str, str]:
        """What was decided is as safe as what is written in lines, where it is told as written."""
        return self.heading, ""

    @abstractmethod
    def _counts(self) -> str:
        """What was decided of how much."""

    def body(self) -> ComposeResult:
        """What is to be decided, the texts of what one is at, and the count."""
        yield from super().body()
        yield Label(self._counts(), id="count", markup=False)

    def action_cancel(self) -> None:
        """Leave without a result, asking first where something was decided."""
        leave(self, self.leaving, loses=bool(self._course.before))

    def action_take_back(self) -> None:
        """Take the last decision back."""
        now, before, after = self._course
        if before:
            self._go_to(Course(before[-1], before[:-1], (*after, now)))
        else:
            self.say(NOTHING_TO_UNDO)

    def action_make_again(self) -> None:
        """Make the decision last taken back again."""
        now, before, after = self._course
        if after:
            self._go_to(Course(after[-1], (*before, now), after[:-1]))
        else:
            self.say(NOTHING_TO_REDO)

    def _decide(self, decided: Decided, at: int | None = None, told: str = "") -> None:
        """Decide it, and stand at a line, or where one stood."""
        now, before, _ = self._course
        self._go_to(self._course if decided == now else Course(decided, (*before, now)), at, told)

    def _go_to(self, course: Course[Decided], at: int | None = None, told: str = "") -> None:
        self._course = course
        self._safety.typed()
        self._show(at)
        self.say(told)

    def _show(self, at: int | None) -> None:
        self.list_anew(at)
        self.query_one("#count", Label).update(self._counts())


def row_line(decided: str, number: str, row: Row) -> Content:
    """A row in the list: what was decided, its number, and what tells it from its neighbours."""
    pair = [row.text(role) for role in (Role.PROBLEM, Role.MEASURE) if row.text(role).strip()]
    telling = pair or [next((text for text in row.cells if text.strip()), EMPTY)]
    words = [shown(" ".join(text.split())[:200]) for text in telling]
    words = [fit(words[0], _PROBLEM), *words[1:]] if len(words) > 1 else words
    return Content.assemble(decided, f"{number:<7}", "  ".join(words))
