"""The disk is full, in a real terminal: the screen says so in words, and the plan can be saved elsewhere."""

import shutil
import sys
from pathlib import Path

import pytest
from editor import PROGRAM, SAMPLE, cells, leave, open_plan

from planterm.store.disk import Disk
from planterm.store.lock import exclusive
from small_disk import skip_without_small_disks, small_disk
from terminal import Key, Terminal

LIMITED = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
os.execv(sys.argv[2], sys.argv[2:])
"""
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Python would leave compiled modules cut off at the limit, and never run again."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "plan.toml"))


def test_files_that_may_not_grow_are_told_of_for_the_journal_and_for_the_save(plan: Path) -> None:
    command: list[str | Path] = [sys.executable, "-c", LIMITED, "1024", PROGRAM, plan.name]
    with Terminal(command, home=plan.parent, environment=NO_BYTECODE) as terminal:
        terminal.wait_for("F1 Hjälp")
        terminal.send(" på kvällstid")
        terminal.wait_for_words("Osparade ändringar kan inte säkras mot avbrott")  # also while a cell is open
        terminal.send(Key.F2)
        terminal.wait_for_words("större än vad som är tillåtet; spara planen ofta.")
        terminal.send(Key.CTRL_S)
        terminal.wait_for("Planen är inte sparad. plan.toml kan inte skrivas: filen blir större")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Planens nya fil")
        terminal.wait_until_quiet()
        terminal.send(Key.CTRL_U + "annan plan" + Key.ENTER)
        terminal.wait_for("annan plan.toml kan inte skrivas: filen blir större")
        assert "  annan plan  " in terminal.text
        terminal.send(Key.ESCAPE)
        terminal.wait_until_gone("Planens nya fil")
        assert "på kvällstid" in terminal.words
        assert "osparat" in terminal.line(0)
    assert plan.read_bytes() == SAMPLE.read_bytes()
    assert [path.name for path in plan.parent.glob("*.toml")] == ["plan.toml"]


def test_a_save_that_waits_for_another_window_says_so(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANTERM_STATE", str(plan.parent / ".local" / "state" / "planterm"))
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid" + Key.F2)
        terminal.wait_for("osparat")
        with exclusive(plan, plan.name, Disk()):
            terminal.send(Key.CTRL_S)
            terminal.wait_for("Väntar på att ett annat program ska bli klart med filen")
        terminal.wait_for("Sparat i")
        leave(terminal)


def test_a_full_disk_is_told_and_another_one_takes_the_plan(plan: Path) -> None:
    disk = plan.parent / "disk"
    disk.mkdir()
    skip_without_small_disks(disk)
    with small_disk(disk, 64):
        there = Path(shutil.copy(plan, disk / "plan.toml"))
        with Terminal([PROGRAM, there], home=plan.parent) as terminal:
            terminal.wait_for("F1 Hjälp")
            terminal.send(" på kvällstid" + Key.F2)
            terminal.wait_for("osparat")
            (disk / "fyllning").write_bytes(b"x" * ((64 << 10) - len(there.read_bytes()) - 8192))
            terminal.send(Key.CTRL_S)
            terminal.wait_for("Planen är inte sparad")
            terminal.wait_for("disken är full")
            terminal.wait_until_quiet()
            terminal.send(Key.ENTER)
            terminal.wait_for("Planens nya fil")
            terminal.wait_until_quiet()
            terminal.send(Key.CTRL_U + "~/räddad" + Key.ENTER)
            terminal.wait_for("Sparat i .*räddad.toml")
            leave(terminal)
        assert there.read_bytes() == SAMPLE.read_bytes()
    assert cells(plan.parent / "räddad.toml")[0][0].endswith(" på kvällstid")


def test_a_full_disk_for_the_journal_is_told_and_what_is_saved_then_is_safe(plan: Path) -> None:
    disk = plan.parent / "disk"
    disk.mkdir()
    skip_without_small_disks(disk)
    with small_disk(disk, 64):
        (disk / "fyllning").write_bytes(b"x" * (44 << 10))
        with Terminal([PROGRAM, plan.name], home=plan.parent, environment={"PLANTERM_STATE": str(disk)}) as terminal:
            terminal.wait_for("F1 Hjälp")
            terminal.send(" på kvällstid" + Key.F2)
            terminal.wait_for_words("Osparade ändringar kan inte säkras mot avbrott i")
            terminal.wait_for_words("disken är full; spara planen ofta.")
            terminal.send(Key.CTRL_S)
            terminal.wait_for_words("Planen är sparad, men föregående version kunde inte läggas undan")
            terminal.kill()
            terminal.wait_for_exit()
    assert cells(plan)[0][0].endswith(" på kvällstid")
    with open_plan(plan) as terminal:
        leave(terminal)
