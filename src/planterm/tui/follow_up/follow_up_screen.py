"""The follow-up (F5): one row at a time, to be read in full and followed up, in the same session."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from textual.widget import Widget

from planterm.errors import PlantermError
from planterm.model import fields
from planterm.model.edits import EditKind, Place, set_cell, set_field
from planterm.model.follow_up import RowChoice, neighbour, next_waiting, queue, round_of, tally
from planterm.model.follow_up_texts import (
    Standard,
    gap_after,
    is_in,
    phrases,
    suggested_goal,
    suggested_status,
    with_phrase,
)
from planterm.model.form import Column, Role
from planterm.model.plan import Plan, Row, Stage
from planterm.model.results import GOALS
from planterm.model.suggestions import goes_on
from planterm.model.text import gaps, is_told
from planterm.session.earlier_years import last_follow_ups
from planterm.session.session import Session
from planterm.store.disk import shown
from planterm.store.remembered import FollowUpState, keep_follow_up, read_follow_up
from planterm.store.settings import read_settings
from planterm.texts import command_names as names
from planterm.texts import progress as texts
from planterm.texts.kept_safe import damaged_state
from planterm.tui.commands import Command, CommandTable, Group, key_name
from planterm.tui.editing.buffer import Buffer
from planterm.tui.editing.writing import Writing
from planterm.tui.follow_up import follow_up_view as lines
from planterm.tui.follow_up.follow_up_questions import ask_round, ask_which
from planterm.tui.follow_up.follow_up_view import (
    GOAL_KEY,
    PHRASE_KEYS,
    STATUS_KEY,
    FollowUpValue,
    FollowUpView,
    ProgressLine,
)
from planterm.tui.lines import MessageLine
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.plan.row_screen import Left, RowScreen, show_beside
from planterm.tui.styles import sheet
from planterm.tui.widgets import Bar

A = TypeVar("A")


class FollowUp(RowScreen, inherit_bindings=False):
    """Goes from row to row; what is done to a row is an edit of the session as soon as the row is left."""

    CSS = sheet("follow_up")
    help_group = Group.FOLLOW_UP

    def __init__(
        self,
        session: Session,
        plan_commands: CommandTable[PlanScreen],
        state: FollowUpState,
        last_year: Mapping[str, str],
        message: MessageLine,
    ) -> None:
        """The state is that of earlier visits, the message what is to be told first."""
        super().__init__(session, FOLLOW_UP_COMMANDS, plan_commands)
        self._state = state._replace(choice=_usable(session.plan, state.choice))
        self._last_year = last_year
        self._first_message = message
        self.place = self._first(state.row_id)
        self.writing = self._opened()

    def _opened(self) -> Writing:
        """The row's text just opened, with the phrases that go on from it in grey."""
        offered = self._state.phrases
        return Writing.of(
            self._row.text(self._column), lambda text: tuple(each for each in offered if goes_on(each, text))
        )

    @property
    def _column(self) -> Column:
        """The one that is written in."""
        return round_of(self.session.plan, self._state.choice)

    def views(self) -> Iterable[Widget]:
        """How far one has come, the row and its follow-up."""
        yield Bar(ProgressLine(()), id="progress")
        yield FollowUpView(self._value)

    def on_mount(self) -> None:
        """Show the row where one was."""
        self._show()
        self.say(self._first_message.text, error=self._first_message.error)
        self.is_ready = True

    # the row

    @property
    def _row(self) -> Row:
        return self.session.plan.standings[self.place.row_id or ""].row

    @property
    def _value(self) -> FollowUpValue:
        last_year = self._last_year.get(self._row.id, "")
        return FollowUpValue(self._row, self._column, self.writing, last_year, self._state.phrases)

    @property
    def _is_written(self) -> bool:
        """Whether the row is followed up in this round."""
        return is_told(self._row.text(self._column))

    def use_phrase(self, number: int) -> None:
        """Put a phrase at the caret, where there is one; of one that is there already, go to the next gap."""
        phrases, writing = self._state.phrases, self.writing
        if number >= len(phrases):
            return
        phrase, text, caret = phrases[number], writing.text, writing.buffer.selection[1]
        if is_in(phrase, text):
            self._go_to_gap(writing, caret)
            return
        caret = caret if writing.buffer.mark is None else len(text)
        text, caret = with_phrase(text, caret, phrase, phrases)
        if len(gaps(phrase)) > 1:
            self.say(texts.FILL_IN.format(key=key_name(PHRASE_KEYS[number])))
        self._put(text, caret, caret - len(phrase))

    def take_suggestion(self) -> bool:
        """Put in the phrase that is shown in grey; False where none is."""
        text, ghost = self.writing.text, self.writing.ghost
        if ghost:
            self._put(text + ghost, len(text + ghost), len(text))
        return bool(ghost)

    def _put(self, text: str, caret: int, start: int) -> None:
        """Another text, the first gap after the start selected, or else the caret there."""
        self._go_to_gap(self.writing.become(text).move(Buffer(text, caret)), start)

    def _go_to_gap(self, writing: Writing, start: int) -> None:
        if (gap := gap_after(writing.text, start)) is not None:
            writing = writing.move(Buffer(writing.text, gap[1], gap[0]))
        self.take(writing)

    def answer_status(self) -> None:
        """Give the row the next status, the one that the text tells of first; what was written is kept first."""
        self._keep_text()
        new = _following(lines.STATUSES, self._row.status, suggested_status(self.writing.text))
        self._answer(fields.STATUS, new)

    def answer_goal(self) -> bool:
        """The same for whether the goal was reached; False where the form has none."""
        if self.session.plan.columns.find(Role.GOALS) is None:
            return False
        self._keep_text()
        suggested = suggested_goal(self.writing.text, self._row.text(Role.GOALS))
        new = _following(GOALS, self._row.goal_reached, suggested)
        self._answer(fields.GOAL_REACHED, new)
        return True

    def _answer(self, key: str, answer: str | None) -> None:
        if not self.may_write():
            return
        self.session.apply(set_field(self.session.plan, self.place, key, answer or ""))
        self.writing = self.writing.without_undo()  # the next undo is that of the answer
        is_answered = self._row.status is not None or self._row.goal_reached is not None
        self.say(texts.STATUS_ONLY if is_answered and not self._row.text(self._column).strip() else "")
        self._show()

    def read(self, pages: int) -> None:
        """Scroll the row's texts down, or up where negative."""
        self.query_one(FollowUpView).scroll_pages(pages)

    def keep(self) -> None:
        """Make an edit of what was written, and remember where one was."""
        self._safety.cancel()
        self._keep_text()
        self._remember()

    def _keep_text(self) -> None:
        if self.session.read_only:
            return
        self.session.apply(set_cell(self.session.plan, self.place, self.written, EditKind.FOLLOW_UP))

    def _remember(self) -> None:
        keep_follow_up(self.session.place, self._state._replace(row_id=self.place.row_id))

    # going from row to row

    def go_on(self) -> None:
        """To the next row that awaits a follow-up, or to the next one of all; this one, if written about, is done."""
        self._keep_text()
        row, is_written = self._row, self._is_written
        if is_written:
            self._wait_no_longer()
        if self._state.choice.every_row:
            self.step(1)
            return
        place = next_waiting(self.session.plan, self._state.choice, row.id, self._state.later)
        if place is None:
            told = all_done(self.session.plan, self._state.choice) if is_written else texts.ONLY_THIS_LEFT
        elif row.text(self._column).strip() and not is_written:
            told = texts.BEGUN_BEFORE
        elif (row.status is not None or row.goal_reached is not None) and not is_written:
            told = texts.STATUS_ONLY_BEFORE
        else:
            told = texts.ONLY_POSTPONED if place.row_id in self._state.later else ""
        self._arrive(place, told)

    def step(self, steps: int) -> None:
        """To a neighbouring row, followed up or not."""
        self._keep_text()
        place = neighbour(self.session.plan, self._state.choice, self.place.row_id, steps)
        self._arrive(place, "" if place is not None else texts.LAST_ROW if steps > 0 else texts.FIRST_ROW)

    def postpone(self) -> None:
        """Put the row off until the others are done and go on; or take that back."""
        self._keep_text()
        row_id, later = self._row.id, self._state.later
        if row_id in later:
            self._wait_no_longer()
            self._arrive(None, texts.NO_LONGER_POSTPONED)
        else:
            self._state = self._state._replace(later=(*later, row_id))
            place = next_waiting(self.session.plan, self._state.choice, row_id, self._state.later)
            self._arrive(place, texts.POSTPONED)

    def _wait_no_longer(self) -> None:
        later = tuple(each for each in self._state.later if each != self.place.row_id)
        self._state = self._state._replace(later=later)

    def ask_which(self) -> None:
        """Ask which rows to go through, and in which order; stays at the row where that is among them."""

        def chosen(choice: RowChoice) -> None:
            self._keep_text()
            if not queue(self.session.plan, choice):
                self._arrive(None, texts.NO_ROWS_CHOSEN)
                return
            self._state = self._state._replace(choice=choice)
            self._arrive(self._first(self.place.row_id), "")

        ask_which(self.app, self.session.plan, self._state.choice, chosen)

    def go_to(self, place: Place) -> bool:
        """Go to a row, whether it is among those chosen or not; False where it is gone."""
        is_there = self._is_there(place)
        if is_there:
            self._arrive(place._replace(column=self._column.number), "")
        return is_there

    def show_plan(self, place: Place | None = None) -> None:
        """Stand in the plan as it is now, at the place or where one was; leave where it has no rows any more."""
        target, here, written = place or self.place, self.place, self.writing
        if self._is_there(target):
            self._open(target._replace(column=self._column.number))
            if target.row_id == here.row_id and written.text == self.writing.text:
                self.writing = written
        else:
            self._state = self._state._replace(choice=_usable(self.session.plan, self._state.choice))
            if not queue(self.session.plan, self._state.choice):
                self.dismiss(Left(target))
                return
            self._open(self._first(None))
        self._show()

    def _is_there(self, place: Place) -> bool:
        standing = self.session.plan.standings.get(place.row_id or "")
        return standing is not None and standing.area.id == place.area_id

    def _first(self, row_id: str | None) -> Place:
        """The row itself where it is among those chosen, else the first that awaits a follow-up, else the first."""
        plan, choice = self.session.plan, self._state.choice
        places = queue(plan, choice)
        here = next((place for place in places if place.row_id == row_id), None)
        return here or next_waiting(plan, choice, None, self._state.later) or places[0]

    def _open(self, place: Place) -> None:
        self.place = place
        self.writing = self._opened()
        self._remember()

    def _arrive(self, place: Place | None, message: str) -> None:
        """Open another row, or stay, and say something about it."""
        self._safety.cancel()
        if place is not None:
            self._open(place)
        else:
            self._remember()
        self.query_one(FollowUpView).begin()
        self._show()
        self.say(message)

    def _show(self) -> None:
        standing = self.session.plan.standings[self.place.row_id or ""]
        self.query_one(FollowUpView).show(self._value)
        self._show_keys()
        self.bar("title").show(lines.title_line(self.session, standing, self._state, is_changed=self.is_changed))
        self.bar("progress").show(lines.progress_line(self.session.plan, standing.area, self._state.choice))


def _usable(plan: Plan, choice: RowChoice) -> RowChoice:
    """The choice, or all rows in the same order where it has no rows any more."""
    is_any = bool(queue(plan, choice))
    return choice if is_any else RowChoice(choice.order, round=choice.round, synonyms=choice.synonyms)


def _following(choices: Sequence[A], now: A | None, suggested: A | None) -> A | None:
    """The choice after the one that there is, the suggested one first, and after the last none."""
    first = () if suggested is None else (suggested,)
    ring: tuple[A | None, ...] = (None, *first, *(each for each in choices if each is not suggested))
    return ring[(ring.index(now) + 1) % len(ring)]


def all_done(plan: Plan, choice: RowChoice) -> str:
    """That every row chosen is followed up, and what is left to do then."""
    is_stage_left = not choice.is_part and plan.stage is not Stage.FOLLOWED_UP
    return texts.all_done(tally(plan, choice).total, choice.is_part, is_stage_left)


FOLLOW_UP_COMMANDS: CommandTable[FollowUp] = CommandTable(
    Command(names.TAKE_PHRASE, ("right",), FollowUp.take_suggestion, Group.FOLLOW_UP),
    Command(names.GO_ON, ("tab",), FollowUp.go_on, Group.FOLLOW_UP),
    Command(names.ROW_BEFORE, ("shift+tab", "ctrl+up"), lambda screen: screen.step(-1), Group.FOLLOW_UP),
    Command(names.ROW_AFTER, ("ctrl+down",), lambda screen: screen.step(1), Group.FOLLOW_UP),
    Command(names.FOLLOW_UP_DONE, ("escape", "f5"), FollowUp.leave, Group.FOLLOW_UP),
    Command(names.POSTPONE, ("ctrl+u",), FollowUp.postpone, Group.FOLLOW_UP),
    Command(names.WHICH_ROWS, ("f8",), FollowUp.ask_which, Group.FOLLOW_UP),
    *(
        Command(names.PHRASE, (key,), partial(FollowUp.use_phrase, number=number), Group.FOLLOW_UP)
        for number, key in enumerate(PHRASE_KEYS)
    ),
    Command(names.ANSWER_STATUS, (STATUS_KEY,), FollowUp.answer_status, Group.FOLLOW_UP),
    Command(names.ANSWER_GOAL, (GOAL_KEY,), FollowUp.answer_goal, Group.FOLLOW_UP),
    Command(names.SAVE, ("ctrl+s",), FollowUp.save, Group.FOLLOW_UP),
    Command(names.READ_ON, ("pagedown",), lambda screen: screen.read(1), Group.FOLLOW_UP),
    Command(names.READ_BACK, ("pageup",), lambda screen: screen.read(-1), Group.FOLLOW_UP),
    Command(names.UNDO_WRITING, ("ctrl+z",), FollowUp.undo, Group.FOLLOW_UP),
    Command(names.REDO_WRITING, ("ctrl+y",), lambda screen: screen.undo(redo=True), Group.FOLLOW_UP),
    Command(names.LAST_YEAR, ("ctrl+t",), FollowUp.show_last_year, Group.FOLLOW_UP),
    Command(names.HELP, ("f1",), FollowUp.show_help, Group.FOLLOW_UP),
    Command(names.COMMANDS, ("f10",), FollowUp.show_commands, Group.FOLLOW_UP),
    note=names.FOLLOW_UP_OTHERS,
)
"""What the keys do in the follow-up; in its text the keys of an open cell do what they do there."""


def follow_up(screen: PlanScreen) -> None:
    """Follow up row by row, from where one was the last time."""
    session, before = screen.session, screen.session.plan
    if not tally(before, RowChoice()).total:
        screen.say(texts.NO_ROWS)
        return
    settings = read_settings()
    problem, last_year = settings.problem, dict[str, str]()
    try:
        last_year = last_follow_ups(session.path, before)
    except PlantermError as error:
        problem = problem or str(error)

    state = read_follow_up(session.place)
    if state.damaged is not None:
        problem = damaged_state([shown(state.damaged)])
    about_goals = texts.GOAL_PHRASES if before.columns.find(Role.GOALS) else ()
    standard, most = Standard((*about_goals, *texts.FIRST_PHRASES), texts.STANDARD_PHRASES), len(PHRASE_KEYS)
    state = state._replace(phrases=phrases(before, settings.phrases, standard, most, state.phrases))
    state = state._replace(choice=state.choice._replace(synonyms=settings.synonyms))

    def begin(choice: RowChoice) -> None:
        everything = RowChoice(round=choice.round)
        is_done = next_waiting(before, everything, None) is None
        told = problem or (
            session.why_read_only if session.read_only else all_done(before, everything) if is_done else ""
        )
        message = MessageLine(told, error=problem is not None)
        now = state._replace(choice=choice)
        show_beside(screen, FollowUp(session, screen.commands, now, last_year, message))

    ask_round(screen.app, before, state.choice, begin)
