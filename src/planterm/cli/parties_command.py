"""``planterm parties``: who is named in the plan, and how far each has come with the follow-up."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from planterm.cli import figures
from planterm.cli.arguments import JSON, PLAIN, PLAN, Subcommand
from planterm.cli.streams import found, tell, terminal_width
from planterm.model.form import Role
from planterm.model.parties import Party, parties_and_nobody
from planterm.model.plan import Plan
from planterm.model.results import progress
from planterm.publish.answer_text import name_of
from planterm.store.planfile import load
from planterm.store.settings import read_settings
from planterm.texts import party_answers
from planterm.texts.words import no_column


def _run(arguments: Namespace) -> int:
    file = load(arguments.plan, only_read=True)
    plan, parties = file.plan, parties_and_nobody(file.plan, read_settings().synonyms)
    tell(arguments, lambda: _as_json(parties), lambda: _as_text(plan, parties, terminal_width(arguments)))
    return found(file)


def _as_json(parties: Sequence[Party]) -> list[dict[str, Any]]:
    """Each party with the ids of its rows; the name of those who are nobody is null."""
    return [
        {
            "part": party.name or None,
            "rader": [each.row.id for each in party.rows],
            "uppfoljda": party.progress.done,
            "saknas": [each.row.id for each in party.missing],
        }
        for party in parties
    ]


def _as_text(plan: Plan, parties: Sequence[Party], width: int) -> str:
    """A table, and the plan's own figures below; a row that names several parties is counted for each."""

    def counted(done: int, total: int) -> list[str]:
        return [str(total), str(done), str(total - done)]

    if (who := plan.columns.find(Role.WHO)) is None:
        return no_column(Role.WHO)
    if not parties:
        return party_answers.NO_PARTIES.format(column=who.header)
    lines = [[name_of(party), *counted(*party.progress)] for party in parties]
    return figures.table(party_answers.HEADERS, lines, [party_answers.ALL, *counted(*progress(plan.rows()))], width)


COMMANDS = (Subcommand("parties", (PLAN, JSON, PLAIN), _run),)
