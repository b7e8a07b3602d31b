"""What is shown: help, the list of commands, the compact table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.texts import tui as texts

if TYPE_CHECKING:
    from planterm.tui.screens.plan_screen import PlanScreen


def show_help(screen: PlanScreen) -> None:
    """Show the help."""
    from planterm.tui.screens.help_screen import HelpScreen

    screen.app.push_screen(HelpScreen())


def show_commands(screen: PlanScreen) -> None:
    """Show every command, to pick one by name."""
    from planterm.tui.commands import Command
    from planterm.tui.screens.command_list import CommandList

    def picked(command: Command | None) -> None:
        if command is not None:
            screen.run_command(command)

    screen.app.push_screen(CommandList(), picked)


def toggle_compact(screen: PlanScreen) -> None:
    """Show one line a row, or the whole texts."""
    compact = screen.toggle_compact()
    screen.say(texts.COMPACT_ON if compact else texts.COMPACT_OFF)
