"""The entry of the program: which command is meant, the editor where none is, and the exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from planterm import __version__
from planterm.cli.streams import DONE, guarded, prepare_streams, write
from planterm.errors import PlantermError
from planterm.store.disk import glance, unquoted
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from argparse import Namespace

    from planterm.cli.arguments import Subcommand

PROGRAM = "planterm"
_DUMB = "dumb"
MODULES = {
    "new": "new_command",
    "show": "reading_commands",
    "add": "row_commands",
    "set": "row_commands",
    "remove": "row_commands",
    "follow-up": "follow_up_command",
    "analysis": "reading_commands",
    "check": "reading_commands",
    "summary": "reading_commands",
    "export": "export_command",
    "import": "import_command",
    "diff": "diff_command",
    "merge": "merge_command",
    "parties": "reading_commands",
    "answers": "answers_command",
    "compile": "compile_command",
    "forms": "forms_command",
}
"""Each command's name and its module."""


SHELLS = ("powershell", "bash", "zsh", "fish")
"""Those that can complete commands with Tab."""


class NoTerminalError(PlantermError):
    """The editor cannot be shown, because there is no terminal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code: 0 done, 1 something to look at, 2 could not be done."""
    prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(arguments))


def run() -> None:
    """The console script."""
    sys.exit(main())


def command(name: str) -> "Subcommand":
    """The command of that name, its module imported only now; the editor where there is no name."""
    if not name:
        from planterm.cli.arguments import Subcommand, file, option

        plan = file("plan", metavar=texts.PLAN, nargs="?", help=texts.EDIT_PLAN_HELP)
        version = option("--version", action="store_true", help=texts.VERSION_HELP)
        verbose = option("--verbose", action="store_true", help=texts.VERBOSE_HELP)
        shell = option("--completion", metavar=texts.SHELL, choices=SHELLS, help=texts.COMPLETION_HELP)
        return Subcommand("", (plan, version, verbose, shell), _editor_or_told, texts.USAGE)
    commands: Sequence[Subcommand] = import_module(f"planterm.cli.{MODULES[name]}").COMMANDS
    return next(each for each in commands if each.name == name)


def open_editor(plan: Path | None) -> int:
    """Show the plan, or the start screen without one; raises NoTerminalError where there is nowhere to show it."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminalError(texts.NO_TERMINAL)
    if os.environ.get("TERM") == _DUMB:
        raise NoTerminalError(texts.DUMB_TERMINAL)
    # The garbage collector would look at everything that is imported, again and again; the editor turns it on
    # again when its first screen stands.
    gc.disable()
    from planterm.tui.app import run_editor

    return run_editor(plan)


def _editor_or_told(values: "Namespace") -> int:
    if values.completion:
        from planterm.cli.completion import script

        write(script(values.completion, [command(name) for name in ("", *MODULES)]))
        return DONE
    if not values.version:
        return open_editor(values.plan)
    write(f"{PROGRAM} {__version__}")
    if values.verbose:
        from planterm.cli.version import details

        write(details())
    return DONE


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if len(arguments) <= 1 and first not in MODULES and not first.startswith("-"):
        # What is asked for most often, and the argument parser would take longer to import than a plan to read.
        _refuse_unknown(first)
        return open_editor(Path(unquoted(first)) if arguments else None)
    from planterm.cli.arguments import Parser

    if first in MODULES:
        meant = command(first)
        arguments = arguments[1:]
        parser = Parser(meant, prog=f"{PROGRAM} {first}", description=texts.sentence(texts.HELP[first]))
    else:
        _refuse_unknown(first)
        meant = command("")
        parser = Parser(meant, prog=PROGRAM, description=texts.DESCRIPTION, epilog=texts.command_list(texts.HELP))
    try:
        values = parser.parse(arguments)
    except SystemExit:  # the help has been printed
        return DONE
    return meant.run(values)


def _refuse_unknown(word: str) -> None:
    """A word that is no option, looks like no file name and names no file was meant as a command."""
    path = Path(unquoted(word))
    if (
        word
        and not word.startswith("-")
        and path.name == word
        and not path.suffix
        and glance(path, follow=False) is None
    ):
        from planterm.cli.arguments import UsageError, nearest

        raise UsageError(texts.unknown_command(word, nearest(word, MODULES), tuple(MODULES)))
