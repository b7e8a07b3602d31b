"""The workbook sent out, changed by others, and taken home again."""

import shutil
import subprocess
from pathlib import Path

import pytest
from editor import PROGRAM, SAMPLE, cells, leave, open_plan, reference_rows, run_command, run_program, save
from openpyxl import load_workbook

from terminal import Key, Terminal

ANSWER = "Delvis genomfört: tre av fyra skolor är med."
NEW_ROW = ("Bilbränder", "Få vuxna ute", "Nattvandring", "Färre bränder", "2026", "Samordnaren", "")
NUMBER_OF_ROWS = 8


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "plan.toml"))


def sent_and_returned(plan: Path, *, through_office: bool) -> list[tuple[str, ...]]:
    """Change three cells, move a row and add one in the plan's workbook; the first area's rows as they are then."""
    folder = plan.parent
    run_program("export", plan.name, "-o", "tillbaka.xlsx", folder=folder)
    rows = reference_rows(0)
    rows[0] = (*rows[0][:2], "SSPF grupp i stället för individ", *rows[0][3:])
    rows[2] = (*rows[2][:6], ANSWER)
    rows[5] = (*rows[5][:4], "2026", *rows[5][5:])
    rows = [rows[6], *rows[:6], rows[7], NEW_ROW]
    book = load_workbook(folder / "tillbaka.xlsx")
    for number, texts in enumerate(rows, start=3):
        for column, text in enumerate(texts, start=1):
            book.worksheets[1].cell(number, column).value = text or None
    book.save(folder / "tillbaka.xlsx")
    if through_office:
        command = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", str(folder / "ut"), str(folder / "tillbaka.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        shutil.move(folder / "ut" / "tillbaka.xlsx", folder / "tillbaka.xlsx")
    return rows


def compare(terminal: Terminal) -> None:
    """Open the workbook beside the plan."""
    run_command(terminal, "jämför med arbetsbok")
    terminal.wait_for("Sök, eller skriv")
    terminal.wait_until_quiet()
    terminal.send("tillbaka.xlsx" + Key.ENTER)
    terminal.wait_for("Jämför med tillbaka.xlsx")


needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


@pytest.mark.parametrize("through_office", [False, pytest.param(True, marks=needs_office)], ids=["openpyxl", "office"])
def test_everything_that_came_back_is_taken_home_and_saved(plan: Path, through_office: bool) -> None:
    rows = sent_and_returned(plan, through_office=through_office)
    others = [cells(plan, area) for area in range(1, 5)]
    with open_plan(plan, columns=80, lines=24) as terminal:
        compare(terminal)
        terminal.wait_for("inget hämtat · 5 kvar")
        terminal.send(Key.CTRL_A)
        terminal.wait_for("5 skillnader hämtades")
        terminal.send(Key.ESCAPE)
        terminal.wait_for("Hämtat från arbetsboken")
        save(terminal)
        leave(terminal)
    assert cells(plan) == rows
    assert [cells(plan, area) for area in range(1, 5)] == others


def test_a_kill_loses_nothing_of_what_was_taken(plan: Path) -> None:
    rows = sent_and_returned(plan, through_office=False)
    with open_plan(plan) as terminal:
        compare(terminal)
        terminal.send(Key.CTRL_A)
        terminal.wait_for("5 skillnader hämtades")
        terminal.kill()
        terminal.wait_for_exit()
    assert cells(plan) == reference_rows(0)[:NUMBER_OF_ROWS]
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången sparades inte")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        save(terminal)
        leave(terminal)
    assert cells(plan) == rows


def test_a_workbook_on_the_command_line_becomes_a_plan(plan: Path) -> None:
    rows = sent_and_returned(plan, through_office=False)
    with Terminal([PROGRAM, "tillbaka.xlsx"], home=plan.parent, columns=80, lines=24) as terminal:
        terminal.wait_for("Så här lästes tillbaka.xlsx")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Ny plan ur arbetsboken")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("F1 Hjälp")
        leave(terminal)
    assert cells(plan.with_name("tillbaka.toml")) == rows
