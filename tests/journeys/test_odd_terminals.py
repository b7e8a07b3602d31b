"""Terminals that send more than keys, or spell keys otherwise: only what a person types enters the plan."""

from pathlib import Path

import pytest
from editor import PROGRAM, cells, leave, new_plan, open_plan, save

from terminal import Key, Terminal

UNASKED = [
    *("\x1b[1;3S", "\x1bO5P", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[?1;2c", "\x1bP1$r0m\x1b\\", "\x1b_Gi=1\x1b\\"),
    *("\x1b[<35;20;10M", "\x1b[24;80R", "\x1b[99;99x", "\x1bå", "\x1b8"),
]
"""Keys that mean nothing, late answers to another program, and the mouse."""

PLAIN_KEYS = (b"\x1b[=0;1u", b"\x1b[>4;0m")
"""The kitty protocol off, and xterm's modifyOtherKeys."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return new_plan(tmp_path)


def test_what_the_terminal_sends_of_its_own_is_not_typed(plan: Path) -> None:
    with open_plan(plan, columns=80, lines=24) as terminal:
        assert all(switch in terminal.output for switch in PLAIN_KEYS)
        terminal.send("Otrygg\xa0plats")
        for number, sequence in enumerate(UNASKED):
            cut = 2 + number % (len(sequence) - 1) if len(sequence) > 2 else len(sequence)
            terminal.send(sequence[:cut])
            terminal.wait_until_quiet(quiet=0.01)
            terminal.send(sequence[cut:])
            terminal.wait_until_quiet(quiet=0.01)
        terminal.send("\nrad två")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == "Otrygg\xa0plats\nrad två"


def test_keys_in_the_spelling_that_another_program_has_left_on(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send("Mörker\x1b[27u")  # Escape
        terminal.wait_for("F2 Ändra")
        terminal.send("\x1b[2;5~" + Key.RIGHT + "\x1b[2;2~")  # Ctrl+Insert, Shift+Insert
        terminal.send("\x1b[50;3;64u\x1b[8364;1u" + Key.ESCAPE)
        terminal.wait_for("@€")
        terminal.send("\x1b[115;5u")
        terminal.wait_for("Sparat i")
        terminal.send("\x1b[27;5;113~")
        assert terminal.wait_for_exit() == 0
    assert cells(plan)[0][:2] == ("Mörker", "Mörker@€")


def test_a_terminal_that_sends_latin_1_is_understood_and_told_of(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send("Träd på ön".encode("latin-1"))
        terminal.wait_for("Terminalen skickar inte UTF-8")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == "Träd på ön"


def test_the_size_of_the_window_counts_and_not_what_the_environment_says(plan: Path) -> None:
    environment = {"COLUMNS": "200", "LINES": "70"}
    with Terminal([PROGRAM, plan.name], home=plan.parent, columns=80, lines=24, environment=environment) as terminal:
        terminal.wait_for("F1 Hjälp")
        assert "F1 Hjälp" in terminal.line(23)
        terminal.resize(100, 30)
        terminal.wait_for(r"F1 Hjälp[^\n]*\Z")
        assert "F1 Hjälp" in terminal.line(29)
        leave(terminal)


def test_a_terminal_without_utf_8_gets_signs_that_it_has_and_is_told(plan: Path) -> None:
    with Terminal([PROGRAM, plan.name], home=plan.parent, environment={"PYTHONIOENCODING": "iso8859-1"}) as terminal:
        terminal.wait_for("Terminalen kan inte visa alla tecken")
        terminal.send("Otrygg plats")
        terminal.wait_for("Otrygg plats")
        assert "\N{BOX DRAWINGS LIGHT VERTICAL}".encode() not in terminal.output
        assert "Åtgärd".encode("latin-1") in terminal.output
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == "Otrygg plats"


def test_a_terminal_that_cannot_move_its_cursor_is_told_what_is_needed(plan: Path) -> None:
    with Terminal([PROGRAM, plan.name], home=plan.parent, environment={"TERM": "dumb"}) as terminal:
        terminal.wait_for("TERM=dumb")
        assert terminal.wait_for_exit() == 2


def test_a_terminal_of_sixteen_colours_gets_no_others(plan: Path) -> None:
    with Terminal([PROGRAM, plan.name], home=plan.parent, environment={"TERM": "xterm", "COLORTERM": ""}) as terminal:
        terminal.wait_for("F1 Hjälp")
        assert b"\x1b[1;97;44m" in terminal.output
        assert b"38;2;" not in terminal.output
        leave(terminal)
