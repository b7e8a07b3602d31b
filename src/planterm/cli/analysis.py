"""``planterm analysis``: the official analysis as a table or as JSON."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, Command
from planterm.cli.output import bar_signs, terminal_width, write, write_json
from planterm.cli.parser import Parser
from planterm.texts import command_line as texts


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.cli import figures
    from planterm.session.session import Session

    session = Session.open(arguments.plan, read_only=True)
    if arguments.json:
        write_json(figures.as_json(session.analysis, session.results))
    else:
        counts, results, width = session.analysis, session.results, terminal_width()
        write(figures.as_text(session.plan, session.form, counts, results, width, signs=bar_signs()))
    return DONE


COMMAND = Command("analysis", texts.ANALYSIS_HELP, _configure, _run)
