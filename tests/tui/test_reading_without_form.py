"""A plan whose form cannot be had, in the editor: it can be read, and nothing else."""

from pathlib import Path

import pytest
from driving import PlanDriver, editing

from form_texts import SIMPLE_PLAN, own_form
from planterm.session.session import Session

WANTED = "Formuläret ”enkel” finns inte här; lägg dess fil enkel.toml i"


@pytest.fixture
def session(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    own_form(folder, monkeypatch, "", "annan.txt")
    Path("plan.toml").write_text(SIMPLE_PLAN, encoding="utf-8")
    return Session.open(Path("plan.toml"))


async def test_it_is_shown_to_be_read_and_the_file_is_named_that_is_wanted(session: Session) -> None:
    async with editing(session) as editor:
        assert "Planen kan bara läsas: plan.toml, rad 2, ”formular”: " + WANTED in editor.prose
        for text in ("Trygghet i centrum", "Skadegörelse", "Belysning", "kostnad", "20 000 kr"):
            assert text in editor.text


@pytest.mark.parametrize("keys", [["x"], ["f2"], ["delete"], ["ctrl+n"], ["f4", "x"], ["f5", "x"]])
async def test_what_would_change_it_says_so_again(keys: list[str], session: Session) -> None:
    async with editing(session) as editor:
        await editor.press("right")
        assert WANTED not in editor.prose
        await editor.press(*keys)
        assert WANTED in editor.prose
        assert not editor.session.is_dirty


async def test_no_copy_can_be_made_of_it(session: Session) -> None:
    async with editing(session) as editor:
        await _write_with(editor, "Spara som")
        assert WANTED in editor.prose
    assert [path.name for path in Path().glob("*.toml")] == ["plan.toml"]


async def test_with_its_form_it_is_a_plan_like_any_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_form(folder, monkeypatch)
    Path("plan.toml").write_text(SIMPLE_PLAN, encoding="utf-8")
    async with editing(Session.open(Path("plan.toml"))) as editor:
        assert "Kostnad" in editor.text
        await editor.press("x", "escape", "ctrl+s")
        assert editor.on_disk == editor.session.plan


async def _write_with(editor: PlanDriver, command: str) -> None:
    await editor.press("f10")
    await editor.type(command)
    await editor.press("enter", "end", *"x", "enter")
