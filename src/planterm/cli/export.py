"""``planterm export``: the official workbook, a web page or plain text."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, Command
from planterm.cli.output import one_line, write
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser, UsageError
from planterm.texts import cli as texts
from planterm.texts import exports


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("-o", "--output", metavar=texts.EXPORT, type=Path, required=True, help=texts.EXPORT_OUTPUT_HELP)
    parser.add_argument("--with-summary", action="store_true", help=texts.WITH_SUMMARY_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.output, *exports.PLAN_KINDS, force=arguments.force)
    with_summary: bool = arguments.with_summary
    if with_summary and path.suffix.lower() != ".xlsx":
        raise UsageError(texts.usage_error("planterm export", exports.SUMMARY_NEEDS_BOOK))
    from planterm.session.session import Session

    session = Session.open(arguments.plan, read_only=True)
    session.export(path, overwrite=arguments.force, with_summary=with_summary)
    write(exports.written(one_line(str(path))))
    return DONE


COMMAND = Command("export", texts.EXPORT_HELP, _configure, _run)
