"""Plans on other forms than the official one in the editor, and plans that are moved from one to another."""

import shutil
from pathlib import Path

import pytest
from by_name import run
from driving import editing

from planterm.form.loader import load_form
from planterm.session.session import Session

pytestmark = pytest.mark.usefixtures("folder")

SAMPLES = Path(__file__).parents[2] / "sample_plans"


def opened(name: str) -> Session:
    """A sample plan, in a file of its own."""
    shutil.copy(SAMPLES / f"{name}.toml", "plan.toml")
    return Session.open(Path("plan.toml"))


def draft(name: str) -> Session:
    """The same before it was decided."""
    path = Path("plan.toml")
    text = (SAMPLES / f"{name}.toml").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("skede", "beslutsdatum"))]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    return Session.open(path)


async def test_the_follow_up_asks_which_round_it_is_and_goes_by_that_one() -> None:
    session = opened("strandvik-2026")
    async with editing(session, (80, 24)) as editor:
        await editor.press("f5")
        for line in ("Uppföljning T1 · 5 av 6", "Uppföljning T2 · 4 av 6", "Uppföljning helår · 0 av 6"):
            assert line in editor.prose
        await editor.press("home", "down", "enter")
        assert "4 av 6" in editor.lines[1]
        assert "Hög skolfrånvaro på Havsskolan" in editor.prose
        assert "Rutinen är beslutad och börjar gälla i augusti." in editor.prose, "what the round before says"
        await editor.type("Rutinen gäller.")
        await editor.press("tab")
        assert "5 av 6" in editor.lines[1]
        assert "Klotter och skadegörelse i busskurer" in editor.prose
        await editor.press("ctrl+s", "escape")
    row = Session.open(session.path).plan.areas[0].rows[2]
    assert [row.text(column) for column in row.columns.follow_ups] == [
        "Rutinen är beslutad och börjar gälla i augusti.",
        "Rutinen gäller.",
        "",
    ]


async def test_a_plan_is_moved_to_next_years_form_and_back_by_one_undo() -> None:
    session = draft("exempelstaden-2026")
    before = session.plan
    async with editing(session, (80, 24)) as editor:
        await run(editor, "byt formulär")
        await editor.press("end", "enter")
        assert "Planen flyttas till ”Åtgärdsplan 2027" in editor.prose
        await editor.press("down", "enter")
        assert session.plan.form == load_form("atgardsplan-2027")
        assert "6 Vå" in editor.lines[1]
        await editor.press("ctrl+z")
        assert session.plan == before
        await editor.press("ctrl+y", "ctrl+s")
    text = session.path.read_text("utf-8")
    assert 'formular = "atgardsplan-2027"' in text
    assert "# Måltalet saknas. Fråga Fritid vad som är rimligt (förra årets siffra är osäker)." in text
    assert Session.open(session.path).plan == session.plan


async def test_what_has_no_column_on_the_form_is_told_before_and_kept_beside_the_row() -> None:
    session = draft("exempelstaden-2026")
    before = session.plan
    cause = before.areas[0].rows[0].cells[1]
    async with editing(session, (80, 24)) as editor:
        await run(editor, "byt formulär")
        await editor.press("enter")
        assert "Planen flyttas till ”Kommunens åtgärdsplan, enkel" in editor.prose
        assert "Kolumnen ”Orsak” finns inte i det nya formuläret." in editor.prose
        await editor.press("down", "enter")
        assert session.plan.form == load_form("kommunplan-enkel")
        await editor.press("f4", *["tab"] * 5)
        assert f"Anmärkning Orsak: {cause}" in editor.prose
        await editor.press("escape", "ctrl+z")
        assert session.plan == before
        await editor.press("ctrl+y", "ctrl+s")
    assert session.plan.areas[0].rows[0].remark == f"Orsak: {cause}"
    text = session.path.read_text("utf-8")
    assert f'anmarkning = "Orsak: {cause}"' in text
    assert not [key for key in ("orsak", "operativa_mal", "nar", "vem") if f"\n{key} =" in text]
    assert "# Måltalet saknas. Fråga Fritid vad som är rimligt (förra årets siffra är osäker)." in text
    assert Session.open(session.path).plan == session.plan


async def test_the_line_under_the_analysis_calls_it_what_the_form_does() -> None:
    async with editing(opened("strandvik-2026"), (80, 24)) as editor:
        await editor.press("ctrl+pageup")
        assert "Översikt · Antalet ifyllda celler i varje område" in editor.text
