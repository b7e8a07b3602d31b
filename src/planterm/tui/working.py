"""Telling that the program is at work, where that takes longer than one waits without wondering."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

AFTER = 0.3
"""Seconds."""


class Working:
    """Looks from a thread of its own how long something takes: meanwhile the program itself can draw nothing."""

    def __init__(self, tell: Callable[[], None]) -> None:
        """Tell is called in that thread, again and again while something takes long: what it says may be drawn over."""
        self._tell = tell
        self._lock = Lock()
        self._has_begun = Event()
        self._since: float | None = None
        self._is_told = False
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Something is to be done."""
        self._since = time.monotonic()
        self._has_begun.set()
        if self._thread is None:
            self._thread = Thread(target=self._watch, name="planterm-working", daemon=True)
            self._thread.start()

    def end(self) -> bool:
        """It is done; whether it was told of, and what was told is to be taken away."""
        with self._lock:
            was_told, self._is_told, self._since = self._is_told, False, None
        return was_told

    def _watch(self) -> None:
        while self._has_begun.wait():
            self._has_begun.clear()
            while (since := self._since) is not None:
                due = since + AFTER
                while self._since == since:
                    time.sleep(max(0.0, due - time.monotonic()))
                    due = time.monotonic() + AFTER
                    with self._lock:
                        if self._since == since:
                            self._is_told = True
                            self._tell()
