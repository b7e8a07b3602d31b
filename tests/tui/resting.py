"""When the program is at rest: told by what is left for it to do, not by a clock or by how busy the machine is.

And what lets a thousand editors, one after the other in a process, be as light as the first.
"""

import asyncio
import gc
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import enumerate as threads
from typing import Any
from weakref import WeakSet

import pytest
import textual.app
import textual.pilot
from textual._wait import wait_for_idle
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

MOMENT = 0.001
MOST_MOMENTS = 20
"""A thread that is still there after so many of them may be held up by the test itself."""
MOST_PICTURES = 50
"""What is drawn once more after so many of them moves by itself."""


@contextmanager
def resting(app: App[Any]) -> Iterator[None]:
    """Let Textual's pilot wait until nothing is left to do, where it would look for a while how idle the process is."""

    async def nothing_left(*_: float) -> None:
        for _picture in range(MOST_PICTURES):
            await _all_done()
            if not _came_to_draw(app):
                break

    async def nothing_asked(_: Pilot[Any]) -> bool:
        return True

    with pytest.MonkeyPatch.context() as patch:
        for module in (textual.app, textual.pilot):
            patch.setattr(module, "wait_for_idle", nothing_left)
        # The pilot would ask every widget whether it has done its part, which is known already.
        patch.setattr(Pilot, "_wait_for_screen", nothing_asked)
        # What an editor leaves would never be collected after the next one has frozen what there is.
        patch.setattr(gc, "freeze", lambda: None)
        patch.setattr(Screen, "_compositor_refresh", _draw_when_looked_at)
        patch.setattr(Stylesheet, "_parse_rules", _parsed_once)
        yield


_draw = Screen._compositor_refresh
_undrawn = WeakSet[Screen[Any]]()


def _draw_when_looked_at(screen: Screen[Any]) -> None:
    """No picture on the way, but one when somebody looks; what lies under a dialog at once."""
    if screen is not screen.app.screen:
        _draw(screen)
        return
    _undrawn.add(screen)
    screen._dirty_widgets.clear()
    screen.app._update_mouse_over(screen)


def drawn(app: App[Any]) -> list[Strip]:
    """The lines of the screen; what has changed since somebody looked is drawn for that."""
    for _picture in range(MOST_PICTURES):
        if (screen := app.screen) in _undrawn:
            _undrawn.discard(screen)
            _draw(screen)
        elif not _came_to_draw(app):
            break
    return app.screen._compositor.render_strips()


_parse = Stylesheet._parse_rules
_parsed: dict[Hashable, list[RuleSet]] = {}


def _parsed_once(sheet: Stylesheet, css: str, **how: Any) -> list[RuleSet]:
    """The rules of a text of styles; they are the same for every editor with the same colours."""
    key = (css, *how.items(), *sheet._variables.items())
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, **how)
    return _parsed[key]


async def _all_done() -> None:
    """Wait until the program has done everything but what waits for a timer or for a key."""
    await _ready_done()
    for _moment in range(MOST_MOMENTS):
        if not _threads_work():
            return
        await asyncio.sleep(MOMENT)
        await _ready_done()
    await wait_for_idle(0)


async def _ready_done() -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]
            return


def _threads_work() -> bool:
    """Whether the program waits for a thread of its own."""
    executor = asyncio.get_running_loop()._default_executor  # type: ignore[attr-defined]
    if executor is not None and executor._idle_semaphore._value < len(executor._threads):
        return True
    return any(thread.name == "planterm-disk" for thread in threads())


def _came_to_draw(app: App[Any]) -> bool:
    """Prepare the picture that waits for its time, if any does; another size of the terminal waits for its own."""
    if app._resize_timer is not None:
        app._check_resize()
        return True
    screen = app.screen if app.is_running and app.screen_stack else None
    if screen is None or not screen._update_timer._active.is_set():
        return False
    screen._on_timer_update()
    return True
