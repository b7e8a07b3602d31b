"""What a terminal can send, as values: keys, text, pastes, the mouse, and what it says of itself."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Pressed(NamedTuple):
    """A key that types nothing, by the name that commands give it: "ctrl+s", "shift+f3"."""

    key: str


class Typed(NamedTuple):
    """Text that came at once: a character, or what a fast typist, an input method or a paste key by key gives."""

    text: str


class Pasted(NamedTuple):
    """A paste that the terminal has marked as one, without escape sequences."""

    text: str


class Gesture(Enum):
    """What the mouse did."""

    DOWN = auto()
    UP = auto()
    MOVE = auto()
    SCROLL_UP = auto()
    SCROLL_DOWN = auto()
    SCROLL_LEFT = auto()
    SCROLL_RIGHT = auto()


class Moused(NamedTuple):
    """Something that the mouse did over a cell of the screen, counted from 0."""

    gesture: Gesture
    x: int
    y: int
    button: int
    """1 left, 2 middle, 3 right; 0 for none."""
    shift: bool
    meta: bool
    ctrl: bool


class Resized(NamedTuple):
    """The size of the screen in cells."""

    width: int
    height: int


class Signal(Enum):
    """What the terminal says of itself."""

    IN_FRONT = auto()
    BEHIND = auto()
    """Another window has come to the front."""
    SYNCHRONIZES = auto()
    """It can show a whole picture at once."""
    NO_UTF8 = auto()
    """Bytes that are none have come; said once."""


Received = Pressed | Typed | Pasted | Moused | Resized | Signal
