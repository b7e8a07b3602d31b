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


def test_a_changed_cell_is_the_only_change_in_a_file_with_comments(plan: Path) -> None:
    text = DRAFT.decode()
    first_row = text.index("problem = ")
    before = plan.with_name("före.toml")
    before.write_text(
        f"{text[:first_row]}# Fråga polisen först!\n{text[first_row:]}\n# Slutord: se bilagan.\n", "utf-8"
    )
    plan.write_bytes(before.read_bytes())
    with open_plan(plan) as terminal:
        terminal.send(Key.CTRL_PAGE_DOWN * 3)
        terminal.wait_for(r"\[4 Brottsoffer\]")
        terminal.send(Key.DOWN * 4 + Key.RIGHT + ADDED + Key.F2)
        save(terminal)
        leave(terminal)
    removed, added = changed_lines(before, plan)
    assert removed.startswith("-orsak = ")
    assert added == "+" + removed[1:-1] + ADDED + '"'


def test_what_is_taken_back_or_saved_already_changes_no_byte_of_the_file(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send("Ändrat" + Key.F2)
        terminal.wait_for("osparat")
        terminal.send(Key.CTRL_Z)
        terminal.wait_until_gone("osparat")
        terminal.send(Key.CTRL_S)
        terminal.wait_for("Allt är redan sparat")
        assert plan.read_bytes() == DRAFT
        terminal.send("!" + Key.F2)
        save(terminal)
        once = plan.read_bytes()
        for _ in range(2):
            terminal.send(Key.RIGHT + Key.LEFT + Key.CTRL_S)
            terminal.wait_for("Allt är redan sparat")
        leave(terminal)
    assert once != DRAFT
    assert plan.read_bytes() == once
