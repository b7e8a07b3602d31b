"""Everything that is read is Swedish: no English leaks from a library."""

import re
from pathlib import Path

import pytest
from driving import WIDE, Driver, editing, starting
from returned_books import book_of
from sample_plan import small_plan

from planterm.tui.commands import Command
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from planterm.tui.plan.plan_screen import PlanScreen

pytestmark = pytest.mark.usefixtures("folder")

ENGLISH = re.compile(
    r"\b(the|and|of|with|search\w*|found|match(es)?|commands?|palette|saved?|quit|exit|open(ed)?|closed?|cancel(led)?"
    r"|files?|folder|director(y|ies)|errors?|rows?|columns?|cells|undo|redo|press(ed)?|toggle|keys?|selected|value"
    r"|invalid|must|unsaved|next|previous|hide|help|copied|copy|cut|theme|dark|light|yes|no|new|year|area|loading"
    r"|enter a|failed|cannot|permission|denied|such|exists|overwrite|up|down|left|right|back|space|shift|delete row)\b",
    re.IGNORECASE,
)
NO_TEXT = re.compile(
    r"Ctrl\+\w+|PageUp|PageDown|Home|End|Insert|Delete|Enter|Tab|Esc|\w+\.(toml|xlsx)|\(\.\w+\)|planterm new"
    r"|(?<!\w)/\S*(- of-\S+)?"  # a path, the tests' own over two lines
)
"""What is printed on the keyboard is no English text, nor are names of files and commands."""

SMALL = (80, 24)
"""Here stand shorter words than on the wide screen, on which the others are read."""


def english(text: str) -> list[str]:
    return [match.group() for match in ENGLISH.finditer(NO_TEXT.sub("", text))]


def assert_swedish(driver: Driver) -> None:
    assert not english(driver.prose), driver.text


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("enter",),
        ("ctrl+end",),
        ("ctrl+pageup",),
        ("ctrl+pagedown",),
        ("f1",),
        ("f1", "pagedown", "pagedown"),
        ("f1", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown"),
        ("f9",),
        ("f9", "ctrl+u"),
        ("f10",),
        ("f10", "x", "y", "z", "z", "y"),
        ("x", "ctrl+q"),
        ("ctrl+z",),
        ("ctrl+y",),
        ("ctrl+s",),
        ("x", "ctrl+s"),
        ("alt+up",),
        ("ctrl+pageup", "ctrl+n"),
        ("ctrl+f",),
        ("ctrl+f", "q", "q", "q"),
        ("f3",),
        ("ctrl+r",),
        ("f4",),
        ("f5",),
        ("f5", "alt+1", "ctrl+g"),
        ("f5", "ctrl+b", "tab"),
        ("f5", "f8"),
        ("f5", "f8", "down", "down", "enter"),
        ("f6",),
        ("f8",),
        ("ctrl+o",),
        ("ctrl+o", "x", "enter"),
    ],
    ids=" ".join,
)
async def test_every_screen(keys: tuple[str, ...]) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(*keys)
        assert_swedish(editor)


async def test_what_a_small_screen_says_in_fewer_words() -> None:
    async with editing(small_plan(), SMALL) as editor:
        for key in ("ctrl+pageup", "f4", "f5", "f6", "f9", "f10"):
            await editor.press(key)
            assert_swedish(editor)
            await editor.press("escape")
            assert_swedish(editor)


@pytest.mark.parametrize("command", PLAN_COMMANDS, ids=lambda command: command.text.name)
def test_every_command(command: Command[PlanScreen]) -> None:
    assert not english(f"{command.text.name} · {command.text.help} · {command.key_names}")


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
async def test_the_start(size: tuple[int, int]) -> None:
    async with starting(size) as start:
        assert_swedish(start)
        for keys in (("enter",), ("x", "enter"), ("escape", "escape", "ctrl+o")):
            await start.press(*keys)
            assert_swedish(start)


WAYS = (("enter", "delete"), ("ctrl+a",), ("f8",), ("end", "right", "enter"), ("escape",))


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
async def test_a_workbook_that_came_back(size: tuple[int, int]) -> None:
    book_of(small_plan(), {"G5": "Klart.", "A6": "Bilbränder"}, without=1)
    async with editing(small_plan(), size) as editor:
        await editor.press("ctrl+o")
        await editor.type("tillbaka.xlsx")
        await editor.press("enter")
        assert_swedish(editor)
        await editor.press("enter")
        assert_swedish(editor)
        for keys in WAYS:
            await editor.press(*keys)
            assert_swedish(editor)


async def test_a_report_and_a_new_plan() -> None:
    book_of(small_plan(), {})
    async with starting() as start:
        await start.press("ctrl+o")
        await start.type(str(Path.cwd() / "tillbaka.xlsx"))
        await start.press("enter")
        assert_swedish(start)
        await start.press("enter")
        assert_swedish(start)


async def test_errors(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f9", "ctrl+u")
        await editor.type("finns-inte/bok")
        await editor.press("enter")
        assert_swedish(editor)
        await editor.type("x")
        (folder / "plan.toml").write_text("annat", encoding="utf-8")
        await editor.press("ctrl+s")
        assert_swedish(editor)


def test_the_words_looked_for_are_found_where_they_stand() -> None:
    assert ENGLISH.search("No matches found")
    assert ENGLISH.search("Search for commands…")
    assert not ENGLISH.search("Sök kommando, spara raden")
