"""The terminal driver: Textual's own for the system, with what planterm makes of the input in place of Textual's."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.drivers._writer_thread import WriterThread

from planterm.tui.terminal.messages import Messages
from planterm.tui.terminal.received import Received

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

PLAIN_KEYS = "\x1b[<u\x1b[=0;1u\x1b[>4;0m\x1b[?2048l\x1b[?1016l"
"""Switches off what Textual switches on, and what a program that crashed may have left on: the kitty protocol (under it
some versions of Windows Terminal send the characters that Swedish keyboards type with AltGr, @ £ $ € { [ ] } \\ ~ |,
without their text), modifyOtherKeys, and sizes and the mouse's places told in other ways than planterm reads them."""

_LOOK = 0.1
"""Seconds between looks whether the program has ended."""

Data = TypeVar("Data")
Data_contra = TypeVar("Data_contra", contravariant=True)


class Input(Protocol[Data_contra]):
    """Takes what a system gives, and gives what it means."""

    @property
    def due(self) -> float:
        """When it is to be told that nothing has come."""
        ...

    def feed(self, data: Data_contra, now: float) -> list[Received]:
        """What the data mean; none say that nothing has come until now."""
        ...


class TakesInput(Protocol):
    """The application as its driver sees it."""

    def end(self) -> None:
        """Leave quietly: the terminal is gone."""
        ...

    def fail(self, error: Exception) -> None:
        """Leave because of a fault."""
        ...

    def tell_no_utf8(self) -> None:
        """Tell that the terminal sends no UTF-8."""
        ...


def listen(
    app: App[Any],
    keys: Input[Data],
    read: Callable[[float], Data],
    send: Callable[[Any], object],
    has_ended: Callable[[], bool],
) -> None:
    """Hand on what is read until the program has ended; reading is given how many seconds it may take."""
    host = cast("TakesInput", app)
    messages = Messages(host.tell_no_utf8)
    try:
        while not has_ended():
            data = read(min(_LOOK, max(0.0, keys.due - time.monotonic())))
            for received in keys.feed(data, time.monotonic()):
                send(messages.of(received))
    except OSError:
        app.call_later(host.end)
    except Exception as error:
        app.call_later(host.fail, error)


class _Output:
    """Where the pictures go; what goes to a terminal that is gone is dropped."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()


class Writer(WriterThread):
    """Textual's thread that writes, which without this ends on an error: then nobody empties its queue any more.

    The program would wait for ever for a place there, and not end though its window is closed.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__(cast("IO[str]", _Output(file)))


def driver_class() -> type[Driver]:
    """The driver for this system."""
    if sys.platform == "win32":
        from planterm.tui.terminal.windows_driver import windows_driver

        return windows_driver()
    from planterm.tui.terminal.posix_driver import posix_driver

    return posix_driver()
