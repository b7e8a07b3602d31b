"""``planterm summary``: one page for the board, on the screen or as a file."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, Command
from planterm.cli.output import bar_signs, one_line, terminal_width, write
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.texts import command_line as texts
from planterm.texts import publishing as exports


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("-o", "--output", metavar=texts.PAGE, type=Path, help=texts.SUMMARY_OUTPUT_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path: Path | None = arguments.output
    if path is not None:
        new_file(path, *exports.SUMMARY_KINDS, force=arguments.force, reads=[arguments.plan])
    from planterm.session.session import Session

    session = Session.open(arguments.plan, read_only=True)
    if path is None:
        from planterm.publish.summary import summary_text

        write(summary_text(session.plan, session.form, terminal_width(), bar_signs()))
    else:
        session.export_summary(path, overwrite=arguments.force)
        write(exports.written(one_line(str(path))))
    return DONE


COMMAND = Command("summary", texts.SUMMARY_HELP, _configure, _run)
