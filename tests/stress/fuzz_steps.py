"""What somebody does to the program and its file who does everything, as values: drawn from a seed, done by `fuzzing`.

Every word written is one of a kind and ends in a letter, so that none is part of another.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from planterm.texts import command_names as names
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from terminal import Key, pasted

WORD = re.compile(r"ord\d+x\d+z")


class Do(StrEnum):
    """The kinds of steps."""

    WRITE = "write"
    """Words into a text, and it is left: from then on they are to be kept."""
    CALM = "calm"
    """Keys that take no text away in the table, an open cell, the form and the follow-up."""
    UNDO = "undo"
    """Something is taken away, and that is undone."""
    TYPING = "typing"
    """A word is being written when the program is ended from outside, a second later."""
    WILD = "wild"
    """Any keys."""
    COMMAND = "command"
    """A command out of F10's list, and keys in what it opens."""
    ANSWER = "answer"
    """An answer to what is asked, where something is."""
    RESIZE = "resize"
    FOREIGN = "foreign"
    """Somebody else does something to the file."""
    COLLEAGUE = "colleague"
    """Somebody who shares the account writes in a program of their own, and saves perhaps."""
    END = "end"
    """The program is ended from outside while keys come, and started again."""
    QUIT = "quit"
    """The program is left by its own command, and started again."""


class Step(NamedTuple):
    """A step: its keys, and a number that decides what else there is to decide."""

    do: Do
    keys: tuple[str, ...] = ()
    number: int = 0


CLICK, DOUBLE_CLICK, DRAG, WHEEL = "<click>", "<double click>", "<drag>", "<wheel>"
"""What stands for the mouse until the size of the screen is known."""

_FUNCTION_KEYS = ("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", *(f"\x1b[{number}~" for number in (15, 17, 18, 19, 20, 21)))
_CURSOR_KEYS = (*(f"\x1b[{letter}" for letter in "ABCDHF"), Key.PAGE_UP, Key.PAGE_DOWN, Key.CTRL_HOME, Key.CTRL_END)
_WITH_MODIFIERS = tuple(f"\x1b[1;{modifier}{letter}" for modifier in (2, 3, 5) for letter in "ABCDHF")
_AREAS = (Key.CTRL_PAGE_UP, Key.CTRL_PAGE_DOWN)
_CONTROL_KEYS = tuple(chr(ord(letter) - 64) for letter in "ACDEFGKLNOPQRSTUVWXYZ")
_STRAY = (
    "\x1b[2;5~",
    "\x1b[1;3S",
    "\x1bO5P",
    "\x1b]11;rgb:1/1/1\x1b\\",
    "\x1b[?1;2c",
    "\x1b[115;5u",
    "\x00",
    "\x1b[1;2R",
)
_CUT_PASTE = ("\x1b[200~avbruten", "\x1b[201~")
_PASTES = tuple(map(pasted, ("rad ett\nrad två", "a\tb\tc\nd\te\tf\n", "[/i] €", "\x1b[31m", "lång text " * 900)))
_MOUSE = (CLICK, DOUBLE_CLICK, DRAG, WHEEL)
_WILD = (
    *(_FUNCTION_KEYS * 2),
    *(_CURSOR_KEYS * 2),
    *_WITH_MODIFIERS,
    *(_AREAS * 2),
    *_CONTROL_KEYS,
    *(("x", "å", "7", " ", "\t", "\t", "\x1b[Z", "\r", "\r", "\x1b", "\x7f", Key.INSERT, Key.DELETE) * 2),
    *_STRAY,
    *_CUT_PASTE,
    *_PASTES,
    *(_MOUSE * 2),
)
_TAKERS = (Key.DELETE, Key.CTRL_K, "\x18")
_CALM = (
    *(_CURSOR_KEYS * 3),
    *(_AREAS * 2),
    *(("\t", "\x1b[Z", "\x1b", Key.F2, f"{Key.CTRL_END}\r") * 2),
    *(Key.INSERT, Key.CTRL_N, "\x0c", "\x1b[1;5A", "\x1b[1;5B", "\x1b[1;5C", "\x1b[1;5D"),
    *(CLICK, DOUBLE_CLICK, WHEEL),
)
"""Of these none takes text away, and none puts the caret into a word where the next writes."""

_OPENERS = (
    "\x1bOP",
    Key.F4,
    Key.F5,
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[19~",
    Key.F9,
    Key.F10,
    Key.CTRL_F,
    Key.CTRL_S,
    Key.CTRL_Q,
)
_IN_DIALOGS = (
    "\r",
    "\r",
    Key.DOWN,
    Key.DOWN,
    Key.UP,
    "\t",
    "\x1b[Z",
    Key.PAGE_DOWN,
    Key.RIGHT,
    Key.LEFT,
    Key.F2,
    "\x1b",
)

_COMMANDS = [command.text.name for command in PLAN_COMMANDS.listed]
TAKING = frozenset(
    text.name
    for text in (
        *(names.CLEAR, names.CUT, names.PASTE, names.REMOVE_ROW, names.UNDO, names.REDO, names.REPLACE),
        *(names.REMOVE_AREA, names.VERSIONS, names.COMPARE, names.TAKE_IN),
    )
)
"""The commands that may take text out of the plan."""

_WAYS: tuple[tuple[Callable[[str, str], tuple[str, ...]], int], ...] = (
    (lambda one, two: (f"{one} {two}", Key.TAB), 4),
    (lambda one, two: (one, Key.TAB, two, Key.TAB), 4),
    (lambda one, two: (Key.F2, Key.CTRL_END, f" {one}\r{two}", Key.ESCAPE), 2),
    (lambda one, two: (Key.ENTER, Key.CTRL_END, f" {one} ", two, Key.F2), 2),
    (lambda one, two: (*one, *f" {two}", Key.SHIFT_TAB), 2),
    (lambda one, two: (pasted(f" {one}\n{two}"), Key.TAB), 3),
    (lambda one, two: (pasted(f"{one} {two}"), *(Key.ESCAPE,)), 2),
    (lambda one, two: (Key.CTRL_N, f"{one}\t{two}", Key.TAB), 3),
    (lambda one, two: (Key.INSERT, pasted(f"{one}\n{two}"), Key.ESCAPE), 1),
    (lambda one, two: (Key.CTRL_END, Key.DOWN, one, Key.TAB, two, Key.TAB), 3),
    (lambda one, two: (Key.F4, Key.CTRL_END, f" {one}", Key.TAB, Key.CTRL_END, f" {two}", Key.TAB), 3),
    (lambda one, two: (Key.F4, Key.CTRL_END, pasted(f" {one}\n{two}"), Key.ESCAPE), 2),
    (lambda one, two: (Key.F5, Key.CTRL_END, f" {one} {two}", Key.TAB), 3),
    (lambda one, two: (Key.F5, Key.CTRL_END, pasted(f" {one}\n{two}"), Key.ESCAPE), 2),
    (lambda one, two: ("\x1b[17~", *(Key.TAB,) * 3, Key.END, f" {one} {two}", Key.ENTER), 1),
    (lambda one, two: (Key.F10, names.ADD_AREA.name, Key.ENTER, f"{one} {two}", Key.ENTER), 1),
    (lambda one, two: (f"{one} {two}", Key.CTRL_S, Key.TAB), 2),
)
"""Ways to write two words and be done, from the table, and how often each is gone."""

_FOREIGN = (
    *("older", "older", "cut between rows", "cut", "cut", "empty", "zeros", "other plan", "edit", "edit", "edit"),
    *("windows", "renamed", "removed", "folder", "no rights", "touched", "back", "back", "back"),
)
ENDS = ("KILL", "KILL", "KILL", "KILL", "TERM", "HUP", "INT", "close")


_OFTEN = {Do.WRITE: 10, Do.CALM: 8, Do.COMMAND: 7, Do.WILD: 5, Do.ANSWER: 5, Do.FOREIGN: 4, Do.END: 4}
_OFTEN |= {Do.UNDO: 2, Do.TYPING: 2, Do.RESIZE: 2, Do.COLLEAGUE: 2, Do.QUIT: 1}


class _Drawing:
    """Draws steps, and words that are each drawn once."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._step = self._words = 0

    def step(self) -> Step:
        """Another step."""
        self._step += 1
        self._words = 0
        (do,) = self._chance.choices(list(_OFTEN), list(_OFTEN.values()))
        keys: tuple[str, ...] = getattr(self, f"_{do}", tuple)()
        return Step(do, keys, self._chance.randrange(1 << 16))

    def _word(self) -> str:
        self._words += 1
        return f"ord{self._step}x{self._words}z"

    def _any_of(self, several: Sequence[str], most: int, least: int = 0) -> tuple[str, ...]:
        return tuple(self._chance.choices(several, k=self._chance.randint(least, most)))

    def _write(self) -> tuple[str, ...]:
        (way,) = self._chance.choices([way for way, _ in _WAYS], [often for _, often in _WAYS])
        return (*self._any_of(_CURSOR_KEYS, 5), *way(self._word(), self._word()))

    def _calm(self) -> tuple[str, ...]:
        keys = (self._calm_key() for _ in range(self._chance.randint(1, 9)))
        return (*keys, *self._any_of(_OPENERS, int(self._chance.random() < 0.3)))

    _end = _calm
    _colleague = _write

    def _calm_key(self) -> str:
        if self._chance.random() < 0.25:
            way = self._chance.choice((str, str, pasted, lambda text: text.replace(" ", "\r")))
            return f"{Key.CTRL_END}{way(f' {self._word()} {self._word()}')}"
        return self._chance.choice(_CALM)

    def _wild(self) -> tuple[str, ...]:
        keys = self._any_of(_WILD, 9, 1)
        return tuple(f"{self._word()} " if self._chance.random() < 0.1 else key for key in keys)

    def _undo(self) -> tuple[str, ...]:
        selecting = self._chance.choice(("", "", "\x1b[1;2B", "\x1b[1;2C", "\x01"))
        return (*self._any_of(_CURSOR_KEYS, 3), selecting, self._chance.choice(_TAKERS))

    def _typing(self) -> tuple[str, ...]:
        return (self._word(),)

    def _command(self) -> tuple[str, ...]:
        keys = self._any_of(_IN_DIALOGS, 6)
        return (
            self._chance.choice(_COMMANDS),
            *(f"{Key.END}{self._word()}" if self._chance.random() < 0.15 else key for key in keys),
        )

    def _foreign(self) -> tuple[str, ...]:
        return (self._chance.choice(_FOREIGN),)


def drawn(seed: int) -> Iterator[Step]:
    """The steps of a seed, without end."""
    drawing = _Drawing(seed)
    while True:
        yield drawing.step()
