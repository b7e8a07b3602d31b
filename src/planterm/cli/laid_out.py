"""What commands print, laid out for who reads it: lines as wide as the terminal, bars, and reports of notes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from planterm.cli.streams import write, write_json
from planterm.model.text import one_line
from planterm.publish.wrap import ASCII, BLOCKS, UNBROKEN, BarSigns, bar, wrap

if TYPE_CHECKING:
    from argparse import Namespace

    from planterm.excel.notes import Note

PIPED_WIDTH = 80

_INDENT = "  "
_AFTER = 1.0
"""Seconds that something takes before a bar for it is shown."""

_CELLS = 30
_CLEAR = "\r\x1b[K"


def say(text: str) -> None:
    """Print it for those who listen: a screen reader takes a terminal line by line, so no word is cut at its edge."""
    if sys.stdout.isatty():
        width = terminal_width()
        text = "\n".join(piece for line in text.split("\n") for piece in wrap(line, width))
    write(text)


def tell(arguments: Namespace, as_json: Callable[[], Any], as_text: Callable[[], str]) -> None:
    """Print what a command found, as JSON where that is asked for."""
    if arguments.json:
        write_json(as_json())
    else:
        (say if vars(arguments).get("plain") else write)(as_text())


def terminal_width(arguments: Namespace | None = None) -> int:
    """The columns there are to print on; 80 where stdout is no terminal, no end of them for those who listen."""
    from shutil import get_terminal_size

    if arguments is not None and arguments.plain:
        return UNBROKEN
    return get_terminal_size((PIPED_WIDTH, 24)).columns


def bar_signs(arguments: Namespace | None = None) -> BarSigns | None:
    """What bars are made of, so that stdout has the characters; nothing for those who listen."""
    if arguments is not None and arguments.plain:
        return None
    try:
        "".join(BLOCKS).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS


class ProgressBar:
    """Shows on stderr how much is done once it has taken a second; takes the bar away at the end."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._since = time.monotonic()
        self._shown = ""

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            _show(_CLEAR)

    def tell(self, done: int, total: int) -> None:
        """So much is done of so much."""
        signs = bar_signs()
        if signs is None or time.monotonic() - self._since < _AFTER or not sys.stderr.isatty():
            return
        line = f"{self._label} {bar(done, total, _CELLS, signs)}"
        if line != self._shown:
            self._shown = line
            _show(f"{_CLEAR}{line}")


def _show(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def report_lines(report: Iterable[tuple[str, Sequence[str]]], width: int) -> Iterator[str]:
    """The notes under a heading for each kind, wrapped to the width."""
    room = max(width, 40) - 2 * len(_INDENT)
    for heading, notes in report:
        yield f"\n{heading}"
        for note in notes:
            first, *more = wrap(one_line(note), room)
            yield f"{_INDENT}{first}"
            yield from (f"{2 * _INDENT}{line}" for line in more)


def report_json(report: Iterable[Note]) -> list[dict[str, str | None]]:
    """The same as JSON has it."""
    return [
        {"typ": note.kind.value, "blad": note.sheet or None, "plats": note.place or None, "text": note.text}
        for note in report
    ]
