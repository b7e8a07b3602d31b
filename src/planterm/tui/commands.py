"""Every command of the editor, declared once: what it is called, its keys and what it does.

The keys, the footer, the list of commands (F10), the help (F1) and the handbook's table are made from these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planterm.texts import commands as texts
from planterm.tui.actions import cells, files, moves, rows, views
from planterm.tui.grid.motion import Motion

if TYPE_CHECKING:
    from planterm.texts.commands import CommandText
    from planterm.tui.screens.plan_screen import PlanScreen


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its texts, the keys that give it, what it does, and in which part of the help it stands."""

    text: CommandText
    keys: tuple[str, ...]
    run: Callable[[PlanScreen], None]
    group: str
    keeps_editor: bool = False
    """Whether an open cell stays open; otherwise it is closed first, its text kept."""

    @property
    def key_names(self) -> str:
        """The keys as a person reads them."""
        return " / ".join(key_name(key) for key in self.keys)


_KEY_NAMES = {
    "up": "Upp",
    "down": "Ned",
    "left": "Vänster",
    "right": "Höger",
    "enter": "Enter",
    "escape": "Esc",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "tab": "Tab",
    "shift": "Skift",
    "ctrl": "Ctrl",
}


def key_name(key: str) -> str:
    """A key as it is written on the keyboard and in the handbook, "Ctrl+S"."""
    return "+".join(_KEY_NAMES.get(part, part.upper()) for part in key.split("+"))


def _move(motion: Motion) -> Callable[[PlanScreen], None]:
    return lambda screen: moves.move(screen, motion)


_PLAN, _ROWS, _MOVE = texts.GROUP_PLAN, texts.GROUP_ROWS, texts.GROUP_MOVE

COMMANDS: tuple[Command, ...] = (
    Command(texts.HELP, ("f1",), views.show_help, _PLAN),
    Command(texts.EDIT, ("f2", "enter"), cells.edit, _ROWS),
    Command(texts.INSERT_BELOW, ("ctrl+n", "insert"), rows.insert_below, _ROWS),
    Command(texts.SAVE, ("ctrl+s",), files.save, _PLAN, keeps_editor=True),
    Command(texts.EXPORT, ("f9",), files.export, _PLAN),
    Command(texts.COMMANDS, ("f10", "ctrl+p"), views.show_commands, _PLAN),
    Command(texts.UNDO, ("ctrl+z",), moves.undo, _PLAN),
    Command(texts.NEXT_AREA, ("ctrl+pagedown",), moves.next_tab, _MOVE),
    Command(texts.QUIT, ("ctrl+q",), files.quit_editor, _PLAN),
    Command(texts.REDO, ("ctrl+y",), moves.redo, _PLAN),
    Command(texts.PREVIOUS_AREA, ("ctrl+pageup",), moves.previous_tab, _MOVE),
    Command(texts.SAVE_AS, (), files.save_as, _PLAN),
    Command(texts.CLEAR, ("delete",), cells.clear, _ROWS),
    Command(texts.REMOVE_ROW, ("ctrl+k",), rows.remove, _ROWS),
    Command(texts.DUPLICATE_PROBLEM, ("ctrl+d",), rows.duplicate_problem, _ROWS),
    Command(texts.DUPLICATE_CAUSE, (), rows.duplicate_cause, _ROWS),
    Command(texts.INSERT_ABOVE, (), rows.insert_above, _ROWS),
    Command(texts.MOVE_UP, ("ctrl+up",), rows.move_up, _ROWS),
    Command(texts.MOVE_DOWN, ("ctrl+down",), rows.move_down, _ROWS),
    Command(texts.COMPACT, (), views.toggle_compact, _PLAN),
    Command(texts.UP, ("up",), _move(Motion.UP), _MOVE),
    Command(texts.DOWN, ("down",), _move(Motion.DOWN), _MOVE),
    Command(texts.LEFT, ("left",), _move(Motion.LEFT), _MOVE),
    Command(texts.RIGHT, ("right",), _move(Motion.RIGHT), _MOVE),
    Command(texts.NEXT_CELL, ("tab",), _move(Motion.NEXT_CELL), _MOVE),
    Command(texts.PREVIOUS_CELL, ("shift+tab",), _move(Motion.PREVIOUS_CELL), _MOVE),
    Command(texts.ROW_START, ("home",), _move(Motion.ROW_START), _MOVE),
    Command(texts.ROW_END, ("end",), _move(Motion.ROW_END), _MOVE),
    Command(texts.TABLE_START, ("ctrl+home",), _move(Motion.TABLE_START), _MOVE),
    Command(texts.TABLE_END, ("ctrl+end",), _move(Motion.TABLE_END), _MOVE),
    Command(texts.PAGE_UP, ("pageup",), _move(Motion.PAGE_UP), _MOVE),
    Command(texts.PAGE_DOWN, ("pagedown",), _move(Motion.PAGE_DOWN), _MOVE),
)
"""In the order in which the line of keys and the list show them."""

KEYMAP: dict[str, Command] = {key: command for command in COMMANDS for key in command.keys}
"""What each key gives, when no cell is open."""
