"""The workbook sent out, changed by others, and taken home again."""

import shutil
from pathlib import Path

import pytest
from editor import PROGRAM, SAMPLE, cells, leave, open_plan, reference_rows, run_command, run_program, save
from openpyxl import load_workbook

from office import converted, needs_office
from terminal import Key, Terminal

ANSWER = "Delvis genomfört: tre av fyra skolor är med."
NEW_ROW = ("Bilbränder", "Få vuxna ute", "Nattvandring", "Färre bränder", "2026", "Samordnaren", "")
NUMBER_OF_ROWS = 8


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "plan.toml"))


ROWS = reference_rows(0)
"""The first area's rows as they come back: three cells are changed, a row is moved and one is added."""
ROWS[0] = (*ROWS[0][:2], "SSPF grupp i stället för individ", *ROWS[0][3:])
ROWS[2] = (*ROWS[2][:6], ANSWER)
ROWS[5] = (*ROWS[5][:4], "2026", *ROWS[5][5:])
ROWS = [ROWS[6], *ROWS[:6], ROWS[7], NEW_ROW]


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The plan's workbook, changed."""
    folder = tmp_path_factory.mktemp("skickad")
    shutil.copy(SAMPLE, folder / "plan.toml")
    run_program("export", "plan.toml", "-o", "tillbaka.xlsx", folder=folder)
    book = load_workbook(folder / "tillbaka.xlsx")
    for number, texts in enumerate(ROWS, start=3):
        for column, text in enumerate(texts, start=1):
            book.worksheets[1].cell(number, column).value = text or None
    book.save(folder / "tillbaka.xlsx")
    return (folder / "tillbaka.xlsx").read_bytes()


@pytest.fixture
def book(plan: Path, returned: bytes) -> Path:
    """The workbook beside the plan."""
    book = plan.with_name("tillbaka.xlsx")
    book.write_bytes(returned)
    return book


def compare(terminal: Terminal) -> None:
    """Open the workbook beside the plan."""
    run_command(terminal, "jämför med arbetsbok")
    terminal.wait_for("Sök, eller skriv")
    terminal.wait_until_quiet()
    terminal.send("tillbaka.xlsx" + Key.ENTER)
    terminal.wait_for("Jämför med tillbaka.xlsx")


@pytest.mark.parametrize("through_office", [False, pytest.param(True, marks=needs_office)], ids=["openpyxl", "office"])
def test_everything_that_came_back_is_taken_home_and_saved(plan: Path, book: Path, through_office: bool) -> None:
    if through_office:
        book.write_bytes(converted(book.read_bytes(), "xlsx", plan.parent).read_bytes())
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
    assert cells(plan) == ROWS
    assert [cells(plan, area) for area in range(1, 5)] == others


@pytest.mark.usefixtures("book")
def test_a_kill_loses_nothing_of_what_was_taken(plan: Path) -> None:
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
    assert cells(plan) == ROWS


def test_a_workbook_on_the_command_line_becomes_a_plan(book: Path) -> None:
    with Terminal([PROGRAM, book.name], home=book.parent, columns=80, lines=24) as terminal:
        terminal.wait_for("Så här lästes tillbaka.xlsx")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Ny plan ur arbetsboken")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("F1 Hjälp")
        leave(terminal)
    assert cells(book.with_suffix(".toml")) == ROWS
