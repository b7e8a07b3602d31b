"""What is opened over the table: the list of commands, the row as a form, the instruction; and the compact table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.texts import tui as texts
from planterm.tui.dialogs.command_list import CommandList
from planterm.tui.dialogs.reading import InstructionScreen
from planterm.tui.form.row_form import RowForm
from planterm.tui.plan.row_screen import show_beside

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen


def show_commands(screen: PlanScreen) -> None:
    """Show every command, to pick one by name."""
    CommandList(screen.commands.listed).open(screen.app, screen.run_command)


def toggle_compact(screen: PlanScreen) -> None:
    """Show one line a row, or the whole texts."""
    if screen.area is None:
        screen.say(texts.NO_TABLE)
        return
    compact = screen.table.toggle_compact()
    screen.say(texts.COMPACT_ON if compact else texts.COMPACT_OFF)


def show_form(screen: PlanScreen) -> None:
    """Show the current row as a form."""
    if screen.place is None:
        screen.say(texts.NO_TABLE)
        return
    if screen.session.read_only:
        screen.say(screen.session.why_read_only, error=True)
        return
    show_beside(screen, RowForm(screen.session, screen.place, screen.commands))


def show_instruction(screen: PlanScreen) -> None:
    """Show the form's instruction and resources."""
    form, year = screen.session.form, screen.session.plan.year
    if form.instruction is None:
        screen.say(texts.NO_INSTRUCTION)
    else:
        heading = " · ".join(filter(None, (form.title(year), form.annex)))
        screen.app.push_screen(InstructionScreen(heading, form.instruction))
