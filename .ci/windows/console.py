"""A Windows console under Wine: real key records go in, and the screen that the program writes is read."""

import json
import os
import re
import shlex
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyte
from windows_python import WindowsPython

_INSIDE = Path(__file__).with_name("inside.py")
_NOT_FOR_PYTE = re.compile(r"\x1b\[[<>=?][0-9;]*\$?[pqmu]")
_LOOK = 0.15
"""Seconds between looks at the screen."""

CTRL_C, CTRL_BREAK = 0, 1
ALT = 0x12
LEFT_CTRL_AND_RIGHT_ALT = 9


class Console:
    """A program of planterm's in a console of its own; what it is sent are records as Windows makes them."""

    def __init__(self, python: WindowsPython, name: str, *arguments: str, folder: Path) -> None:
        self._columns, self._lines = 100, 30
        base = python.folder / "consoles" / name
        base.parent.mkdir(exist_ok=True)
        self._output, self._records, self._code = (base.with_suffix(end) for end in (".out", ".in", ".code"))
        for file in (self._output, self._code):
            file.unlink(missing_ok=True)
        self._records.write_bytes(b"")
        self._tmux = ["tmux", "-L", f"windows-{os.getpid()}-{name}"]
        command = shlex.join(["wine64", *map(str, (python.program, _INSIDE, base)), *arguments])
        size = ["-x", str(self._columns), "-y", str(self._lines)]
        start = ["new-session", "-d", *size, f"{command}; sleep 60"]
        subprocess.run([*self._tmux, *start], env=python.environment, cwd=folder, check=True)

    @property
    def text(self) -> str:
        """The screen, line by line."""
        screen = pyte.Screen(self._columns, self._lines)
        written = self._output.read_bytes() if self._output.exists() else b""
        pyte.Stream(screen).feed(_NOT_FOR_PYTE.sub("", written.decode("utf-8", "replace")))
        return "\n".join(line.rstrip() for line in screen.display)

    def wait_for(self, pattern: str, limit: float = 60) -> None:
        """Wait until a regular expression matches the screen."""
        until = time.monotonic() + limit
        while not re.search(pattern, self.text):
            if time.monotonic() > until:
                raise TimeoutError(f"never saw {pattern!r}:\n{self.text}\n{self._around()}")
            time.sleep(_LOOK)

    def wait_for_end(self, limit: float = 60) -> int:
        """Wait until the program has ended; its exit code."""
        until = time.monotonic() + limit
        while not self._code.exists() or not self._code.read_text():
            if time.monotonic() > until:
                raise TimeoutError(f"the program does not end:\n{self.text}\n{self._around()}")
            time.sleep(_LOOK)
        return int(self._code.read_text())

    def type(self, text: str) -> None:
        """Keys that carry characters, as the console hands them over; an emoji is two of them."""
        self.send([{"c": unit} for unit in units(text)])

    def paste(self, text: str, layout: str) -> None:
        """A paste as the console of Windows 10 hands it over.

        It comes key by key, a line break as Enter, and what is not on the keyboard's layout as an Alt let go of.
        """
        keys = [{"c": unit} for unit in units(text.replace("\n", "\r"))]
        self.send([key if chr(key["c"]) in layout else {**key, "vk": ALT, "d": 0} for key in keys])

    def send(self, records: Sequence[dict[str, int]]) -> None:
        """Key records: c the UTF-16 unit, vk the virtual key, d 1 for down and 0 for up, s the modifiers."""
        self._tell(records)

    def raise_event(self, number: int) -> None:
        """Ctrl+C or Ctrl+Break as an event, which is no key."""
        self._tell({"event": number})

    def close(self) -> None:
        """Close the window, as a person does with the cross."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _tell(self, what: Any) -> None:
        with self._records.open("a") as file:
            file.write(json.dumps(what) + "\n")

    def _around(self) -> str:
        """What stands in the terminal around the console: a traceback, if there is one."""
        command = [*self._tmux, "capture-pane", "-p"]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout.rstrip()


def units(text: str) -> list[int]:
    """The text's UTF-16 code units."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[index] | data[index + 1] << 8 for index in range(0, len(data), 2)]
