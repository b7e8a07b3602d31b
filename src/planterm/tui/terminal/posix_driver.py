"""The driver of every system but Windows: bytes from a terminal."""

from __future__ import annotations

import os
import select
from typing import TYPE_CHECKING

from planterm.tui.terminal.bytes_input import BytesInput
from planterm.tui.terminal.drivers import PLAIN_KEYS, Writer, listen

if TYPE_CHECKING:
    from textual.driver import Driver

_MOST = 1 << 12
"""Bytes read at once."""


def posix_driver() -> type[Driver]:
    """Textual's, with planterm's reading of the input; only its own systems can import that."""
    from textual.drivers import linux_driver

    # It makes its writer itself, and there is no other way to hand it one.
    linux_driver.WriterThread = Writer  # type: ignore[attr-defined]

    class PosixDriver(linux_driver.LinuxDriver):
        def _query_in_band_window_resize(self) -> None:
            """Where Textual asks for more than planterm reads, switch it off; the mouse is switched on after this."""
            self.write(PLAIN_KEYS)

        def _run_input_thread(self) -> None:
            listen(self._app, BytesInput(), self._read, self.process_message, self.exit_event.is_set)

        def _read(self, seconds: float) -> bytes:
            readable, _, _ = select.select([self.fileno], [], [], seconds)
            if not readable:
                return b""
            if not (data := os.read(self.fileno, _MOST)):
                raise OSError("the terminal is gone")
            return data

    return PosixDriver
