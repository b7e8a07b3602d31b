"""The plan as a file for others, without one's own written over; and what each party got and has answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.model.form import Role
from planterm.model.plan import Plan
from planterm.store.backups import write_output
from planterm.store.disk import is_same_file, shown
from planterm.store.files import fit_for_a_name
from planterm.store.planfile import create
from planterm.store.remembered import HandedOut, keep_follow_up, read_follow_up
from planterm.store.settings import read_settings
from planterm.texts import kept_safe, party_answers
from planterm.texts.words import no_column

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from planterm.model.answers import Request
    from planterm.model.parties import Party


PLAN_KINDS = (".xlsx", ".html", ".htm", ".txt")
SUMMARY_KINDS = (".html", ".htm", ".txt")
"""What the plan, and the summary for the board, can be written as, by the file's suffix."""

_TEXT_WIDTH = 80
"""Columns of a text that goes into a file."""

_LONGEST_PARTY = 60
"""Characters of its name that are part of a file's."""


class OwnFileError(PlantermError):
    """What is written for others would be written over the plan's own file, or over the city's workbook."""


def refuse_own_file(own: Path, path: Path, told: str = kept_safe.OWN_FILE) -> None:
    """Raise OwnFileError, which tells so, where the path leads to one's own file."""
    if is_same_file(own, path):
        raise OwnFileError(told.format(name=shown(path)))


def plan_bytes(
    plan: Plan,
    path: Path,
    *,
    earlier: Sequence[Plan] = (),
    with_summary: bool = False,
    with_status: bool = False,
) -> bytes:
    """The plan as the suffix says, in a workbook with the summary on a sheet of its own if asked.

    Status, goal and effect stand in plain text; on pages, and the status in the summary, only if asked.
    """
    match path.suffix.lower():
        case ".xlsx":
            from planterm.excel.workbook import workbook_bytes

            return workbook_bytes(plan, with_summary=with_summary, with_status=with_status, earlier=earlier)
        case ".html" | ".htm":
            from planterm.publish.plan_page import plan_page

            return plan_page(plan if with_status else plan.without_assessment, date.today()).encode()
        case _:
            from planterm.publish.plan_text import plain_text

            return f"{plain_text(plan, _TEXT_WIDTH)}\n".encode()


def summary_bytes(plan: Plan, path: Path, *, earlier: Sequence[Plan] = (), with_status: bool = False) -> bytes:
    """The summary for the board as the suffix says, beside those of the years before, with statuses only if asked."""
    match path.suffix.lower():
        case ".html" | ".htm":
            from planterm.publish.summary_page import summary_page

            return summary_page(plan, date.today(), earlier=earlier, with_status=with_status).encode()
        case _:
            from planterm.publish.board_summary import summary_text

            text = summary_text(plan, _TEXT_WIDTH, earlier=earlier, with_status=with_status)
            return f"{text}\n".encode()


class NoSuchPartyError(PlantermError):
    """No row of the plan names the party."""


def hand_out(own_file: Path, plan: Plan, party: str, path: Path, request: Request, *, overwrite: bool = False) -> int:
    """Write the party's rows, as a plan file with the same row ids or as other exports are; how many there are.

    In a workbook a first sheet says what is asked of the party, and only areas with rows have one.
    Raises NoSuchPartyError where the plan does not name the party, OwnFileError where the path is the plan's own file,
    and PlantermError where the file cannot be written.
    """
    refuse_own_file(own_file, path)
    own = party_rows(plan, party)
    if path.suffix.lower() == ".toml":
        create(path, own, overwrite=overwrite)
    elif path.suffix.lower() == ".xlsx":
        from planterm.excel.workbook import handed_out_bytes

        write_output(path, handed_out_bytes(own.without_assessment, party, request), overwrite=overwrite)
    else:
        write_output(path, plan_bytes(own, path), overwrite=overwrite)
    return sum(1 for _ in own.rows())


def party_rows(plan: Plan, party: str) -> Plan:
    """The plan with the party's rows alone; raises NoSuchPartyError where no row names it."""
    from planterm.model.parties import narrowed, parties

    users = read_settings().synonyms
    if (who := plan.columns.find(Role.WHO)) is None:
        raise NoSuchPartyError(no_column(Role.WHO))
    own = narrowed(plan, party, users)
    if not any(own.rows()):
        known = [each.name for each in parties(plan, users)]
        raise NoSuchPartyError(party_answers.no_such_party(party, who.header, known))
    return own


def hand_out_path(plan: Path, party: str) -> Path:
    """A name for the party's workbook beside the plan."""
    return plan.with_name(f"{plan.stem} {fit_for_a_name(party, _LONGEST_PARTY)}.xlsx")


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
    rows = answers.filled.keys()
    whose = [party.name for party in parties if party.name and rows and rows <= {each.row.id for each in party.rows}]
    return whose[0] if len(whose) == 1 else ""


def _keep(plan: Path, now: HandedOut) -> None:
    known = read_follow_up(plan)
    others = tuple(each for each in known.handed_out if each.party != now.party)
    keep_follow_up(plan, known._replace(handed_out=(*others, now)))
