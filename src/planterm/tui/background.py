"""What other threads do: ask the disk without keeping anybody waiting, and tell that the program is at work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from textual.app import App

Answer = TypeVar("Answer")

AFTER = 0.3
"""Seconds that something takes before it is told that the program is at work."""


def in_background(app: App[Any], ask: Callable[[], Answer], answered: Callable[[Answer], object]) -> None:
    """Ask in a thread that keeps nobody from leaving, and hand over the answer in the program's own turn."""
    loop = asyncio.get_running_loop()

    def run() -> None:
        try:
            answer = ask()
        except Exception as error:
            then: Callable[[], object] = partial(_raise, error)
        else:
            then = partial(answered, answer)
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(app.call_later, then)

    Thread(target=run, name="planterm-disk", daemon=True).start()


def _raise(error: Exception) -> None:
    raise error


class Working:
    """Looks from a thread of its own how long something takes: meanwhile the program itself can draw nothing."""

    def __init__(self, tell: Callable[[], None]) -> None:
        """Tell is called in that thread, again and again while something takes long: what it says may be drawn over."""
        self._tell = tell
        self._lock = Lock()
        self._has_begun = Event()
        self._since: float | None = None
        self._is_told = False
        self._is_closed = False
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

    def close(self) -> None:
        """Nothing more is to be done: the thread ends."""
        self._is_closed = True
        self._has_begun.set()

    def _watch(self) -> None:
        while self._has_begun.wait() and not self._is_closed:
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
