"""A new plan: its year and district, its form where there is a choice, and a file that is named after them."""

from datetime import date
from pathlib import Path

import pytest
from by_name import run
from driving import Driver, editing, starting
from sample_plan import session_of, small_plan

from form_texts import own_form
from planterm.model.form import Role
from planterm.session.session import Session
from planterm.tui.dialogs.dialog import TextLine

pytestmark = pytest.mark.usefixtures("folder")

NEXT_YEAR = date.today().year + 1


@pytest.fixture
def documents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's documents, which the system has somewhere else."""
    documents = folder / "Omdirigerat" / "Dokument"
    documents.mkdir(parents=True)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    return documents


def _file(start: Driver) -> str:
    return start.app.screen.query_one("#file", TextLine).value


async def test_a_plan_is_made_among_the_documents_and_named_after_its_year_and_district(documents: Path) -> None:
    async with starting((80, 24)) as start:
        await start.press("enter")
        assert _file(start) == f"Åtgärdsplan {NEXT_YEAR}.toml"
        assert "Omdirigerat/Dokument" in start.prose.replace("/ ", "/")
        await start.type("2026")
        await start.press("enter")
        await start.type("Farsta stadsdelsförvaltning")
        assert _file(start) == "Åtgärdsplan 2026 Farsta stadsdelsförvaltning.toml"
        await start.press("enter", "enter", "enter")
        await start.type("Klotter")
        await start.press("escape", "ctrl+s")
    plan = Session.open(documents / "Åtgärdsplan 2026 Farsta stadsdelsförvaltning.toml").plan
    assert (plan.year, plan.district) == (2026, "Farsta stadsdelsförvaltning")
    assert plan.areas[0].rows[0].text(Role.PROBLEM) == "Klotter"


async def test_what_was_given_last_stands_there_the_next_time_and_no_file_is_written_over(documents: Path) -> None:
    for number in ("", "-2"):
        async with starting() as start:
            if number:
                await start.press("down")
            await start.press("enter")
            if not number:
                await start.press("enter")
                await start.type("Farsta")
                await start.press("shift+tab")
            assert _file(start) == f"Åtgärdsplan {NEXT_YEAR} Farsta{number}.toml"
            await start.press("enter", "enter", "enter", "enter")
            assert f"Åtgärdsplan {NEXT_YEAR} · Farsta" in start.lines[0]
    names = [f"Åtgärdsplan {NEXT_YEAR} Farsta{number}.toml" for number in ("-2", "")]
    assert sorted(path.name for path in documents.iterdir()) == names


async def test_a_name_that_is_written_by_hand_stays(documents: Path) -> None:
    async with starting() as start:
        await start.press("enter", "tab", "tab", "tab", "ctrl+u")
        await start.type("min plan")
        await start.press("shift+tab", "shift+tab")
        await start.type("Farsta")
        assert _file(start) == "min plan"
        await start.press("enter", "enter", "enter")
    assert [path.name for path in documents.iterdir()] == ["min plan.toml"]


async def test_the_folder_is_changed_where_it_is_shown(documents: Path) -> None:
    (documents / "Planer").mkdir()
    async with starting() as start:
        await start.press("enter", "tab", "tab", "tab")
        assert "Enter: skapa planen" in start.text
        await start.press("tab")
        assert "Enter: byt mapp" in start.text
        await start.press("enter")
        await start.type("plan")
        await start.press("enter", "enter")
        assert "Dokument/Planer" in start.prose.replace("/ ", "/")
        await start.press("shift+tab", "enter")
        assert start.app.session is not None
        assert start.app.session.place == documents / "Planer" / f"Åtgärdsplan {NEXT_YEAR}.toml"


async def test_another_form_is_chosen_among_those_that_fit_the_year_and_offered_first_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_form(folder, monkeypatch)
    async with starting() as start:
        await start.press("enter")
        assert "Exempelkommunens plan" in start.text
        await start.type("2025")
        assert "Exempelkommunens plan" not in start.text
        await start.press("ctrl+u", *"2026", "tab", *"Exempel", "tab", "down", "enter", "enter")
        assert "Kostnad" in start.text
    async with starting() as start:
        await start.press("down", "enter", "enter", "enter", "enter", "enter")
        assert "Kostnad" in start.text


COMPLAINTS = {
    "": "Skriv ett filnamn.",
    "finns": "finns.toml finns redan; välj ett annat namn, eller öppna filen.",
    "~finnsinte/plan": "mappen inte finns",
    "..": "är inget filnamn",
    "mapp-saknas/plan": "mappen inte finns",
}
"""What is said of a file's name; no two that follow each other are said the same of."""


async def test_what_is_wrong_is_told_under_the_fields(documents: Path) -> None:
    session_of(small_plan(), documents / "finns.toml")
    before = (documents / "finns.toml").read_bytes()
    async with starting() as start:
        await start.press("enter", "tab", "tab", "tab")
        for file, complaint in COMPLAINTS.items():
            await start.press("ctrl+u")
            await start.type(file)
            await start.press("enter")
            assert complaint in start.dialog, file
        await start.press("escape")
        assert "Prova med en exempelplan" in start.text
    assert (documents / "finns.toml").read_bytes() == before


async def test_a_new_plan_is_begun_from_an_open_one(documents: Path) -> None:
    async with editing(small_plan()) as editor:
        await run(editor, "Ny plan")
        await editor.type("2030")
        await editor.press("enter", *"Farsta", "enter", "enter", "enter")
        assert "Åtgärdsplan 2030 · Farsta" in editor.lines[0]
        assert editor.on_disk == small_plan()
    assert (documents / "Åtgärdsplan 2030 Farsta.toml").exists()


@pytest.mark.parametrize("year", ["tjugosex", "12", ""])
async def test_a_year_that_is_none_is_told_before_one_goes_on(year: str) -> None:
    async with starting() as start:
        await start.press("enter", "ctrl+u")
        await start.type(year)
        await start.press("enter")
        assert "Skriv ett årtal mellan 1900 och 2200." in start.prose
        await start.type("2026")
        assert start.app.screen.query_one("#year", TextLine).value.endswith("2026")
