"""Copying and pasting through the system's clipboard, where the terminal lets one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if sys.platform == "win32":
    from planterm.tui.terminal.windows_clipboard import read_clipboard, write_clipboard

if TYPE_CHECKING:
    from textual.app import App


class Clipboard(NamedTuple):
    """The clipboard that an application reaches."""

    app: App[None]

    def copy(self, text: str) -> None:
        """Put a text on the clipboard: through the terminal, and on Windows also directly.

        The older Windows console does not pass on what programs copy through the terminal.
        """
        self.app.copy_to_clipboard(text)
        if sys.platform == "win32":
            write_clipboard(text)

    def pasted(self) -> str:
        """The text on the clipboard: on Windows the system's, elsewhere what was last copied in planterm."""
        if sys.platform == "win32":
            return read_clipboard() or self.app.clipboard
        return self.app.clipboard
