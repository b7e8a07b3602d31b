"""What a mode is."""

from typing import Protocol

from planterm.tui.commands import Group, KeyNames


class Mode(Protocol):
    """Something that has the keys until it is left."""

    @property
    def footer(self) -> KeyNames:
        """Its keys and what they do, for the line of keys."""
        ...

    @property
    def help_group(self) -> Group:
        """The part of the help that tells of it."""
        ...

    def press(self, key: str, typed: str | None) -> bool:
        """Take a key, and the character it types where it types one; False where the mode has no use for it."""
        ...

    def paste(self, text: str) -> None:
        """Take a pasted text."""
        ...

    def click(self, caret: int) -> None:
        """Put the caret where the text was clicked."""
        ...

    def keep(self) -> None:
        """Make an edit of what has been written so far; the mode goes on."""
        ...

    def leave(self) -> None:
        """Keep what has been written, and close."""
        ...
