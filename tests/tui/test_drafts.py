"""What is written in the lines of dialogs when the program is killed: offered back, and in its line again."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from by_name import run
from driving import Driver, PlanDriver, editing, starting
from sample_plan import plan_of, row, session_of

from official_form import At
from planterm import tui
from planterm.model.edits import Place
from planterm.model.form import Role
from planterm.model.plan import Area, Stage
from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from planterm.store.planfile import create
from planterm.texts import command_names as names
from planterm.tui.app import PlantermApp
from planterm.tui.dialogs.browser import Browser
from planterm.tui.dialogs.command_list import CommandList
from planterm.tui.dialogs.dialog import Dialog, TextLine
from planterm.tui.dialogs.lists import SearchDialog
from planterm.tui.dialogs.questions import Question
from planterm.tui.plan.plan_screen import PlanScreen

pytestmark = pytest.mark.usefixtures("folder")

TEXT = "Våld i nära relation [/i]"
PLAN = plan_of(row(0, "Skola", "", "Fler vuxna", "", "2026", "Rektor"), row(1, "Rån", "", "Mer", "", "2026"))
WITH_OWN = PLAN._replace(areas=(*PLAN.areas, Area("trafik", "Trafik", own=True)))

Way = tuple[str, tuple[str, ...]]
"""The command that leads to a dialog, and the keys from there to its line."""

AT_ONCE: dict[str, Way] = {
    "a new area": (names.ADD_AREA.name, ()),
    "renaming an area": (names.RENAME_AREA.name, ()),
    "the district": (names.DETAILS.name, ()),
    "a year that is none": (names.DETAILS.name, ("tab",)),
    "a date that is none": (names.DETAILS.name, ("tab",) * 4),
    "save as": (names.SAVE_AS.name, ()),
    "the workbook": (names.EXPORT.name, ()),
    "the page": (names.EXPORT_PAGE.name, ()),
    "the summary": (names.SUMMARY.name, ()),
    "the date of the decision": (names.STAGE.name, ("home", "down", "down", "enter")),
}
AFTER_OTHERS: dict[str, Way] = {
    "a party's rows": (names.PARTIES.name, ("enter",)),
    "the party to follow up": (names.FOLLOW_UP.name, ("f8", "home", "down", "down", "enter", "end", "enter")),
    "next year's file": (names.NEXT_YEAR.name, ("enter", "enter")),
}
"""Dialogs that others lead to: these have the text when one comes to them again."""


async def _go(editor: PlanDriver, way: Way) -> None:
    name, keys = way
    await run(editor, name)
    await editor.press(*keys)


def _killed(editor: Driver) -> None:
    """Let everything that is in safety after a second be all that is left."""
    assert isinstance(editor.app, PlantermApp)
    editor.app._put_in_safety()
    session = editor.app.drafts._session
    assert session is not None
    assert session._keeping is not None
    session._keeping.lock.release()


async def _write(editor: Driver, text: str) -> None:
    await editor.type(text)
    await editor.sees(text)


def _lines(editor: Driver) -> list[str]:
    return [line.value for line in editor.app.screen.query(TextLine)]


@pytest.mark.parametrize("dialog", [*AT_ONCE, *AFTER_OTHERS])
async def test_what_was_written_is_offered_and_stands_in_its_line_again(dialog: str) -> None:
    way = (AT_ONCE | AFTER_OTHERS)[dialog]
    async with editing(session_of(WITH_OWN)) as editor:
        await editor.press(*["ctrl+pagedown"] * 5 if dialog == "renaming an area" else [])
        await _go(editor, way)
        await editor.press("ctrl+u")
        await _write(editor, TEXT)
        before = _lines(editor)
        assert TEXT in before
        _killed(editor)
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert "Förra gången stod text kvar i en ruta" in editor.prose
        assert TEXT in editor.prose
        await editor.press("enter")
        if dialog in AFTER_OTHERS:
            while not isinstance(editor.app.screen, PlanScreen):
                await editor.press(*("down", "enter") if isinstance(editor.app.screen, Question) else ("escape",))
            await _go(editor, way)
        else:
            await editor.press(*way[1])
        assert _lines(editor) == before
        await editor.press("escape")
        if isinstance(editor.app.screen, Question):
            assert TEXT in str(editor.session.drafts), "it is in safety while it is asked about"
            await editor.press("down", "enter")
        assert TEXT not in str(editor.session.drafts)


async def test_what_was_typed_in_the_last_moment_is_in_safety_too() -> None:
    async with editing(session_of(WITH_OWN)) as editor:
        await _go(editor, AT_ONCE["a new area"])
        editor.app.screen.query_one(TextLine).value = TEXT
        _killed(editor)  # before the line has told of it
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert TEXT in editor.prose


def test_no_dialog_with_a_line_is_left_out_but_those_in_which_one_searches() -> None:
    def dialogs() -> Iterator[type[Dialog[object]]]:
        for module in walk_packages(tui.__path__, f"{tui.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, Dialog):
                    yield value

    assert {dialog for dialog in dialogs() if not dialog.keeps_text} == {SearchDialog, Browser, CommandList}


async def test_a_dialog_that_is_done_or_given_up_leaves_nothing_behind() -> None:
    async with editing(session_of(PLAN)) as editor:
        for keys in (("escape",), ("enter",)):
            await run(editor, names.ADD_AREA.name)
            await _write(editor, TEXT)
            editor.app.screen.put_in_safety()  # type: ignore[attr-defined]
            assert editor.session.drafts
            await editor.press(*keys)
            assert editor.session.drafts == ()
        assert editor.session.plan.areas[-1].title == TEXT
        await editor.press("ctrl+s")
    editor.session.close()
    assert journal_files() == []
    assert Session.open(Path("plan.toml")).recovery is None


async def test_the_text_is_somewhere_all_the_time() -> None:
    async with editing(session_of(PLAN)) as editor:
        await run(editor, names.ADD_AREA.name)
        await _write(editor, TEXT)
        _killed(editor)
        editor.session.draft_ended("Nytt eget område", "Områdets titel")
        recovery = Session.open(Path("plan.toml")).recovery
        assert recovery is not None
        assert [draft.texts for draft in recovery.drafts] == [(("Områdets titel", TEXT),)]


async def test_of_several_crashes_each_text_is_told_and_the_newest_stands_in_the_line() -> None:
    session = session_of(PLAN)
    for text in ("Trafik", "Vatten"):
        async with editing(session) as editor:
            await editor.press(*["down", "enter"] if session.recovery else [])
            await run(editor, names.ADD_AREA.name)
            await _write(editor, text)
            _killed(editor)
        session = Session.open(Path("plan.toml"))
    async with editing(session) as editor:
        assert all(text in editor.prose for text in ("Trafik", "Vatten"))
        await editor.press("enter")
        assert _lines(editor) == ["Vatten"]


async def test_of_several_crashes_what_was_written_in_different_lines_of_a_dialog_comes_back_together() -> None:
    session = session_of(PLAN)
    for tabs, text in ((0, " norra"), (2, "Globen")):
        async with editing(session) as editor:
            await editor.press(*["down", "enter"] if session.recovery else [])
            await editor.press("f6", *["tab"] * tabs)
            await _write(editor, text)
            _killed(editor)
        session = Session.open(Path("plan.toml"))
    async with editing(session) as editor:
        await editor.press("enter")
        assert _lines(editor)[0].endswith(" norra")
        assert _lines(editor)[2] == "Globen"


async def test_work_and_a_draft_come_back_together_and_the_draft_waits_for_its_dialog() -> None:
    async with editing(session_of(PLAN)) as editor:
        await editor.type(" och idrottsplats")
        await run(editor, names.PARTIES.name)
        await editor.press("enter", "ctrl+u")
        await _write(editor, "polisen.xlsx")
        _killed(editor)
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert "sparades inte 1 ändring" in editor.prose
        await editor.press("enter", "escape")
        assert editor.cell() == "Skola och idrottsplats"
        await editor.press("ctrl+s")
        editor.session.close()
    assert [draft.texts[0][1] for draft in Session.open(Path("plan.toml")).recovery.drafts] == ["polisen.xlsx"]  # type: ignore[union-attr]


async def test_what_was_decided_of_next_years_rows_stands_there_again() -> None:
    def decided(editor: PlanDriver) -> list[str]:
        return [line.split("│")[1] for line in editor.lines if " 1.1 " in line or "2.1 " in line or "att ta" in line]

    async with editing(session_of(PLAN)) as editor:
        await run(editor, names.NEXT_YEAR.name)
        proposed = decided(editor)
        await editor.press("home", "left", "f2", "down", "enter")
        before = decided(editor)
        assert before != proposed
        _killed(editor)
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert "1.1 Skola: Avslutas" in editor.prose
        await editor.press("enter")
        assert decided(editor) == before
        await editor.press("ctrl+z")
        assert decided(editor) == proposed
        await editor.press("ctrl+y", "escape", "down", "enter")
        assert editor.session.drafts == ()


async def test_what_was_decided_of_a_partys_answers_stands_there_again_and_for_no_other_answer() -> None:
    def answer(text: str) -> None:
        rows = [each.with_cell(At.FOLLOW_UP, text) for each in half_year.rows()]
        create(Path("svar.toml"), half_year.with_area(half_year.areas[0]._replace(rows=tuple(rows))), overwrite=True)

    half_year = plan_of(*(each.with_cell(At.FOLLOW_UP, "Halvår: pågår.") for each in PLAN.rows()))
    answer("Klart i oktober.")
    async with editing(session_of(half_year)) as editor:
        await run(editor, names.ANSWERS.name)
        await editor.type("svar.toml")
        await editor.press("enter", "right", "down", "left")
        assert "1 behålls · 0 får svaret under · 1 ersätts" in editor.prose
        _killed(editor)
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("enter")
        await editor.type("svar.toml")
        await editor.press("enter")
        assert "1 behålls · 0 får svaret under · 1 ersätts" in editor.prose
        await editor.press("ctrl+z")
        assert "0 behålls · 2 får svaret under · 0 ersätts" in editor.prose
        await editor.press("ctrl+y")
        _killed(editor)
    answer("Klart i november.")
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("enter")
        await editor.type("svar.toml")
        await editor.press("enter")
        assert "0 behålls · 2 får svaret under · 0 ersätts" in editor.prose


async def test_a_draft_that_waits_for_its_dialog_is_still_offered_after_another_plan_was_opened() -> None:
    session_of(PLAN, Path("annan.toml")).close()
    async with editing(session_of(PLAN)) as editor:
        await run(editor, names.PARTIES.name)
        await editor.press("enter", "ctrl+u")
        await _write(editor, TEXT)
        _killed(editor)
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("enter", "escape", "ctrl+o")
        await editor.type("annan")
        await editor.press("enter")
        await editor.sees("annan.toml")
        assert editor.app.session is not editor.session
    recovery = Session.open(Path("plan.toml")).recovery
    assert recovery is not None
    assert [draft.texts[0][1] for draft in recovery.drafts] == [TEXT]


DECIDED = PLAN._replace(stage=Stage.DECIDED)


@pytest.mark.parametrize("keys", [(), ("f4",)], ids=["in the table", "in the form"])
async def test_what_is_typed_while_a_question_is_asked_comes_back(keys: tuple[str, ...]) -> None:
    async with editing(session_of(DECIDED)) as editor:
        await editor.press(*keys)
        await editor.type(" ")
        assert "Planen är beslutad." in editor.prose
        await editor.paste("som brottsplats")
        _killed(editor)
    session = Session.open(Path("plan.toml"))
    step = session.recover()
    assert step is not None
    assert step.place_after == Place("unga", "rad000", At.PROBLEM)
    assert session.plan.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats"


@pytest.mark.parametrize("kept", [False, True], ids=["killed", "answered"])
@pytest.mark.parametrize(
    ("keys", "row", "text"),
    [(("enter",), 0, "Skola i skolan"), (("ctrl+n",), 1, " i skolan"), (("ctrl+k",), 0, "Rån i skolan")],
    ids=["opening a cell", "a new row", "removing a row"],
)
async def test_what_is_typed_behind_a_key_that_is_asked_about_goes_where_it_would_have_gone(
    keys: tuple[str, ...], row: int, text: str, *, kept: bool
) -> None:
    async with editing(session_of(DECIDED)) as editor:
        await editor.press(*keys)
        assert "Planen är beslutad." in editor.prose
        await editor.type(" i skolan")
        if kept:
            await editor.press("down", "enter", "escape")
            session = editor.session
        else:
            _killed(editor)
            session = Session.open(Path("plan.toml"))
            assert session.recover() is not None
        assert session.plan.areas[0].rows[row].text(Role.PROBLEM) == text


@pytest.mark.parametrize("keys", ["enter", "ctrl+n", "ctrl+k"])
async def test_a_question_that_is_left_leaves_nothing_to_take_back(keys: str) -> None:
    async with editing(session_of(DECIDED)) as editor:
        await editor.press(keys)
        await editor.type(" i skolan")
        await editor.press("enter")
        assert "Planen är beslutad." in editor.prose, "an Enter behind text is a part of it"
        await editor.press("escape")
        assert editor.session.plan == DECIDED
        _killed(editor)
    assert Session.open(Path("plan.toml")).recovery is None


async def test_nothing_can_be_typed_where_it_is_asked_before_replacing() -> None:
    async with editing(session_of(DECIDED)) as editor:
        await editor.press("ctrl+r")
        await editor.type("skolan")
        assert "Det du skriver läggs till" not in editor.prose


@pytest.mark.parametrize(("answer", "title"), [(("enter",), "Trafik"), (("down", "enter"), TEXT)])
async def test_what_is_asked_about_after_a_dialog_is_in_safety_until_it_is_answered(
    answer: tuple[str, ...], title: str
) -> None:
    async with editing(session_of(WITH_OWN._replace(stage=Stage.DECIDED))) as editor:
        await editor.press(*["ctrl+pagedown"] * 5)
        await run(editor, names.RENAME_AREA.name)
        await editor.press("ctrl+u")
        await _write(editor, TEXT)
        await editor.press("enter")
        assert "Planen är beslutad." in editor.prose
        _killed(editor)
        recovery = Session.open(Path("plan.toml")).recovery
        assert recovery is not None
        assert recovery.plan.areas[-1].title == TEXT
        await editor.press(*answer)
        assert editor.session.plan.areas[-1].title == title
        recovery = Session.open(Path("plan.toml")).recovery
        assert (recovery is not None) is (title == TEXT)


@pytest.mark.parametrize("line", [0, 3])
async def test_a_plan_that_was_being_begun_is_offered_on_the_start_screen(line: int) -> None:
    async with starting() as start:
        await start.press("enter", *["tab"] * line, "ctrl+u")
        await _write(start, TEXT)
        before = _lines(start)
        _killed(start)
    async with starting() as start:
        assert TEXT in start.prose
        await start.press("enter")
        assert _lines(start) == before
        await start.press("escape")
        assert isinstance(start.app, PlantermApp)
        start.app.drafts.close()
    assert journal_files() == []
    async with starting() as start:
        assert TEXT not in start.prose


async def test_a_plan_that_was_being_begun_beside_one_that_is_only_read_is_offered_too() -> None:
    session_of(PLAN).close()
    async with editing(Session.open(Path("plan.toml"), read_only=True)) as editor:
        await run(editor, names.NEW_PLAN.name)
        await editor.press("tab", "ctrl+u")
        await _write(editor, TEXT)
        before = _lines(editor)
        _killed(editor)
    async with starting() as start:
        assert TEXT in start.prose
        await start.press("enter")
        assert _lines(start) == before


async def test_what_stands_in_a_dialog_that_something_else_leads_to_is_said_to_stand_there() -> None:
    session_of(PLAN).close()

    async def walk(start: Driver) -> None:
        await start.press("home", "down", "enter")
        await start.paste(str(Path("plan.toml").resolve()))
        await start.press("enter")
        await start.sees("vad ska fortsätta?")

    async with starting() as start:
        await walk(start)
        await start.press("home", "left")
        _killed(start)
    async with starting() as start:
        assert "1.1 Skola: Avslutas" in start.prose
        await start.press("enter")
        assert "Det står i rutan när du öppnar den igen." in start.dialog
        await walk(start)
        assert "1.1    Skola" in next(line for line in start.lines if "× Avslutas" in line)
