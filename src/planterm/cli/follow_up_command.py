"""``planterm follow-up``: the follow-up as plain questions and answers, a line at a time."""

from argparse import Namespace
from contextlib import suppress

from planterm.cli.arguments import PLAN, Subcommand, option
from planterm.cli.changing import ANYWAY, opened, save
from planterm.cli.follow_up_questions import Questions, StoppedError
from planterm.cli.streams import DONE, FOUND, INTERRUPTED, TypedLines, say
from planterm.errors import PlantermError
from planterm.model.folding import folded_line
from planterm.model.follow_up import RowChoice, first_open_round, queue, round_of, tally
from planterm.model.follow_up_texts import Standard, phrases
from planterm.model.plan import Stage
from planterm.model.text import is_told, one_line
from planterm.session.earlier_years import last_follow_ups
from planterm.session.session import Session
from planterm.store.disk import shown
from planterm.store.settings import read_settings
from planterm.texts import command_line, kept_safe, progress
from planterm.texts import plain_follow_up as texts

_MOST_PHRASES = 6


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
    from planterm.session.unsaved_work import recovery_question

    if session.damaged_work:
        say(kept_safe.damaged_work([*map(shown, session.damaged_work)]))
    if (recovery := session.recovery) is None:
        return
    say(recovery_question(session.form, recovery))
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
    waiting = [each for each in queue(plan, choice) if not is_told(plan.standings[each.row_id or ""].row[column])]
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
    Questions(session, typed, column, whole, last_year).ask(waiting)


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


_PARTY = option("--party", metavar=command_line.PARTY, help=texts.PARTY_HELP)
COMMANDS = (Subcommand("follow-up", (PLAN, _PARTY, ANYWAY), _run),)
