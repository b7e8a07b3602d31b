"""F1: every key and command, in words, on any screen."""

import pytest
from driving import editing
from sample_plan import small_plan

from planterm.tui.commands import Group
from planterm.tui.plan.plan_commands import PLAN_COMMANDS

GROUP_NAMES = tuple(group.value for group in Group)

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("key", ["escape", "f1", "enter"])
async def test_help_opens_over_the_plan_and_closes(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f1")
        assert "Börja skriva i en cell: texten läggs till sist i den." in editor.prose
        await editor.press(key)
        assert "Börja skriva i en cell" not in editor.text
        editor.assert_at("Problem, rad 1 av 3")


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), "Rader och celler"),
        (("x",), "När en cell är öppen"),
        (("ctrl+f",), "Sök"),
        (("f8",), "Sök"),
        (("ctrl+pageup",), "Områden"),
        (("f4",), "I formuläret (F4)"),
        (("f5",), "I uppföljningen (F5)"),
        (("f6",), "Rader och celler"),
        (("f5", "f8"), "I uppföljningen (F5)"),
        (("f10", *"nästa_års_plan", "enter"), "När nästa års plan görs"),
    ],
)
async def test_help_begins_with_what_one_is_doing_and_leads_back_there(keys: tuple[str, ...], first: str) -> None:
    async with editing(small_plan(), (120, 60)) as editor:
        await editor.press(*("space" if key == "_" else key for key in keys))
        before = editor.text
        await editor.press("f1")
        lines = [line.partition("│  ")[2].strip(" │█▁▂▃▄▅▆▇") for line in editor.lines]
        assert next(line for line in lines if line in GROUP_NAMES) == first
        await editor.press("escape")
        assert editor.text == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_command_and_key_can_be_scrolled_to(size: tuple[int, int]) -> None:
    async with editing(small_plan(), size) as editor:
        await editor.press("f1")
        seen = [editor.text]
        for _ in range(60):
            await editor.press("pagedown")
            if editor.text == seen[-1]:
                break
            seen.append(editor.text)
        together = "\n".join(seen)
        for command in PLAN_COMMANDS:
            assert f"{command.text.name}." in together
            assert command.key_names in together
        assert "När en cell är öppen" in together


async def test_typing_in_the_help_changes_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f1")
        await editor.type("hej")
        await editor.press("ctrl+k", "delete", "escape")
        assert not editor.session.is_dirty
