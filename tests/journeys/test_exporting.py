"""The workbook written from the running program."""

from pathlib import Path

import pytest
from editor import DRAFT, draft_in, leave, open_plan, reference_rows, workbook_cells

from terminal import Key


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return draft_in(tmp_path)


def test_f9_writes_the_workbook_with_what_is_not_saved_yet(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(" nu" + Key.F9)
        terminal.wait_for("Exportera till Excel")
        terminal.wait_until_quiet()
        terminal.send(Key.DOWN + Key.ENTER)
        terminal.wait_for("Arbetsboken är skriven")
        terminal.send(Key.CTRL_Z)
        terminal.wait_until_gone("osparat")
        leave(terminal)
    wanted = [reference_rows(area) for area in range(5)]
    wanted[0][0] = ("Ungdomar i offentlig miljö nu", *wanted[0][0][1:])
    for area, rows in enumerate(wanted):
        assert workbook_cells(plan.with_suffix(".xlsx"), area)[: len(rows)] == rows
    assert plan.read_bytes() == DRAFT


def test_f9_asks_before_a_workbook_is_replaced(plan: Path) -> None:
    book = plan.with_suffix(".xlsx")
    book.write_bytes(b"en annan arbetsbok")
    with open_plan(plan) as terminal:
        terminal.send(Key.F9)
        terminal.wait_for("Exportera till Excel")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Skriv över")
        terminal.wait_until_quiet()
        terminal.send(Key.ESCAPE)
        terminal.wait_until_gone("Skriv över")
        assert book.read_bytes() == b"en annan arbetsbok"
        terminal.send(Key.F9)
        terminal.wait_for("Exportera till Excel")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Skriv över")
        terminal.wait_until_quiet()
        terminal.send(Key.DOWN + Key.ENTER)
        terminal.wait_for("Arbetsboken är skriven")
        leave(terminal)
    assert workbook_cells(book)[0] == reference_rows(0)[0]
