"""Joining a copy of the plan in which somebody else has worked: looked at beside the plan, then one step."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from textual.content import Content

from planterm.model.conflicts import Undecided, text_at
from planterm.model.diff import Change, diff
from planterm.model.edits import NOWHERE, Edit, EditKind, place_of
from planterm.model.plan import Spot
from planterm.publish.conflict_sides import ConflictQuestion, question, read
from planterm.publish.differences import brief_lines, counts, place_name
from planterm.session.copies import Ancestor, Copy, CopyMerge, ancestors, likely_ancestor, read_copy
from planterm.session.session import Session
from planterm.store.disk import shown
from planterm.store.planfile import load
from planterm.texts import copies as texts
from planterm.texts import kept_safe
from planterm.texts.two_plans import amounts
from planterm.tui.actions.opening import after_report
from planterm.tui.actions.others import answers, losses_told, question_text, signs_of_another_plan
from planterm.tui.dialogs.browser import BOOKS, PLANS, Browser
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.lists import Deciding
from planterm.tui.dialogs.questions import ask
from planterm.tui.dialogs.reading import Text, changes_text, wrapped
from planterm.tui.drafts import Texts
from planterm.tui.plan.decided import ask as ask_about_decided
from planterm.tui.plan.decided import guards
from planterm.tui.plan.plan_screen import PlanScreen

_MOST_VERSIONS = 60
"""How many versions are offered as what the copy was made from."""


class Joined(NamedTuple):
    """What a copy does to the plan, and what was decided of that."""

    meeting: CopyMerge
    chosen: Mapping[Spot, str | None] = MappingProxyType({})
    """The texts chosen where both had changed something."""
    own: Spot | None = None
    """Where a text of one's own is to be written afterwards."""


class CopyMeeting(Deciding[Joined, Joined]):
    """What a copy does to the plan, a line each, over the texts of the highlighted one; gives what was decided."""

    hint = texts.HINT
    leaving = (texts.LEAVE_QUESTION, texts.GO_BACK, texts.STOP)

    def __init__(self, session: Session, meeting: CopyMerge) -> None:
        super().__init__(Joined(meeting))
        self.heading = texts.HEADING.format(name=_name(meeting.copy))
        self._session = session

    @property
    def _meeting(self) -> CopyMerge:
        return self._decided.meeting

    def text(self, number: int) -> Text:
        """The texts of both."""
        entry, meeting = self._entry(number), self._meeting
        if isinstance(entry, Change):
            return changes_text(meeting.ours, meeting.incoming.kept.plan, (entry,), (texts.MINE, texts.THEIRS))
        return wrapped("" if entry is None else self._sides(entry))

    def choose(self, number: int) -> None:
        """Take all in, choose another ancestor, or choose between two texts."""
        entry = self._entry(number)
        if number == 0:
            self.dismiss(self._decided)
        elif number == 1:
            self._choose_ancestor()
        elif isinstance(entry, Undecided):
            self._ask(entry)

    def _entry(self, number: int) -> Undecided | Change | None:
        entries = (None, None, *self._meeting.conflicts, *self._meeting.changes)
        return entries[number]

    def lines(self) -> list[str]:
        """Taking all in, what both come from, what is to be chosen, and what the copy changes."""
        meeting = self._meeting
        after = meeting.incoming.kept.plan
        signs = [
            texts.DECIDED_SIGN if each.spot in self._decided.chosen else texts.OPEN_SIGN for each in meeting.conflicts
        ]
        conflicts = [texts.both_changed(place_name(after, each.spot)) for each in meeting.conflicts]
        return [
            texts.take_all(len(meeting.changes), len(meeting.conflicts)),
            texts.ANCESTOR.format(which=_which(meeting.ancestor, self._session)),
            *map(" ".join, zip(signs, conflicts, strict=True)),
            *(f"{texts.CHANGE_SIGN} {line}" for line in brief_lines(meeting.ours, after, meeting.changes)),
        ]

    @property
    def _written(self) -> Texts:
        """The texts that were chosen, each under its place."""
        plan = self._meeting.incoming.kept.plan
        return tuple((place_name(plan, spot), text or "") for spot, text in self._decided.chosen.items())

    def _take_back(self, written: Mapping[str, str]) -> None:
        plan = self._meeting.incoming.kept.plan
        chosen = {
            each.spot: text
            for each in self._meeting.conflicts
            for text in (each.standing.text, each.others[0].text, *filter(None, [self._question(each).both]))
            if written.get(place_name(plan, each.spot)) == (text or "")
        }
        self._decide(self._decided._replace(chosen=chosen))

    def _question(self, conflict: Undecided) -> ConflictQuestion:
        plan = self._meeting.incoming.kept.plan
        return question(conflict, plan, datetime.now().astimezone())

    def _sides(self, conflict: Undecided) -> Content:
        """What both come from, and what each made of it."""
        base = text_at(self._meeting.ancestor.plan, conflict.spot)
        return question_text(
            self._question(conflict), read(conflict.spot, base, self._meeting.incoming.kept.plan) or kept_safe.EMPTY
        )

    def _ask(self, conflict: Undecided) -> None:
        spot, asked, now = conflict.spot, self._question(conflict), self._decided
        others = {place: text for place, text in now.chosen.items() if place != spot}
        own = None if now.own == spot else now.own

        def decide(chosen: Mapping[Spot, str | None], own: Spot | None = own) -> None:
            self._decide(now._replace(chosen={**others, **chosen}, own=own))

        later, write_own = partial(decide, {}), partial(decide, {spot: asked.both}, spot)
        texts_there = answers(conflict, asked, lambda text: decide({spot: text}), write_own)
        ask(self.app, self._sides(conflict), (texts.LATER, later), *texts_there)

    def _choose_ancestor(self) -> None:
        found = islice(ancestors(self._session), _MOST_VERSIONS)
        known = [(_which(each, self._session), partial(self._meet, each)) for each in found]
        other, none = (texts.OTHER_FILE, self._choose_file), (texts.NO_COMMON, partial(self._meet, None))
        ask(self.app, texts.WHICH_ANCESTOR, *known, other, none)

    def _choose_file(self) -> None:
        folder = self._session.path.parent
        browser = Browser(texts.ANCESTOR_TITLE, PLANS, lambda path: Ancestor(load(path).plan), folder)
        browser.open(self.app, self._meet)

    def _meet(self, ancestor: Ancestor | None) -> None:
        self._decide(Joined(CopyMerge.of(self._meeting.ours, self._meeting.copy, ancestor)), 1)

    def _counts(self) -> str:
        conflicts = len(self._meeting.conflicts)
        return texts.counts(len(self._decided.chosen), conflicts) if conflicts else ""


def join_copy(screen: PlanScreen, done: tuple[str, ...] = ()) -> None:
    """Choose a copy and look at it beside the plan; afterwards another one, as long as somebody wants to."""
    if not screen.may_write():
        return
    session = screen.session
    browser = Browser(texts.TITLE, (*PLANS, *BOOKS), partial(read_copy, session.plan), session.path.parent)
    browser.open(screen.app, partial(_look_at, screen, done), lambda: _report(screen, done))


def _look_at(screen: PlanScreen, done: tuple[str, ...], copy: Copy) -> None:
    session = screen.session
    meeting = CopyMerge.of(session.plan, copy, likely_ancestor(session, copy))

    def show() -> None:
        if meeting.incoming.is_another_plan:
            told = texts.another_plan(_name(copy), signs_of_another_plan(meeting.incoming, session.plan))
            ask(screen.app, told, (texts.STOP, nothing), (texts.ANYWAY, look))
        else:
            look()

    def look() -> None:
        if not (meeting.changes or meeting.conflicts or meeting.incoming.losses):
            screen.say(texts.NOTHING_NEW.format(name=_name(copy)))
            return
        CopyMeeting(session, meeting).open(screen.app, partial(_settle, screen, done), lambda: screen.say(texts.LEFT))

    if copy.book is not None:
        after_report(screen.app, copy.book, show)
    else:
        show()


def _settle(screen: PlanScreen, done: tuple[str, ...], joined: Joined) -> None:
    """Ask about what the copy lacks, then take in what it has."""
    losses = joined.meeting.incoming.losses
    if not losses:
        _join(screen, done, joined, take_away=True)
        return
    lacking = texts.lacking(_name(joined.meeting.copy), amounts(counts(losses)))
    question = "\n".join([lacking, *losses_told(screen.session.plan, joined.meeting.incoming)])
    keep = texts.KEEP_LACKING, partial(_join, screen, done, joined, take_away=False)
    away = texts.TAKE_AWAY, partial(_join, screen, done, joined, take_away=True)
    ask(screen.app, question, keep, away, closed=lambda: screen.say(texts.LEFT))


def _join(screen: PlanScreen, done: tuple[str, ...], joined: Joined, *, take_away: bool) -> None:
    session, before = screen.session, screen.session.plan
    plan, undecided = joined.meeting.merged(joined.chosen, take_away=take_away)

    def take(_: str = "") -> None:
        step = session.join_copy(plan, undecided)
        screen.show_plan(step.place_after if step is not None else None)
        told = texts.joined(_name(joined.meeting.copy), amounts(counts(diff(before, plan))), len(undecided))
        if joined.own is not None and joined.own.row_id in session.plan.standings:
            screen.write_at(place_of(session.plan, joined.own), told)
        else:
            _go_on(screen, (*done, told))

    if guards(session, Edit(EditKind.JOIN_COPY, plan, NOWHERE, NOWHERE)):
        ask_about_decided(screen, session, take, lambda: screen.say(texts.LEFT))
    else:
        take()


def _go_on(screen: PlanScreen, done: tuple[str, ...]) -> None:
    """Tell what has come of it, and offer the next copy."""
    finished, more = (texts.DONE, nothing), (texts.ONE_MORE, lambda: join_copy(screen, done))
    ask(screen.app, texts.report(done), finished, more)


def _report(screen: PlanScreen, done: tuple[str, ...]) -> None:
    if done:
        screen.say("; ".join(done))


def _name(copy: Copy) -> str:
    return shown(Path(copy.path.name))


def _which(ancestor: Ancestor, session: Session) -> str:
    """What the plan and the copy come from, in words."""
    if ancestor.kept_at is not None:
        return texts.VERSION.format(when=kept_safe.saved_at(kept_safe.moment(ancestor.kept_at, datetime.now())))
    if ancestor.plan is session.file.plan:
        return texts.SAVED_LAST
    return texts.FROM_FILE if ancestor.plan.year else texts.NO_COMMON
