"""From year to year: next year's plan made of this year's, row by row, and what a row was in the years before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.content import Content

from planterm.model.carry_over import Fate, Proposal, homeless_with, with_same_reason
from planterm.model.form import Role
from planterm.model.plan import Area, Row, Standing
from planterm.model.text import one_line
from planterm.session.earlier_years import earlier_years_of
from planterm.session.next_year import NextYear, create_next, next_year, suggested_path
from planterm.session.session import Session
from planterm.texts import coming_year as texts
from planterm.texts import command_names as names
from planterm.texts.beginning import NEXT_YEAR_TITLE
from planterm.texts.progress import outcome
from planterm.texts.tui import CANCEL
from planterm.tui.actions import saving
from planterm.tui.actions.opening import open_plan
from planterm.tui.base_screen import TellingScreen
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.dialogs.browser import PLANS, Browser
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.file_dialogs import FilePrompt
from planterm.tui.dialogs.lists import Deciding, row_line
from planterm.tui.dialogs.questions import ask
from planterm.tui.dialogs.reading import ReadingScreen, Text, row_text, under_header
from planterm.tui.drafts import Texts
from planterm.tui.plan.plan_screen import PlanScreen

_MARKS = {Fate.CONTINUE: "→", Fate.END: "×", Fate.ASK: "?"}


NEXT_YEAR_COMMANDS: CommandTable[NextYearScreen] = CommandTable(
    Command(names.DECIDE, ("right",), lambda screen: screen.decide(Fate.CONTINUE), Group.NEXT_YEAR),
    Command(names.DECIDE, ("left",), lambda screen: screen.decide(Fate.END), Group.NEXT_YEAR),
    Command(names.DECIDE_ALIKE, ("ctrl+right",), lambda screen: screen.decide_alike(Fate.CONTINUE), Group.NEXT_YEAR),
    Command(names.DECIDE_ALIKE, ("ctrl+left",), lambda screen: screen.decide_alike(Fate.END), Group.NEXT_YEAR),
    Command(names.DECIDE_ALL, ("shift+right",), lambda screen: screen.decide_all(Fate.CONTINUE), Group.NEXT_YEAR),
    Command(names.DECIDE_ALL, ("shift+left",), lambda screen: screen.decide_all(Fate.END), Group.NEXT_YEAR),
    Command(names.PLACE_ROW, ("f2",), lambda screen: screen.ask_place(), Group.NEXT_YEAR),
    Command(names.READ_ROW, ("pagedown", "pageup"), elsewhere, Group.NEXT_YEAR),
    Command(names.TAKE_BACK, ("ctrl+z",), elsewhere, Group.NEXT_YEAR),
    Command(names.MAKE_AGAIN, ("ctrl+y",), elsewhere, Group.NEXT_YEAR),
    Command(names.MAKE_PLAN, ("enter",), lambda screen: screen.choose(0), Group.NEXT_YEAR),
)
"""What the keys do on the screen."""


class NextYearScreen(Deciding[Path, tuple[Proposal, ...]], commands=NEXT_YEAR_COMMANDS):
    """Gives the file of the plan that was made, or None where none was."""

    hint = texts.SCREEN_HINT
    leaving = (texts.LEAVE_QUESTION, texts.GO_BACK, texts.LEAVE)

    def __init__(self, following: NextYear) -> None:
        super().__init__(following.proposals)
        self.first = next((number for number, each in enumerate(self._decided) if each.fate is Fate.ASK), 0)
        self.heading = texts.SCREEN_TITLE.format(year=following.successor.year)
        self._following = following

    def choose(self, number: int) -> None:
        """Make the plan, asking first about what is not decided."""
        del number
        undecided = [each for each in self._decided if each.fate is Fate.ASK]
        if not undecided:
            self._ask_name()
            return

        def decide(fate: Fate) -> None:
            self._change(undecided, fate=fate)
            self._ask_name()

        along, end = partial(decide, Fate.CONTINUE), partial(decide, Fate.END)
        answers = (texts.TAKE_ALONG, along), (texts.END_THEM, end), (texts.GO_BACK, nothing)
        ask(self.app, texts.undecided_question(len(undecided)), *answers)

    # deciding

    def decide(self, fate: Fate) -> None:
        """Decide the current row and go to the next one."""
        if self.at is not None:
            self._change([self._decided[self.at]], self.at + 1, fate=fate)

    def decide_alike(self, fate: Fate) -> None:
        """Decide every row that is in the same case."""
        if (proposal := self._current) is not None:
            self._change(with_same_reason(self._decided, proposal), fate=fate)

    def decide_all(self, fate: Fate) -> None:
        """Decide every row."""
        self._change(self._decided, fate=fate)

    def ask_place(self) -> None:
        """Ask in which area of the new plan the row is to stand, with the others of its area that have no place."""
        if (proposal := self._current) is None:
            return
        together = homeless_with(self._decided, proposal)

        answers = ((area.title, partial(self._change, together, target=area.id)) for area in self._areas)
        ask(self.app, texts.place_question(len(together)), *answers)

    @property
    def _areas(self) -> Sequence[Area]:
        """Where a row can stand in the new plan."""
        return [*self._following.successor.areas, *(area for area in self._following.plan.areas if area.own)]

    def _change(self, proposals: Collection[Proposal], at: int | None = None, **changes: Any) -> None:
        ids = {each.row.id for each in proposals}
        self._decide(tuple(each._replace(**changes) if each.row.id in ids else each for each in self._decided), at)

    # what was decided, told as what is written in lines is

    @property
    def _written(self) -> Texts:
        """What was decided otherwise than it is proposed."""
        pairs = zip(self._decided, self._following.proposals, strict=True)
        return tuple(self._told(each) for each, proposed in pairs if each != proposed)

    def _take_back(self, written: Mapping[str, str]) -> None:
        self._decide(tuple(self._as_told(each, written) for each in self._decided))

    def _told(self, proposal: Proposal) -> tuple[str, str]:
        """What a row is called, and what was decided of it."""
        name = f"{proposal.standing.label} {one_line(proposal.row.text(Role.PROBLEM))}"
        return name, " ".join(filter(None, (texts.SHORT_FATES[proposal.fate], self._place(proposal))))

    def _as_told(self, proposal: Proposal, written: Mapping[str, str]) -> Proposal:
        """The proposal as it was decided, if it was."""
        name, _ = self._told(proposal)
        if name not in written:
            return proposal
        targets = (proposal.target, *(area.id for area in self._areas))
        possible = (proposal._replace(fate=fate, target=target) for target in targets for fate in Fate)
        return next((each for each in possible if self._told(each) == (name, written[name])), proposal)

    # making the plan

    def _ask_name(self) -> None:
        old, new = self._following.plan.year, self._following.successor.year
        suggestion = suggested_path(self._following.path, old, new)
        prompt = FilePrompt(self.heading, texts.FILE_LABEL, suggestion, (".toml",), self._write)
        left = [texts.without_column(*each) for each in self._following.left(self._decided)]
        name = partial(prompt.open, self.app, self.dismiss)
        if left:
            ask(self.app, "\n".join(left), (texts.GO_ON, name), (texts.GO_BACK, nothing))
        else:
            name()

    def _write(self, path: Path, *, overwrite: bool) -> None:
        plan = self._following.made(path, self._decided)
        create_next(path, self._following, plan, overwrite=overwrite)

    # showing

    @property
    def _current(self) -> Proposal | None:
        return None if self.at is None else self._decided[self.at]

    def _counts(self) -> str:
        fates = [each.fate for each in self._decided]
        return texts.counts(*(fates.count(fate) for fate in (Fate.CONTINUE, Fate.END, Fate.ASK)))

    def text(self, number: int) -> Text:
        """Why the row is proposed to go on or to end, and its texts."""
        proposal = self._decided[number]
        opening = texts.proposed(self._following.proposals[number].fate, proposal.reason, self._place(proposal))
        return row_text(proposal.row, opening)

    def lines(self) -> list[Content]:
        """The rows with what was decided of them."""
        return [self._line(proposal) for proposal in self._decided]

    def _place(self, proposal: Proposal) -> str:
        """Where the row would stand, where that is somewhere else than it stood."""
        if proposal.target == proposal.area_id:
            return ""
        areas = {**self._following.plan.areas_by_id, **self._following.successor.areas_by_id}
        area = areas.get(proposal.target or "")
        return texts.MOVED_TO.format(title=area.title) if area else texts.NO_PLACE

    def _line(self, proposal: Proposal) -> Content:
        fate = proposal.fate
        number = f"{proposal.standing.label}{'*' if self._place(proposal) else ''}"
        return row_line(f"{_MARKS[fate]} {texts.SHORT_FATES[fate]:<13}", number, proposal.row)


def begin(screen: PlanScreen) -> None:
    """Walk the rows of the plan as it is saved, and open the new plan that comes of it."""
    if screen.session.is_dirty:
        save = texts.SAVE_AND_GO_ON, lambda: saving.save(screen, lambda: _walk(screen))
        ask(screen.app, texts.SAVE_FIRST, save, (CANCEL, nothing))
    else:
        _walk(screen)


def begin_from_file(app: App[Any], made: Callable[[Path], object]) -> None:
    """Ask of which plan the new one is to be made, walk its rows, and hand over the new plan's file."""

    def following(path: Path) -> NextYear:
        plan = Session.open(path, read_only=True)
        plan.refuse_without_form()
        return next_year(path, plan.plan)

    def walk(found: NextYear) -> None:
        NextYearScreen(found).open(app, made)

    Browser(NEXT_YEAR_TITLE, PLANS, following).open(app, walk)


def _walk(screen: PlanScreen) -> None:
    session = screen.session
    session.refuse_without_form()
    following = next_year(session.path, session.plan)
    NextYearScreen(following).open(screen.app, partial(open_plan, screen))


def show_last_year(screen: PlanScreen) -> None:
    """Show the cursor's row as the plans before have it."""
    show_row_of_last_year(screen, screen.row_here.row_id or "")


def show_row_of_last_year(screen: TellingScreen[Any], row_id: str) -> None:
    """Show the row as the plans before have it, over whatever screen it is asked for on.

    Of the last year all of it, its follow-up first; of each year before that the goal and what came of it.
    """
    session = screen.session
    if not (found := earlier_years_of(session.path, session.plan, row_id)):
        screen.say(texts.NEW_THIS_YEAR)
        return
    (year, last), *before = found
    heading = texts.LAST_YEAR_TITLE.format(year=year, area=last.area.title, number=last.number)
    screen.app.push_screen(ReadingScreen(heading, _history(last.row, before)))


def _history(last: Row, before: Sequence[tuple[int, Standing]]) -> Text:
    """The row of last year, and below it each year before that."""

    def draw(width: int) -> Content:
        parts = [row_text(last).draw(width)]
        for year, standing in before:
            row, how = standing.row, outcome(standing.row.status, standing.row.goal_reached)
            heading = texts.EARLIER_YEAR.format(year=year, area=standing.area.title, number=standing.number)
            parts += [Content(""), Content.styled(f"{heading} ({how})" if how else heading, "bold underline")]
            for column in filter(None, (*row.columns.follow_ups, row.columns.find(Role.GOALS))):
                parts += under_header(column.header, row.text(column), width)
        return Content("\n").join(parts)

    return Text(draw)
