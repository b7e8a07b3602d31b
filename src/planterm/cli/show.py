"""``planterm show``: the whole plan as plain text."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import terminal_width, write
from planterm.cli.parser import Parser
from planterm.texts import command_line as texts
from planterm.texts import store as misspelt


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.publish.plan_text import plain_text
    from planterm.publish.wrap import hanging
    from planterm.session.session import Session

    session = Session.open(arguments.plan, read_only=True)
    width = terminal_width()
    write(plain_text(session.plan, session.form, width))
    if not session.told:
        return DONE
    write("\n".join(["", misspelt.HEADING, *(line for told in session.told for line in hanging("", told, 2, width))]))
    return FOUND


COMMAND = Command("show", texts.SHOW_HELP, _configure, _run)
