"""Every command of the plan's screen, declared once: what it is called, its keys and what it does."""

from __future__ import annotations

from collections.abc import Callable

from planterm.texts import command_names as texts
from planterm.tui.actions import areas, cells, clips, files, moves, rows, safety, searches, views
from planterm.tui.commands import Command, CommandTable, Group, Later
from planterm.tui.grid.motion import Motion
from planterm.tui.plan.plan_screen import PlanScreen, Wiring


def _move(motion: Motion) -> Callable[[PlanScreen], None]:
    return lambda screen: moves.move(screen, motion)


def _select(motion: Motion) -> Callable[[PlanScreen], None]:
    return lambda screen: moves.move(screen, motion, select=True)


_PLAN, _ROWS, _AREAS, _SEARCH, _MOVE = Group.PLAN, Group.ROWS, Group.AREAS, Group.SEARCH, Group.MOVE

PLAN_COMMANDS: CommandTable[PlanScreen] = CommandTable(
    Command(texts.HELP, ("f1",), views.show_help, _PLAN, keeps_mode=True),
    Command(texts.EDIT, ("f2", "enter"), cells.edit, _ROWS),
    Command(texts.INSERT_BELOW, ("ctrl+n", "insert"), rows.insert_below, _ROWS),
    Command(texts.SAVE, ("ctrl+s",), files.save, _PLAN, keeps_mode=True),
    Command(texts.EXPORT, ("f9",), files.export, _PLAN),
    Command(texts.COMMANDS, ("f10", "ctrl+p"), views.show_commands, _PLAN),
    Command(texts.FORM, ("f4",), views.show_form, _ROWS),
    Command(texts.FOLLOW_UP, ("f5",), Later("follow_up.follow_up_actions", "follow_up"), _PLAN),
    Command(texts.REVIEW, ("f7",), Later("actions.review", "show"), _PLAN),
    Command(texts.FIND, ("ctrl+f",), searches.find, _SEARCH),
    Command(texts.UNDO, ("ctrl+z",), moves.undo, _PLAN),
    Command(texts.NEXT_AREA, ("ctrl+pagedown",), moves.next_tab, _AREAS),
    Command(texts.QUIT, ("ctrl+q",), files.quit_editor, _PLAN),
    Command(texts.REDO, ("ctrl+y",), moves.redo, _PLAN),
    Command(texts.OPEN, ("ctrl+o",), Later("actions.opening", "open_file"), _PLAN),
    Command(texts.COMPARE, (), Later("actions.opening", "compare"), _PLAN),
    Command(texts.SAVE_AS, (), files.save_as, _PLAN),
    Command(texts.FILL, (), Later("actions.filling", "fill"), _PLAN),
    Command(texts.EXPORT_PAGE, (), files.export_page, _PLAN),
    Command(texts.SUMMARY, (), files.export_summary, _PLAN),
    Command(texts.TAKE_IN, (), files.take_in, _PLAN),
    Command(texts.VERSIONS, (), files.show_versions, _PLAN),
    Command(texts.CLEAR_RECENT, (), files.clear_recent, _PLAN),
    Command(texts.DETAILS, ("f6",), views.show_details, _PLAN),
    Command(texts.NEXT_YEAR, (), Later("actions.next_year", "begin"), _PLAN),
    Command(texts.LAST_YEAR, ("ctrl+t",), Later("actions.next_year", "show_last_year"), _PLAN, keeps_mode=True),
    Command(texts.STAGE, ("ctrl+e",), Later("actions.stages", "choose"), _PLAN),
    Command(texts.COMPARE_DECIDED, (), Later("actions.stages", "compare"), _PLAN),
    Command(texts.PARTIES, (), Later("actions.parties", "show"), _PLAN),
    Command(texts.ANSWERS, (), Later("actions.parties", "take_answers"), _PLAN),
    Command(texts.INSTRUCTION, (), views.show_instruction, _PLAN),
    Command(texts.SETTINGS, (), Later("actions.settings", "show"), _PLAN),
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
    Command(texts.STATUS, (), Later("follow_up.follow_up_actions", "choose_status"), _ROWS),
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


WIRING = Wiring(PLAN_COMMANDS, safety.ask_at_opening, clips.take, cells.visit)
"""What the plan's screen is given to act with."""
