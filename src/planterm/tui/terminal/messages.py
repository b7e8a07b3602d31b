"""What a terminal has sent, as the messages that Textual knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.messages import TerminalSupportsSynchronizedOutput

from planterm.tui.terminal.key_sequences import (
    Gesture,
    Moused,
    Pasted,
    Pressed,
    Received,
    Resized,
    Signal,
    Typed,
)

if TYPE_CHECKING:
    from textual.message import Message

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
    """Makes them; knows where the mouse was last."""

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
