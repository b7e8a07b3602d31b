"""Opening another plan, or a workbook, from the editor and from the start."""

from pathlib import Path

import pytest
from driving import Driver, editing, starting
from returned_books import book_of
from sample_plan import plan_of, row, session_of, small_plan

from planterm.session.session import Session
from planterm.session.workbooks import read_workbook
from planterm.tui.app import PlantermApp
from planterm.tui.dialogs.dialog import TextLine

pytestmark = pytest.mark.usefixtures("folder")

BOOKS = Path(__file__).parents[1] / "excel" / "workbooks"
OTHER = plan_of(row(0, "Bilbränder"), district="Älvsjö stadsdelsförvaltning")


def _copied(name: str) -> Path:
    path = Path(name)
    path.write_bytes((BOOKS / name).read_bytes())
    return path


async def _open(editor: Driver, name: str) -> None:
    await editor.press("ctrl+o", "ctrl+u")
    await editor.type(name)
    await editor.press("enter")


def _title(editor: Driver) -> str:
    return editor.lines[0]


async def test_ctrl_o_opens_another_plan_in_place_of_this_one() -> None:
    session_of(OTHER, Path("annan.toml")).close()
    async with editing(small_plan()) as editor:
        await _open(editor, "annan.toml")
        assert "Älvsjö stadsdelsförvaltning" in _title(editor)
        assert editor.session.read_only, "the plan that was open is closed"
        await editor.type("!")
        await editor.press("escape", "ctrl+s")
    assert Session.open(Path("annan.toml")).plan.areas[0].rows[0].cells[0] == "Bilbränder!"
    assert Session.open(Path("plan.toml")).other_owner is None


async def test_the_files_of_the_folder_are_there_to_choose_from() -> None:
    session_of(OTHER, Path("annan.toml")).close()
    async with editing(small_plan()) as editor:
        Path("text.txt").touch()
        await editor.press("ctrl+o")
        assert "annan.toml" in editor.text
        assert "text.txt" not in editor.text
        await editor.press("down", "enter")
        assert "Älvsjö stadsdelsförvaltning" in _title(editor)


@pytest.mark.parametrize(
    ("answer", "kept", "is_open"),
    [
        (("enter",), "Skola som brottsplats!", True),
        (("down", "enter"), "Skola som brottsplats", True),
        (("down", "down", "enter"), "Skola som brottsplats", False),
        (("escape",), "Skola som brottsplats", False),
    ],
)
async def test_unsaved_work_is_asked_about_first(answer: tuple[str, ...], kept: str, is_open: bool) -> None:
    session_of(OTHER, Path("annan.toml")).close()
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await _open(editor, "annan.toml")
        assert "Planen har ändringar som inte är sparade." in editor.text
        await editor.press(*answer)
        assert ("Älvsjö" in _title(editor)) is is_open
        assert editor.on_disk.areas[0].rows[0].cells[0] == kept
        if not is_open:
            assert editor.cell() == "Skola som brottsplats!"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("finns-inte.toml", None, "finns-inte.toml finns inte"),
        ("finns-inte.xlsx", None, "finns-inte.xlsx finns inte"),
        ("trasig.toml", b"schema = 1\nrad [", "trasig.toml, rad 2"),
        ("tabell.csv", b"Problem;Orsak\n", "tabell.csv"),
        ("tom.xlsx", b"", "tom.xlsx"),
        ("~ingen/plan.toml", None, "~ingen/plan.toml"),
        ("plan.toml", None, "Den planen är redan öppen."),
    ],
)
async def test_a_wrong_file_is_told_in_the_dialog_and_its_name_stays(
    name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    async with editing(small_plan()) as editor:
        await _open(editor, name)
        assert sentence in editor.prose
        assert editor.app.screen.query_one(TextLine).value == name
        await editor.press("escape")
        assert editor.session.plan == small_plan()


async def test_a_workbook_over_an_open_plan_can_be_compared_with_it() -> None:
    book_of(small_plan(), {"A3": "Skolan som brottsplats"})
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await _open(editor, "tillbaka.xlsx")
        assert "tillbaka.xlsx är en arbetsbok." in editor.prose
        await editor.press("enter")
        assert "Jämför med tillbaka.xlsx" in editor.text
        assert "brottsplats!" in editor.text, "what is unsaved is part of what is compared"


async def test_a_workbook_becomes_a_new_plan_after_its_report_was_shown() -> None:
    _copied("flyttade-kolumner.xlsx")
    async with editing(small_plan()) as editor:
        await _open(editor, "flyttade-kolumner.xlsx")
        await editor.press("down", "enter")
        assert "Så här lästes flyttade-kolumner.xlsx" in editor.text
        for heading in ("Läst", "Gissat", "Lämnat", "Värt att veta", "Fråga rektorn"):
            assert heading in editor.prose
        await editor.press("enter")
        assert "flyttade-kolumner.toml" in editor.text
        assert f"Mapp{Path.cwd()}" in "".join(editor.dialog.split())
        assert "Förvaltning" not in editor.prose.partition("Ny plan ur arbetsboken")[2].partition("┘")[0]
        await editor.press("enter")
        assert "Farsta stadsdelsförvaltning" in _title(editor)
    assert Session.open(Path("flyttade-kolumner.toml")).plan.areas[0].rows[0].cells[0] == "Hög frånvaro"


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape")])
async def test_stopping_on_the_way_leaves_the_open_plan_as_it_is(keys: tuple[str, ...]) -> None:
    _copied("flyttade-kolumner.xlsx")
    async with editing(small_plan()) as editor:
        await _open(editor, "flyttade-kolumner.xlsx")
        await editor.press("down", "enter", *keys)
        editor.assert_at("Problem, rad 1")
        await editor.type("!")
        await editor.press("escape")
        assert editor.cell() == "Skola som brottsplats!"
    assert not Path("flyttade-kolumner.toml").exists()


async def test_the_report_of_a_doubtful_workbook_is_shown_before_it_is_compared() -> None:
    _copied("flyttade-kolumner.xlsx")
    async with editing(small_plan()) as editor:
        await _open(editor, "flyttade-kolumner.xlsx")
        await editor.press("enter")
        assert "Så här lästes flyttade-kolumner.xlsx" in editor.text
        await editor.press("enter")
        assert "Jämför med flyttade-kolumner.xlsx" in editor.text
        await editor.press("escape", "escape")
        assert editor.session.plan == small_plan()


async def test_what_a_workbook_does_not_tell_is_asked() -> None:
    async with starting() as start:
        _copied("utan-rubriker.xlsx")
        await start.press("ctrl+o")
        await start.type(str(Path.cwd() / "utan-rubriker.xlsx"))
        await start.press("enter")
        assert "Så här lästes utan-rubriker.xlsx" in start.text
        await start.press("enter")
        assert "År" in start.text
        await start.press("ctrl+u")
        await start.type("2027")
        await start.press("enter")
        await start.type("Farsta stadsdelsförvaltning")
        await start.press("enter", "enter")
        assert "Åtgärdsplan 2027 · Farsta stadsdelsförvaltning" in _title(start)
    assert Session.open(Path("utan-rubriker.toml")).plan.year == 2027


async def test_a_plan_that_exists_is_not_written_over() -> None:
    session_of(small_plan(), Path("flyttade-kolumner.toml")).close()
    before = Path("flyttade-kolumner.toml").read_bytes()
    _copied("flyttade-kolumner.xlsx")
    async with starting() as start:
        await start.press("ctrl+o")
        await start.type(str(Path.cwd() / "flyttade-kolumner.xlsx"))
        await start.press("enter", "enter")
        assert "flyttade-kolumner-2.toml" in start.text
        await start.type("flyttade-kolumner")
        await start.press("enter")
        assert "kolumner.tomlfinnsredan" in "".join(start.prose.split())
        assert "Ny plan ur arbetsboken" in start.text
    assert Path("flyttade-kolumner.toml").read_bytes() == before


async def test_a_workbook_given_at_the_start_is_shown_at_once_and_escape_leads_to_the_start_screen() -> None:
    app = PlantermApp(None, read_workbook(_copied("flyttade-kolumner.xlsx")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        start = Driver(pilot)
        assert "Så här lästes flyttade-kolumner.xlsx" in start.text
        await start.press("pagedown", "escape")
        assert "Prova med en exempelplan" in start.text


async def test_plans_opened_one_after_the_other_take_each_others_place() -> None:
    for number in range(3):
        session_of(plan_of(row(0, f"Plan {number}")), Path(f"plan{number}.toml")).close()
    depth = 0
    async with editing(small_plan()) as editor:
        for number in (0, 1, 2, 0, 1):
            await _open(editor, f"plan{number}.toml")
            assert f"Plan {number}" in editor.text
            depth = depth or len(editor.app.screen_stack)
            assert len(editor.app.screen_stack) == depth


async def test_the_editor_is_left_from_a_plan_that_was_opened_over_another() -> None:
    session_of(OTHER, Path("annan.toml")).close()
    async with editing(small_plan()) as editor:
        await _open(editor, "annan.toml")
        await editor.press("ctrl+q")
        assert editor.app._exit
