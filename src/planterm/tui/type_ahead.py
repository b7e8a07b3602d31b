"""Keys typed faster than the program draws: each is given what the keys before it have opened."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Event
    from textual.screen import Screen

_ROUNDS = 3
"""How often a key's messages may give rise to further ones: the key, what a widget makes of it, what a dialog does."""

_A_MOMENT = 0.005
"""Seconds."""

_PATIENCE = 400
"""How many moments a new screen is waited for at most; then the keys go on all the same."""


class TypeAhead:
    """Holds keys and pastes back until the one before them has had its whole effect.

    Without it, a key that follows F9 at once would still go to the plan, since it was handed on before the dialog
    had opened.
    """

    def __init__(self, app: App[None], deliver: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Event] = deque()
        self._settling: asyncio.Task[None] | None = None

    async def take(self, event: Event) -> None:
        """Deliver an event now where nothing is under way, otherwise in its turn."""
        if self._settling is not None:
            self._waiting.append(event)
            return
        await self._deliver(event)
        self._settling = asyncio.create_task(self._settle_all())

    async def _settle_all(self) -> None:
        try:
            await self._settle()
            while self._waiting:
                await self._deliver(self._waiting.popleft())
                await self._settle()
        finally:
            self._settling = None

    async def _settle(self) -> None:
        """Wait until the event's messages are handled, and until a screen that it has opened is ready."""
        screen = self._app.screen
        focused = screen.focused
        if focused is None:
            await _reached(screen.call_later, screen)
        else:
            for _ in range(_ROUNDS):
                for widget in focused.ancestors_with_self:
                    await _reached(widget.call_later, widget)
        if self._app.is_running and self._app.screen is not screen:
            await self._ready(self._app.screen)

    async def _ready(self, screen: Screen[object]) -> None:
        """Wait until a new screen is drawn and, on a dialog, something has taken the focus."""
        for _ in range(_PATIENCE):
            if screen.is_running:
                await _reached(screen.call_after_refresh, screen)
                if screen.focused is not None or not screen.is_modal:
                    return
            await asyncio.sleep(_A_MOMENT)  # it has only just been made and has not begun to work


async def _reached(call: Callable[[Callable[[], None]], object], pump: MessagePump) -> None:
    """Wait until a widget has come to a callback; not at all where it takes none any more."""
    if not pump.is_running:
        return
    reached = asyncio.Event()
    call(reached.set)
    while not reached.is_set() and pump.is_running:
        try:
            await asyncio.wait_for(reached.wait(), 0.05)
        except TimeoutError:
            continue
