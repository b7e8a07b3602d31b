"""The terminal driver, where planterm needs it otherwise than Textual has it."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from itertools import groupby
from typing import IO, TYPE_CHECKING, cast

from textual.events import Key

from planterm.tui.paste_escapes import PasteEscapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textual._xterm_parser import XTermParser
    from textual.driver import Driver
    from textual.drivers._writer_thread import WriterThread
    from textual.message import Message

_SILENCE = 1.5
"""Seconds without a byte after which a paste is over, though its end mark has not come; a slow line may pause."""

TYPED = "typed"
"""The name of a key that stands for several characters which came at once: a fast typist's, a paste's key by key."""


def driver_class(end: Callable[[], None], fail: Callable[[Exception], None]) -> type[Driver]:
    """The driver for this system; a lost terminal ends the program, a fault of its own is told of."""
    return _windows_driver() if sys.platform == "win32" else _posix_driver(end, fail)


def _posix_driver(end: Callable[[], None], fail: Callable[[Exception], None]) -> type[Driver]:
    """Textual's driver without its tracebacks, and with a parser that takes all of a paste for text."""
    from textual.drivers import linux_driver
    from textual.drivers.linux_driver import LinuxDriver

    # The driver makes its parser and its writer itself, and there is no other way to hand it one.
    linux_driver.XTermParser = parser_class()  # type: ignore[attr-defined]
    linux_driver.WriterThread = _writer_class()  # type: ignore[attr-defined]

    class QuietDriver(LinuxDriver):
        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except OSError:
                self._app.call_later(end)
            except Exception as error:
                self._app.call_later(fail, error)

    return QuietDriver


def parser_class() -> type[XTermParser]:
    """The parser of what a terminal sends."""
    from textual._xterm_parser import XTermParser

    class PasteParser(XTermParser):
        """Textual's parser, which without this takes an escape character in a paste for a key.

        A paste that is never ended does not swallow the keys after it, and text that comes at once stays together.
        """

        def __init__(self, debug: bool = False) -> None:
            super().__init__(debug)
            self._escapes = PasteEscapes()
            self._heard = 0.0

        def feed(self, data: str) -> Iterable[Message]:
            if not data:  # the end
                return super().feed(data)
            self._heard = time.monotonic()
            text = self._escapes.taken_out(data)
            return _together(super().feed(text)) if text else ()

        def tick(self) -> Iterable[Message]:
            yield from super().tick()
            if self._escapes.is_inside and time.monotonic() - self._heard >= _SILENCE:
                yield from super().feed(self._escapes.ended())

    return PasteParser


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


def _writer_class() -> type[WriterThread]:
    """Textual's thread that writes, which without this ends on an error: then nobody empties its queue any more.

    The program would wait for ever for a place there, and not end though its window is closed.
    """
    from textual.drivers._writer_thread import WriterThread

    class Writer(WriterThread):
        def __init__(self, file: IO[str]) -> None:
            super().__init__(cast("IO[str]", _Output(file)))

    return Writer


def _together(messages: Iterable[Message]) -> Iterator[Message]:
    """The same, with each run of typed characters as one key, so that a long one is drawn once."""
    for are_typed, run in groupby(messages, key=_is_typed):
        keys = [*run]
        text = "".join(key.character or "" for key in keys if isinstance(key, Key)) if are_typed else ""
        yield from [Key(TYPED, text)] if len(keys) > 1 and text else keys


def _is_typed(message: Message) -> bool:
    return isinstance(message, Key) and message.is_printable and "+" not in message.key


def _windows_driver() -> type[Driver]:
    """Textual's driver with the extended keyboard protocol switched off again, and the same parser.

    It switches the protocol on whatever the environment says, and then AltGr characters arrive without
    their text in some versions of Windows Terminal.
    """
    from textual.drivers import win32, windows_driver
    from textual.drivers.windows_driver import WindowsDriver

    win32.XTermParser = parser_class()  # type: ignore[attr-defined]
    windows_driver.WriterThread = _writer_class()  # type: ignore[attr-defined]

    class PlainKeysDriver(WindowsDriver):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write("\x1b[<u")
            self.flush()

    return PlainKeysDriver
