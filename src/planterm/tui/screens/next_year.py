"""Next year's plan: the rows of the old one, one by one or many at a time, and what becomes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from planterm.model.carry_over import Fate, Proposal
from planterm.model.carry_over_answers import Answers
from planterm.model.columns import Column
from planterm.model.plan import Row
from planterm.session.next_year import create_next, suggested_path
from planterm.texts import next_year as texts
from planterm.tui.commands import Group
from planterm.tui.grid.cells import fit, shown
from planterm.tui.lines import MessageLine
from planterm.tui.row_texts import RowTexts
from planterm.tui.screens.dialog import Dialog
from planterm.tui.screens.dialogs import Choice
from planterm.tui.screens.file_prompt import FilePrompt, Wanted
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.form.form import Form
    from planterm.session.next_year import NextYear

_PROBLEM = 26
"""Cells for the problem in the list; the measure has the rest."""

_MARKS = {Fate.CONTINUE: "→", Fate.END: "×", Fate.ASK: "?"}


class NextYearScreen(Dialog[Path]):
    """Gives the file of the plan that was made, or None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "decide('fortsatter')", show=False, priority=True),
        Binding("left", "decide('avslutas')", show=False, priority=True),
        Binding("ctrl+right", "decide_alike('fortsatter')", show=False, priority=True),
        Binding("ctrl+left", "decide_alike('avslutas')", show=False, priority=True),
        Binding("shift+right", "decide_all('fortsatter')", show=False, priority=True),
        Binding("shift+left", "decide_all('avslutas')", show=False, priority=True),
        Binding("f2", "place", show=False, priority=True),
        Binding("ctrl+z", "take_back", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
    ]

    help_group = Group.NEXT_YEAR

    def __init__(self, following: NextYear, form: Form) -> None:
        super().__init__()
        self._following = following
        self._headers = tuple(column.header for column in form.columns)
        self._answers = Answers(following.proposals)
        self._before: tuple[Answers, ...] = ()
        self._numbers = {area.id: number for number, area in enumerate(following.plan.areas, start=1)}

    def compose(self) -> ComposeResult:
        """The count, the rows, the current one's texts, and the keys."""
        with Vertical(classes="dialog full"):
            yield Label(texts.screen_title(self._following.successor.year), classes="heading", markup=False)
            yield OptionList(*map(self._option, self._answers.proposals), id="rows")
            with VerticalScroll(id="reading", can_focus=False):
                yield Bar(MessageLine(), id="paragraphs")
            yield Label("", id="count", markup=False)
            yield Label(texts.SCREEN_HINT, classes="hint")

    def on_mount(self) -> None:
        """Begin with the first row that somebody has to decide."""
        first = next(iter(self._answers.undecided), None)
        rows = self.query_one(OptionList)
        if rows.option_count:
            rows.highlighted = self._answers.proposals.index(first) if first else 0
        self._show()

    def on_option_list_option_highlighted(self) -> None:
        """Show the row's texts."""
        self._show_row()

    def on_option_list_option_selected(self) -> None:
        """Make the plan, asking first about what is not decided."""
        undecided = len(self._answers.undecided)
        if not undecided:
            self._ask_name()
            return

        def answered(answer: int | None) -> None:
            if answer in (0, 1):
                fate = Fate.CONTINUE if answer == 0 else Fate.END
                self._answer(self._answers.decided(self._answers.undecided, fate))
                self._ask_name()

        choices = (texts.TAKE_ALONG, texts.END_THEM, texts.GO_BACK)
        self.app.push_screen(Choice(texts.undecided_question(undecided), choices), answered)

    def action_cancel(self) -> None:
        """Leave without a plan, asking first where something was answered."""
        if not self._before:
            self.dismiss(None)
            return

        def answered(answer: int | None) -> None:
            if answer == 1:
                self.dismiss(None)

        self.app.push_screen(Choice(texts.LEAVE_QUESTION, (texts.GO_BACK, texts.LEAVE)), answered)

    # deciding

    def action_decide(self, fate: str) -> None:
        """Decide the current row and go to the next one."""
        if (proposal := self._current) is not None:
            self._answer(self._answers.decided((proposal,), Fate(fate)))
            if proposal is not self._answers.proposals[-1]:
                self.query_one(OptionList).action_cursor_down()

    def action_decide_alike(self, fate: str) -> None:
        """Decide every row that is in the same case."""
        if (proposal := self._current) is not None:
            self._answer(self._answers.decided(self._answers.alike(proposal), Fate(fate)))

    def action_decide_all(self, fate: str) -> None:
        """Decide every row."""
        self._answer(self._answers.decided(self._answers.proposals, Fate(fate)))

    def action_take_back(self) -> None:
        """Take the last answer back."""
        if self._before:
            *before, self._answers = self._before
            self._before = tuple(before)
            self._show_all()

    def action_place(self) -> None:
        """Ask in which area of the new plan the row is to stand, with the others of its area that have no place."""
        if (proposal := self._current) is None:
            return
        plan, successor = self._following.plan, self._following.successor
        areas = [*successor.areas, *(area for area in plan.areas if area.own)]
        together = self._answers.homeless(proposal)

        def chosen(answer: int | None) -> None:
            if answer is not None:
                self._answer(self._answers.placed(together, areas[answer].id))

        self.app.push_screen(Choice(texts.place_question(len(together)), [area.title for area in areas]), chosen)

    def action_scroll(self, pages: int) -> None:
        """Scroll the row's texts."""
        reading = self.query_one("#reading", VerticalScroll)
        reading.scroll_page_down() if pages > 0 else reading.scroll_page_up()

    # making the plan

    def _ask_name(self) -> None:
        old, new = self._following.plan.year, self._following.successor.year
        suggestion = suggested_path(self._following.path, old, new)
        wanted = Wanted(texts.screen_title(new), texts.FILE_LABEL, suggestion, ".toml")
        self.app.push_screen(FilePrompt(wanted, self._write), self._written)

    def _write(self, path: Path, overwrite: bool) -> None:
        plan = self._following.made(path, self._answers.fates, self._answers.targets)
        create_next(path, self._following, plan, overwrite=overwrite)

    def _written(self, path: Path | None) -> None:
        if path is not None:
            self.dismiss(path)

    # showing

    @property
    def _current(self) -> Proposal | None:
        index = self.query_one(OptionList).highlighted
        return None if index is None else self._answers.proposals[index]

    def _answer(self, answers: Answers) -> None:
        self._before = (*self._before, self._answers)
        self._answers = answers
        self._show_all()

    def _show_all(self) -> None:
        rows = self.query_one(OptionList)
        for index, proposal in enumerate(self._answers.proposals):
            rows.replace_option_prompt_at_index(index, self._line(proposal))
        self._show()

    def _show(self) -> None:
        counts = (self._answers.count(fate) for fate in (Fate.CONTINUE, Fate.END, Fate.ASK))
        self.query_one("#count", Label).update(texts.counts(*counts))
        self._show_row()

    def _show_row(self) -> None:
        if (proposal := self._current) is not None:
            opening = texts.proposed(proposal.fate, proposal.reason, self._place(proposal))
            self.query_one("#paragraphs", Bar).show(RowTexts(proposal.row, self._headers, opening))
            self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def _place(self, proposal: Proposal) -> str:
        """Where the row would stand, where that is somewhere else than it stood."""
        target = self._answers.target(proposal)
        if target == proposal.area_id:
            return ""
        areas = (*self._following.successor.areas, *self._following.plan.areas)
        title = next((area.title for area in areas if area.id == target), None)
        return texts.NO_PLACE if title is None else texts.moved_to(title)

    def _option(self, proposal: Proposal) -> Option:
        return Option(self._line(proposal))

    def _line(self, proposal: Proposal) -> Content:
        fate = self._answers.fate(proposal)
        number = f"{self._numbers[proposal.area_id]}.{proposal.number}{'*' if self._place(proposal) else ''}"
        words = [shown(" ".join(text.split())[:200]) for text in _telling(proposal.row)]
        words = [fit(words[0], _PROBLEM), *words[1:]] if len(words) > 1 else words
        return Content.assemble(f"{_MARKS[fate]} {texts.SHORT_FATES[fate]:<13}", f"{number:<7}", "  ".join(words))


def _telling(row: Row) -> list[str]:
    """What tells the row from its neighbours: its problem and its measure, or whatever it has."""
    pair = [row[column] for column in (Column.PROBLEM, Column.MEASURE) if row[column].strip()]
    return pair or [next((text for text in row.cells if text.strip()), texts.EMPTY)]
