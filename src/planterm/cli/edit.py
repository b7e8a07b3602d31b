"""``planterm [PLAN.toml]``: the editor, or the start screen without a file."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planterm import __version__
from planterm.cli.command import Command
from planterm.errors import PlantermError
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from argparse import Namespace

    from planterm.cli.parser import Parser


class NoTerminalError(PlantermError):
    """The editor cannot be shown, because there is no terminal."""


def _configure(parser: "Parser") -> None:
    parser.add_argument("plan", metavar=texts.PLAN, nargs="?", type=Path, help=texts.EDIT_PLAN_HELP)
    parser.add_argument("--version", action="version", version=f"{parser.prog} {__version__}", help=texts.VERSION_HELP)


def open_editor(plan: Path | None) -> int:
    """Show the plan, or the start screen without one; raises NoTerminalError where there is nowhere to show it."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminalError(texts.NO_TERMINAL)
    # The garbage collector would look at everything that is imported, again and again; the editor turns it on
    # again when its first screen stands.
    gc.disable()
    from planterm.tui.app import run_editor

    return run_editor(plan)


def _run(arguments: "Namespace") -> int:
    plan: Path | None = arguments.plan
    return open_editor(plan)


COMMAND = Command("", texts.EDIT_HELP, _configure, _run)
