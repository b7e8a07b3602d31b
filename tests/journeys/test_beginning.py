"""The program without a plan, and plans that cannot be opened."""

import re
import shutil
from pathlib import Path

from editor import PROGRAM, SAMPLE, leave

from terminal import Key, Terminal


def test_a_plan_found_through_the_start_screen(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "Skarpnäck [utkast].toml")
    with Terminal([PROGRAM], home=tmp_path, columns=80, lines=24) as terminal:
        terminal.wait_for("Prova med en exempelplan")
        terminal.send(Key.CTRL_O)
        terminal.wait_for(r"Skarpnäck \[utkast\]\.toml *2025")
        terminal.send(Key.ENTER)
        terminal.wait_for(r"Skarpnäck \[utkast\]\.toml · 2025")
        leave(terminal)


def test_leaving_the_start_screen(tmp_path: Path) -> None:
    with Terminal([PROGRAM], home=tmp_path) as terminal:
        terminal.wait_for("Prova med en exempelplan")
        terminal.send(Key.CTRL_Q)
        assert terminal.wait_for_exit() == 0


def test_a_plan_that_cannot_be_read_is_told_in_words_and_left_alone(tmp_path: Path) -> None:
    plan = tmp_path / "trasig.toml"
    plan.write_text('schema = 1\n[plan\nar = "', encoding="utf-8")
    with Terminal([PROGRAM, plan.name], home=tmp_path) as terminal:
        assert terminal.wait_for_exit() == 2
        assert "trasig.toml" in terminal.text
        assert b"\x1b[?1049h" not in terminal.output
    assert plan.read_text(encoding="utf-8") == 'schema = 1\n[plan\nar = "'


def test_the_first_picture_has_the_columns_of_the_one_that_stays(tmp_path: Path) -> None:
    with Terminal([PROGRAM, SAMPLE], home=tmp_path) as terminal:
        terminal.wait_for("F1 Hjälp")
        leave(terminal)
        headers = set(re.findall(rb"Problem +", terminal.output))
    assert len(headers) == 1
