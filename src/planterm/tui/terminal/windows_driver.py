"""The driver of Windows: records from the console."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from ctypes import byref, wintypes
from typing import TYPE_CHECKING

from planterm.tui.terminal.drivers import PLAIN_KEYS, Writer, listen
from planterm.tui.terminal.records_input import KeyRecord, Record, RecordsInput, SizeRecord

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.drivers.win32 import INPUT_RECORD

_MOST = 1024
"""Records read at once."""
_KEY, _SIZE = 0x0001, 0x0004
_SHIFT = 0x0010


def windows_driver() -> type[Driver]:
    """Textual's, with planterm's reading of the console; only Windows can import that."""
    from textual.drivers import win32, windows_driver

    class ConsoleReader(win32.EventMonitor):
        def run(self) -> None:
            self._console = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
            self._buffer = (win32.INPUT_RECORD * _MOST)()
            listen(self.app, RecordsInput(), self._read, self.process_event, self.exit_event.is_set)

        def _read(self, seconds: float) -> tuple[Record, ...]:
            if win32.wait_for_handles([self._console], int(seconds * 1000)) is None:
                return ()
            count = wintypes.DWORD()
            if not win32.KERNEL32.ReadConsoleInputW(self._console, byref(self._buffer), _MOST, byref(count)):
                raise OSError("the console is gone")
            return tuple(_records(self._buffer[: count.value]))

    # Textual's driver makes these itself, and there is no other way to hand it some.
    win32.EventMonitor = ConsoleReader  # type: ignore[misc]
    windows_driver.WriterThread = Writer  # type: ignore[attr-defined]

    class ConsoleDriver(windows_driver.WindowsDriver):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            if sys.__stdin__ is not None:  # newer consoles tell of another size only where they are asked to
                win32.set_console_mode(sys.__stdin__, win32.ENABLE_VIRTUAL_TERMINAL_INPUT | win32.ENABLE_WINDOW_INPUT)
            self.write(PLAIN_KEYS)
            self._enable_mouse_support()

    return ConsoleDriver


def _records(read: Iterable[INPUT_RECORD]) -> Iterator[Record]:
    for record in read:
        if record.EventType == _KEY:
            key = record.Event.KeyEvent
            is_shifted = bool(key.dwControlKeyState & _SHIFT)
            yield KeyRecord(
                bool(key.bKeyDown), key.wVirtualKeyCode, key.uChar.UnicodeChar, key.wRepeatCount, is_shifted
            )
        elif record.EventType == _SIZE:
            size = record.Event.WindowBufferSizeEvent.dwSize
            yield SizeRecord(size.X, size.Y)
