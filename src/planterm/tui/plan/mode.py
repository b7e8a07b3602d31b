"""What a mode is: an open cell, the search or the filter, which has the keys before the commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planterm.tui.commands import CommandTable, Group, KeyNames
    from planterm.tui.plan.plan_screen import PlanScreen


class Mode:
    """Has the keys until it is left."""

    def __init__(self, screen: PlanScreen, commands: CommandTable[Any], help_group: Group) -> None:
        self._screen = screen
        self._commands = commands
        self.help_group = help_group
        """The part of the help that tells of it."""

    @property
    def footer(self) -> KeyNames:
        """Its keys and what they do, for the line of keys."""
        return self._commands.told()

    def press(self, key: str, typed: str | None) -> bool:
        """Take a key, and the character it types where it types one; False where the mode has no use for it."""
        return self._commands.press(self, key) or self._write(key, typed)

    def _write(self, key: str, typed: str | None) -> bool:
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take a pasted text."""
        raise NotImplementedError

    def click(self, caret: int) -> None:
        """Put the caret where the text was clicked, where there is one to click."""

    def keep(self) -> None:
        """Make an edit of what has been written so far, where that belongs to the plan; the mode goes on."""

    def leave(self) -> None:
        """Keep what has been written, and close."""
        raise NotImplementedError
