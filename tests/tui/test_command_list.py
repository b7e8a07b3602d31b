"""F10: every command by name, found by typing, run with Enter."""

import re

import pytest
from driving import editing
from sample_plan import FORM, SAMPLE, small_plan

from planterm.session.session import Session
from planterm.tui.plan.plan_commands import PLAN_COMMANDS

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("key", ["f10", "ctrl+p"])
async def test_the_list_opens_and_closes_without_a_change(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(key)
        assert "Alla kommandon" in editor.text
        assert "Skriv för att söka" in editor.text
        await editor.press("escape")
        assert "Skriv för att söka" not in editor.text
        editor.assert_at("Problem, rad 1 av 3")


async def test_the_list_shows_keys_and_what_the_highlighted_command_does() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f10")
        await editor.type("spara")
        assert any("Spara" in line and "Ctrl+S" in line for line in editor.lines)
        assert "Sparar planen i sin fil." in editor.prose
        await editor.type(" som")
        assert "Sparar planen i en annan fil och fortsätter i den." in editor.prose


async def test_words_are_found_in_any_order_and_case() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f10")
        await editor.type("RAD ovanför")
        await editor.press("enter")
        assert editor.problems()[0] == ""
        assert len(editor.rows()) == 4


async def test_enter_where_nothing_is_found_does_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f10")
        await editor.type("xyzxyz")
        assert "Inget kommando heter så." in editor.text
        await editor.press("enter", "up", "down", "escape")
        editor.assert_at("Problem, rad 1 av 3")
        assert not editor.session.is_dirty


async def test_a_command_from_the_list_does_what_its_key_does() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("down", "f10")
        await editor.type("ta bort raden")
        await editor.press("enter")
        assert editor.problems() == ["Skola som brottsplats", "Klotter"]


async def test_an_open_cell_keeps_its_text_when_the_list_opens() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("f10", "escape")
        assert editor.cell() == "Skola som brottsplats!"


async def test_the_overview_shows_all_columns_side_by_side_where_they_have_room() -> None:
    async with editing(Session.open(SAMPLE), (120, 40)) as editor:
        assert "Uppföljning ►" in editor.text
        await editor.press("ctrl+l")
        assert all(column.header in editor.lines[2] for column in FORM.columns)
        await editor.press("ctrl+l")
        assert "Uppföljning ►" in editor.text


async def test_compact_shows_one_line_a_row() -> None:
    async with editing(small_plan(), (80, 24)) as editor:
        await editor.press("f10")
        await editor.type("kompakt")
        await editor.press("enter")
        assert "Översikt: bara början av varje rad visas." in editor.prose
        first = next(y for y, line in enumerate(editor.lines) if re.match("►.. 1║", line))
        assert re.match("  . 2│ Rån mot unga", editor.lines[first + 1])
        await editor.press("ctrl+l")
        assert "Hela texterna visas." in editor.prose


def test_no_key_gives_two_commands_and_no_letter_is_a_command() -> None:
    keys = [key for command in PLAN_COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert not [key for key in keys if len(key) == 1]


def test_every_name_is_given_once() -> None:
    names = [command.text.name for command in PLAN_COMMANDS]
    assert len(names) == len(set(names))


def test_every_command_has_a_key_or_stands_in_the_list() -> None:
    assert all(command.keys or command in PLAN_COMMANDS.listed for command in PLAN_COMMANDS)


SWALLOWED_BY_TERMINALS = {"ctrl+tab", "ctrl+comma", "ctrl+plus", "ctrl+minus", "ctrl+0", "alt+f4", "f11", "alt+enter"}


def test_no_command_needs_a_key_that_a_terminal_keeps_for_itself() -> None:
    keys = {key for command in PLAN_COMMANDS for key in command.keys}
    assert not keys & SWALLOWED_BY_TERMINALS
    passed_on = {f"alt+{arrow}" for arrow in ("up", "down", "left", "right")}
    assert not [key for key in keys - passed_on if key.startswith(("ctrl+shift+", "alt+"))]
    assert not keys & {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j", "ctrl+["}, "the same bytes as Enter, Tab, Backspace, Esc"
