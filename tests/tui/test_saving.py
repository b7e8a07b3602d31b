"""Saving, exporting and leaving: what was written reaches the disk, or the screen says in words why not."""

import asyncio
import os
import re
from pathlib import Path

import pytest
from driving import PlanDriver, editing
from openpyxl import load_workbook
from sample_plan import SAMPLE, small_plan

from planterm.model.form import Role
from planterm.session.session import Session
from planterm.store.state import state_folder

pytestmark = pytest.mark.usefixtures("folder")


async def test_ctrl_s_writes_the_plan_and_says_where() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape")
        assert "osparat" in editor.lines[0]
        await editor.press("ctrl+s")
        assert "Sparat i plan.toml." in editor.text
        assert "osparat" not in editor.lines[0]
        assert editor.on_disk == editor.session.plan
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats!"


async def test_what_is_saved_from_an_open_cell_is_not_called_unsaved_until_more_is_written() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        assert "osparat" in editor.lines[0]
        await editor.press("ctrl+s")
        assert editor.is_open
        assert "osparat" not in editor.lines[0]
        await editor.type("!")
        assert "osparat" in editor.lines[0]
        await editor.press("escape")
        assert "osparat" in editor.lines[0]


async def test_ctrl_s_in_an_open_cell_saves_what_is_written_and_leaves_the_cell_open() -> None:
    async with editing(small_plan()) as editor:
        await editor.type(" och")
        await editor.press("ctrl+s")
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats och"
        assert editor.is_open
        await editor.type(" torg")
        await editor.press("escape")
        assert editor.cell() == "Skola som brottsplats och torg"


async def test_ctrl_s_while_the_first_text_of_a_new_row_is_written_makes_one_row() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+end")
        await editor.type("Ny")
        await editor.press("ctrl+s")
        await editor.type(" rad")
        await editor.press("ctrl+s", "escape")
        assert editor.problems()[3:] == ["Ny rad"]
        assert editor.on_disk.areas[0].rows[3].text(Role.PROBLEM) == "Ny rad"


async def test_saving_twice_says_that_all_is_saved_and_leaves_the_file_alone(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape", "ctrl+s")
        before = (folder / "plan.toml").read_bytes()
        await editor.press("ctrl+s")
        assert "Allt är redan sparat." in editor.text
        assert (folder / "plan.toml").read_bytes() == before


async def test_one_changed_cell_is_one_changed_line_in_the_file(folder: Path) -> None:
    copy = folder / "plan.toml"
    copy.write_bytes(SAMPLE.read_bytes())
    async with editing(Session.open(Path("plan.toml"))) as editor:
        await editor.press("down", "down")
        await editor.type("en")
        await editor.press("escape", "ctrl+s")
    old, new = (path.read_text(encoding="utf-8").splitlines() for path in (SAMPLE, copy))
    changed = [(before, after) for before, after in zip(old, new, strict=True) if before != after]
    assert changed == [('problem = "Skola som brottsplats"', 'problem = "Skola som brottsplatsen"')]


async def test_a_folder_that_is_gone_is_told_in_words_and_the_plan_stays_open(folder: Path) -> None:
    (folder / "mapp").mkdir()
    session = Session.open(_saved_in(folder / "mapp"))
    async with editing(session) as editor:
        await editor.type("!")
        await editor.press("escape")
        (folder / "mapp" / "plan.toml").unlink()
        (folder / "mapp").rmdir()
        await editor.press("ctrl+s")
        assert "Planen är inte sparad." in editor.prose
        assert "kan inte skrivas, eftersom mappen inte finns" in editor.prose
        await editor.press("escape")
        assert "! " in editor.text
        assert "kan inte skrivas, eftersom mappen inte finns" in editor.prose
        assert "osparat" in editor.lines[0]
        assert editor.cell() == "Skola som brottsplats!"

        await editor.press("ctrl+s")
        (folder / "mapp").mkdir()
        await editor.press("down", "enter")
        assert "Sparat i" in editor.prose
        assert editor.on_disk == editor.session.plan


async def test_a_save_that_fails_offers_another_file_and_keeps_the_name_until_it_is_written(folder: Path) -> None:
    (folder / "mapp").mkdir()
    async with editing(Session.open(_saved_in(folder / "mapp"))) as editor:
        await editor.type("!")
        await editor.press("escape")
        (folder / "mapp" / "plan.toml").unlink()
        (folder / "mapp").rmdir()
        await editor.press("ctrl+s", "enter", "ctrl+u")
        await editor.type("annan mapp/räddad plan")
        await editor.press("enter")
        assert "annan mapp/räddad plan.toml kan inte skrivas, eftersom mappen inte finns" in editor.prose
        assert "annan mapp/räddad plan " in editor.text
        (folder / "annan mapp").mkdir()
        await editor.press("enter")
        assert "Sparat i annan mapp/räddad plan.toml." in editor.prose
        assert "osparat" not in editor.lines[0]
        assert editor.lines[0].strip().startswith("räddad plan.toml")
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats!"


async def test_a_save_that_fails_in_the_form_says_why_and_offers_another_file(folder: Path) -> None:
    (folder / "mapp").mkdir()
    async with editing(Session.open(_saved_in(folder / "mapp")), (80, 24)) as editor:
        await editor.press("f4")
        await editor.type("!")
        (folder / "mapp" / "plan.toml").unlink()
        (folder / "mapp").rmdir()
        await editor.press("ctrl+s")
        assert "kan inte skrivas, eftersom mappen inte finns" in editor.prose
        await editor.press("enter", "ctrl+u")
        await editor.type("räddad")
        await editor.press("enter")
        assert "Sparat i räddad.toml." in editor.prose
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats!"


async def test_a_failed_save_on_the_way_out_ends_the_editor_once_the_plan_is_saved_elsewhere(folder: Path) -> None:
    (folder / "mapp").mkdir()
    async with editing(Session.open(_saved_in(folder / "mapp"))) as editor:
        await editor.type("!")
        (folder / "mapp" / "plan.toml").unlink()
        (folder / "mapp").rmdir()
        await editor.press("ctrl+q", "enter", "enter", "ctrl+u")
        assert not await _left(editor)
        await editor.type("räddad")
        await editor.press("enter")
        assert await _left(editor)
    assert Session.open(folder / "räddad.toml", read_only=True).plan.areas[0].rows[0].cells[0].endswith("!")


async def test_a_folder_is_where_the_file_is_written_and_no_name_is_asked_for_again(folder: Path) -> None:
    Path("underlag").mkdir()
    async with editing(small_plan()) as editor:
        await editor.press("f9", "ctrl+u", "enter")
        assert "Skriv ett filnamn." in editor.prose
        await editor.type("underlag/")
        await editor.press("enter")
        assert "Arbetsboken är skriven i /" in editor.prose
    assert {path.name for path in folder.glob("**/*.xlsx")} == {"plan.xlsx"}
    assert (folder / "underlag" / "plan.xlsx").exists()


@pytest.mark.parametrize("name", ["~finnsinte/plan", "x" * 400, "plan.toml/plan"])
@pytest.mark.parametrize("keys", [("f9",), ("f10", *"spara som", "enter")], ids=["export", "save-as"])
async def test_names_that_name_no_file_are_told_under_the_line(name: str, keys: tuple[str, ...]) -> None:
    async with editing(small_plan()) as editor:
        await editor.press(*("space" if key == " " else key for key in keys), "ctrl+u")
        await editor.paste(name)
        await editor.press("enter")
        assert "Enter: klar" in editor.text
        assert any(word in editor.prose for word in ("inget filnamn", "kan inte skrivas", "ingen mapp", "för långt"))


async def test_settings_that_are_wrong_are_told_when_they_are_needed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANTERM_CONFIG", str(folder))
    (folder / "settings.toml").write_text('sakerhetskopior = "tio"', encoding="utf-8")
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("escape", "ctrl+s")
        assert "Planen är sparad." in editor.prose
        assert "”sakerhetskopior” ska vara ett heltal" in editor.prose
        assert len(editor.session.backups()) == 1


async def test_a_backup_that_could_not_be_kept_is_told(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        state_folder().mkdir(exist_ok=True, parents=True)
        (state_folder() / "backups").write_text("i vägen", encoding="utf-8")
        await editor.press("escape", "ctrl+s")
        assert "Planen är sparad, men föregående version kunde inte läggas undan" in editor.prose
        assert "osparat" not in editor.lines[0]


async def test_what_somebody_else_has_written_meanwhile_is_kept_beside_ones_own(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        file = folder / "plan.toml"
        file.write_text(file.read_text("utf-8").replace("Skolan", "Skolorna") + "# en annans rad\n", "utf-8")
        await editor.press("escape", "ctrl+s")
        assert "Bådas ändringar är sammanfogade och sparade." in editor.prose
        assert "osparat" not in editor.lines[0]
    saved = (folder / "plan.toml").read_text("utf-8")
    assert "# en annans rad" in saved
    assert '!"' in saved


@pytest.mark.parametrize("answer", [("down", "enter"), ("enter",), ("escape",)])
async def test_what_somebody_else_has_written_leaves_the_file_only_when_that_is_chosen(
    answer: tuple[str, ...], folder: Path
) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        file = folder / "plan.toml"
        file.write_text(file.read_text("utf-8").replace("Klotter", "Klottret"), "utf-8")
        await editor.press("escape", "ctrl+s", "ctrl+z")
        await editor.type("?")
        await editor.press("escape", "ctrl+s")
        assert "Det som någon annan har skrivit i filen är inte med i planen" in editor.prose
        await editor.press(*answer)
        assert ("osparat" in editor.lines[0]) is (len(answer) == 1)
    assert ("Klottret" in file.read_text("utf-8")) is (len(answer) == 1)


async def test_what_somebody_else_has_written_and_is_taken_in_again_is_saved_without_a_question(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        file = folder / "plan.toml"
        file.write_text(file.read_text("utf-8").replace("Klotter", "Klottret"), "utf-8")
        await editor.press("escape", "ctrl+s", "ctrl+z", "ctrl+y")
        await editor.type("?")
        await editor.press("escape", "ctrl+s")
        assert "Sparat i plan.toml." in editor.prose
    assert "Klottret" in file.read_text("utf-8")


@pytest.mark.parametrize(("answer", "kept"), [(["down", "enter"], "min"), (["down", "down", "enter"], "deras")])
async def test_where_both_wrote_the_same_cell_one_chooses(answer: list[str], kept: str, folder: Path) -> None:
    plan = small_plan()
    problem = plan.areas[0].rows[0].cells[0]
    async with editing(plan) as editor:
        await editor.type(" min")
        file = folder / "plan.toml"
        file.write_text(file.read_text("utf-8").replace(f'"{problem}"', f'"{problem} deras"', 1), "utf-8")
        await editor.press("escape", "ctrl+s")
        assert "Någon annan har ändrat samma sak" in editor.prose
        assert f"{problem} min" in editor.prose
        assert f"{problem} deras" in editor.prose
        await editor.press(*answer)
    assert f'"{problem} {kept}"' in (folder / "plan.toml").read_text("utf-8")


async def test_a_file_that_somebody_else_has_broken_is_left_alone_and_said(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        (folder / "plan.toml").write_text("annan", encoding="utf-8")
        await editor.press("escape", "ctrl+s")
        assert "Någon annan har ändrat filen, och det som står där nu kan inte tas in: plan.toml, rad 1" in editor.prose
        assert "osparat" in editor.lines[0]
    assert (folder / "plan.toml").read_text("utf-8") == "annan"


def _saved_in(folder: Path) -> Path:
    from sample_plan import session_of

    return session_of(small_plan(), folder / "plan.toml").path


async def _left(editor: PlanDriver) -> bool:
    await editor.pilot.pause()
    return not editor.app.is_running or editor.app._exit


async def test_ctrl_q_leaves_at_once_when_all_is_saved() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("ctrl+q")
        assert await _left(editor)


async def test_ctrl_q_asks_when_something_is_unsaved_and_escape_stays() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("ctrl+q")
        assert "Planen har ändringar som inte är sparade." in editor.text
        assert "Spara och avsluta" in editor.text
        assert "Avsluta utan att spara: ändringarna försvinner" in editor.text
        await editor.press("escape")
        assert not await _left(editor)
        assert "Planen har ändringar" not in editor.text
        assert editor.cell() == "Skola som brottsplats!"


@pytest.mark.parametrize(
    ("keys", "saved"), [(("enter",), "Skola som brottsplats!"), (("down", "enter"), "Skola som brottsplats")]
)
async def test_the_answers_leave_with_and_without_saving(keys: tuple[str, ...], saved: str) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("ctrl+q", *keys)
        assert await _left(editor)
        assert editor.on_disk.areas[0].rows[0].text(Role.PROBLEM) == saved


async def test_going_on_editing_is_the_third_answer() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("ctrl+q", "down", "down", "enter")
        assert not await _left(editor)
        await editor.type("?")
        assert editor.is_open


async def test_letters_of_a_paste_answer_no_question() -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("ctrl+q")
        await editor.type("jansqy")
        assert not await _left(editor)
        assert "Planen har ändringar som inte är sparade." in editor.text


async def test_a_save_that_fails_on_the_way_out_keeps_the_editor_open(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        (folder / "plan.toml").write_text("annan", encoding="utf-8")
        await editor.press("ctrl+q", "enter")
        assert not await _left(editor)
        assert "plan.toml, rad 1" in editor.prose


async def test_f9_suggests_a_name_and_writes_the_workbook(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f9")
        assert "Exportera till Excel" in editor.text
        assert "plan.xlsx" in editor.text
        await editor.press("enter")
        assert "Arbetsboken är skriven i /" in editor.prose
        assert ": plan.xlsx" in editor.prose
    sheet = load_workbook(folder / "plan.xlsx")["1 Unga i riskzon"]
    assert "Skola som brottsplats" in [cell.value for cell in sheet["A"]]


async def test_f9_exports_what_is_on_the_screen_also_unsaved(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("f9", "enter")
        assert "osparat" in editor.lines[0]
    sheet = load_workbook(folder / "plan.xlsx")["1 Unga i riskzon"]
    assert "Skola som brottsplats!" in [cell.value for cell in sheet["A"]]


async def test_an_existing_workbook_is_only_replaced_when_asked_to(folder: Path) -> None:
    (folder / "plan.xlsx").write_bytes(b"min egen bok")
    async with editing(small_plan()) as editor:
        await editor.press("f9", "enter")
        assert "plan.xlsx finns redan. Ska den skrivas över?" in editor.prose
        assert "Det som står i den går inte att få tillbaka." in editor.prose
        await editor.press("enter")
        assert "Filen är inte överskriven." in editor.prose
        await editor.press("enter", "escape")
        assert (folder / "plan.xlsx").read_bytes() == b"min egen bok"

        await editor.press("enter", "down", "enter")
        assert "Arbetsboken är skriven i /" in editor.prose
        assert ": plan.xlsx" in editor.prose
        assert (folder / "plan.xlsx").read_bytes().startswith(b"PK")


async def test_an_export_to_another_name_gets_its_suffix(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f9", "ctrl+u")
        await editor.type("nämnden 2026")
        await editor.press("enter")
        assert (folder / "nämnden 2026.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "said", "begins"),
    [("plan.html", "Webbsidan", "<!DOCTYPE html>"), ("plan.txt", "Texten", "Åtgärdsplan 2026")],
)
async def test_the_suffix_decides_what_f9_writes(name: str, said: str, begins: str, folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f9", "ctrl+u")
        await editor.type(name)
        await editor.press("enter")
        assert f"{said} är skriven i " in editor.prose
        assert name in editor.prose.replace(" ", "")  # a long folder is wrapped
    assert (folder / name).read_text("utf-8").startswith(begins)


async def test_f9_refuses_a_name_that_is_a_plans_even_the_plans_own(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        before = (folder / "plan.toml").read_bytes()
        await editor.press("f9", "ctrl+u")
        await editor.type("plan.toml")
        await editor.press("enter", "enter")
        assert "namn som slutar på .xlsx, .html eller .txt" in editor.prose
    assert (folder / "plan.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("command", "name", "words"),
    [
        ("webbsida", "plan.html", "<h1>Åtgärdsplan 2026</h1>"),
        ("nämnden", "plan-sammanfattning.html", "<h1>Sammanfattning av uppföljningen</h1>"),
    ],
)
async def test_f10_writes_the_page_and_the_summary_with_what_is_not_saved_yet(
    command: str, name: str, words: str, folder: Path
) -> None:
    async with editing(small_plan()) as editor:
        await editor.press("end")
        await editor.type(" Nyss tillagt")
        await editor.press("f10")
        await editor.type(command)
        await editor.press("enter", "enter")
        assert "Webbsidan är skriven i " in editor.prose
        assert name in editor.prose.replace(" ", "")  # a long folder is wrapped
        assert "osparat" in editor.lines[0]
    page = (folder / name).read_text("utf-8")
    assert words in page
    assert "Klart. Nyss tillagt" in page


async def test_an_export_that_cannot_be_written_says_why() -> None:
    async with editing(small_plan()) as editor:
        await editor.press("f9", "ctrl+u")
        await editor.type("finns-inte/bok.xlsx")
        await editor.press("enter")
        assert re.search(r"finns-inte/bok\.xlsx.* mappen", editor.prose)
        assert "Enter: klar" in editor.text
        await editor.press("escape")
        assert "osparat" not in editor.lines[0]


async def test_save_as_goes_on_in_the_new_file(folder: Path) -> None:
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("f10")
        await editor.type("spara som")
        await editor.press("enter", "ctrl+u")
        await editor.type("kopia")
        await editor.press("enter")
        assert "Sparat i kopia.toml." in editor.prose
        assert editor.session.path.name == "kopia.toml"
        assert "osparat" not in editor.lines[0]
    assert Session.open(folder / "plan.toml").plan == small_plan()
    assert Session.open(folder / "kopia.toml").plan.areas[0].rows[0].text(Role.PROBLEM) == "Skola som brottsplats!"


async def test_save_as_over_another_plan_says_which_and_enter_leaves_it(folder: Path) -> None:
    from sample_plan import session_of

    session_of(small_plan(), folder / "annan.toml")
    other = (folder / "annan.toml").read_bytes()
    async with editing(small_plan()) as editor:
        await editor.type("!")
        await editor.press("f10")
        await editor.type("spara som")
        await editor.press("enter", "ctrl+u", *"annan", "enter")
        assert "Det är planen för Farsta stadsdelsförvaltning 2026 med 3 rader." in editor.prose
        await editor.press("enter")
        assert (folder / "annan.toml").read_bytes() == other
        await editor.press("enter", "down", "enter")
        assert "Sparat i annan.toml." in editor.prose
        assert other in [backup.path.read_bytes() for backup in editor.session.backups()]


async def test_enter_after_f9_opens_the_folder_where_there_is_a_desktop(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows = folder / "bin" / "xdg-open"
    shows.parent.mkdir()
    shows.write_text('#!/bin/sh\nprintf %s "$1" > visad\n')
    shows.chmod(0o755)
    os.mkfifo(folder / "visad")  # type: ignore[attr-defined, unused-ignore]  # no Windows has it
    monkeypatch.setenv("PATH", f"{shows.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    async with editing(small_plan()) as editor:
        await editor.press("f9", "enter")
        assert "Enter öppnar mappen" in editor.prose
        await editor.press("enter")
        assert await asyncio.to_thread((folder / "visad").read_text) == str(folder)
        await editor.press("enter", "x")
        assert "skriven" not in editor.prose
