"""``planterm parties``: which party has which rows, and who has answered."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planterm.cli.command import DONE, Command
from planterm.cli.output import terminal_width, write, write_json
from planterm.cli.parser import Parser
from planterm.texts import command_line as texts
from planterm.texts import party_answers as words

if TYPE_CHECKING:
    from planterm.model.answers import PartyRows
    from planterm.model.plan import Plan


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.model.answers import party_rows
    from planterm.store.planfile import load

    plan = load(arguments.plan).plan
    parties = party_rows(plan)
    if arguments.json:
        write_json(_as_json(parties))
    else:
        write(_as_text(plan, parties, terminal_width()) if parties else words.NO_PARTIES)
    return DONE


def _as_json(parties: "Sequence[PartyRows]") -> list[dict[str, Any]]:
    """Each party with the ids of its rows; the name of those who are nobody is null."""
    return [
        {
            "part": party.name or None,
            "rader": [each.row.id for each in party.rows],
            "uppfoljda": party.done,
            "saknas": [each.row.id for each in party.missing],
        }
        for party in parties
    ]


def _as_text(plan: "Plan", parties: "Sequence[PartyRows]", width: int) -> str:
    """A table, and the plan's own figures below; a row that names several parties is counted for each."""
    from planterm.cli.table import table
    from planterm.publish.answer_text import name_of

    rows = [row for row in plan.rows() if not row.is_blank]
    done = sum(row.is_followed_up for row in rows)
    lines = [[name_of(party), *_figures(len(party.rows), party.done)] for party in parties]
    return table(words.HEADERS, lines, [words.ALL, *_figures(len(rows), done)], width)


def _figures(rows: int, done: int) -> list[str]:
    return [str(rows), str(done), str(rows - done)]


COMMAND = Command("parties", texts.PARTIES_HELP, _configure, _run)
