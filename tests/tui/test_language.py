"""Everything that is read is Swedish: no English leaks from a library."""

import re
from pathlib import Path

import pytest
from driving import WIDE, Driver, editing, starting
from returned_books import book_of
from sample_plan import small_plan

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

sizes = pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x40"])


def assert_swedish(driver: Driver) -> None:
    text = NO_TEXT.sub("", driver.prose)
    assert not [match.group() for match in ENGLISH.finditer(text)], driver.text


@sizes
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
async def test_every_screen(keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async with editing(small_plan(), size) as editor:
        await editor.press(*keys)
        assert_swedish(editor)


async def test_every_command_in_the_list() -> None:
    async with editing(small_plan(), (120, 60)) as editor:
        await editor.press("f10")
        for _ in range(80):
            assert_swedish(editor)
            await editor.press("down")


@sizes
@pytest.mark.parametrize("keys", [(), ("enter",), ("ctrl+o",), ("enter", "x", "enter")], ids=" ".join)
async def test_the_start(keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async with starting(size) as start:
        await start.press(*keys)
        assert_swedish(start)


@sizes
@pytest.mark.parametrize(
    "keys", [(), ("enter", "delete"), ("ctrl+a",), ("f8",), ("end", "right", "enter"), ("escape",)], ids=" ".join
)
async def test_a_workbook_that_came_back(keys: tuple[str, ...], size: tuple[int, int]) -> None:
    book_of(small_plan(), {"G5": "Klart.", "A6": "Bilbränder"}, without=1)
    async with editing(small_plan(), size) as editor:
        await editor.press("ctrl+o")
        await editor.type("tillbaka.xlsx")
        await editor.press("enter")
        assert_swedish(editor)
        await editor.press("enter", *keys)
        assert_swedish(editor)


@sizes
async def test_a_report_and_a_new_plan(size: tuple[int, int]) -> None:
    book_of(small_plan(), {})
    async with starting(size) as start:
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
