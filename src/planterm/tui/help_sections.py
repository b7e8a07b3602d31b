"""Keys and what they do by subject, from the declarations of the commands: for the help (F1) and the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from planterm.tui.commands import GROUP_TITLES, CommandTable, Group
from planterm.tui.modes.cell_visit import CELL_COMMANDS
from planterm.tui.modes.filtering import FILTER_COMMANDS
from planterm.tui.modes.search import FIND_COMMANDS, REPLACE_COMMANDS
from planterm.tui.plan_commands import PLAN_COMMANDS
from planterm.tui.screens.answer_meetings import ANSWER_COMMANDS
from planterm.tui.screens.comparison import COMPARISON_COMMANDS
from planterm.tui.screens.follow_up import FOLLOW_UP_COMMANDS
from planterm.tui.screens.next_year import NEXT_YEAR_COMMANDS
from planterm.tui.screens.row_form import FORM_COMMANDS

TABLES: tuple[CommandTable[Any], ...] = (
    PLAN_COMMANDS,
    FIND_COMMANDS,
    REPLACE_COMMANDS,
    FILTER_COMMANDS,
    CELL_COMMANDS,
    FORM_COMMANDS,
    FOLLOW_UP_COMMANDS,
    NEXT_YEAR_COMMANDS,
    ANSWER_COMMANDS,
    COMPARISON_COMMANDS,
)


class Entry(NamedTuple):
    """Keys, the name of the command that they give, if it has one, and what it does."""

    keys: str
    name: str
    help: str


class Section(NamedTuple):
    """A subject."""

    group: Group
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """What the subject is called."""
        return GROUP_TITLES[self.group]


def sections() -> Iterator[Section]:
    """Every subject, in the order of the help."""
    for group in Group:
        found = [entry for table in TABLES for entry in _entries(table, group)]
        yield Section(group, tuple(found))


def _entries(table: CommandTable[Any], group: Group) -> Iterator[Entry]:
    """The table's commands of the subject; keys that do the same stand together."""
    keys: dict[tuple[str, str], list[str]] = {}
    for command in table:
        if command.group is group:
            keys.setdefault((command.text.name, command.text.help), []).append(command.key_names)
    for (name, text), names in keys.items():
        yield Entry(" / ".join(filter(None, names)), name, text)
    if keys and table.note is not None:
        yield Entry(table.note[0], "", table.note[1])
