"""Asking the disk something without waiting for it: a network folder that is gone answers after minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")


def in_background(ask: Callable[[], Answer], answered: Callable[[Answer], object]) -> None:
    """Ask in a thread that keeps nobody from leaving, and hand over the answer in the program's own turn."""
    loop = asyncio.get_running_loop()

    def run() -> None:
        answer = ask()
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(answered, answer)

    Thread(target=run, name="planterm-disk", daemon=True).start()
