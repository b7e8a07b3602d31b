"""Runs planterm in a console under Wine: what it writes goes to a file, and key records come from one."""

import ctypes
import json
import sys
import threading
import time
from ctypes import wintypes
from pathlib import Path

from textual.drivers import win32, windows_driver

_LOOK = 0.03
"""Seconds between looks for records."""

base = Path("Z:" + sys.argv.pop(1))


class _Screen:
    """Where the editor's pictures go, which Wine's console would not draw."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self._file = base.with_suffix(".out").open("wb", buffering=0)

    def write(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "replace"))

    def flush(self) -> None:
        pass

    def fileno(self) -> int:
        return sys.__stdout__.fileno()

    def isatty(self) -> bool:
        return True


def _pass_records_on() -> None:
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    console = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
    with base.with_suffix(".in").open("rb") as file:
        rest = b""
        while True:
            *lines, rest = (rest + file.read()).split(b"\n")
            for line in map(json.loads, lines):
                if isinstance(line, dict):
                    kernel.GenerateConsoleCtrlEvent(line["event"], 0)
                else:
                    records = _records(line)
                    kernel.WriteConsoleInputW(console, records, len(line), ctypes.byref(wintypes.DWORD()))
            time.sleep(_LOOK)


def _records(keys: list[dict[str, int]]) -> ctypes.Array:
    records = (win32.INPUT_RECORD * len(keys))()
    for key, record in zip(keys, records, strict=True):
        record.EventType = 1
        event = record.Event.KeyEvent
        event.bKeyDown, event.wRepeatCount = key.get("d", 1), 1
        event.wVirtualKeyCode, event.dwControlKeyState = key.get("vk", 0), key.get("s", 0)
        event.uChar.UnicodeChar = chr(key["c"])
    return records


_started = windows_driver.WindowsDriver.__init__


def _with_file(self: windows_driver.WindowsDriver, *arguments: object, **named: object) -> None:
    _started(self, *arguments, **named)
    self._file = _Screen()


windows_driver.WindowsDriver.__init__ = _with_file
threading.Thread(target=_pass_records_on, daemon=True).start()

from planterm.cli.main import main  # noqa: E402  (after the driver has its screen)

code = main()
base.with_suffix(".code").write_text(str(code))
sys.exit(code)
