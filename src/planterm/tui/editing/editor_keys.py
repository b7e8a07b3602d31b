"""What the keys do inside the editor, apart from those that leave it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from planterm.tui.editing.buffer import Buffer, Editing

Target = Callable[[Buffer, int], int]
"""A place in the buffer, given how many cells wide its lines are."""


class View(NamedTuple):
    """How the text is shown: cells a line, and lines in sight."""

    cells: int
    lines: int


KeyAction = Callable[[Editing, View], Editing]


def _to(target: Target, *, select: bool = False) -> KeyAction:
    return lambda editing, view: editing.move(editing.buffer.at(target(editing.buffer, view.cells), select=select))


def _by_lines(lines: Callable[[View], int], *, select: bool = False) -> KeyAction:
    return lambda editing, view: editing.move(editing.buffer.vertically(lines(view), view.cells, select=select))


def _without(target: Target) -> KeyAction:
    return lambda editing, view: editing.delete(lambda buffer: target(buffer, view.cells))


def _left(buffer: Buffer, _cells: int) -> int:
    return buffer.before()


def _right(buffer: Buffer, _cells: int) -> int:
    return buffer.after()


def _word_left(buffer: Buffer, _cells: int) -> int:
    return buffer.word_before()


def _word_right(buffer: Buffer, _cells: int) -> int:
    return buffer.word_after()


def _start(_buffer: Buffer, _cells: int) -> int:
    return 0


def _end(buffer: Buffer, _cells: int) -> int:
    return len(buffer.text)


_MOVES: Mapping[str, Target] = {
    "left": _left,
    "right": _right,
    "ctrl+left": _word_left,
    "ctrl+right": _word_right,
    "home": Buffer.line_start,
    "end": Buffer.line_end,
    "ctrl+home": _start,
    "ctrl+end": _end,
}

_LINE_MOVES: Mapping[str, Callable[[View], int]] = {
    "up": lambda _view: -1,
    "down": lambda _view: 1,
    "pageup": lambda view: -view.lines,
    "pagedown": lambda view: view.lines,
}


def _shifted(key: str) -> str:
    return f"ctrl+shift+{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else f"shift+{key}"


EDITOR_KEYS: Mapping[str, KeyAction] = {
    **{key: _to(target) for key, target in _MOVES.items()},
    **{_shifted(key): _to(target, select=True) for key, target in _MOVES.items()},
    **{key: _by_lines(lines) for key, lines in _LINE_MOVES.items()},
    **{f"shift+{key}": _by_lines(lines, select=True) for key, lines in _LINE_MOVES.items()},
    "enter": lambda editing, _view: editing.type("\n"),
    "backspace": _without(_left),
    "delete": _without(_right),
    "ctrl+backspace": _without(_word_left),
    "ctrl+w": _without(_word_left),
    "ctrl+delete": _without(_word_right),
    "ctrl+a": lambda editing, _view: editing.move(editing.buffer.select_all()),
    "ctrl+z": lambda editing, _view: editing.undo(),
    "ctrl+y": lambda editing, _view: editing.redo(),
}
"""A key's name as Textual gives it, and what it does to the text."""
