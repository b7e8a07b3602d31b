"""The follow-up round: who has answered, a party's own rows handed out, and its answers taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from planterm.errors import PlantermError
from planterm.model.answers import Difference, Meeting, Request, answers_edit, with_answers
from planterm.model.edits import NOWHERE
from planterm.model.form import Role
from planterm.model.parties import Party, parties_and_nobody
from planterm.model.text import visible
from planterm.publish.answer_text import follow_up, name_of, other_lines
from planterm.session.for_others import (
    PLAN_KINDS,
    answering,
    hand_out,
    hand_out_path,
    handed_out_to,
    note_answer,
    note_handed_out,
)
from planterm.session.workbooks import AnswerFile, read_answers
from planterm.store.disk import shown as shown_path
from planterm.store.disk import whole_path
from planterm.store.remembered import HandedOut, keep_request, read_request
from planterm.store.settings import read_settings
from planterm.texts import command_names as names
from planterm.texts import how_to
from planterm.texts import party_answers as texts
from planterm.texts.coming_year import GO_BACK
from planterm.texts.progress import outcome
from planterm.texts.tui import NOT_COPIED
from planterm.texts.words import followed_up, short
from planterm.tui.actions.desktop import tell_written
from planterm.tui.actions.opening import after_report
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.dialogs.browser import BOOKS, PLANS, Browser
from planterm.tui.dialogs.dialog import TextLine
from planterm.tui.dialogs.file_dialogs import FilePrompt
from planterm.tui.dialogs.lists import Deciding, ListDialog, row_line
from planterm.tui.dialogs.questions import FieldsDialog
from planterm.tui.dialogs.reading import ReadingScreen, Text, both_texts, plain_text
from planterm.tui.drafts import Texts
from planterm.tui.grid.wrapping import fit
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.terminal.clipboard import Clipboard

_NAME = 40
"""Cells for a party's name in the list."""


class Parties(ListDialog[int], keys={"ctrl+c": "remind"}):
    """Gives the party whose rows are to be handed out."""

    how = how_to.PARTIES
    heading = texts.TITLE
    hint = texts.HINT

    def __init__(
        self, parties: Sequence[Party], got: Mapping[str, HandedOut], plan: str, *, first: int = 0, said: str = ""
    ) -> None:
        """The plan is what a reminder calls it; the list begins at the first one, with what is to be said."""
        super().__init__()
        self._parties, self._got, self._plan = parties, got, plan
        self.first, self._said = first, said

    def on_mount(self) -> None:
        """Say what there is to say."""
        self.say(self._said)

    def lines(self) -> list[str]:
        """The parties and how far they have come."""
        return [_line(each, self._got.get(each.name)) for each in self._parties]

    def told(self, number: int) -> str:
        """Which rows of the party are not followed up."""
        missing = self._parties[number].missing
        return texts.missing([each.label for each in missing]) if missing else texts.NOTHING_MISSING

    def choose(self, number: int) -> None:
        """Give the party; raises PlantermError for what names nobody."""
        if not self._parties[number].name:
            raise PlantermError(texts.NAMES_NOBODY)
        self.dismiss(number)

    def action_remind(self) -> None:
        """Copy what can be sent to the party."""
        party = self._parties[self.at or 0]
        told = texts.NO_REMINDER if party.name else texts.NAMES_NOBODY
        if party.name and party.missing:
            got = self._got.get(party.name)
            asked = (got.by_when, got.to_whom) if got else ("", "")
            reminder = texts.reminder(party.name, [each.label for each in party.missing], self._plan, *asked)
            told = texts.REMINDER_COPIED if Clipboard(self.app).copy(reminder) else NOT_COPIED
        self.query_one("#explanation", Label).update(told)


class Asking(FieldsDialog[Request]):
    """Gives what is asked of a party, which stands first in its workbook."""

    how = how_to.ASKING

    hint = texts.REQUEST_HINT

    def __init__(self, party: str, request: Request) -> None:
        super().__init__()
        self.heading = texts.REQUEST_TITLE.format(party=party)
        self._request = request

    def body(self) -> ComposeResult:
        """What, by when, and to whom."""
        for name, label, text in zip(Request._fields, texts.REQUEST_LABELS, self._request, strict=True):
            yield Label(label)
            yield TextLine(text, id=name)

    def on_input_submitted(self) -> None:
        """Give it."""
        self.dismiss(Request(*(self.value(name) for name in Request._fields)))


def _line(party: Party, got: HandedOut | None) -> str:
    line = f"{fit(name_of(party), _NAME)} {followed_up(*party.progress)}"
    if got is None:
        return line
    answered = got.answered.isoformat() if got.answered else ""
    return f"{line} · {texts.round_of(got.on.isoformat(), visible(got.by_when), answered)}"


Decisions = Mapping[str, Meeting]
"""By the ids of the rows."""

_MARKS = {Meeting.KEEP: "=", Meeting.BELOW: "+", Meeting.REPLACE: "×"}
_ORDER = (Meeting.KEEP, Meeting.BELOW, Meeting.REPLACE)
"""From the left to the right."""


ANSWER_COMMANDS: CommandTable[AnswerMeetings] = CommandTable(
    Command(names.MEET, ("left",), lambda screen: screen.step(-1), Group.ANSWERS),
    Command(names.MEET, ("right",), lambda screen: screen.step(1), Group.ANSWERS),
    Command(names.DECIDE_ALL, ("shift+left",), lambda screen: screen.step_all(-1), Group.ANSWERS),
    Command(names.DECIDE_ALL, ("shift+right",), lambda screen: screen.step_all(1), Group.ANSWERS),
    Command(names.READ_BOTH, ("pagedown", "pageup"), elsewhere, Group.ANSWERS),
    Command(names.TAKE_BACK, ("ctrl+z",), elsewhere, Group.ANSWERS),
    Command(names.MAKE_AGAIN, ("ctrl+y",), elsewhere, Group.ANSWERS),
    Command(names.TAKE_ANSWERS, ("enter",), elsewhere, Group.ANSWERS),
)
"""What the keys do on the screen."""


class AnswerMeetings(Deciding[Decisions, Decisions], commands=ANSWER_COMMANDS):
    """Gives what was decided of each row, or None where nothing of the answer is to be taken in."""

    heading = texts.MEETING_TITLE
    hint = texts.MEETING_HINT
    leaving = (texts.LEAVE_ANSWERS, GO_BACK, texts.STOP_ANSWERS)

    def __init__(self, met: tuple[Difference, ...]) -> None:
        super().__init__(MappingProxyType({each.ours.id: each.careful for each in met}))
        self._met = met

    def choose(self, number: int) -> None:
        """Take the answers in as decided."""
        del number
        self.dismiss(self._decided)

    def step(self, steps: int) -> None:
        """Decide the next thing of the current row, in the direction given."""
        if self.at is not None:
            self._give((self._met[self.at],), self._stepped(steps))

    def step_all(self, steps: int) -> None:
        """Decide that of every row."""
        if self.at is not None:
            self._give(self._met, self._stepped(steps))

    def _stepped(self, steps: int) -> Meeting:
        current = self._met[self.at or 0]
        possible = [each for each in _ORDER if each in current.answers]
        index = possible.index(self._decided[current.ours.id]) + steps
        return possible[max(0, min(index, len(possible) - 1))]

    def _give(self, rows: Iterable[Difference], meeting: Meeting) -> None:
        given = {each.ours.id: meeting for each in rows if meeting in each.answers}
        self._decide(MappingProxyType({**self._decided, **given}))

    @property
    def _written(self) -> Texts:
        """What was decided otherwise than it is proposed, each under its row and the answer to that."""
        decided = ((each, self._decided[each.ours.id]) for each in self._met)
        return tuple((_name(each), texts.MEETING_NAMES[given]) for each, given in decided if given is not each.careful)

    def _take_back(self, written: Mapping[str, str]) -> None:
        given = {
            each.ours.id: meeting
            for each in self._met
            for meeting in each.answers
            if written.get(_name(each)) == texts.MEETING_NAMES[meeting]
        }
        self._decide(MappingProxyType({**self._decided, **given}))

    def lines(self) -> list[Content]:
        """The rows with what was decided of them."""
        return [self._line(each) for each in self._met]

    def _line(self, each: Difference) -> Content:
        meeting = self._decided[each.ours.id]
        return row_line(f"{_MARKS[meeting]} {texts.MEETING_NAMES[meeting]:<18}", each.standing.label, each.ours)

    def text(self, number: int) -> Text:
        """Both texts."""
        difference = self._met[number]
        return _told(difference._replace(meeting=self._decided[difference.ours.id]))

    def _counts(self) -> str:
        decided = list(self._decided.values())
        return texts.meeting_counts(*(decided.count(each) for each in _ORDER))


def _name(difference: Difference) -> str:
    """What tells the row from the others, and the answer from another one about it."""
    return f"{difference.standing.label} ”{short(follow_up(difference.theirs))}”"


def _told(difference: Difference) -> Text:
    """What the plan and the answer say of a row, and what is to become of it."""
    opening = texts.MEETING_MEANS[difference.meeting]
    ours, theirs, became = (
        outcome(row.status, row.goal_reached) for row in (difference.ours, difference.theirs, difference.became)
    )
    if ours != theirs:
        opening = f"{opening} {texts.outcome_then(became.lower())}"
    follow_ups = follow_up(difference.ours), follow_up(difference.theirs)
    return both_texts(opening, (texts.OURS.strip(" :"), texts.THEIRS.strip(" :")), follow_ups)


def show(screen: PlanScreen, *, first: int = 0, said: str = "") -> None:
    """Show the parties, hand out the rows of the one that is chosen, and come back to the one below it."""
    plan, who = screen.session.plan, screen.needed(Role.WHO)
    if not (parties := parties_and_nobody(plan, read_settings().synonyms)):
        raise PlantermError(texts.NO_PARTIES.format(column=who.header))
    got, name = handed_out_to(screen.session.place), plan.form.title(plan.year)
    asked = Parties(parties, got, name, first=first, said=said)
    asked.open(screen.app, lambda number: _hand_out(screen, parties[number], number))


def take_answers(screen: PlanScreen) -> None:
    """Take in the follow-ups that a party has written, as one step."""
    session = screen.session
    if not screen.may_write():
        return

    def opened(handed_back: AnswerFile) -> None:
        if handed_back.book is None:
            _take(screen, handed_back)
        else:
            after_report(screen.app, handed_back.book, lambda: _take(screen, handed_back))

    read = partial(read_answers, session.plan)
    Browser(texts.ANSWERS_TITLE, (*BOOKS, *PLANS), read, session.path.parent).open(screen.app, opened)


def _hand_out(screen: PlanScreen, party: Party, number: int) -> None:
    count = len(party.rows)

    def asked(request: Request) -> None:
        keep_request(request)
        prompt = FilePrompt(title, texts.HAND_OUT_LABEL, suggestion, (*PLAN_KINDS, ".toml"), partial(write, request))
        prompt.open(screen.app, written)

    def write(request: Request, path: Path, *, overwrite: bool) -> None:
        screen.session.refuse_without_form()
        hand_out(screen.session.path, screen.session.plan, party.name, path, request, overwrite=overwrite)
        note_handed_out(screen.session.place, party.name, path, request, date.today())

    def written(path: Path) -> None:
        told = texts.handed_out(count, party.name, shown_path(whole_path(path)))
        tell_written(screen, told, path)
        show(screen, first=number + 1, said=told)

    title, suggestion = texts.hand_out_title(count, party.name), hand_out_path(screen.session.path, party.name)

    Asking(party.name, read_request()).open(screen.app, asked)


def _take(screen: PlanScreen, handed_back: AnswerFile) -> None:
    session, plan = screen.session, screen.session.plan
    got = handed_out_to(session.place)
    everyone = parties_and_nobody(plan, read_settings().synonyms) if plan.columns.find(Role.WHO) else ()
    who = answering(handed_back.path, handed_back.answers, everyone, got.values())
    before = {row_id: each.party for each in got.values() for row_id in each.rows if each.party != who}

    def decided(decisions: Decisions) -> None:
        taken = with_answers(plan, handed_back.answers, decisions, who=who, before=before)
        if who:
            note_answer(session.place, who, date.today(), taken.taken)
        if taken.taken:
            screen.apply(answers_edit(plan, taken, screen.place or NOWHERE))
            screen.say(texts.answers_taken(shown_path(handed_back.path), len(taken.taken)))
        else:
            screen.say(texts.ANSWERS_CANCELLED if taken.met else texts.NO_ANSWERS)
        if taken.changed or taken.unknown:  # beside the follow-ups
            screen.app.push_screen(
                ReadingScreen(texts.ANSWERS_LEFT_TITLE, plain_text(partial(other_lines, taken.plan, taken)))
            )

    if met := with_answers(plan, handed_back.answers, who=who, before=before).met:
        AnswerMeetings(met).open(screen.app, decided, lambda: screen.say(texts.ANSWERS_CANCELLED))
    else:
        decided({})
