"""Commands whose actions are imported when they are first asked for."""

from importlib import import_module
from inspect import signature
from pkgutil import walk_packages

import pytest

from planterm import tui
from planterm.tui.commands import Command, Later
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from planterm.tui.plan.plan_screen import PlanScreen

LATER = [command for command in PLAN_COMMANDS if isinstance(command.run, Later)]


@pytest.mark.parametrize("command", LATER, ids=lambda command: command.text.name)
def test_there_is_an_action_behind_every_such_command(command: Command[PlanScreen]) -> None:
    assert isinstance(command.run, Later)
    action = signature(command.run.function)
    assert next(iter(action.parameters)) == "screen"
    action.bind("the screen", **command.run.given)


def test_there_is_something_behind_all_else_that_the_screens_ask_for() -> None:
    modules = [import_module(found.name) for found in walk_packages(tui.__path__, f"{tui.__name__}.")]
    others = [each for module in modules for each in vars(module).values() if isinstance(each, Later)]
    assert len(others) > 3
    assert all(callable(later.function) for later in others)
