"""One visit to the follow-up: which row one is at, what is being written about it, and where one goes from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from planterm.model.edits import Place, set_follow_up, set_status
from planterm.model.follow_up import Choice, neighbour, next_waiting, queue, tally
from planterm.model.follow_up_texts import with_phrase
from planterm.model.plan import Column, Stage
from planterm.store.follow_up_state import FollowUpState, keep_follow_up, read_follow_up
from planterm.texts import follow_up as texts
from planterm.tui.editing.buffer import Buffer, Editing
from planterm.tui.editing.writing import Writing

if TYPE_CHECKING:
    from planterm.model.plan import Plan, Row, Standing, Status
    from planterm.session.session import Session

Phrases = Callable[[Sequence[str]], tuple[str, ...]]
"""Gives the phrases to offer, those that were offered the last time in their old places."""


class FollowUpVisit:
    """Goes from row to row; what is done to a row is an edit of the session as soon as the row is left.

    What there is to say about a step is returned as a text, empty where it speaks for itself.
    """

    def __init__(self, session: Session, phrases: Phrases, last_year: Mapping[str, str]) -> None:
        self._session = session
        self._last_year = last_year
        state = read_follow_up(session.place)
        self.damaged = state.damaged
        """Where the state of earlier visits is kept, which cannot be read."""
        self.phrases = phrases(state.phrases)
        self.choice, self._later = _usable(session.plan, state.choice), state.later
        self.place = self._first(state.row_id)
        self.writing = Writing.of(self.row[Column.FOLLOW_UP])

    @property
    def standing(self) -> Standing:
        """Where the row stands in the plan."""
        return self._session.plan.standings[self.place.row_id or ""]

    @property
    def row(self) -> Row:
        """The row that is followed up."""
        return self.standing.row

    @property
    def last_year(self) -> str:
        """What was written about the row the year before; empty where nothing was."""
        return self._last_year.get(self.place.row_id or "", "")

    @property
    def is_postponed(self) -> bool:
        """Whether the row was put off."""
        return self.place.row_id in self._later

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from the plan's."""
        return self.writing.text != self.row[Column.FOLLOW_UP]

    # writing

    def keep(self) -> None:
        """Make an edit of what was written."""
        self._session.apply(set_follow_up(self._session.plan, self.place, self.writing.text))

    def use_phrase(self, number: int) -> None:
        """Put a phrase at the caret, where there is such a phrase."""
        if number < len(self.phrases):
            buffer = self.writing.editing.buffer
            caret = buffer.caret if buffer.mark is None else len(buffer.text)
            text, caret = with_phrase(buffer.text, caret, self.phrases[number], self.phrases)
            self.writing = self.writing.become(self.writing.editing.become(text).move(Buffer(text, caret)))

    def set_status(self, status: Status) -> str:
        """Give the row a status, or take it away where it has that one; what was written is kept first."""
        self.keep()
        new = None if self.row.status is status else status
        self._session.apply(set_status(self._session.plan, self.place, new))
        self.writing = self.writing.become(Editing(self.writing.editing.buffer))  # the next undo is that of the status
        return texts.STATUS_ONLY if new is not None and not self.row.is_followed_up else ""

    # going

    def go_on(self) -> str:
        """To the next row that awaits a follow-up, or to the next one of all; this one, if written about, is done."""
        self.keep()
        if self.row.is_followed_up:
            self._wait_no_longer()
        only_status = self.row.status is not None and not self.row.is_followed_up
        if self.choice.every_row:
            return self._step(1)
        place = next_waiting(self._session.plan, self.choice, self.place.row_id, self._later)
        if place is None:
            self._remember()
            return self._nothing_left()
        self._open(place)
        if only_status:
            return texts.STATUS_ONLY_BEFORE
        return texts.ONLY_POSTPONED if self.is_postponed else ""

    def step(self, steps: int) -> str:
        """To a neighbouring row, followed up or not."""
        self.keep()
        return self._step(steps)

    def postpone(self) -> str:
        """Put the row off until the others are done and go on; or take that back."""
        self.keep()
        row_id = self.place.row_id or ""
        if self.is_postponed:
            self._wait_no_longer()
            self._remember()
            return texts.NO_LONGER_POSTPONED
        self._later = (*self._later, row_id)
        place = next_waiting(self._session.plan, self.choice, row_id, self._later)
        if place is None:
            self._remember()
        else:
            self._open(place)
        return texts.POSTPONED

    def go_to(self, place: Place) -> bool:
        """Go to a row, whether it is among those chosen or not; False where it is gone."""
        standing = self._session.plan.standings.get(place.row_id or "")
        if standing is None or standing.area.id != place.area_id:
            return False
        self._open(place._replace(column=Column.FOLLOW_UP))
        return True

    def plan_changed(self, place: Place | None) -> bool:
        """Stand in the plan as it is now, at the place or where one was; False where it has no rows any more."""
        target, here, written = place or self.place, self.place, self.writing
        if self.go_to(target):
            if target.row_id == here.row_id and written.text == self.writing.text:
                self.writing = written
            return True
        self.choice = _usable(self._session.plan, self.choice)
        if not queue(self._session.plan, self.choice):
            return False
        self._open(self._first(None))
        return True

    def choose(self, choice: Choice) -> str:
        """Go through other rows, or in another order; stays at the row where that is among them."""
        self.keep()
        places = queue(self._session.plan, choice)
        if not places:
            return texts.NO_ROWS_CHOSEN
        self.choice = choice
        self._open(self._first(self.place.row_id))
        return ""

    def end(self) -> None:
        """Keep what was written, and where one was."""
        self.keep()
        self._remember()

    def _wait_no_longer(self) -> None:
        self._later = tuple(each for each in self._later if each != self.place.row_id)

    def _step(self, steps: int) -> str:
        place = neighbour(self._session.plan, self.choice, self.place.row_id, steps)
        if place is None:
            self._remember()
            return texts.LAST_ROW if steps > 0 else texts.FIRST_ROW
        self._open(place)
        return ""

    def _first(self, row_id: str | None) -> Place:
        """The row itself where it is among those chosen, else the first that awaits a follow-up, else the first."""
        plan = self._session.plan
        places = queue(plan, self.choice)
        here = next((place for place in places if place.row_id == row_id), None)
        return here or next_waiting(plan, self.choice, None, self._later) or places[0]

    def _open(self, place: Place) -> None:
        self.place = place
        self.writing = Writing.of(self.row[Column.FOLLOW_UP])
        self._remember()

    def _remember(self) -> None:
        keep_follow_up(self._session.place, FollowUpState(self.place.row_id, self.choice, self._later, self.phrases))

    def _nothing_left(self) -> str:
        if not self.row.is_followed_up:
            return texts.ONLY_THIS_LEFT
        return all_done(self._session.plan, self.choice)


def all_done(plan: Plan, choice: Choice) -> str:
    """That every row chosen is followed up, and what is left to do then."""
    is_stage_left = not choice.is_part and plan.stage is not Stage.FOLLOWED_UP
    return texts.all_done(tally(plan, choice).total, part=choice.is_part, is_stage_left=is_stage_left)


def _usable(plan: Plan, choice: Choice) -> Choice:
    """The choice, or all rows in the same order where it has no rows any more."""
    return choice if queue(plan, choice) else Choice(choice.order)
