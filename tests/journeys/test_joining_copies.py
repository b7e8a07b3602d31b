"""Copies of the real plan edited in terminals of their own, and one as a workbook, joined on the screen."""

from pathlib import Path

import pytest
from editor import DRAFT, cells, leave, open_plan, run_command, run_program, save
from openpyxl import load_workbook

from terminal import Key, Terminal

MINE, THEIRS, OFFICES = " på kvällstid", " (och unga vuxna)", "Skolan följer upp varje termin."
DOWN = Key.DOWN


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan; a copy that somebody has edited, and a workbook that somebody has filled in."""
    for name in ("plan.toml", "kollegan.toml"):
        (tmp_path / name).write_bytes(DRAFT)
    with open_plan(tmp_path / "kollegan.toml") as terminal:
        terminal.send(DOWN + THEIRS + Key.F2)
        terminal.wait_for("och unga")
        save(terminal)
        leave(terminal)
    run_program("export", "plan.toml", "-o", "skolan.xlsx", folder=tmp_path)
    book = load_workbook(tmp_path / "skolan.xlsx")
    book.worksheets[1]["G5"] = OFFICES
    book.save(tmp_path / "skolan.xlsx")
    return tmp_path / "plan.toml"


def join(terminal: Terminal, name: str) -> None:
    """Take all of a copy in."""
    run_command(terminal, "sammanfoga kopia")
    terminal.wait_for("Vilken kopia")
    terminal.wait_until_quiet()
    terminal.send(name + Key.ENTER)
    terminal.wait_for("Ta in allt från kopian: 1 ändring")
    terminal.wait_until_quiet()
    terminal.send(Key.ENTER)
    terminal.wait_for("Sammanfogat:")
    terminal.wait_until_quiet()
    terminal.send(Key.ENTER)
    terminal.wait_until_gone("Sammanfogat:")


def test_what_everybody_did_is_in_the_plan_through_a_kill_and_an_undo(plan: Path) -> None:
    before = cells(plan)
    expected = [list(row) for row in before]
    expected[0][0] += MINE
    expected[1][0] += THEIRS
    expected[2][6] = OFFICES
    with open_plan(plan) as terminal:
        terminal.send(MINE + Key.F2)
        terminal.wait_for("osparat")
        join(terminal, "kollegan.toml")
        join(terminal, "skolan.xlsx")
        terminal.send(Key.CTRL_Z)
        terminal.wait_for("Ångrat: sammanfoga kopia")
        terminal.send("\x19")
        terminal.wait_for("Gjort om: sammanfoga kopia")
        terminal.wait_until_quiet(quiet=1.0)
        terminal.kill()
        terminal.wait_for_exit()
    assert cells(plan) == before
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången sparades inte")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        save(terminal)
        leave(terminal)
    assert [list(row) for row in cells(plan)] == expected
