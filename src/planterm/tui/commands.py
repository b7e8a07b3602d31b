"""Every command of the editor, declared once: what it is called, its keys and what it does.

The keys, the footer, the list of commands (F10), the help (F1) and the handbook's table are made from these.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from planterm.texts import commands as texts
from planterm.tui.actions import areas, cells, clips, files, moves, rows, searches, views
from planterm.tui.grid.motion import Motion

if TYPE_CHECKING:
    from planterm.texts.commands import CommandText
    from planterm.tui.screens.plan_screen import PlanScreen


class Later:
    """An action whose module is imported when it is first asked for; the editor starts sooner without it."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    @property
    def action(self) -> Callable[[PlanScreen], None]:
        """The action itself; a test holds all of these names to what there is."""
        module = import_module(f"planterm.tui.actions.{self._module}")
        action: Callable[[PlanScreen], None] = getattr(module, self._name)
        return action

    def __call__(self, screen: PlanScreen) -> None:
        """Do it."""
        self.action(screen)


class Command(NamedTuple):
    """A command: its texts, the keys that give it, what it does, and in which part of the help it stands."""

    text: CommandText
    keys: tuple[str, ...]
    run: Callable[[PlanScreen], None]
    group: str
    keeps_mode: bool = False
    """Whether an open cell stays open; otherwise it is closed first, its text kept."""

    in_table_only: bool = False
    """Whether the keys mean nothing while a cell is open, where one would not expect them to touch the row."""

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


def _select(motion: Motion) -> Callable[[PlanScreen], None]:
    return lambda screen: moves.move(screen, motion, select=True)


_PLAN, _ROWS, _AREAS = texts.GROUP_PLAN, texts.GROUP_ROWS, texts.GROUP_AREAS
_SEARCH, _MOVE = texts.GROUP_SEARCH, texts.GROUP_MOVE

COMMANDS: tuple[Command, ...] = (
    Command(texts.HELP, ("f1",), views.show_help, _PLAN, keeps_mode=True),
    Command(texts.EDIT, ("f2", "enter"), cells.edit, _ROWS),
    Command(texts.INSERT_BELOW, ("ctrl+n", "insert"), rows.insert_below, _ROWS),
    Command(texts.SAVE, ("ctrl+s",), files.save, _PLAN, keeps_mode=True),
    Command(texts.EXPORT, ("f9",), files.export, _PLAN),
    Command(texts.COMMANDS, ("f10", "ctrl+p"), views.show_commands, _PLAN),
    Command(texts.FORM, ("f4",), views.show_form, _ROWS),
    Command(texts.FOLLOW_UP, ("f5",), Later("follow_up", "follow_up"), _PLAN),
    Command(texts.REVIEW, ("f7",), Later("review", "show"), _PLAN),
    Command(texts.FIND, ("ctrl+f",), searches.find, _SEARCH),
    Command(texts.UNDO, ("ctrl+z",), moves.undo, _PLAN),
    Command(texts.NEXT_AREA, ("ctrl+pagedown",), moves.next_tab, _AREAS),
    Command(texts.QUIT, ("ctrl+q",), files.quit_editor, _PLAN),
    Command(texts.REDO, ("ctrl+y",), moves.redo, _PLAN),
    Command(texts.OPEN, ("ctrl+o",), Later("opening", "open_file"), _PLAN),
    Command(texts.COMPARE, (), Later("opening", "compare"), _PLAN),
    Command(texts.SAVE_AS, (), files.save_as, _PLAN),
    Command(texts.FILL, (), Later("filling", "fill"), _PLAN),
    Command(texts.EXPORT_PAGE, (), files.export_page, _PLAN),
    Command(texts.SUMMARY, (), files.export_summary, _PLAN),
    Command(texts.TAKE_IN, (), files.take_in, _PLAN),
    Command(texts.VERSIONS, (), files.show_versions, _PLAN),
    Command(texts.CLEAR_RECENT, (), files.clear_recent, _PLAN),
    Command(texts.DETAILS, ("f6",), views.show_details, _PLAN),
    Command(texts.NEXT_YEAR, (), Later("next_year", "begin"), _PLAN),
    Command(texts.LAST_YEAR, ("ctrl+t",), Later("next_year", "show_last_year"), _PLAN, keeps_mode=True),
    Command(texts.STAGE, ("ctrl+e",), Later("stages", "choose"), _PLAN),
    Command(texts.COMPARE_DECIDED, (), Later("stages", "compare"), _PLAN),
    Command(texts.PARTIES, (), Later("parties", "show"), _PLAN),
    Command(texts.ANSWERS, (), Later("parties", "take_answers"), _PLAN),
    Command(texts.INSTRUCTION, (), views.show_instruction, _PLAN),
    Command(texts.SETTINGS, (), Later("settings", "show"), _PLAN),
    Command(texts.COMPACT, ("ctrl+l",), views.toggle_compact, _PLAN),
    Command(texts.CLEAR, ("delete",), clips.clear, _ROWS),
    Command(texts.COPY, ("ctrl+c",), clips.copy, _ROWS),
    Command(texts.CUT, ("ctrl+x",), clips.cut, _ROWS),
    Command(texts.PASTE, ("ctrl+v",), clips.paste, _ROWS),
    Command(texts.DUPLICATE_PROBLEM, ("ctrl+d",), rows.duplicate_problem, _ROWS),
    Command(texts.DUPLICATE_CAUSE, (), rows.duplicate_cause, _ROWS),
    Command(texts.INSERT_ABOVE, (), rows.insert_above, _ROWS),
    Command(texts.REMOVE_ROW, ("ctrl+k",), rows.remove, _ROWS, in_table_only=True),
    Command(texts.MOVE_UP, ("ctrl+up",), rows.move_up, _ROWS, in_table_only=True),
    Command(texts.MOVE_DOWN, ("ctrl+down",), rows.move_down, _ROWS, in_table_only=True),
    Command(texts.SHIFT_RIGHT, ("ctrl+right",), cells.shift_right, _ROWS),
    Command(texts.SHIFT_LEFT, ("ctrl+left",), cells.shift_left, _ROWS),
    Command(texts.SWAP_RIGHT, (), cells.swap_right, _ROWS),
    Command(texts.SWAP_LEFT, (), cells.swap_left, _ROWS),
    Command(texts.STATUS, (), Later("follow_up", "choose_status"), _ROWS),
    Command(texts.SELECT_ROW, (), moves.select_row, _ROWS),
    Command(texts.SELECT_ALL, ("ctrl+a",), moves.select_all, _ROWS),
    Command(texts.TO_AREA, (), rows.to_area, _ROWS),
    Command(texts.SORT, (), rows.sort, _ROWS),
    Command(texts.PREVIOUS_AREA, ("ctrl+pageup",), moves.previous_tab, _AREAS),
    Command(texts.ADD_AREA, (), areas.add, _AREAS),
    Command(texts.RENAME_AREA, (), areas.rename, _AREAS),
    Command(texts.AREA_LEFT, (), areas.move_left, _AREAS),
    Command(texts.AREA_RIGHT, (), areas.move_right, _AREAS),
    Command(texts.REMOVE_AREA, (), areas.remove, _AREAS),
    Command(texts.FIND_NEXT, ("f3",), searches.find_next, _SEARCH),
    Command(texts.FIND_PREVIOUS, ("shift+f3",), searches.find_previous, _SEARCH),
    Command(texts.REPLACE, ("ctrl+r",), searches.replace, _SEARCH),
    Command(texts.FILTER, ("f8",), searches.choose_rows, _SEARCH),
    Command(texts.FORGET, ("escape",), searches.forget, _SEARCH),
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
    Command(texts.SELECT_UP, ("shift+up",), _select(Motion.UP), _MOVE),
    Command(texts.SELECT_DOWN, ("shift+down",), _select(Motion.DOWN), _MOVE),
    Command(texts.SELECT_LEFT, ("shift+left",), _select(Motion.LEFT), _MOVE),
    Command(texts.SELECT_RIGHT, ("shift+right",), _select(Motion.RIGHT), _MOVE),
    Command(texts.SELECT_TO_START, ("shift+home",), _select(Motion.ROW_START), _MOVE),
    Command(texts.SELECT_TO_END, ("shift+end",), _select(Motion.ROW_END), _MOVE),
)
"""In the order in which the line of keys, the list and the help show them."""

LISTED = tuple(command for command in COMMANDS if command.group != texts.GROUP_MOVE)
"""The commands that F10 lists; moving about by name would be no use."""

KEYMAP: dict[str, Command] = {key: command for command in COMMANDS for key in command.keys}
"""What each key gives, when no mode has a use for it."""
