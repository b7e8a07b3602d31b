"""The text of an open cell on its way into the journal, within a second of every key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.timer import Timer

AFTER = 0.4
"""Seconds from a key to the journal; the promise is one second."""


@runtime_checkable
class HoldsText(Protocol):
    """A screen in which a text may be written that is not committed yet."""

    def put_in_safety(self) -> None:
        """Put it into the journal now."""
        ...


class TypingSafety:
    """Has a text put into safety a moment after it was typed, once for all keys of that moment."""

    def __init__(self, pump: MessagePump, put_down: Callable[[], None]) -> None:
        self._pump = pump
        self._put_down = put_down
        self._timer: Timer | None = None

    def typed(self) -> None:
        """Something was written."""
        if self._timer is None:
            self._timer = self._pump.set_timer(AFTER, self.now)

    def now(self) -> None:
        """Put it into safety, unless nothing was written since."""
        if self._timer is not None:
            self.cancel()
            self._put_down()

    def cancel(self) -> None:
        """What was written is safe by other means."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
