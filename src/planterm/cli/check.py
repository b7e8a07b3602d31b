"""``planterm check``: what is weak in a plan, as text or as JSON."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import terminal_width, write, write_json
from planterm.cli.parser import Parser
from planterm.texts import command_line as texts


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.publish.review_text import as_json, as_text
    from planterm.session.session import Session

    session = Session.open(arguments.plan, read_only=True)
    findings = session.findings
    if arguments.json:
        write_json(as_json(findings))
    else:
        write(as_text(findings, session.plan, session.form, terminal_width()))
    return FOUND if findings else DONE


COMMAND = Command("check", texts.CHECK_HELP, _configure, _run)
