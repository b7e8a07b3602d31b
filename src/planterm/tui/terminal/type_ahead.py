"""Keys and clicks that come faster than the program draws: each is given what those before it have opened."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from math import inf
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.screen import Screen

from planterm.tui.background import Working
from planterm.tui.commands import telling

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
    """Holds keys, pastes and the mouse back until what came before them has had its whole effect.

    Without it, a key that follows F9 at once would still go to the plan, since it was handed on before the dialog
    had opened. Screens that take keys themselves need no waiting, so that a paste that arrives as keys is fast.
    """

    def __init__(
        self,
        app: App[None],
        deliver: Callable[[events.Event], Awaitable[None]],
        fail: Callable[[Exception], None],
        is_leaving: Callable[[], bool],
        tell_working: Callable[[], None],
    ) -> None:
        self._working = Working(tell_working)
        self._app = app
        self._deliver = deliver
        self._fail = fail
        self._is_leaving = is_leaving
        self._waiting: deque[events.Event] = deque()
        self._settling: asyncio.Task[None] | None = None
        self._clicked: Screen[object] | None = None
        """The screen that the mouse was pressed on last."""
        self._released_at = -inf
        self._is_ignored = False
        """Whether the mouse was last pressed in the second half of a double click."""

    async def take(self, event: events.Event) -> None:
        """Deliver an event now where nothing is under way, otherwise in its turn; none any more once one has left."""
        if self._is_leaving():
            return
        if self._settling is not None:
            self._waiting.append(event)
            return
        screen = self._app.screen
        self._working.begin()
        if isinstance(screen, TakesKeys) and not screen.is_ready:
            self._waiting.append(event)
            self._settling = asyncio.create_task(self._settle_all(()))
        elif (touched := await self._given(event, screen)) is not None:
            self._settling = asyncio.create_task(self._settle_all(touched))
        else:
            self._done()

    def close(self) -> None:
        """No more events come."""
        self._working.close()

    def _done(self) -> None:
        if self._working.end() and self._app.is_running:
            self._app.screen.refresh()

    async def _given(self, event: events.Event, screen: Screen[object]) -> Sequence[MessagePump] | None:
        """Give the event to the screen; the widgets that have to come to rest before the next one, or None."""
        if isinstance(event, events.MouseEvent):
            return None if self._is_second_half(event, screen) else await self._moused(event, screen)
        if not isinstance(screen, TakesKeys):
            touched = (screen.focused or screen).ancestors_with_self
            await self._deliver(event)
            return touched
        with telling(self._app):
            if isinstance(event, events.Key):
                self._app.app_focus = True
                screen.take_key(event)
            elif isinstance(event, events.Paste):
                screen.take_paste(event)
        return () if self._app.screen is not screen else None

    async def _moused(self, event: events.MouseEvent, screen: Screen[object]) -> Sequence[MessagePump] | None:
        try:
            widget, _ = screen.get_widget_at(event.x, event.y)
        except NoWidget:
            widget = screen
        await self._deliver(event)
        return widget.ancestors_with_self if isinstance(event, (events.MouseDown, events.MouseUp)) else None

    def _is_second_half(self, event: events.MouseEvent, screen: Screen[object]) -> bool:
        """Whether it belongs to a click so soon after one that opened or closed a screen that it is not meant there."""
        if isinstance(event, events.MouseDown):
            is_soon = event.time - self._released_at <= self._app.CLICK_CHAIN_TIME_THRESHOLD
            self._is_ignored = is_soon and screen is not self._clicked
            self._clicked = self._clicked if self._is_ignored else screen
        elif isinstance(event, events.MouseUp):
            self._released_at = event.time
        return self._is_ignored

    async def _settle_all(self, touched: Sequence[MessagePump]) -> None:
        try:
            await self._settle(touched)
            while self._waiting and not self._is_leaving():
                self._done()
                self._working.begin()
                following = await self._given(self._waiting.popleft(), self._app.screen)
                if following is not None:
                    await self._settle(following)
        except Exception as error:
            # Nobody waits for this task, so nobody else would ever hear of it.
            self._fail(error)
        finally:
            self._settling = None
            self._done()

    async def _settle(self, touched: Sequence[MessagePump]) -> None:
        """Wait until the event's messages are handled, what a closed screen gave is taken, and a new one is ready."""
        for _ in range(_ROUNDS):
            for widget in touched:
                await _reached(widget)
        screen = None
        while self._app.is_running and screen is not self._app.screen:
            # What a closed screen gives is taken by whoever opened it, and may open another screen.
            screen = self._app.screen
            await _reached(self._app)
            await _ready(screen)


async def _ready(screen: Screen[object]) -> None:
    """Wait until a screen can take keys: until it says so, or until something on it has the focus."""
    for _ in range(_PATIENCE):
        if screen.is_ready if isinstance(screen, TakesKeys) else screen.is_running:
            break
        await asyncio.sleep(_A_MOMENT)
    await _reached(screen)
    if screen.focused is None and not isinstance(screen, TakesKeys):
        screen.focus_next()


async def _reached(pump: MessagePump) -> None:
    """Wait until a widget has handled what it was sent; not at all where it handles nothing any more."""
    reached = asyncio.Event()
    if pump.is_running:
        pump.call_later(reached.set)
    while pump.is_running and not reached.is_set():
        try:
            await asyncio.wait_for(reached.wait(), 0.05)
        except TimeoutError:
            continue
