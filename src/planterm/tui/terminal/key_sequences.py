"""What a terminal can send, as values, and what complete escape sequences mean, as known terminals spell them."""

import re
from collections.abc import Mapping, Sequence
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


_PARTS = r"\x1b[\[O]([<=>?]?)([\d;:]*)([ -/]*?)([@-~$])"
_DIGITS = 7
"""A number that is longer is none that means anything."""

_SHIFT, _ALT, _CTRL = 1, 2, 4
_HELD = 63
"""All keys that can be held with another; what is beyond is caps lock and num lock, which change no key here."""
_MODIFIERS = ((_ALT, "alt"), (_CTRL, "ctrl"), (32, "meta"), (_SHIFT, "shift"), (8, "super"))
"""In the order in which a key's name has them."""

_FINALS = dict(zip("ABCDFHPQRS", ("up", "down", "right", "left", "end", "home", "f1", "f2", "f3", "f4"), strict=True))
_NUMBERS = {
    **dict(enumerate(("home", "insert", "delete", "end", "pageup", "pagedown", "home", "end"), 1)),
    **dict(zip((*range(11, 16), *range(17, 22), 23, 24), (f"f{number}" for number in range(1, 13)), strict=True)),
}
_ENDS = {"~": 0, "$": _SHIFT, "^": _CTRL, "@": _CTRL | _SHIFT}
"""How a key with a number ends, and what is held: rxvt says it so, all others behind the number."""

_FIXED: Mapping[str, Received] = {
    "\x1b[I": Signal.IN_FRONT,
    "\x1b[O": Signal.BEHIND,
    "\x1b[Z": Pressed("shift+tab"),
    "\x1b[M": Pressed("f1"),  # PuTTY as an SCO terminal
    "\x1b[25~": Pressed("shift+f3"),  # PuTTY, rxvt
    "\x1b[28~": Pressed("shift+f3"),  # the Linux console
    **{f"\x1b[[{final}": Pressed(f"f{number}") for number, final in enumerate("ABCDE", 1)},  # the Linux console
    **{f"\x1b[{final.lower()}": Pressed(f"shift+{_FINALS[final]}") for final in "ABCD"},  # rxvt
    **{f"\x1bO{final.lower()}": Pressed(f"ctrl+{_FINALS[final]}") for final in "ABCD"},
    "\x1bOM": Pressed("enter"),
    **{f"\x1bO{final}": Typed(text) for final, text in zip("Xjklmnopqrstuvwxy", "=*+,-./0123456789", strict=True)},
}
"""Sequences that tell nothing of what is held."""

_CODES = {
    9: "tab",
    13: "enter",
    27: "escape",
    127: "backspace",
    57414: "enter",
    **dict(zip(range(57417, 57423), ("left", "right", "up", "down", "pageup", "pagedown"), strict=True)),
    **dict(zip(range(57423, 57427), ("home", "end", "insert", "delete"), strict=True)),
}
_KEYPAD_CODES = dict(zip((*range(57399, 57414), 57415, 57416), "0123456789./*-+=,", strict=True))
_RELEASED = 3

_SAME = {"ctrl+insert": "ctrl+c", "shift+insert": "ctrl+v", "shift+delete": "ctrl+x"}
"""Keys that mean what others mean, in every program of Windows."""
_UNMODIFIED = ("enter", "escape")
"""Keys that are the same whatever is held with them."""
_CONTROLS = {"\r": "enter", "\n": "enter", "\t": "tab", "\x08": "backspace", "\x7f": "backspace", "\x1b": "escape"}
"""A line feed is a line break of a paste that comes key by key."""

_STEERING = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\))?|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
"""What text may not hold; line breaks, of which there are several kinds, and tabs it may."""

_CURSOR_REPORT = r"\x1b\[(?!1;[2-8]R)[\d;]*R"
"""An answer to somebody's question where the cursor is; F3 with something held looks like one of the first line."""

_SYNCHRONIZED, _SIZE, _OTHER_KEYS = 2026, 48, 27
"""Numbers of a mode, of a report, and of xterm's modifyOtherKeys."""


def meaning(sequence: str) -> Received | None:
    """What a complete sequence means that begins with ESC and "[" or "O"."""
    sequence = sequence.replace("\x9b", "\x1b[")
    if (fixed := _FIXED.get(sequence)) is not None:
        return fixed
    parts = re.fullmatch(_PARTS, sequence)
    if parts is None or re.fullmatch(_CURSOR_REPORT, sequence):
        return None
    private, numbers, between, final = parts.groups()
    if any(len(digits) > _DIGITS for digits in re.split("[;:]", numbers)):
        return None
    values = [[int(part or 0) for part in number.split(":")] for number in numbers.split(";")]
    if private or between or final == "t":
        return _report(private + between + final, [value[0] for value in values])
    is_released = len(values) > 1 and values[1][1:2] == [_RELEASED]
    return None if is_released or len(values) > 3 else _key(values, final)


def control(character: str) -> Received | None:
    """The key that a control character stands for."""
    if "\0" < character < "\x1b" and character not in _CONTROLS:
        return Pressed(f"ctrl+{chr(ord(character) | 0x60)}")
    return Pressed(_CONTROLS[character]) if character in _CONTROLS else None


def without_sequences(text: str) -> str:
    """A copied text without escape sequences, such as another window's colours, and without control characters."""
    return re.sub(_STEERING, "", text)


def _report(kind: str, values: list[int]) -> Received | None:
    match kind, values:
        case "<M" | "<m", [bits, x, y]:
            return _moused(bits, x, y, is_up=kind == "<m")
        case "?$y", [mode, setting] if mode == _SYNCHRONIZED and setting:
            return Signal.SYNCHRONIZES
        case "t", [report, height, width, _, _] if report == _SIZE:
            return Resized(width, height)
    return None


def _moused(bits: int, x: int, y: int, *, is_up: bool) -> Moused | None:
    if bits >= 128 or x < 1 or y < 1:  # a button that few mice have, or no place
        return None
    button = 0 if bits & 64 else (bits + 1) & 3
    if bits & 64:
        gesture = (Gesture.SCROLL_UP, Gesture.SCROLL_DOWN, Gesture.SCROLL_LEFT, Gesture.SCROLL_RIGHT)[bits & 3]
    elif bits & 32 or not button:
        gesture = Gesture.MOVE
    else:
        gesture = Gesture.UP if is_up else Gesture.DOWN
    return Moused(gesture, x - 1, y - 1, button, shift=bool(bits & 4), meta=bool(bits & 8), ctrl=bool(bits & 16))


def _key(values: list[list[int]], final: str) -> Received | None:
    first, last = values[0][0], values[-1][0]
    if final in _FINALS:
        return _pressed(_FINALS[final], last - 1)
    if final in _ENDS and first in _NUMBERS:
        return _pressed(_NUMBERS[first], last - 1 if len(values) > 1 else _ENDS[final])
    if final == "~" and first == _OTHER_KEYS and len(values) == 3:
        return _character(values[2], values[1])
    return _character(*values) if final == "u" else None


def _pressed(key: str, held: int) -> Pressed:
    name = key if key in _UNMODIFIED else _name(key, max(held, 0))
    return Pressed(_SAME.get(name, name))


def _name(key: str, held: int) -> str:
    return "+".join([name for bit, name in _MODIFIERS if held & bit] + [key])


def _character(codes: list[int], held: Sequence[int] = (1,), text: Sequence[int] = ()) -> Received | None:
    """A key by the number of its character, as the kitty protocol and modifyOtherKeys have it."""
    if typed := "".join(map(chr, filter(_is_character, text))):
        return Typed(typed)
    code, shifted = (*codes, 0)[:2]
    if code in _CODES:
        return _pressed(_CODES[code], held[0] - 1)
    if code in _KEYPAD_CODES:
        return Typed(_KEYPAD_CODES[code])
    if not _is_character(code):
        return None
    with_shift = chr(shifted) if _is_character(shifted) else chr(code).upper()
    return _with_held(chr(code), with_shift, max(held[0] - 1, 0) & _HELD)


def _with_held(character: str, with_shift: str, held: int) -> Received | None:
    if character == " " and held == _SHIFT:
        return Pressed("shift+space")
    if held in (0, _SHIFT):
        return Typed(with_shift if held else character)
    if held == _CTRL and "@" <= character <= "z":
        return control(chr(ord(character) & 0x1F))
    if character.isalnum():
        return Pressed(_name(character, held))
    return Typed(with_shift if held & _SHIFT else character) if held & _ALT else None  # AltGr, told as Alt


def _is_character(code: int) -> bool:
    return 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xF900 <= code < 0x110000  # no key of the private area
