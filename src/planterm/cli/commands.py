"""The commands there are, in the order of the help; a new command is a module and a place here."""

from planterm.cli import analysis, export, new, show
from planterm.cli.command import Command

COMMANDS: tuple[Command, ...] = (new.COMMAND, show.COMMAND, analysis.COMMAND, export.COMMAND)
BY_NAME = {command.name: command for command in COMMANDS}
