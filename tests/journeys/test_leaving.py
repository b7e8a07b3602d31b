"""Leaving: nothing thrown away without a question, and the terminal left as it was."""

from pathlib import Path

import pytest
from editor import PROGRAM, cells, draft_in, leave, open_plan, save

from terminal import Key, Terminal

MAIN_SCREEN_AGAIN = b"\x1b[?1049l"
CURSOR_SHOWN_AGAIN = b"\x1b[?25h"
QUESTION = "Planen har ändringar som inte är sparade"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return draft_in(tmp_path)


def test_quitting_with_text_still_in_the_open_cell_asks_and_saves(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid" + Key.CTRL_Q)
        terminal.wait_for(QUESTION)
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        assert terminal.wait_for_exit() == 0
    assert cells(plan)[0][0] == "Ungdomar i offentlig miljö på kvällstid"


def test_going_back_from_the_question_loses_nothing_and_not_saving_leaves_the_file(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send("Kvar" + Key.CTRL_Q)
        terminal.wait_for(QUESTION)
        terminal.wait_until_quiet()
        terminal.send(Key.ESCAPE)
        terminal.wait_until_gone(QUESTION)
        terminal.send(" och mer" + Key.F2 + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        terminal.send("kastas" + Key.CTRL_Q)
        terminal.wait_for(QUESTION)
        terminal.wait_until_quiet()
        terminal.send(Key.DOWN + Key.ENTER)
        assert terminal.wait_for_exit() == 0
        assert MAIN_SCREEN_AGAIN in terminal.output
        assert CURSOR_SHOWN_AGAIN in terminal.output
    assert cells(plan)[0][0] == "Ungdomar i offentlig miljöKvar och mer"


def test_ctrl_z_undoes_and_never_suspends(plan: Path) -> None:
    path = f"{PROGRAM.parent}:/usr/bin:/bin"
    with Terminal(["/bin/sh", "-i"], home=plan.parent, environment={"PS1": "redo> ", "PATH": path}) as shell:
        shell.wait_for("redo>")
        shell.send("planterm plan.toml\r")
        shell.wait_for("F1 Hjälp")
        shell.send(Key.CTRL_Z)
        shell.wait_for("Det finns inget att ångra")
        shell.send("text" + Key.CTRL_Z + Key.F2 + Key.CTRL_Q)
        shell.wait_for("redo>")
        shell.send("jobs && echo slut\\ $?\r")
        shell.wait_for("slut 0")
        assert "Stopped" not in shell.text
        shell.send("exit\r")
        assert shell.wait_for_exit() == 0


def test_stopped_from_outside_and_continued_it_shows_the_plan_again(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid")
        terminal.wait_for("på kvällstid")
        before = terminal.text
        terminal.stop_and_continue()
        terminal.wait_for("på kvällstid")
        terminal.wait_until_at_rest()
        assert terminal.text == before
        terminal.send(" och helg" + Key.ESCAPE)
        terminal.wait_for("på kvällstid och helg")
        save(terminal)
        leave(terminal)
