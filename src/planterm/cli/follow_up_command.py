"""``planterm follow-up``: the follow-up as plain questions and answers, a line at a time."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum

from planterm.cli.arguments import PLAN, Subcommand, option
from planterm.cli.changing import ANYWAY, opened, save
from planterm.cli.laid_out import say
from planterm.cli.naming import CHOICES, value_named
from planterm.cli.streams import DONE, FOUND, INTERRUPTED, TypedLines
from planterm.errors import PlantermError
from planterm.model import fields
from planterm.model.edits import Edit, EditKind, Place, set_cell, set_field
from planterm.model.folding import folded_line
from planterm.model.follow_up import RowChoice, first_open_round, queue, round_of, tally
from planterm.model.follow_up_texts import Standard, phrases, suggested_goal, suggested_status
from planterm.model.form import Column, Role
from planterm.model.plan import Plan, Row, Stage
from planterm.model.text import is_told, one_line
from planterm.publish.differences import field_name
from planterm.publish.differences import shown as shown_text
from planterm.publish.plan_text import row_lines
from planterm.publish.wrap import UNBROKEN, hanging
from planterm.session.earlier_years import last_follow_ups
from planterm.session.recovery import recovery_question
from planterm.session.session import Session
from planterm.store.disk import shown
from planterm.store.settings import read_settings
from planterm.texts import command_line, kept_safe, progress
from planterm.texts import plain_follow_up as texts

_MOST_PHRASES = 6
_READ = frozenset({Role.PROBLEM, Role.MEASURE, Role.GOALS, Role.WHEN, Role.WHO})
"""What is read out of a row before it is asked about."""

_CHOICES = (fields.STATUS, fields.GOAL_REACHED)
"""What is asked about a row when its text is written, in this order."""

_NAMES: Mapping[str, Mapping[str, str]] = {fields.STATUS: progress.STATUSES, fields.GOAL_REACHED: progress.SHORT_GOALS}
_NOTHING = "0"
"""The answer that takes a choice away."""

_PAST_ALL = 1 + len(_CHOICES)
"""So many questions further on, a row is done."""


class Act(StrEnum):
    """What can be answered in place of a text or a choice."""

    SKIP = "skip"
    BACK = "back"
    STOP = "stop"
    AGAIN = "again"
    PHRASES = "phrases"
    REPLACE = "replace"
    HELP = "help"


_ACTS = {folded_line(word): Act(key) for key, word in texts.WORDS.items()}


class StoppedError(Exception):
    """There are no more answers, or none are wanted."""


def _run(arguments: Namespace) -> int:
    with opened(arguments) as session:
        typed, code = TypedLines(), DONE
        try:
            with suppress(StoppedError):
                _take_back(session, typed)
                _ask(session, typed, arguments.party)
        except KeyboardInterrupt:
            say(texts.INTERRUPTED)
            code = INTERRUPTED
        except PlantermError:
            _end(session)
            raise
        ended = _end(session)
        return code or ended


def _take_back(session: Session, typed: TypedLines) -> None:
    """Offer what an earlier session never saved; raises StoppedError where there is no answer."""
    if session.damaged_work:
        say(kept_safe.damaged_work([*map(shown, session.damaged_work)]))
    if (recovery := session.recovery) is None:
        return
    say(recovery_question(recovery))
    while True:
        say(texts.TAKE_BACK)
        if (line := typed.next()) is None:
            raise StoppedError
        answer = folded_line(line)
        if not answer or answer in texts.ANSWERS["yes"]:
            session.recover()
            say(texts.TAKEN_BACK)
            return
        if answer in texts.ANSWERS["no"]:
            return


def _ask(session: Session, typed: TypedLines, party: str | None) -> None:
    """Ask about all rows that await a follow-up, or those of the party; raises NoSuchPartyError where it has none."""
    from planterm.session.for_others import party_rows

    plan, settings = session.plan, read_settings()
    if party is not None:
        party_rows(plan, party)
    choice = RowChoice(party=party, synonyms=settings.synonyms, round=first_open_round(plan).key)
    column, (done, total) = round_of(plan, choice), tally(plan, choice)
    if not total:
        say(progress.NO_ROWS)
        return
    waiting = [each for each in queue(plan, choice) if not is_told(plan.standings[each.row_id or ""].row.text(column))]
    told = [texts.beginning(plan.form.title(plan.year), one_line(plan.district), done, total)]
    last_year = dict[str, str]()
    try:
        last_year = last_follow_ups(session.path, plan)
    except PlantermError as error:
        told.append(str(error))
    if settings.problem is not None:
        told.append(settings.problem)
    if waiting:
        told += [*texts.HOW, *([texts.guidance(one_line(column.guidance))] if column.guidance.strip() else [])]
    say("\n".join(told))
    offered = phrases(plan, settings.phrases, Standard((), progress.WHOLE_PHRASES), _MOST_PHRASES)
    whole = [each for each in offered if is_told(each)]  # what is only begun cannot be gone on with in a line
    _Questions(session, typed, column, whole, last_year).ask(waiting)


def _end(session: Session) -> int:
    """Save what was done, and tell how far the follow-up has come; raises PlantermError where that cannot be saved."""
    path = shown(session.path)
    if not session.is_dirty:
        say(texts.NOTHING_CHANGED)
        return DONE
    try:
        told = save(session)
    except PlantermError:
        say(texts.NOT_SAVED)
        raise
    plan = session.plan
    done, total = tally(plan, RowChoice(round=first_open_round(plan).key))
    lines = [texts.ended(path, done, total - done)]
    if done == total and plan.stage is not Stage.FOLLOWED_UP:
        lines.append(texts.STAGE_LEFT.format(path=path))
    say("\n".join([*lines, *told]))
    return FOUND if told else DONE


class _Questions:
    """Asks about row after row; each line that is typed is in the journal before the next one is read."""

    def __init__(
        self,
        session: Session,
        typed: TypedLines,
        column: Column,
        phrases: Sequence[str],
        last_year: Mapping[str, str],
    ) -> None:
        self._session, self._typed, self._column = session, typed, column
        self._phrases = {str(number): phrase for number, phrase in enumerate(phrases, start=1)}
        self._last_year = last_year
        self._journal_problem: str | None = None

    def ask(self, places: Sequence[Place]) -> None:
        """Ask about the rows at the places; raises StoppedError when there are no more answers."""
        number = 0
        while number < len(places):
            standing = self._session.plan.standings[places[number].row_id or ""]
            area = standing.area_number, one_line(standing.area.title)
            heading = texts.row(standing.label, number + 1, len(places), *area)
            say("\n".join(["", heading, *self._heard(standing.row)]))
            number += self._row(places[number])
            if number < 0:
                say(progress.FIRST_ROW)
                number = 0

    def _row(self, place: Place) -> int:
        """Ask about the row; how many rows to go on, or back where negative."""
        question = 0
        while 0 <= question < _PAST_ALL:
            question += self._ask_choice(place, _CHOICES[question - 1]) if question else self._ask_text(place)
        return 1 if question > 0 else -1

    def _row_at(self, place: Place) -> Row:
        return self._session.plan.standings[place.row_id or ""].row

    # the text

    def _ask_text(self, place: Place) -> int:
        """Ask for the text; how many questions to go on, or back where negative."""
        written = self._row_at(place).text(self._column)
        before = f"{written}\n" if written.strip() else ""
        say(texts.text_question(self._column.header, bool(before)))
        while True:
            line = self._line()
            if not line.strip():
                return 1 if written.strip() else _PAST_ALL
            match self._act(line):
                case Act.SKIP:
                    return _PAST_ALL
                case Act.BACK:
                    return -1
                case Act.REPLACE:
                    before = ""
                    say(texts.REPLACING)
                case None:
                    self._write(place, before, self._phrase(line))
                    return 1
                case act:
                    self._help(act, place)

    def _write(self, place: Place, before: str, line: str) -> None:
        """Put the line behind a text, and those that follow it below, until a blank one comes."""
        since, text = self._session.plan, f"{before}{line}"
        while line.strip():
            self._apply(set_cell(self._session.plan, place, text, EditKind.FOLLOW_UP), since)
            line = self._line()
            text = f"{text}\n{line}"

    def _phrase(self, line: str) -> str:
        """The phrase of that number, or the line itself."""
        if (phrase := self._phrases.get(line.strip())) is None:
            return line
        say(texts.PHRASE_WRITTEN.format(text=phrase))
        return phrase

    # the choices

    def _ask_choice(self, place: Place, key: str) -> int:
        """Ask for one of some values; how many questions to go on, or back where negative."""
        values, now = list(CHOICES[key]), fields.row_text(self._row_at(place), key)
        names = [_NAMES[key][value].lower() for value in values]
        answers = {str(number): value for number, value in enumerate(values, start=1)}
        question = texts.choice_question(texts.QUESTIONS[key], names, shown_text(key, now) if now else "")
        answers |= dict(zip(map(folded_line, names), values, strict=True))
        while True:
            say(f"{question}{self._suggestion(place, key)}")
            line = self._line()
            answer = line.strip()
            value = answers.get(folded_line(answer)) or value_named(key, answer)
            if not answer:
                return 1
            match self._act(answer):
                case Act.SKIP:
                    return 1
                case Act.BACK:
                    return -1
                case None if value or answer == _NOTHING:
                    self._apply(set_field(self._session.plan, place, key, value or ""))
                    say(shown_text(key, value or ""))
                    return 1
                case None:
                    self._other_answer(place, line)
                case act:
                    self._help(act, place)

    def _suggestion(self, place: Place, key: str) -> str:
        """What the text says itself, where nothing is chosen yet."""
        row = self._row_at(place)
        text = row.text(self._column)
        said = suggested_status(text) if key == fields.STATUS else suggested_goal(text, row.text(Role.GOALS))
        if said is None or fields.row_text(row, key):
            return ""
        return f" {texts.SUGGESTED.format(number=[*CHOICES[key]].index(said) + 1)}"

    def _other_answer(self, place: Place, line: str) -> None:
        """What is no answer belongs to the text where it is a sentence, as the second paragraph of a pasted one."""
        if len(line.split()) == 1:
            say(texts.NOT_AN_ANSWER.format(text=one_line(line)))
            return
        say(texts.ADDED_TO_TEXT)
        self._write(place, f"{self._row_at(place).text(self._column)}\n\n", line)

    # what both have

    def _line(self) -> str:
        if (line := self._typed.next()) is None:
            raise StoppedError
        return line

    def _act(self, answer: str) -> Act | None:
        """What is meant other than a text; raises StoppedError where nothing more is."""
        if (act := _ACTS.get(folded_line(answer))) is Act.STOP:
            raise StoppedError
        return act

    def _help(self, act: Act, place: Place) -> None:
        """Read out what there is to know."""
        if act is Act.AGAIN:
            lines = [*row_lines(self._row_at(place), UNBROKEN, with_blank=True)]
        elif act is Act.PHRASES:
            lines = [f"{number} {phrase}" for number, phrase in self._phrases.items()]
        else:
            lines = [texts.HELP, *(texts.help_line(texts.WORDS[each], texts.MEANINGS[each]) for each in Act)]
        say("\n".join(lines))

    def _heard(self, row: Row) -> Iterator[str]:
        """What is read out of a row: what it is about, what is written about it, and what was the year before."""
        read = [column for column in row.columns if column.role in _READ and row.text(column).strip()]
        if not read:
            yield from row_lines(row, UNBROKEN)
            return
        for column in (*read, *(each for each in row.columns.follow_ups if row.text(each).strip())):
            yield from hanging(f"{column.header}: ", row.text(column).strip(), 0, UNBROKEN)
        for key in _CHOICES:
            if value := fields.row_text(row, key):
                yield f"{field_name(self._session.form, key)}: {shown_text(key, value)}"
        if before := self._last_year.get(row.id, "").strip():
            yield texts.LAST_YEAR.format(text=before)

    def _apply(self, edit: Edit, since: Plan | None = None) -> None:
        """Make the edit, as one with what was done since that plan; where it cannot be put into safety, say so once."""
        self._session.apply_as_one(edit, self._session.plan if since is None else since)
        problem = self._session.journal_problem
        if problem is not None and problem != self._journal_problem:
            say(problem)
        self._journal_problem = problem


_PARTY = option("--party", metavar=command_line.PARTY, help=texts.PARTY_HELP)
COMMANDS = (Subcommand("follow-up", (PLAN, _PARTY, ANYWAY), _run),)
