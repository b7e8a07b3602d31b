"""Finding a file: folders, names that are filtered and completed, whole paths, and folders that do not answer."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driving import Driver, editing, starting
from sample_plan import plan_of, row, session_of, small_plan

from planterm.store.folders import Listing, list_folder
from planterm.tui.dialogs.browsing import Browsing, FolderEntry, FolderEntryKind
from planterm.tui.dialogs.dialog import TextLine

HOME = Path("/home/anna")
DOCUMENTS = HOME / "Dokument"
FOUND = Listing(
    DOCUMENTS,
    files=tuple(DOCUMENTS / name for name in ("Plan 2026 Årsta.toml", "plan 2025.toml", "tillbaka.xlsx")),
    folders=(DOCUMENTS / "Gamla planer", DOCUMENTS / "planer"),
)
THERE = Browsing(
    DOCUMENTS,
    places=(FolderEntry(FolderEntryKind.DOCUMENTS, DOCUMENTS), FolderEntry(FolderEntryKind.DRIVE, Path("/"))),
    listing=FOUND,
)


def _names(typed: str) -> list[str]:
    return [entry.path.name for entry in THERE._replace(typed=typed).entries]


def test_one_stands_at_the_latest_file_below_the_way_up_and_above_other_folders() -> None:
    assert [entry.kind.value for entry in THERE.entries] == ["up", "file", "file", "file", "folder", "folder", "drive"]
    assert THERE.first == 1
    assert THERE._replace(listing=None).entries[-1].path == Path("/"), "what is known while the folder is read"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("plan", ["Plan 2026 Årsta.toml", "plan 2025.toml", "planer", "Gamla planer"]),
        ("PLAN 2025", ["plan 2025.toml"]),
        ("årsta", ["Plan 2026 Årsta.toml"]),
        ("planer", ["planer", "Gamla planer"]),
        ("saknas", []),
    ],
)
def test_what_is_typed_filters_the_best_match_first(typed: str, names: list[str]) -> None:
    assert _names(typed) == names


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("t", "tillbaka.xlsx"), ("pl", "plan"), ("Plan 2026", "Plan 2026 Årsta.toml"), ("gam", f"Gamla planer{os.sep}")],
)
def test_tab_writes_as_much_as_is_sure(typed: str, completed: str) -> None:
    found = THERE._replace(typed=typed).completed(None)
    assert found.casefold() == completed.casefold()
    assert THERE._replace(typed=typed).completed(THERE.entries[2]) == "plan 2025.toml", "the one somebody has gone to"


@pytest.mark.parametrize(
    "typed", ['"/srv/delad mapp/plan.toml"', "'/srv/delad mapp/plan.toml'", "/srv/delad mapp/plan.toml"]
)
def test_a_pasted_path_leads_to_its_folder(typed: str) -> None:
    there = THERE._replace(typed=typed)
    assert (there.folder, there.path) == (Path("/srv/delad mapp"), Path("/srv/delad mapp/plan.toml"))


@pytest.mark.parametrize(
    ("typed", "folder"), [("..", HOME), ("../x", HOME), ("planer/", DOCUMENTS / "planer"), ("plan", DOCUMENTS)]
)
def test_a_folder_is_typed_from_where_one_is(typed: str, folder: Path) -> None:
    assert THERE._replace(typed=typed).folder == folder


def test_a_folder_is_listed_without_what_is_nobodys_own_the_latest_file_first(tmp_path: Path) -> None:
    for name, age in (("ny.toml", 0), ("bok.XLSX", 50), ("text.txt", 0), (".dold.toml", 0), ("~$bok.xlsx", 0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1e9 - age,) * 2)
    for name in ("b", "Äldre", "A", ".git"):
        (tmp_path / name).mkdir()
    found = list_folder(tmp_path, (".toml", ".xlsx"))
    assert [path.name for path in found.files] == ["ny.toml", "bok.XLSX"]
    assert [path.name for path in found.folders] == ["A", "b", "Äldre"]
    assert "finns inte" in (list_folder(tmp_path / "saknas", ()).problem or "")


# on the screen


async def _browse(editor: Driver, *keys: str) -> None:
    await editor.press("ctrl+o", *keys)


async def test_folders_are_gone_into_and_up_from_and_an_ending_may_be_left_out(folder: Path) -> None:
    (folder / "mapp" / "inre").mkdir(parents=True)
    session_of(plan_of(row(0, "Bilbränder"), district="Älvsjö"), folder / "mapp" / "inre" / "annan.toml").close()
    async with editing(small_plan()) as editor:
        await _browse(editor)
        await editor.type("mapp")
        await editor.press("enter")
        assert f"Mapp: {folder / 'mapp'}" in editor.prose.replace("/ ", "/")
        await editor.press("enter")
        await editor.sees("annan.toml", "2026 Älvsjö")
        await editor.press("home", "up", "enter")
        assert "inre/" in editor.text
        await editor.type("inre/annan")
        await editor.press("enter")
        assert "Älvsjö" in editor.lines[0]


async def test_plans_and_workbooks_are_told_apart(folder: Path) -> None:
    (folder / "annat.toml").write_text("[ruff]\n", "utf-8")
    (folder / "bok.xlsx").touch()
    async with editing(small_plan()) as editor:
        await _browse(editor)
        await editor.sees("2026 Farsta stadsdelsförvaltning", "Excel-arbetsbok", "är ingen plan som går att läsa")


async def test_a_path_pasted_in_quotes_opens(folder: Path) -> None:
    (folder / "min mapp").mkdir()
    session_of(plan_of(district="Älvsjö"), folder / "min mapp" / "annan.toml").close()
    async with editing(small_plan()) as editor:
        await _browse(editor)
        await editor.paste(f'"{folder / "min mapp" / "annan.toml"}"')
        await editor.press("enter")
        assert "Älvsjö" in editor.lines[0]


async def test_without_a_plan_one_begins_in_the_documents_wherever_they_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = folder / "Omdirigerat" / "Dokument"
    documents.mkdir(parents=True)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    async with starting() as start:
        await start.press("ctrl+o")
        assert f"Mapp: {documents}" in start.prose.replace("/ ", "/")
        assert "Hemmapp" in start.text


@contextmanager
def _silent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A network folder that does not answer while this lasts."""
    answer, scan = threading.Event(), os.scandir

    def waiting(path: Path) -> object:
        if Path(path).absolute() == folder:
            answer.wait()
        return scan(path)

    monkeypatch.setattr(os, "scandir", waiting)
    try:
        yield
    finally:
        answer.set()


async def test_a_folder_that_does_not_answer_keeps_nobody_waiting(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "nätverk").mkdir()
    session_of(plan_of(district="Älvsjö"), folder / "annan.toml").close()
    async with editing(small_plan()) as editor:
        with _silent(folder / "nätverk", monkeypatch):
            await _browse(editor)
            await editor.type("nätverk")
            await editor.press("enter")
            assert "Mappen läses …" in editor.prose
            assert "Hemmapp" in editor.prose, "what is known meanwhile"
            await editor.type("../annan")
            assert editor.app.screen.query_one(TextLine).value == "../annan"
            await editor.press("enter")
            assert "Älvsjö" in editor.lines[0]
