"""Asking the disk something without waiting for it: a network folder that is gone answers after minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from textual.app import App

Answer = TypeVar("Answer")


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
