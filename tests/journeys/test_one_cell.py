"""One cell of a real plan changed in a real terminal."""

import subprocess
from pathlib import Path

import pytest
from editor import DRAFT, draft_in, leave, open_plan, save

from terminal import Key

ADDED = " Även på Årstaön: 25 % färre ”störningar” – enligt lägesbilden"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return draft_in(tmp_path)


def changed_lines(before: Path, after: Path) -> list[str]:
    command: list[str | Path] = [
        "git",
        "diff",
        "--no-index",
        "--no-color",
        "--no-ext-diff",
        "--unified=0",
        before,
        after,
    ]
    result = subprocess.run(command, capture_output=True, check=False)
    lines = result.stdout.decode().splitlines()
    return [line for line in lines if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))]


def test_a_changed_cell_is_the_only_change_in_the_file(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(Key.CTRL_PAGE_DOWN * 3)
        terminal.wait_for(r"\[4 Brottsoffer\]")
        terminal.send(Key.DOWN * 4 + Key.RIGHT + ADDED + Key.F2)
        save(terminal)
        leave(terminal)
    before = plan.with_name("före.toml")
    before.write_bytes(DRAFT)
    removed, added = changed_lines(before, plan)
    assert removed.startswith("-orsak = ")
    assert added == "+" + removed[1:-1] + ADDED + '"'


def test_saved_without_a_change_the_file_is_the_same_byte_for_byte(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send("!" + Key.F2)
        save(terminal)
        once = plan.read_bytes()
        for _ in range(2):
            terminal.send(Key.RIGHT + Key.LEFT + Key.CTRL_S)
            terminal.wait_for("Allt är redan sparat")
        leave(terminal)
    assert once != DRAFT
    assert plan.read_bytes() == once


def test_a_change_taken_back_leaves_nothing_to_save(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send("Ändrat" + Key.F2)
        terminal.wait_for("osparat")
        terminal.send(Key.CTRL_Z)
        terminal.wait_until_gone("osparat")
        terminal.send(Key.CTRL_S)
        terminal.wait_for("Allt är redan sparat")
        leave(terminal)
    assert plan.read_bytes() == DRAFT


def test_a_comment_the_user_has_written_stays_where_it_is(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    first_row = text.index("problem = ")
    commented = f"{text[:first_row]}# Fråga polisen först!\n{text[first_row:]}\n# Slutord: se tjänsteutlåtandet.\n"
    plan.write_text(commented, encoding="utf-8")
    with open_plan(plan) as terminal:
        terminal.send(" i centrum" + Key.F2)
        save(terminal)
        leave(terminal)
    assert plan.read_text(encoding="utf-8") == commented.replace(
        "Ungdomar i offentlig miljö", "Ungdomar i offentlig miljö i centrum", 1
    )
