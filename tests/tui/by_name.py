"""Commands given by their names, without the list in which they are searched for: tests of its own are about that."""

from driving import PlanDriver

from planterm.tui.dialogs.command_list import matching
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from planterm.tui.plan.plan_screen import PlanScreen


async def run(editor: PlanDriver, name: str) -> None:
    """Give the first command that F10's list shows for the name, as Enter in it does."""
    screen = editor.app.screen
    assert isinstance(screen, PlanScreen)
    screen.run_command(matching(PLAN_COMMANDS.listed, name)[0])
    await editor.rest()
