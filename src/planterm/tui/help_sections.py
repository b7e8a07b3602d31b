"""Keys and what they do by subject, from the declarations of the commands: for the help (F1) and the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planterm.texts import commands as texts
from planterm.tui.commands import GROUP_TITLES, Group
from planterm.tui.plan_commands import PLAN_COMMANDS


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


_WRITING = {
    Group.EDITOR: texts.EDITOR_KEYS,
    Group.FORM: texts.FORM_KEYS,
    Group.FOLLOW_UP: texts.FOLLOW_UP_KEYS,
    Group.NEXT_YEAR: texts.NEXT_YEAR_KEYS,
    Group.ANSWERS: texts.ANSWER_KEYS,
}


def sections() -> Iterator[Section]:
    """Every subject, in the order of the help."""
    for group in Group:
        commands = (Entry(c.key_names, c.text.name, c.text.help) for c in PLAN_COMMANDS if c.group is group)
        written = (Entry(keys, "", text) for keys, text in _WRITING.get(group, ()))
        yield Section(group, (*commands, *written))
