"""What is shown: help, the list of commands, the compact table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.texts import tui as texts
from planterm.texts.kept_safe import READ_ONLY
from planterm.tui.host import host_of

if TYPE_CHECKING:
    from planterm.tui.commands import Command
    from planterm.tui.plan.plan_screen import PlanScreen


def show_help(screen: PlanScreen) -> None:
    """Show the help, that for what one is doing first."""
    host_of(screen).show_help()


def show_commands(screen: PlanScreen) -> None:
    """Show every command, to pick one by name."""
    from planterm.tui.screens.command_list import CommandList

    def picked(command: Command[PlanScreen] | None) -> None:
        if command is not None:
            screen.run_command(command)

    screen.app.push_screen(CommandList(screen.commands.listed), picked)


def toggle_compact(screen: PlanScreen) -> None:
    """Show one line a row, or the whole texts."""
    if screen.area is None:
        screen.say(texts.NO_TABLE)
        return
    compact = screen.toggle_compact()
    screen.say(texts.COMPACT_ON if compact else texts.COMPACT_OFF)


def show_form(screen: PlanScreen) -> None:
    """Show the current row as a form."""
    from planterm.tui.form.row_form import RowForm
    from planterm.tui.plan.row_screen import show_beside

    if screen.place is None:
        screen.say(texts.NO_TABLE)
        return
    if screen.session.read_only:
        screen.say(READ_ONLY, error=True)
        return
    show_beside(screen, RowForm(screen.session, screen.place, screen.commands))


def show_details(screen: PlanScreen) -> None:
    """Show the plan's details to change them."""
    from planterm.model.edits import Details
    from planterm.tui.actions.stages import change_details
    from planterm.tui.screens.details import PlanDetails

    def given(details: Details | None) -> None:
        if details is not None:
            change_details(screen, details)

    screen.app.push_screen(PlanDetails(screen.session.plan), given)


def show_instruction(screen: PlanScreen) -> None:
    """Show the form's instruction and resources."""
    from planterm.tui.screens.instruction import Instruction

    screen.app.push_screen(Instruction(screen.session.form, screen.session.plan.year))
