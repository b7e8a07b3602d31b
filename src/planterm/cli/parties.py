"""``planterm parties``: which party has which rows, and who has answered."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, Command
from planterm.cli.output import terminal_width, write, write_json
from planterm.cli.parser import Parser
from planterm.texts import cli as texts


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.model.party_rows import party_rows
    from planterm.publish.party_text import as_json, as_text
    from planterm.store.planfile import load

    plan = load(arguments.plan).plan
    parties = party_rows(plan)
    if arguments.json:
        write_json(as_json(parties))
    else:
        write(as_text(plan, parties, terminal_width()))
    return DONE


COMMAND = Command("parties", texts.PARTIES_HELP, _configure, _run)
