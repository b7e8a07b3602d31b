"""What somebody else has written to the plan's file: taken into the plan, past the questions about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from planterm.errors import PlantermError
from planterm.model.conflicts import Undecided
from planterm.model.edits import place_of
from planterm.model.fields import detail_text
from planterm.model.plan import Plan
from planterm.publish.conflict_sides import ConflictQuestion, question
from planterm.publish.differences import brief_lines, counts, field_name
from planterm.session.own_file import Others
from planterm.store.disk import shown
from planterm.store.settings import read_settings
from planterm.texts import kept_safe as texts
from planterm.texts.two_plans import amounts
from planterm.tui.base_screen import TellingScreen
from planterm.tui.dialogs.questions import Answer, ask
from planterm.tui.dialogs.reading import under

if TYPE_CHECKING:
    from planterm.model.merge import Incoming


class Outcome(StrEnum):
    """What became of what somebody else has written."""

    ALL = auto()
    """It is in the plan, and what they took away is gone."""
    KEPT = auto()
    """It is in the plan, and so is what the file lacks."""
    NOTHING = auto()
    """It is to be replaced."""


@dataclass(frozen=True)
class TakingIn:
    """Takes it in on a screen and goes on from there.

    Asks first where another plan lies in the file's place, or where the file lacks something, and afterwards where
    both wrote. The answers that Enter gives at once take nothing away.
    """

    screen: TellingScreen[Any]
    settled: Callable[[Outcome], None]
    failed: Callable[[str], None]
    """Told why the file cannot be taken in."""
    leave: Answer
    """The answer that leaves another plan and its file alone, and what is done then."""
    is_saving: bool = True
    """Whether the plan is saved afterwards, so that it may replace another one."""

    def begin(self) -> None:
        """Take in what there is; where the file has not changed, what is still undecided is asked about."""
        self.screen.leave_text()
        session = self.screen.session
        try:
            others = session.read_others() if session.changed_on_disk() else None
        except PlantermError as error:
            self.failed(texts.CHANGED_AND_UNREADABLE.format(why=error) if session.is_overtaken else str(error))
            return
        if others is None:
            decide(self.screen, lambda: self.settled(Outcome.ALL))
        elif others.incoming.is_another_plan:
            self._ask_about_another_plan(others)
        else:
            self._take(others)

    def _take(self, others: Others) -> None:
        if others.incoming.losses:
            self._ask_about_losses(others)
        else:
            self._merge(others, Outcome.ALL)

    def _merge(self, others: Others, how: Outcome) -> None:
        session = self.screen.session
        try:
            if how is Outcome.NOTHING:
                session.write_over(others)
            else:
                session.merge_with_disk(others, take_away=how is Outcome.ALL)
        except PlantermError as error:
            self.failed(str(error))
        else:
            decide(self.screen, lambda: self.settled(how))

    def _ask_about_losses(self, others: Others) -> None:
        session, incoming = self.screen.session, others.incoming
        brings_nothing = incoming.kept.plan == session.plan
        name, lost = shown(session.path), amounts(counts(incoming.losses))
        lacking = texts.lacking(name, lost, *self._rows(others), brings_nothing)
        question = "\n".join([lacking, *losses_told(session.plan, incoming)])
        keep = texts.KEEP_LACKING, lambda: self._merge(others, Outcome.KEPT)
        take_away = texts.TAKE_AWAY, lambda: self._merge(others, Outcome.ALL)
        not_now = texts.NOT_NOW, self._say_left
        ask(self.screen.app, question, keep, take_away, not_now, closed=self._say_left)

    def _ask_about_another_plan(self, others: Others) -> None:
        answers: list[Answer] = [self.leave, (texts.TAKE_IN_ALL, lambda: self._take(others))]
        if self.is_saving:
            over = texts.write_over(read_settings().backups > 0)
            answers.append((over, lambda: self._merge(others, Outcome.NOTHING)))
            answers.append((texts.NOT_NOW, self._say_left))
        ask(self.screen.app, self._another_plan(others), *answers, closed=self._say_left)

    def _another_plan(self, others: Others) -> str:
        session, incoming = self.screen.session, others.incoming
        signs = signs_of_another_plan(incoming, session.plan)
        ours, theirs = self._rows(others)
        return texts.another_plan(shown(session.path), signs, ours, incoming.common_rows, theirs)

    def _rows(self, others: Others) -> tuple[int, int]:
        """How many the plan has, and the file."""
        return len([*self.screen.session.plan.rows()]), len([*others.incoming.theirs.rows()])

    def _say_left(self) -> None:
        self.screen.show_plan()
        self.screen.say(texts.FILE_LEFT, error=True)


def decide(screen: TellingScreen[Any], settled: Callable[[], None]) -> None:
    """Ask about one pair of texts after the other, and go on; what is left is asked again at the next save."""
    session = screen.session
    first = next((each for each in session.undecided if each.is_asked_about), None)
    if first is None:
        settled()
        return

    def leave() -> None:
        if session.is_undecided_in_file:
            settled()  # and there it stays
        else:
            screen.show_plan()
            screen.say(texts.UNDECIDED, error=True)

    def take(text: str | None) -> None:
        session.decide(first, text)
        decide(screen, settled)

    def write_own() -> None:
        session.decide(first, asked.both)
        screen.write_at(place_of(session.plan, first.spot), texts.OWN_OPEN)

    asked = question(first, session.plan, datetime.now().astimezone())
    ask(
        screen.app,
        question_text(asked),
        (texts.CHOOSE_LATER, leave),
        *answers(first, asked, take, write_own),
        closed=leave,
    )


def answers(
    undecided: Undecided, asked: ConflictQuestion, take: Callable[[str | None], None], write_own: Callable[[], None]
) -> Iterator[Answer]:
    """The standing wording, the newest other one, or both where they can stand together, also to go on writing."""
    yield asked.keep, partial(take, undecided.standing.text)
    yield asked.take, partial(take, undecided.others[0].text)
    if asked.both:
        yield texts.KEEP_BOTH, partial(take, asked.both)
        yield texts.WRITE_OWN, write_own


def question_text(asked: ConflictQuestion, base: str | None = None) -> Content:
    """The place, what both wordings come from where that is known, and both, the words that differ set apart."""
    parts = [Content(asked.opening), *([] if base is None else [under(texts.BASE, base)])]
    parts += [under(*wording) for wording in asked.wordings]
    return Content("\n\n").join([*parts, *filter(None, [Content(asked.more)])])


def losses_told(ours: Plan, incoming: Incoming) -> list[str]:
    """The first of what the others' plan lacks, a line each, and how much more that is."""
    first = incoming.losses[: texts.MOST_DIFFERENCES]
    return texts.first_of([*brief_lines(ours, incoming.taken.plan, first)], len(incoming.losses))


def signs_of_another_plan(incoming: Incoming, ours: Plan) -> str:
    """By which details something is another plan's, and what both plans say there."""
    return ", ".join(
        texts.SIGN.format(
            field=field_name(ours.form, key), theirs=detail_text(incoming.theirs, key), ours=detail_text(ours, key)
        )
        for key in incoming.other_details
    )
