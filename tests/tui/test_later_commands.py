"""Commands whose actions are imported when they are first asked for."""

from inspect import signature

import pytest

from planterm.tui.commands import Command, Later
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from planterm.tui.plan.plan_screen import PlanScreen

LATER = [command for command in PLAN_COMMANDS if isinstance(command.run, Later)]


@pytest.mark.parametrize("command", LATER, ids=lambda command: command.text.name)
def test_there_is_an_action_behind_every_such_command(command: Command[PlanScreen]) -> None:
    assert isinstance(command.run, Later)
    assert list(signature(command.run.action).parameters) == ["screen"]
