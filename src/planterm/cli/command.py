"""What a command is: its name, its help, its arguments and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from planterm.cli.parser import Parser

DONE = 0
FOUND = 1
"""Done, and there is something to look at: findings, differences, conflicts."""

FAILED = 2


class Command(NamedTuple):
    """One command of the command line, declared in a module of its own and listed in ``commands``."""

    name: str
    help: str
    """One line, as it stands in the list of commands."""
    configure: Callable[[Parser], None]
    """Declares the command's arguments."""
    run: Callable[[Namespace], int]
    """Does it and returns the exit code; raises PlantermError where it cannot."""
