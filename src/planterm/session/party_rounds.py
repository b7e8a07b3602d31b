"""The round of a follow-up: which party got what and when, whose answer a file is, and what is kept of that."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from planterm.model.answers import Request
from planterm.model.parties import Party
from planterm.model.plan import Plan
from planterm.store.follow_up_state import HandedOut, keep_follow_up, read_follow_up


def handed_out_to(plan: Path) -> dict[str, HandedOut]:
    """What each party has got last, by its name."""
    return {each.party: each for each in read_follow_up(plan).handed_out}


def note_handed_out(plan: Path, party: str, file: Path, request: Request, on: date) -> None:
    """Keep that a party has got a file, which takes the place of one that it got before."""
    _keep(plan, HandedOut(party, file.name, on, request.by_when, request.to_whom))


def note_answer(plan: Path, party: str, on: date, rows: Sequence[str]) -> None:
    """Keep that a party has answered, and for which rows its answer is in the plan."""
    before = handed_out_to(plan).get(party) or HandedOut(party, "", on)
    _keep(plan, before._replace(answered=on, rows=tuple(dict.fromkeys((*before.rows, *rows)))))


def answering(path: Path, answers: Plan, parties: Sequence[Party], got: Collection[HandedOut]) -> str:
    """Whose answer a file is: by the name that it was handed out under, or else by the rows in it; empty where unclear.

    Rows tell it where one party alone answers for all of them.
    """
    for each in got:
        if each.file and each.file.casefold() == path.name.casefold():
            return each.party
    rows = {row.id for row in answers.rows() if not row.is_blank}
    whose = [party.name for party in parties if party.name and rows and rows <= {each.row.id for each in party.rows}]
    return whose[0] if len(whose) == 1 else ""


def _keep(plan: Path, now: HandedOut) -> None:
    known = read_follow_up(plan)
    others = tuple(each for each in known.handed_out if each.party != now.party)
    keep_follow_up(plan, known._replace(handed_out=(*others, now)))
