"""The handbook tells of the keys that there are."""

import re

import pytest

from handbook.keys import HANDBOOK, with_key_tables
from planterm.tui.plan.plan_commands import PLAN_COMMANDS


def test_the_handbook_lists_the_keys_as_they_are_declared() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    assert with_key_tables(text) == text, "run: make handbook"


def test_every_command_is_named_in_the_handbook() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    assert [command.text.name for command in PLAN_COMMANDS if command.text.name not in text] == []


def test_what_is_said_to_stand_under_f10_does() -> None:
    text = " ".join(HANDBOOK.read_text(encoding="utf-8").split())
    names = [command.text.name.casefold() for command in PLAN_COMMANDS]
    said = re.findall(r"\*+([^*]+)\*+ (?:\(F10|under F10)", text)
    assert len(said) > 10
    assert [each for each in said if not any(each.casefold() in name for name in names)] == []


def test_a_handbook_without_a_place_for_the_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="tangenter"):
        with_key_tables("# Handbok\n")


def test_no_key_gives_two_commands() -> None:
    keys = [key for command in PLAN_COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
