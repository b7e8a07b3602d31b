"""Every command of the plan's screen, declared once: what it is called, its keys and what it does.

What the commands do, and the dialogs that they open, is imported when it is first asked for.
"""

from functools import partial

from planterm.model.form import Role
from planterm.session.session import Session
from planterm.texts import command_names as texts
from planterm.tui.commands import Command, CommandTable, Group, Later
from planterm.tui.grid.motion import Motion
from planterm.tui.plan.plan_screen import PlanScreen

areas = partial(Later, "planterm.tui.actions.areas")
clips = partial(Later, "planterm.tui.actions.clips")
details = partial(Later, "planterm.tui.actions.plan_details")
exporting = partial(Later, "planterm.tui.actions.exporting")
move = partial(partial, PlanScreen.move)
moves = partial(Later, "planterm.tui.actions.moves")
opening = partial(Later, "planterm.tui.actions.opening")
party_round = partial(Later, "planterm.tui.actions.party_round")
questions = partial(Later, "planterm.tui.follow_up.follow_up_questions")
reviewing = partial(Later, "planterm.tui.actions.reviewing")
rows = partial(Later, "planterm.tui.actions.rows")
saving = partial(Later, "planterm.tui.actions.saving")
settings = partial(Later, "planterm.tui.actions.settings_screen")
tour = partial(Later, "planterm.tui.plan.tour")
versions = partial(Later, "planterm.tui.actions.earlier_versions")
years = partial(Later, "planterm.tui.actions.year_to_year")

_PLAN, _ROWS, _AREAS, _SEARCH, _MOVE = Group.PLAN, Group.ROWS, Group.AREAS, Group.SEARCH, Group.MOVE

PLAN_COMMANDS: CommandTable[PlanScreen] = CommandTable(
    Command(texts.HELP, ("f1",), PlanScreen.show_help, _PLAN, keeps_mode=True),
    Command(texts.EDIT, ("f2", "enter"), PlanScreen.open_cell, _ROWS),
    Command(texts.INSERT_BELOW, ("ctrl+n", "insert"), rows("insert"), _ROWS),
    Command(texts.SAVE, ("ctrl+s",), saving("save"), _PLAN, keeps_mode=True),
    Command(texts.FOLLOW_UP, ("f5",), Later("planterm.tui.follow_up.follow_up_screen", "follow_up"), _PLAN),
    Command(texts.EXPORT, ("f9",), exporting("export"), _PLAN),
    Command(texts.COMMANDS, ("f10", "ctrl+p"), Later("planterm.tui.dialogs.command_list", "show_commands"), _PLAN),
    Command(texts.REVIEW, ("f7",), reviewing("show"), _PLAN),
    Command(texts.UNDO, ("ctrl+z",), moves("undo"), _PLAN),
    Command(texts.FIND, ("ctrl+f",), moves("find"), _SEARCH),
    Command(texts.FORM, ("f4",), Later("planterm.tui.form.row_form", "show_form"), _ROWS),
    Command(texts.NEXT_AREA, ("ctrl+pagedown",), moves("go_to_tab", steps=1), _AREAS),
    Command(texts.QUIT, ("ctrl+q",), saving("quit_editor"), _PLAN),
    Command(texts.REDO, ("ctrl+y",), moves("undo", redo=True), _PLAN),
    Command(texts.OPEN, ("ctrl+o",), opening("open_file"), _PLAN),
    Command(texts.NEW_PLAN, (), opening("new_plan"), _PLAN),
    Command(texts.COMPARE, (), opening("compare"), _PLAN),
    Command(texts.SAVE_AS, (), saving("save_as"), _PLAN),
    Command(texts.FILL, (), exporting("fill"), _PLAN),
    Command(texts.EXPORT_PAGE, (), exporting("export", suffix=".html"), _PLAN),
    Command(texts.SUMMARY, (), exporting("export_summary"), _PLAN),
    Command(texts.JUDGEMENT, (), Later("planterm.tui.plan.judgement", "show_judgement"), _PLAN),
    Command(texts.TAKE_IN, (), saving("take_in"), _PLAN),
    Command(texts.JOIN_COPY, (), Later("planterm.tui.actions.joining", "join_copy"), _PLAN),
    Command(texts.VERSIONS, (), versions("show"), _PLAN),
    Command(texts.CLEAR_RECENT, (), settings("clear_recent"), _PLAN),
    Command(texts.DETAILS, ("f6",), details("show_details"), _PLAN),
    Command(texts.CHANGE_FORM, (), details("choose_form"), _PLAN),
    Command(texts.NEXT_YEAR, (), years("begin"), _PLAN),
    Command(texts.LAST_YEAR, ("ctrl+t",), years("show_last_year"), _PLAN, keeps_mode=True),
    Command(texts.STAGE, ("ctrl+e",), details("choose"), _PLAN),
    Command(texts.COMPARE_DECIDED, (), details("compare"), _PLAN),
    Command(texts.PARTIES, (), party_round("show"), _PLAN),
    Command(texts.ANSWERS, (), party_round("take_answers"), _PLAN),
    Command(texts.HANDBOOK, (), Later("planterm.tui.actions.desktop", "show_handbook"), _PLAN),
    Command(texts.INSTRUCTION, (), Later("planterm.tui.dialogs.reading", "show_instruction"), _PLAN),
    Command(texts.SETTINGS, (), settings("show"), _PLAN),
    Command(texts.COLOURS, (), settings("choose_colours"), _PLAN),
    Command(texts.TOUR_ON, ("f12",), tour("skip_step"), _PLAN, keeps_mode=True),
    Command(texts.TOUR_LEAVE, ("shift+f12",), tour("leave"), _PLAN, keeps_mode=True),
    Command(texts.COMPACT, ("ctrl+l",), moves("toggle_compact"), _PLAN),
    Command(texts.CLEAR, ("delete",), clips("clear"), _ROWS),
    Command(texts.COPY, ("ctrl+c",), clips("copy"), _ROWS),
    Command(texts.CUT, ("ctrl+x",), clips("cut"), _ROWS),
    Command(texts.PASTE, ("ctrl+v",), clips("paste"), _ROWS),
    Command(texts.DUPLICATE_PROBLEM, ("ctrl+d",), rows("duplicate", roles=(Role.PROBLEM,)), _ROWS),
    Command(texts.DUPLICATE_CAUSE, (), rows("duplicate", roles=(Role.PROBLEM, Role.CAUSE)), _ROWS),
    Command(texts.INSERT_ABOVE, (), rows("insert", above=True), _ROWS),
    Command(texts.REMOVE_ROW, ("ctrl+k",), rows("remove"), _ROWS, in_table_only=True),
    Command(texts.MOVE_UP, ("alt+up",), rows("move", steps=-1), _ROWS, in_table_only=True),
    Command(texts.MOVE_DOWN, ("alt+down",), rows("move", steps=1), _ROWS, in_table_only=True),
    Command(texts.SHIFT_RIGHT, ("alt+right",), rows("shift", steps=1), _ROWS, in_table_only=True),
    Command(texts.SHIFT_LEFT, ("alt+left",), rows("shift", steps=-1), _ROWS, in_table_only=True),
    Command(texts.SWAP_RIGHT, (), rows("swap", steps=1), _ROWS),
    Command(texts.SWAP_LEFT, (), rows("swap", steps=-1), _ROWS),
    Command(texts.STATUS, (), questions("choose_status"), _ROWS),
    Command(texts.GOAL_REACHED, (), questions("choose_goal_reached"), _ROWS),
    Command(texts.EFFECT, (), questions("choose_effect"), _ROWS),
    Command(texts.NEXT_FINDING, ("shift+f7",), reviewing("show_next"), _SEARCH),
    Command(texts.CONFIRM, (), reviewing("confirm"), _ROWS),
    Command(texts.REMARK, (), rows("show_remark"), _ROWS),
    Command(texts.SELECT_ROW, ("shift+space",), moves("select_row"), _ROWS),
    Command(texts.SELECT_ALL, ("ctrl+a",), moves("select_all"), _ROWS),
    Command(texts.TO_AREA, (), rows("to_area"), _ROWS),
    Command(texts.SORT, (), rows("sort"), _ROWS),
    Command(texts.SORT_BY_EFFECT, (), rows("sort_by_effect"), _ROWS),
    Command(texts.PREVIOUS_AREA, ("ctrl+pageup",), moves("go_to_tab", steps=-1), _AREAS),
    Command(texts.ADD_AREA, (), areas("add"), _AREAS),
    Command(texts.RENAME_AREA, (), areas("rename"), _AREAS),
    Command(texts.AREA_LEFT, (), areas("move", steps=-1), _AREAS),
    Command(texts.AREA_RIGHT, (), areas("move", steps=1), _AREAS),
    Command(texts.REMOVE_AREA, (), areas("remove"), _AREAS),
    Command(texts.FIND_NEXT, ("f3",), moves("find_next"), _SEARCH),
    Command(texts.FIND_PREVIOUS, ("shift+f3",), moves("find_next", steps=-1), _SEARCH),
    Command(texts.REPLACE, ("ctrl+r",), moves("find", replacing=True), _SEARCH),
    Command(texts.FILTER, ("f8",), moves("choose_rows"), _SEARCH),
    Command(texts.FORGET, ("escape",), moves("forget"), _SEARCH),
    Command(texts.UP, ("up",), move(motion=Motion.UP), _MOVE),
    Command(texts.DOWN, ("down",), move(motion=Motion.DOWN), _MOVE),
    Command(texts.LEFT, ("left",), move(motion=Motion.LEFT), _MOVE),
    Command(texts.RIGHT, ("right",), move(motion=Motion.RIGHT), _MOVE),
    Command(texts.NEXT_CELL, ("tab",), move(motion=Motion.NEXT_CELL), _MOVE),
    Command(texts.PREVIOUS_CELL, ("shift+tab",), move(motion=Motion.PREVIOUS_CELL), _MOVE),
    Command(texts.ROW_START, ("home",), move(motion=Motion.ROW_START), _MOVE),
    Command(texts.ROW_END, ("end",), move(motion=Motion.ROW_END), _MOVE),
    Command(texts.EDGE_UP, ("ctrl+up",), move(motion=Motion.EDGE_UP), _MOVE),
    Command(texts.EDGE_DOWN, ("ctrl+down",), move(motion=Motion.EDGE_DOWN), _MOVE),
    Command(texts.EDGE_LEFT, ("ctrl+left",), move(motion=Motion.EDGE_LEFT), _MOVE),
    Command(texts.EDGE_RIGHT, ("ctrl+right",), move(motion=Motion.EDGE_RIGHT), _MOVE),
    Command(texts.TABLE_START, ("ctrl+home",), move(motion=Motion.TABLE_START), _MOVE),
    Command(texts.TABLE_END, ("ctrl+end",), move(motion=Motion.TABLE_END), _MOVE),
    Command(texts.PAGE_UP, ("pageup",), move(motion=Motion.PAGE_UP), _MOVE),
    Command(texts.PAGE_DOWN, ("pagedown",), move(motion=Motion.PAGE_DOWN), _MOVE),
    Command(texts.SELECT_UP, ("shift+up",), move(motion=Motion.UP, select=True), _MOVE),
    Command(texts.SELECT_DOWN, ("shift+down",), move(motion=Motion.DOWN, select=True), _MOVE),
    Command(texts.SELECT_LEFT, ("shift+left",), move(motion=Motion.LEFT, select=True), _MOVE),
    Command(texts.SELECT_RIGHT, ("shift+right",), move(motion=Motion.RIGHT, select=True), _MOVE),
    Command(texts.SELECT_TO_START, ("shift+home",), move(motion=Motion.ROW_START, select=True), _MOVE),
    Command(texts.SELECT_TO_END, ("shift+end",), move(motion=Motion.ROW_END, select=True), _MOVE),
)


def plan_screen(session: Session) -> PlanScreen:
    """The screen that shows a plan."""
    return PlanScreen(session, PLAN_COMMANDS)
