"""Keys and what they do by subject, from the declarations of the commands: the help (F1)."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.content import Content
from textual.screen import Screen

from planterm.texts import tui as texts
from planterm.texts.how_to import HEADING
from planterm.tui.actions.comparing import COMPARISON_COMMANDS
from planterm.tui.actions.desktop import open_handbook
from planterm.tui.actions.party_round import ANSWER_COMMANDS
from planterm.tui.actions.year_to_year import NEXT_YEAR_COMMANDS
from planterm.tui.commands import CommandTable, Group
from planterm.tui.dialogs.city_screen import CITY_COMMANDS
from planterm.tui.dialogs.dialog import DIALOG_COMMANDS
from planterm.tui.dialogs.reading import ReadingScreen, Text
from planterm.tui.dialogs.start_screen import START_COMMANDS
from planterm.tui.follow_up.follow_up_screen import FOLLOW_UP_COMMANDS
from planterm.tui.form.row_form import FORM_COMMANDS
from planterm.tui.grid.wrapping import fit, lines
from planterm.tui.plan.open_cell import CELL_COMMANDS
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from planterm.tui.plan.search_modes import FILTER_COMMANDS, FIND_COMMANDS, REPLACE_COMMANDS

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
    START_COMMANDS,
    CITY_COMMANDS,
    DIALOG_COMMANDS,
)

_SHOWN = {
    Group.ROWS: (Group.ROWS, Group.PLAN, Group.AREAS, Group.SEARCH, Group.MOVE),
    Group.AREAS: (Group.AREAS, Group.PLAN, Group.MOVE),
}
"""The subjects of a screen that has several."""


_KEYS = 26
_LEAST = 20


class HelpEntry(NamedTuple):
    """Keys, the name of the command that they give, if it has one, and what it does."""

    keys: str
    name: str
    help: str


def sections() -> dict[Group, list[HelpEntry]]:
    """What there is of every subject, in the order of the help."""
    return {group: [entry for table in TABLES for entry in _entries(table, group)] for group in Group}


def _entries(table: CommandTable[Any], group: Group) -> Iterator[HelpEntry]:
    """The table's commands of the subject; keys that do the same stand together."""
    keys: dict[tuple[str, str], list[str]] = {}
    for command in table:
        if command.group is group:
            keys.setdefault((command.text.name, command.text.help), []).append(command.key_names)
    for (name, text), names in keys.items():
        yield HelpEntry(" / ".join(filter(None, names)), name, text)
    if keys and table.note is not None:
        yield HelpEntry(table.note[0], "", table.note[1])


class HelpScreen(ReadingScreen, keys={"f1": "cancel", "enter": "cancel", "ctrl+o": "handbook"}):
    """What one does on a screen, and below that its keys and no others."""

    def __init__(self, screen: Screen[Any]) -> None:
        group: Group = getattr(screen, "help_group", Group.DIALOG)
        how: str = getattr(screen, "how", "") or group.value.how
        super().__init__(texts.HELP_TITLE, Text(partial(_help, how, _SHOWN.get(group, (group,)))), texts.HELP_HINT)

    def action_handbook(self) -> None:
        """Open the handbook, and say so."""
        self.say(open_handbook())


def _help(how: str, groups: Iterable[Group], width: int) -> Content:
    """What one does, then the keys in a column, what they do beside them."""
    parts: list[tuple[str, str]] = [
        (f"{HEADING}\n", "bold underline"),
        *((f"{line}\n", "") for line in lines(how, width)),
    ]
    entries = sections()
    for group in groups:
        parts += _drawn(group, entries[group], width)
    return Content.assemble(*parts)


def _drawn(group: Group, entries: list[HelpEntry], width: int) -> list[tuple[str, str]]:
    parts = [(f"\n{group.value.title}\n", "bold underline")]
    for entry in entries:
        text = f"{entry.name}. {entry.help}" if entry.name else entry.help
        for number, line in enumerate(lines(text, max(_LEAST, width - _KEYS - 1))):
            parts += [(fit("" if number else keys_of(group, entry), _KEYS) + " ", "bold"), (line + "\n", "")]
    return parts


def keys_of(group: Group, entry: HelpEntry) -> str:
    """The keys; what has none is chosen from a list."""
    return entry.keys or ("Enter" if group is Group.START else "F10")
