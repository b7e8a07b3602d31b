"""Keys typed faster than the program draws: each goes to what the keys before it have opened."""

from pathlib import Path

import pytest
from editor import PROGRAM, cells, draft_in, leave, open_plan, reference_rows, save, workbook_cells

from terminal import Key, Terminal


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return draft_in(tmp_path)


def test_f9_and_enter_at_once_export(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(Key.F9 + Key.ENTER)
        terminal.wait_for("Arbetsboken är skriven")
        leave(terminal)
    assert workbook_cells(plan.with_suffix(".xlsx"))[0] == reference_rows(0)[0]


def test_quit_and_enter_at_once_save_and_quit(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid" + Key.CTRL_Q + Key.ENTER)
        assert terminal.wait_for_exit() == 0
    assert cells(plan)[0][0] == "Ungdomar i offentlig miljö på kvällstid"


IN_HASTE = (
    Key.CTRL_N + Key.F5 + Key.CTRL_Z + Key.F5 + "x" + Key.F2,
    Key.F4 + Key.CTRL_N + Key.F5 + Key.CTRL_F + Key.F5,
    Key.CTRL_PAGE_UP + Key.CTRL_S,
    Key.CTRL_PAGE_DOWN + Key.CTRL_PAGE_UP + Key.CTRL_PAGE_UP + Key.CTRL_PAGE_DOWN + Key.CTRL_S,
    Key.CTRL_PAGE_DOWN + Key.CTRL_N + Key.F5 + Key.CTRL_Z + Key.CTRL_PAGE_DOWN + Key.CTRL_N,
)


def test_screens_opened_and_left_without_waiting_leave_the_program_running(plan: Path) -> None:
    with open_plan(plan) as terminal:
        for keys in IN_HASTE:
            terminal.send(keys + Key.F10 + "spara som")
            terminal.wait_for("Spara som +")
            terminal.send(Key.ESCAPE)
            terminal.wait_until_at_rest()
            terminal.send(Key.ESCAPE + Key.CTRL_HOME)
            terminal.wait_until_gone("Spara som +")
        terminal.send(Key.CTRL_S)
        leave(terminal)


def test_keys_after_a_dialog_go_to_the_plan(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(Key.F10 + "kompakt" + Key.ENTER + Key.RIGHT + " Efteråt" + Key.F2 + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert cells(plan)[0][1] == reference_rows(0)[0][1] + " Efteråt"


def test_a_new_plan_and_its_first_rows_typed_without_waiting(tmp_path: Path) -> None:
    with Terminal([PROGRAM], home=tmp_path) as terminal:
        terminal.wait_for("Prova med en exempelplan")
        fields = f"2026{Key.ENTER}Farsta{Key.ENTER}{Key.ENTER}{Key.CTRL_U}farsta-2026{Key.ENTER}"
        terminal.send(Key.ENTER + fields + "Skadegörelse" + Key.TAB + "Mörka stråk" + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert cells(tmp_path / "farsta-2026.toml")[0][:2] == ("Skadegörelse", "Mörka stråk")


def test_what_is_typed_while_the_program_starts_is_not_lost(plan: Path) -> None:
    with Terminal([PROGRAM, plan.name], home=plan.parent) as terminal:
        terminal.send(" från början")  # no Ctrl+S yet: until the program runs, it makes a terminal hold its output
        terminal.wait_for("från början.*26 av 26|26 av 26[^@]*från början")
        terminal.send(Key.F2)
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == "Ungdomar i offentlig miljö från början"
