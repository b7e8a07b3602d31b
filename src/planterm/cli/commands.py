"""The commands there are; a new command is a module with a COMMAND, and a place here."""

from importlib import import_module

from planterm.cli.command import Command

MODULES = {
    "new": "new",
    "show": "show",
    "analysis": "analysis",
    "check": "check",
    "summary": "summary",
    "export": "export",
    "import": "import_",
    "diff": "diff",
    "merge": "merge",
    "parties": "parties",
    "answers": "answers",
}
"""Each command's name and its module, in the order of the help."""


def command(name: str) -> Command:
    """The command of that name, its module imported only now; raises KeyError where there is none."""
    found: Command = import_module(f"planterm.cli.{MODULES[name]}").COMMAND
    return found
