"""The follow-up round: who has answered, a party's own rows handed out, and its answers taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planterm.model.edits import NOWHERE
from planterm.store.errors import shown
from planterm.texts import party_answers as texts

if TYPE_CHECKING:
    from planterm.model.answers import TakenAnswers
    from planterm.model.parties import Party
    from planterm.session.workbooks import AnswerFile
    from planterm.tui.plan.plan_screen import PlanScreen


def show(screen: PlanScreen) -> None:
    """Show the parties, and hand out the rows of the one that is chosen."""
    from planterm.model.parties import parties_and_nobody
    from planterm.tui.screens.parties import Parties

    def chosen(party: Party | None) -> None:
        if party is not None:
            _hand_out(screen, party)

    plan = screen.session.plan
    if parties := parties_and_nobody(plan):
        screen.app.push_screen(Parties(parties), chosen)
    else:
        screen.say(texts.NO_PARTIES)


def take_answers(screen: PlanScreen) -> None:
    """Take in the follow-ups that a party has written, as one step."""
    from planterm.session.workbooks import read_answers
    from planterm.tui.actions.opening import after_report
    from planterm.tui.screens.open_file import BOOKS, PLANS, OpenFile, latest_files

    session = screen.session

    def attempt(path: Path) -> AnswerFile:
        return read_answers(session.plan, path)

    def opened(handed_back: AnswerFile | None) -> None:
        if handed_back is None:
            return
        if handed_back.book is None:
            _take(screen, handed_back)
        else:
            after_report(screen.app, handed_back.book, lambda: _take(screen, handed_back))

    files = latest_files(session.path.parent, (*BOOKS, *PLANS), session.path)
    screen.app.push_screen(OpenFile(texts.ANSWERS_TITLE, texts.ANSWERS_LABEL, files, attempt), opened)


def _hand_out(screen: PlanScreen, party: Party) -> None:
    from planterm.session.exporting import hand_out, hand_out_path
    from planterm.texts.publishing import PLAN_KINDS
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted

    count = len(party.rows)

    def write(path: Path, overwrite: bool) -> None:
        hand_out(screen.session.path, screen.session.plan, party.name, path, overwrite=overwrite)

    def written(path: Path | None) -> None:
        if path is not None:
            screen.say(texts.handed_out(shown(path), party.name, count))

    suggestion = hand_out_path(screen.session.path, party.name)
    wanted = Wanted(texts.hand_out_title(party.name, count), texts.HAND_OUT_LABEL, suggestion, (*PLAN_KINDS, ".toml"))
    screen.app.push_screen(FilePrompt(wanted, write), written)


def _take(screen: PlanScreen, handed_back: AnswerFile) -> None:
    from planterm.model.answers import answers_edit, with_answers
    from planterm.tui.screens.answer_meetings import AnswerMeetings, Decisions

    plan = screen.session.plan

    def decided(decisions: Decisions | None) -> None:
        if decisions is None:
            screen.say(texts.ANSWERS_CANCELLED)
            return
        taken = with_answers(plan, handed_back.answers, decisions)
        if taken.taken:
            screen.apply(answers_edit(plan, taken, screen.place or NOWHERE))
            screen.say(texts.answers_taken(shown(handed_back.path), len(taken.taken)))
        else:
            screen.say(texts.ANSWERS_CANCELLED if taken.met else texts.NO_ANSWERS)
        _show_left(screen, taken)

    if met := with_answers(plan, handed_back.answers).met:
        screen.app.push_screen(AnswerMeetings(met), decided)
    else:
        decided({})


def _show_left(screen: PlanScreen, taken: TakenAnswers) -> None:
    """Show what the party has changed beside its follow-up."""
    from planterm.tui.answer_texts import AnswerTexts
    from planterm.tui.screens.reading import Reading

    if taken.changed or taken.unknown:
        screen.app.push_screen(Reading(texts.ANSWERS_LEFT_TITLE, AnswerTexts(taken)))
