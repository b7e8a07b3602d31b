"""``planterm export``: the official workbook."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, Command
from planterm.cli.output import one_line, write
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.texts import cli as texts


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("-o", "--output", metavar=texts.BOOK, type=Path, required=True, help=texts.EXPORT_OUTPUT_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.output, ".xlsx", force=arguments.force)
    from planterm.session.session import Session

    Session.open(arguments.plan, read_only=True).export(path, overwrite=arguments.force)
    write(texts.exported(one_line(str(path))))
    return DONE


COMMAND = Command("export", texts.EXPORT_HELP, _configure, _run)
