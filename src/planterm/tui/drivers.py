"""The terminal driver, where planterm needs it otherwise than Textual has it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """The driver for this system; None for Textual's own choice."""
    if sys.platform != "win32":
        return None
    return _windows_driver()


def _windows_driver() -> type[Driver]:
    """Textual's driver with the extended keyboard protocol switched off again.

    It switches the protocol on whatever the environment says, and then AltGr characters arrive without
    their text in some versions of Windows Terminal.
    """
    from textual.drivers.windows_driver import WindowsDriver

    class PlainKeysDriver(WindowsDriver):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write("\x1b[<u")
            self.flush()

    return PlainKeysDriver
