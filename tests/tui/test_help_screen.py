"""F1: what one does here, in a few sentences, and the keys of the screen and no others."""

import re

import pytest
from driving import Driver, editing, starting
from sample_plan import small_plan

from planterm.texts import how_to
from planterm.texts.how_to import Subject
from planterm.tui.commands import Group
from planterm.tui.plan.plan_commands import PLAN_COMMANDS

TITLES = tuple(group.value.title for group in Group)
TABLE = ["Rader och celler", "Planen", "Områden", "Sök", "Förflyttning och markering"]

pytestmark = pytest.mark.usefixtures("folder")


def inside(editor: Driver) -> list[str]:
    """The lines within the frame of the help."""
    return ["".join(re.findall("│(?=  ([^│]*)│)", line)).strip(" █") for line in editor.lines]


@pytest.mark.parametrize("key", ["escape", "f1", "enter"])
async def test_help_opens_over_the_plan_and_closes(key: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f1")
        assert "Så gör du Börja skriva i en cell: texten läggs till sist i den." in " ".join(inside(editor))
        await editor.press(key)
        assert "Börja skriva i en cell" not in editor.text
        editor.assert_at("Problem, rad 1 av 3")


@pytest.mark.parametrize(
    ("keys", "how", "subjects"),
    [
        ((), how_to.ROWS.how, TABLE),
        (("x",), how_to.EDITOR.how, ["När en cell är öppen"]),
        (("ctrl+f",), how_to.SEARCH.how, ["Sök"]),
        (("f8",), how_to.SEARCH.how, ["Sök"]),
        (("ctrl+pageup",), how_to.AREAS.how, ["Områden", "Planen", "Förflyttning och markering"]),
        (("f4",), how_to.FORM.how, ["I formuläret (F4)"]),
        (("f5",), how_to.FOLLOW_UP.how, ["I uppföljningen (F5)"]),
        (("f6",), how_to.DETAILS, ["I en ruta"]),
        (("f9",), how_to.FILE_PROMPT, ["I en ruta"]),
        (("f10",), how_to.COMMANDS, ["I en ruta"]),
        (("ctrl+o",), how_to.BROWSER, ["I en ruta"]),
        (("x", "ctrl+q"), how_to.QUESTION, ["I en ruta"]),
        (("f5", "f8"), how_to.QUESTION, ["I en ruta"]),
        (("f10", *"nästa_års_plan", "enter"), how_to.NEXT_YEAR.how, ["När nästa års plan görs"]),
    ],
)
async def test_help_tells_of_what_one_is_doing_and_of_nothing_else(
    keys: tuple[str, ...], how: str, subjects: list[str]
) -> None:
    async with editing(small_plan(), (120, 200)) as editor:
        await editor.press(*("space" if key == "_" else key for key in keys))
        before = editor.text
        await editor.press("f1")
        lines = inside(editor)
        assert [line for line in lines if line in TITLES] == subjects
        assert how in " ".join(lines)
        await editor.press("escape")
        assert editor.text == before


async def test_the_start_screen_has_its_own_help() -> None:
    async with starting((120, 60)) as editor:
        await editor.press("f1")
        assert "Är det första gången väljer du Ny plan" in editor.prose
        assert "Rader och celler" not in editor.text


def test_what_one_does_is_told_in_three_to_six_sentences() -> None:
    told = [
        value.how if isinstance(value, Subject) else value for name, value in vars(how_to).items() if name.isupper()
    ]
    for how in told:
        sentences = re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖp])", how)
        assert how in ("", how_to.HEADING) or 3 <= len(sentences) <= 6, (len(sentences), how)


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


async def test_typing_in_the_help_changes_nothing() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f1")
        await editor.type("hej")
        await editor.press("ctrl+k", "delete", "escape")
        assert not editor.session.is_dirty
