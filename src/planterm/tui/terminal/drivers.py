"""The terminal driver: Textual's own for the system, with what planterm makes of the input in place of Textual's."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import IO, Any, Protocol, cast

from textual import events
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.geometry import Size
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from planterm.tui.terminal.key_sequences import Gesture, Moused, Pasted, Pressed, Received, Resized, Signal, Typed

if sys.platform == "win32":
    from ctypes import byref, wintypes

    from textual.drivers import win32, windows_driver

    from planterm.tui.terminal.records import KeyRecord, Record, RecordsInput, SizeRecord
else:
    import os
    import select

    from textual.drivers import linux_driver

    from planterm.tui.terminal.inputs import BytesInput


TYPED = "typed"
"""The name of the key that text has, however much of it there is."""

_ALSO_TYPED = {"shift+space": " "}
"""What keys type where one writes, that mean something else in the table."""

_MOUSE: dict[Gesture, type[events.MouseEvent]] = {
    Gesture.DOWN: events.MouseDown,
    Gesture.UP: events.MouseUp,
    Gesture.MOVE: events.MouseMove,
    Gesture.SCROLL_UP: events.MouseScrollUp,
    Gesture.SCROLL_DOWN: events.MouseScrollDown,
    Gesture.SCROLL_LEFT: events.MouseScrollLeft,
    Gesture.SCROLL_RIGHT: events.MouseScrollRight,
}


class Key(events.Key):
    """A key that is known to type: Python does not count hard blanks and joiners as printable.

    The class is called as Textual's own, since handlers are found by that name.
    """

    @property
    def is_printable(self) -> bool:
        """Whether it types."""
        return self.character is not None


class Messages:
    """Makes what Textual knows of what the terminal has sent; knows where the mouse was last."""

    def __init__(self, tell_no_utf8: Callable[[], None]) -> None:
        self._x = self._y = 0
        self._tell_no_utf8 = tell_no_utf8

    def of(self, received: Received) -> Message:
        """The message for it."""
        message: Message
        match received:
            case Pressed(key):
                message = Key(key, _ALSO_TYPED.get(key))
            case Typed(text):
                message = Key(TYPED, text)
            case Pasted(text):
                message = events.Paste(text)
            case Moused():
                message = self._moused(received)
            case Resized(width, height):
                message = events.Resize(Size(width, height), Size(width, height))
            case Signal.IN_FRONT:
                message = events.AppFocus()
            case Signal.BEHIND:
                message = events.AppBlur()
            case Signal.SYNCHRONIZES:
                message = TerminalSupportsSynchronizedOutput()
            case Signal.NO_UTF8:
                message = events.Callback(callback=self._tell_no_utf8)
        return message

    def _moused(self, moused: Moused) -> events.MouseEvent:
        gesture, x, y, button, shift, meta, ctrl = moused
        by_x, by_y = x - self._x, y - self._y
        self._x, self._y = x, y
        return _MOUSE[gesture](None, x, y, by_x, by_y, button, shift, meta, ctrl, screen_x=x, screen_y=y)


PLAIN_KEYS = "\x1b[<u\x1b[=0;1u\x1b[>4;0m\x1b[?2048l\x1b[?1016l"
"""Switches off what Textual switches on, and what a program that crashed may have left on: the kitty protocol (under it
some versions of Windows Terminal send the characters that Swedish keyboards type with AltGr, @ £ $ € { [ ] } \\ ~ |,
without their text), modifyOtherKeys, and sizes and the mouse's places told in other ways than planterm reads them."""

_LOOK = 0.1
"""Seconds between looks whether the program has ended."""


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


def _listen(
    app: App[Any],
    due: Callable[[], float],
    read: Callable[[float], Iterable[Received]],
    send: Callable[[Any], object],
    has_ended: Callable[[], bool],
) -> None:
    """Hand on what is read until the program has ended; reading is given how many seconds it may take.

    Due is when what is read is to be told that nothing has come.
    """
    host = cast("TakesInput", app)
    messages = Messages(host.tell_no_utf8)
    try:
        while not has_ended():
            for received in read(min(_LOOK, max(0.0, due() - time.monotonic()))):
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


class _Writer(WriterThread):
    """Textual's thread that writes, which without this ends on an error: then nobody empties its queue any more.

    The program would wait for ever for a place there, and not end though its window is closed.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__(cast("IO[str]", _Output(file)))


# Textual's drivers make what reads and what writes themselves, and there is no other way to hand them some.
if sys.platform == "win32":
    _MOST = 1024
    """Records read at once."""
    _KEY, _SIZE = 0x0001, 0x0004
    _SHIFT = 0x0010

    class _ConsoleReader(win32.EventMonitor):
        def run(self) -> None:
            self._keys = RecordsInput()
            self._console = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
            self._buffer = (win32.INPUT_RECORD * _MOST)()
            _listen(self.app, lambda: self._keys.due, self._read, self.process_event, self.exit_event.is_set)

        def _read(self, seconds: float) -> list[Received]:
            count = wintypes.DWORD()
            is_waiting = win32.wait_for_handles([self._console], int(seconds * 1000)) is not None
            if is_waiting and not win32.KERNEL32.ReadConsoleInputW(
                self._console, byref(self._buffer), _MOST, byref(count)
            ):
                raise OSError("the console is gone")
            return self._keys.feed([*_records(self._buffer[: count.value])], time.monotonic())

    win32.EventMonitor = _ConsoleReader  # type: ignore[misc]
    windows_driver.WriterThread = _Writer  # type: ignore[attr-defined]

    class TerminalDriver(windows_driver.WindowsDriver):
        """Records from the console."""

        def start_application_mode(self) -> None:
            """Begin, and switch off what planterm does not read."""
            super().start_application_mode()
            if sys.__stdin__ is not None:  # newer consoles tell of another size only where they are asked to
                win32.set_console_mode(sys.__stdin__, win32.ENABLE_VIRTUAL_TERMINAL_INPUT | win32.ENABLE_WINDOW_INPUT)
            self.write(PLAIN_KEYS)
            self._enable_mouse_support()

    def _records(read: Iterable[win32.INPUT_RECORD]) -> Iterator[Record]:
        for record in read:
            if record.EventType == _KEY:
                key = record.Event.KeyEvent
                is_shifted = bool(key.dwControlKeyState & _SHIFT)
                is_down, unit = bool(key.bKeyDown), key.uChar.UnicodeChar
                yield KeyRecord(is_down, key.wVirtualKeyCode, unit, key.wRepeatCount, is_shifted)
            elif record.EventType == _SIZE:
                size = record.Event.WindowBufferSizeEvent.dwSize
                yield SizeRecord(size.X, size.Y)

else:
    _MOST = 1 << 12
    """Bytes read at once."""

    linux_driver.WriterThread = _Writer  # type: ignore[attr-defined]

    class TerminalDriver(linux_driver.LinuxDriver):
        """Bytes from a terminal."""

        def _query_in_band_window_resize(self) -> None:
            """Where Textual asks for more than planterm reads, switch it off; the mouse is switched on after this."""
            self.write(PLAIN_KEYS)

        def _run_input_thread(self) -> None:
            keys = BytesInput()

            def read(seconds: float) -> list[Received]:
                data = b""
                if select.select([self.fileno], [], [], seconds)[0] and not (data := os.read(self.fileno, _MOST)):
                    raise OSError("the terminal is gone")
                return keys.feed(data, time.monotonic())

            _listen(self._app, lambda: keys.due, read, self.process_message, self.exit_event.is_set)
