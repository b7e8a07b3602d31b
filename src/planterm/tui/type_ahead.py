"""Keys typed faster than the program draws: each is given what the keys before it have opened."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

_ROUNDS = 3
"""How often a key's messages may give rise to further ones: the key, what a widget makes of it, what a dialog does."""

_A_MOMENT = 0.005
"""Seconds."""

_PATIENCE = 400
"""How many moments a new screen is waited for at most; then the keys go on all the same."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that handles its keys itself and has done so when it returns."""

    is_ready: bool
    """Whether it has what it needs to handle keys."""

    def take_key(self, event: events.Key) -> None:
        """Handle a key."""

    def take_paste(self, event: events.Paste) -> None:
        """Handle a paste."""


class TypeAhead:
    """Holds keys and pastes back until the one before them has had its whole effect.

    Without it, a key that follows F9 at once would still go to the plan, since it was handed on before the dialog
    had opened. Screens that take keys themselves need no waiting, so that a paste that arrives as keys is fast.
    """

    def __init__(
        self,
        app: App[None],
        deliver: Callable[[events.Event], Awaitable[None]],
        fail: Callable[[Exception], None],
        is_leaving: Callable[[], bool],
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._fail = fail
        self._is_leaving = is_leaving
        self._waiting: deque[events.Event] = deque()
        self._settling: asyncio.Task[None] | None = None

    async def take(self, event: events.Event) -> None:
        """Deliver an event now where nothing is under way, otherwise in its turn; none any more once one has left."""
        if self._is_leaving():
            return
        if self._settling is not None:
            self._waiting.append(event)
            return
        screen = self._app.screen
        if isinstance(screen, TakesKeys) and not screen.is_ready:
            self._waiting.append(event)
            self._settling = asyncio.create_task(self._settle_all(screen))
        elif await self._given(event, screen):
            self._settling = asyncio.create_task(self._settle_all(screen))

    async def _given(self, event: events.Event, screen: Screen[object]) -> bool:
        """Give the event to the screen; whether its effect has to be waited for."""
        if not isinstance(screen, TakesKeys):
            await self._deliver(event)
            return True
        if isinstance(event, events.Key):
            screen.take_key(event)
        elif isinstance(event, events.Paste):
            screen.take_paste(event)
        return self._app.screen is not screen

    async def _settle_all(self, screen: Screen[object]) -> None:
        try:
            await self._settle(screen)
            while self._waiting and not self._is_leaving():
                screen = self._app.screen
                if await self._given(self._waiting.popleft(), screen):
                    await self._settle(screen)
        except Exception as error:
            # Nobody waits for this task, so nobody else would ever hear of it.
            self._fail(error)
        finally:
            self._settling = None

    async def _settle(self, screen: Screen[object]) -> None:
        """Wait until the event's messages are handled, what a closed screen gave is taken, and a new one is ready."""
        if screen.focused is not None:
            for _ in range(_ROUNDS):
                for widget in screen.focused.ancestors_with_self if screen.focused is not None else ():
                    await _reached(widget.call_later, widget)
        if self._app.is_running:
            # What a closed screen gives is taken by a callback of the program, which may open another screen.
            await _reached(self._app.call_later, self._app)
            await _ready(self._app.screen)


async def _ready(screen: Screen[object]) -> None:
    """Wait until a screen can take keys: until it says so, or until something on it has taken the focus."""
    for _ in range(_PATIENCE):
        if screen.is_ready if isinstance(screen, TakesKeys) else screen.focused is not None:
            return
        await asyncio.sleep(_A_MOMENT)


async def _reached(call: Callable[[Callable[[], object]], object], pump: MessagePump) -> None:
    """Wait until a widget has come to a callback; not at all where it takes none any more."""
    reached = asyncio.Event()
    if pump.is_running:
        call(reached.set)
    while pump.is_running and not reached.is_set():
        try:
            await asyncio.wait_for(reached.wait(), 0.05)
        except TimeoutError:
            continue
