"""The guided tour: ten steps in a copy of the example, each led on from by doing what it says."""

import re

import pytest
from driving import Driver, starting

pytestmark = pytest.mark.usefixtures("folder")

KEYS = ("tab", "x", "escape", "ctrl+z", "ctrl+n", "ctrl+pagedown", "f7", "f5", "f10", "ctrl+s")


async def begin(editor: Driver) -> None:
    """Choose the tour on the start screen."""
    while not re.search(r"Visar i tio steg", editor.prose):
        await editor.press("down")
    await editor.press("enter")
    await editor.sees("Rundtur, steg 1 av 10")


async def test_doing_what_each_step_says_leads_through_the_tour() -> None:
    async with starting((80, 24)) as editor:
        await begin(editor)
        for number, key in enumerate(KEYS, start=1):
            await editor.sees(f"Rundtur, steg {number} av 10")
            await editor.press(key)
            if key in ("f7", "f5", "f10"):
                await editor.press("escape")
        assert "Det var hela rundturen." in editor.prose
        await editor.press("down")
        assert "undtur" not in editor.text


async def test_what_is_something_else_does_not_lead_on_and_the_tour_can_be_left() -> None:
    async with starting((80, 24)) as editor:
        await begin(editor)
        await editor.press("down", "f12", "f12")
        assert "steg 4 av 10" in editor.prose  # there is no cell to leave
        await editor.press("shift+f12")
        assert "Rundturen är slut." in editor.prose
        await editor.press("tab")
        assert "undtur" not in editor.text
        await editor.press("f12")
        assert "Rundturen börjar på startskärmen" in editor.prose
