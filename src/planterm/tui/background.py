"""What other threads do: ask the disk without keeping anybody waiting, and tell that the program is at work."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from textual.app import App

Answer = TypeVar("Answer")

AFTER = 0.3
"""Seconds that something takes before it is told that the program is at work."""


def in_background(app: App[Any], ask: Callable[[], Answer], answered: Callable[[Answer], object]) -> None:
    """Ask in a thread that keeps nobody from leaving, and hand over the answer in the program's own turn."""
    _hand_over(app, _asked(ask), answered)


def soon(app: App[Any], ask: Callable[[], Answer], answered: Callable[[Answer], object]) -> bool:
    """The same, waiting a moment: a disk that is well has answered before the next key. Whether it has."""
    future = _asked(ask)
    try:
        answer = future.result(AFTER)
    except TimeoutError:
        _hand_over(app, future, answered)
        return False
    answered(answer)
    return True


def _asked(ask: Callable[[], Answer]) -> Future[Answer]:
    future: Future[Answer] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except Exception as error:
            future.set_exception(error)

    Thread(target=run, name="planterm-disk", daemon=True).start()
    return future


def _hand_over(app: App[Any], future: Future[Answer], answered: Callable[[Answer], object]) -> None:
    loop = asyncio.get_running_loop()

    def done(_: object) -> None:
        error = future.exception()
        then = partial(answered, future.result()) if error is None else partial(_raise, error)
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(app.call_later, then)

    future.add_done_callback(done)


def _raise(error: BaseException) -> None:
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
