"""The program without a plan, and plans that cannot be opened."""

import shutil
from pathlib import Path

from editor import PROGRAM, SAMPLE, areas, cells, leave, save

from terminal import Key, Terminal


def test_a_new_plan_made_through_the_start_screen(tmp_path: Path) -> None:
    with Terminal([PROGRAM], home=tmp_path) as terminal:
        terminal.wait_for("Ny plan …")
        terminal.send(Key.DOWN + Key.ENTER)
        terminal.wait_for("Förvaltning")
        for field in ("farsta-2026", "2026", "Farsta stadsdelsförvaltning"):
            terminal.send(Key.CTRL_U + field)
            terminal.wait_for(rf"  {field}\s")
            terminal.wait_until_quiet()
            terminal.send(Key.ENTER)
            terminal.wait_until_quiet()
        terminal.wait_for("Åtgärdsplan 2026 · Farsta stadsdelsförvaltning")
        terminal.send("Skadegörelse" + Key.TAB)
        save(terminal)
        leave(terminal)
    plan = tmp_path / "farsta-2026.toml"
    assert cells(plan)[0][0] == "Skadegörelse"
    assert len(areas(plan)) == 5


def test_a_plan_in_the_folder_opened_through_the_start_screen(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "Skarpnäck [utkast].toml")
    with Terminal([PROGRAM], home=tmp_path, columns=80, lines=24) as terminal:
        terminal.wait_for(r"Skarpnäck \[utkast\]\.toml")
        terminal.send(Key.ENTER)
        terminal.wait_for(r"Skarpnäck \[utkast\]\.toml · 2025")
        leave(terminal)


def test_leaving_the_start_screen(tmp_path: Path) -> None:
    with Terminal([PROGRAM], home=tmp_path) as terminal:
        terminal.wait_for("Ny plan …")
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
