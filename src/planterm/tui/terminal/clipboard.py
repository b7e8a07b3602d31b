"""Copying and pasting through the system's clipboard, where the terminal lets one."""

import sys
from typing import NamedTuple

from textual.app import App

from planterm.texts import tui as texts
from planterm.tui.commands import say
from planterm.tui.terminal.key_sequences import without_sequences
from planterm.tui.terminal.windows_calls import Lack

if sys.platform == "win32":
    from planterm.tui.terminal.windows_calls import read_clipboard, write_clipboard


LACKING = {
    Lack.EMPTY: texts.NOTHING_TO_PASTE,
    Lack.IMAGE: texts.IMAGE_TO_PASTE,
    Lack.BUSY: texts.CLIPBOARD_BUSY,
}


class Clipboard(NamedTuple):
    """The clipboard that an application reaches; what stands in the way is told on the screen in front."""

    app: App[None]

    def copy(self, text: str) -> bool:
        """Put a text on the clipboard: through the terminal, and on Windows also directly; whether it is there.

        The older Windows console does not pass on what programs copy through the terminal.
        """
        self.app.copy_to_clipboard(text)
        if sys.platform == "win32" and not write_clipboard(text):
            say(self.app, texts.NOT_COPIED)
            return False
        return True

    def pasted(self) -> str:
        """The text on the clipboard, or none: on Windows the system's, elsewhere what was last copied in planterm."""
        found = self._found()
        if isinstance(found, Lack):
            say(self.app, LACKING[found])
            return ""
        return without_sequences(found)

    def _found(self) -> str | Lack:
        if sys.platform == "win32":
            return read_clipboard()
        return self.app.clipboard or Lack.EMPTY
