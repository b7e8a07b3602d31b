"""The entry of the program: which command is meant, and its exit code."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.cli import edit
from planterm.cli.command import DONE
from planterm.cli.commands import MODULES, command
from planterm.cli.guard import guarded
from planterm.cli.output import prepare_streams
from planterm.store.disk import glance
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from planterm.cli.parser import Parser

PROGRAM = "planterm"
HELP_OPTIONS = ("-h", "--help")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code: 0 done, 1 something to look at, 2 could not be done."""
    prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(arguments))


def run() -> None:
    """The console script."""
    sys.exit(main())


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if len(arguments) <= 1 and first not in MODULES and not first.startswith("-"):
        # What is asked for most often, and the argument parser would take longer to import than a plan to read.
        _refuse_unknown(first)
        return edit.open_editor(Path(first) if arguments else None)
    from planterm.cli.parser import Parser

    if first in MODULES:
        meant = command(first)
        arguments = arguments[1:]
        parser = Parser(prog=f"{PROGRAM} {first}", description=texts.sentence(meant.help))
    else:
        _refuse_unknown(first)
        meant, parser = edit.COMMAND, _main_parser(arguments)
    meant.configure(parser)
    try:
        values = parser.parse(arguments)
    except SystemExit:  # the help or the version has been printed
        return DONE
    return meant.run(values)


def _refuse_unknown(word: str) -> None:
    """A word that is no option, looks like no file name and names no file was meant as a command."""
    path = Path(word)
    if (
        word
        and not word.startswith("-")
        and path.name == word
        and not path.suffix
        and glance(path, follow=False) is None
    ):
        from planterm.cli.parser import UsageError, nearest

        raise UsageError(texts.unknown_command(word, nearest(word, MODULES), tuple(MODULES)))


def _main_parser(arguments: Sequence[str]) -> "Parser":
    from planterm.cli.parser import Parser

    # The list of commands costs importing them all; the editor should not wait for that.
    wanted = any(argument in HELP_OPTIONS for argument in arguments)
    epilog = texts.command_list([(name, command(name).help) for name in MODULES]) if wanted else None
    return Parser(prog=PROGRAM, description=texts.DESCRIPTION, epilog=epilog, usage=texts.USAGE)
