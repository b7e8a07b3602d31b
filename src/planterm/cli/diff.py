"""``planterm diff``: what differs between two plans."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import terminal_width, write, write_json
from planterm.cli.parser import Parser
from planterm.texts import cli as texts


def _configure(parser: Parser) -> None:
    parser.add_argument("first", metavar=texts.FIRST, type=Path, help=texts.FIRST_HELP)
    parser.add_argument("second", metavar=texts.SECOND, type=Path, help=texts.SECOND_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.cli.differences import as_json, as_text
    from planterm.form.loader import load_form
    from planterm.model.diff import diff
    from planterm.store.planfile import load

    first, second = load(arguments.first).plan, load(arguments.second).plan
    changes = diff(first, second)
    if arguments.json:
        write_json(as_json(first, second, changes))
    else:
        write(as_text(first, second, changes, load_form(second.form), terminal_width()))
    return FOUND if changes else DONE


COMMAND = Command("diff", texts.DIFF_HELP, _configure, _run)
