"""The terminal driver, where planterm needs it otherwise than Textual has it: pastes above all."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from typing import IO, TYPE_CHECKING, cast

from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.events import Key

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message

_ESCAPE = "\x1b"
_START, _END = "\x1b[200~", "\x1b[201~"

_SILENCE = 1.5
"""Seconds without a byte after which a paste is over, though its end mark has not come; a slow line may pause."""
TYPED = "typed"
"""The name of a key that stands for several characters which came at once: a fast typist's, a paste's key by key."""


class PasteEscapes:
    """Takes escape characters out of pastes in what a terminal sends, in however many pieces that comes.

    Outside a paste nothing is changed or held back, so that no key waits for the next one.
    """

    def __init__(self) -> None:
        self.is_inside = False
        """Whether a paste has begun and not ended."""
        self._was_cut = False
        """Whether the last paste was ended before its end mark came: what comes up to that is the rest of it."""
        self._seen = ""
        """The last that was handed on outside a paste: a beginning may come in two pieces."""
        self._held = ""
        """What may be the beginning of a paste's end."""

    def taken_out(self, data: str) -> str:
        """The data without them."""
        text, self._held = self._held + data, ""
        kept: list[str] = []
        while text:
            piece, text = self._inside(text) if self.is_inside else self._outside(text)
            kept.append(piece)
        return "".join(kept)

    def ended(self) -> str:
        """End a paste whose end mark has not come; what is to be handed on for that."""
        held, self._held = self._held, ""
        self.is_inside, self._was_cut = False, True
        return held.replace(_ESCAPE, "") + _END

    def _outside(self, text: str) -> tuple[str, str]:
        """What comes up to a paste, and the rest."""
        if self._was_cut and _END in text and _START not in text:
            self.is_inside, self._was_cut, self._seen = True, False, ""
            return _START, text
        known = len(self._seen)
        start = (self._seen + text).find(_START)
        if start < 0:
            self._seen = (self._seen + text)[1 - len(_START) :]
            return text, ""
        self.is_inside, self._was_cut, self._seen = True, False, ""
        end = start + len(_START) - known
        return text[:end], text[end:]

    def _inside(self, text: str) -> tuple[str, str]:
        """What is pasted, and what comes behind it."""
        pasted, end, rest = text.partition(_END)
        self.is_inside = not end
        if not end:
            most = min(len(_END) - 1, len(pasted))
            cut = len(pasted) - next((size for size in range(most, 0, -1) if _END.startswith(pasted[-size:])), 0)
            pasted, self._held = pasted[:cut], pasted[cut:]
        return pasted.replace(_ESCAPE, "") + end, rest


class PasteParser(XTermParser):
    """Textual's parser, which without this takes an escape character in a paste for a key.

    A paste that is never ended does not swallow the keys after it, and text that comes at once stays together.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._escapes = PasteEscapes()
        self._heard = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """What a terminal has sent, as messages."""
        if not data:  # the end
            return super().feed(data)
        self._heard = time.monotonic()
        text = self._escapes.taken_out(data)
        return _together(super().feed(text)) if text else ()

    def tick(self) -> Iterable[Message]:
        """What comes of nothing being sent for a while."""
        yield from super().tick()
        if self._escapes.is_inside and time.monotonic() - self._heard >= _SILENCE:
            yield from super().feed(self._escapes.ended())


def _together(messages: Iterable[Message]) -> Iterator[Message]:
    """The same, with each run of typed characters as one key, so that a long one is drawn once."""
    for are_typed, run in groupby(messages, key=_is_typed):
        keys = [*run]
        text = "".join(key.character or "" for key in keys if isinstance(key, Key)) if are_typed else ""
        yield from [Key(TYPED, text)] if len(keys) > 1 and text else keys


def _is_typed(message: Message) -> bool:
    return isinstance(message, Key) and message.is_printable and "+" not in message.key


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


class _Writer(WriterThread):
    """Textual's thread that writes, which without this ends on an error: then nobody empties its queue any more.

    The program would wait for ever for a place there, and not end though its window is closed.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__(cast("IO[str]", _Output(file)))


def driver_class(end: Callable[[], None], fail: Callable[[Exception], None]) -> type[Driver]:
    """The driver for this system; a lost terminal ends the program, a fault of its own is told of."""
    return _windows_driver() if sys.platform == "win32" else _posix_driver(end, fail)


def _posix_driver(end: Callable[[], None], fail: Callable[[Exception], None]) -> type[Driver]:
    """Textual's driver without its tracebacks."""
    from textual.drivers import linux_driver

    # The driver makes its parser and its writer itself, and there is no other way to hand it one.
    linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
    linux_driver.WriterThread = _Writer  # type: ignore[attr-defined]

    class QuietDriver(linux_driver.LinuxDriver):
        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except OSError:
                self._app.call_later(end)
            except Exception as error:
                self._app.call_later(fail, error)

    return QuietDriver


def _windows_driver() -> type[Driver]:
    """Textual's driver with the extended keyboard protocol switched off again.

    It switches the protocol on whatever the environment says, and then AltGr characters arrive without
    their text in some versions of Windows Terminal.
    """
    from textual.drivers import win32, windows_driver

    win32.XTermParser = PasteParser  # type: ignore[attr-defined]
    windows_driver.WriterThread = _Writer  # type: ignore[attr-defined]

    class PlainKeysDriver(windows_driver.WindowsDriver):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write("\x1b[<u")
            self.flush()

    return PlainKeysDriver
