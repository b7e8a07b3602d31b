"""The names of files as people write them, in the dialogs and on the command line."""

from pathlib import Path

import pytest
from driving import editing
from sample_plan import session_of, small_plan

from planterm.cli.main import main
from planterm.errors import PlantermError
from planterm.session.for_others import PLAN_KINDS
from planterm.store.planfile import load
from planterm.store.state import state_folder
from planterm.tui.dialogs.browsing import typed_path
from planterm.tui.dialogs.file_dialogs import named_file

pytestmark = pytest.mark.usefixtures("folder")

UNFIT = [
    "CON.toml",
    "nul.toml",
    "com1.plan.toml",
    "LPT9.toml",
    "a:b.toml",
    "vad?.toml",
    'a"b.toml',
    "<a>.toml",
    "a|b.toml",
]
"""Names that Windows refuses, or keeps for itself."""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kopia", "kopia.toml"),
        ("kopia.TOML", "kopia.TOML"),
        ("plan v1.2", "plan v1.2.toml"),
        ("kopia.", "kopia.toml"),
        ("kopia.toml. .", "kopia.toml"),
        ("  kopia ", "kopia.toml"),
        ('"mapp/kopia.toml"', "mapp/kopia.toml"),
        ("'mapp/min kopia'", "mapp/min kopia.toml"),
        ("mapp", "mapp/plan.toml"),
        ("mapp/", "mapp/plan.toml"),
        ('"mapp/"', "mapp/plan.toml"),
        ("..", "../plan.toml"),
        ("console.toml", "console.toml"),
        ("~ingen-sådan/kopia", "~ingen-sådan/kopia.toml"),
    ],
)
def test_a_name_gets_the_ending_of_what_is_written(written: str, meant: str) -> None:
    Path("mapp").mkdir()
    assert named_file(written, (".toml",), "plan.toml") == Path(meant)


@pytest.mark.parametrize("name", ["kopia.xlsx", "kopia.HTML", "kopia.txt", "kopia.xlsx."])
def test_an_ending_that_means_another_kind_of_file_is_refused(name: str) -> None:
    with pytest.raises(PlantermError, match=r"^kopia\..*: namnets ändelse .*; välj ett namn som slutar på \.toml\.$"):
        named_file(name, (".toml",), "plan.toml")
    assert named_file("kopia.html", PLAN_KINDS) == Path("kopia.html")
    with pytest.raises(PlantermError, match=r"slutar på \.xlsx, \.html eller \.txt\.$"):
        named_file("kopia.toml", PLAN_KINDS)


@pytest.mark.parametrize("name", [".html", ".XLSX", "mapp/.toml"])
def test_an_ending_alone_is_no_name(name: str) -> None:
    with pytest.raises(PlantermError, match="är inget filnamn; skriv vad filen ska heta"):
        named_file(name, PLAN_KINDS, "plan.xlsx")


@pytest.mark.parametrize("name", UNFIT)
def test_a_new_file_has_a_name_that_windows_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PlantermError, match="kan ingen fil heta i Windows; välj ett namn utan"):
        named_file(name, (".toml",))
    assert main(["new", name, "--year", "2026", "--district", "Farsta"]) == 2
    assert "kan ingen fil heta i Windows" in capsys.readouterr().err
    assert not list(Path().iterdir())


@pytest.mark.parametrize("name", ["x" * 256, "å" * 128])
def test_a_name_that_is_too_long_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", f"{name}.toml", "--year", "2026", "--district", "Farsta"]) == 2
    assert capsys.readouterr().err.endswith("kan inte nås: namnet är för långt; välj ett kortare namn.\n")


def test_what_is_named_in_quotes_on_the_command_line_or_in_the_environment_is_meant_without_them(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANTERM_STATE", f'"{folder / "tillstånd"}"')
    assert state_folder() == folder / "tillstånd"
    assert main(["new", '"min plan.toml"', "--year", "2026", "--district", "Farsta"]) == 0
    assert main(["export", "'min plan.toml'", "-o", '"min bok.xlsx"']) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["min bok.xlsx", "min plan.toml"]


def test_what_is_drawn_into_the_terminal_comes_in_quotes() -> None:
    assert typed_path("'/mapp/min plan.toml'") == typed_path(' "/mapp/min plan.toml" ') == Path("/mapp/min plan.toml")


async def test_a_plan_is_never_saved_as_a_workbook_and_the_name_stays_to_be_changed() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f10")
        await editor.type("spara som")
        await editor.press("enter")
        await editor.type("kopia.xlsx")
        await editor.press("enter")
        assert "kopia.xlsx: namnets ändelse hör till en fil av annat slag" in editor.prose
        assert not Path("kopia.xlsx").exists()
        await editor.press(*["backspace"] * 5, "enter")
        assert "Sparat i kopia.toml." in editor.text


async def test_a_plan_that_is_named_as_a_workbook_opens_all_the_same() -> None:
    session_of(small_plan(), Path("gammal.toml")).close()
    Path("gammal.toml").rename("kopia.xlsx")
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+o")
        await editor.type("kopia.xlsx")
        await editor.press("enter")
        assert "kopia.xlsx" in editor.lines[0]
        await editor.type("!")
        await editor.press("escape", "ctrl+s")
    assert load(Path("kopia.xlsx")).plan.areas[0].rows[0].cells[0] == "Skola som brottsplats!"


async def test_a_bare_name_is_meant_in_the_plans_own_folder(folder: Path) -> None:
    (folder / "mapp").mkdir()
    async with editing(session_of(small_plan(), folder / "mapp" / "plan.toml")) as editor:
        await editor.press("f9")
        await editor.type("bok")
        await editor.press("enter")
        assert "bok.xlsx" in editor.prose
    assert (folder / "mapp" / "bok.xlsx").exists()
