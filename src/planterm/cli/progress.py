"""A bar for what takes its time, on a terminal only."""

import sys
import time
from contextlib import suppress

from planterm.cli.output import bar_signs
from planterm.publish.plan_text import bar

_AFTER = 1.0
"""Seconds that something takes before the bar is shown."""

_CELLS = 30
_CLEAR = "\r\x1b[K"


class ProgressBar:
    """Shows on stderr how much is done once it has taken a second; takes the bar away at the end."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._since = time.monotonic()
        self._shown = ""

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            _write(_CLEAR)

    def tell(self, done: int, total: int) -> None:
        """So much is done of so much."""
        signs = bar_signs()
        if signs is None or time.monotonic() - self._since < _AFTER or not sys.stderr.isatty():
            return
        line = f"{self._label} {bar(done, total, _CELLS, signs)}"
        if line != self._shown:
            self._shown = line
            _write(f"{_CLEAR}{line}")


def _write(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
