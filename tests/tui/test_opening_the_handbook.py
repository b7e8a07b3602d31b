"""The handbook that comes with the program is opened in the browser, or it is told where it is."""

import asyncio
import os
from pathlib import Path

import pytest
from driving import editing
from sample_plan import plan_of, row

import planterm
from planterm.store.state import state_folder


@pytest.fixture
def _handed_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it is handed out, with the page beside its modules."""
    (folder / "handbok.html").write_text("<h1>Handbok</h1>", encoding="utf-8")
    monkeypatch.setattr(planterm, "__file__", str(folder / "__init__.py"))


@pytest.mark.usefixtures("_handed_out")
async def test_without_a_desktop_it_is_told_where_the_handbook_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with editing(plan_of(row(1, "Klotter"))) as editor:
        await editor.press("f10")
        await editor.type("handboken")
        await editor.press("enter")
        assert "Handboken är en webbsida att öppna i en webbläsare: " in editor.prose
        await editor.press("f1", "ctrl+o")
        assert "Handboken är en webbsida" in editor.prose
        assert "Esc eller F1: stäng" in editor.prose
    assert (state_folder() / "handbok.html").read_text("utf-8") == "<h1>Handbok</h1>"


@pytest.mark.usefixtures("_handed_out")
async def test_the_help_opens_it_in_the_browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = folder / "bin" / "xdg-open"
    browser.parent.mkdir()
    browser.write_text('#!/bin/sh\nprintf %s "$1" > visad\n')
    browser.chmod(0o755)
    os.mkfifo(folder / "visad")  # type: ignore[attr-defined, unused-ignore]  # no Windows has it
    monkeypatch.setenv("PATH", f"{browser.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    async with editing(plan_of(row(1, "Klotter"))) as editor:
        await editor.press("f1")
        assert "Ctrl+O: öppna handboken" in editor.prose
        await editor.press("ctrl+o")
        assert await asyncio.to_thread((folder / "visad").read_text) == str(state_folder() / "handbok.html")
        assert "Handboken öppnas i webbläsaren." in editor.prose
        await editor.press("escape")
        assert "Klotter" in editor.prose


async def test_in_a_checkout_of_the_sources_the_documents_are_named(folder: Path) -> None:
    async with editing(plan_of(row(1, "Klotter"))) as editor:
        await editor.press("f1", "ctrl+o")
        assert "i källkoden är den docs/handbok.md." in editor.prose
