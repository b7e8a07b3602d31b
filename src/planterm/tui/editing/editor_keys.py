"""What the keys do inside the editor, apart from those that leave it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from planterm.tui.editing.buffer import Buffer, Editing


class View(NamedTuple):
    """How the text is shown: cells a line, and lines in sight."""

    cells: int
    lines: int


Target = Callable[[Buffer, int], int]
"""A place in the buffer, given how many cells wide its lines are."""

KeyAction = Callable[[Editing, View], Editing]


def _to(target: Target, *, select: bool = False) -> KeyAction:
    return lambda editing, view: editing.move(editing.buffer.at(target(editing.buffer, view.cells), select=select))


def _by_lines(lines: Callable[[View], int], *, select: bool = False) -> KeyAction:
    return lambda editing, view: editing.move(editing.buffer.vertically(lines(view), view.cells, select=select))


def _without(key: str) -> KeyAction:
    """What lies between the caret and where a key would lead it, taken out."""
    return lambda editing, view: editing.delete(_MOVES[key](editing.buffer, view.cells))


def _shifted(key: str) -> str:
    return f"ctrl+shift+{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else f"shift+{key}"


_MOVES: Mapping[str, Target] = {
    "left": lambda buffer, _: buffer.before(),
    "right": lambda buffer, _: buffer.after(),
    "ctrl+left": lambda buffer, _: buffer.word_before(),
    "ctrl+right": lambda buffer, _: buffer.word_after(),
    "home": Buffer.line_start,
    "end": Buffer.line_end,
    "ctrl+home": lambda _, __: 0,
    "ctrl+end": lambda buffer, _: len(buffer.text),
}

_LINE_MOVES: Mapping[str, Callable[[View], int]] = {
    "up": lambda _: -1,
    "down": lambda _: 1,
    "pageup": lambda view: -view.lines,
    "pagedown": lambda view: view.lines,
}

EDITOR_KEYS: Mapping[str, KeyAction] = {
    **{key: _to(target) for key, target in _MOVES.items()},
    **{_shifted(key): _to(target, select=True) for key, target in _MOVES.items()},
    **{key: _by_lines(lines) for key, lines in _LINE_MOVES.items()},
    **{f"shift+{key}": _by_lines(lines, select=True) for key, lines in _LINE_MOVES.items()},
    "enter": lambda editing, _: editing.type("\n"),
    "backspace": _without("left"),
    "delete": _without("right"),
    "ctrl+backspace": _without("ctrl+left"),
    "ctrl+w": _without("ctrl+left"),
    "ctrl+delete": _without("ctrl+right"),
    "ctrl+a": lambda editing, _: editing.move(editing.buffer.select_all()),
    "ctrl+z": lambda editing, _: editing.undo(),
    "ctrl+y": lambda editing, _: editing.redo(),
}
"""A key's name as Textual gives it, and what it does to the text."""
