"""What planterm.cmd runs: which file was dropped on it, and what cmd is told afterwards."""

import sys
from pathlib import Path

import pytest

from planterm import __version__
from shipping.planterm_start import DROPPED, LINE, RAN, dropped_file, start, terminal_command

CMD = r'C:\Windows\system32\cmd.exe /c ""D:\Program & mer\planterm\planterm.cmd"'


@pytest.mark.parametrize(
    ("line", "file"),
    [
        (rf'{CMD} C:\Trygghet&Säkerhet\plan.toml"', r"C:\Trygghet&Säkerhet\plan.toml"),
        (rf'{CMD} "C:\Å & Ä\100% klart!.toml""', r"C:\Å & Ä\100% klart!.toml"),
        (rf'{CMD} C:\a^b(1);2,3=%PATH%.xlsx"', r"C:\a^b(1);2,3=%PATH%.xlsx"),
        (f'{CMD} "', ""),
        (f'{CMD}"', ""),
        (r'cmd /C ""d:\PLANTERM.CMD" \\server\delad\plan.toml"', r"\\server\delad\plan.toml"),
        (r'"C:\Windows\system32\cmd.exe" ', ""),
        (r'cmd.exe /k ""D:\annat.cmd" plan.toml"', ""),
        ("", ""),
    ],
)
def test_the_dropped_file_is_read_from_the_line_that_started_cmd(line: str, file: str) -> None:
    assert dropped_file(line) == file


def test_a_dropped_file_is_opened_whatever_reached_the_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "R&D.toml"
    plan.touch()
    monkeypatch.setenv(LINE, f'{CMD} {plan}"')
    monkeypatch.setattr(sys, "argv", ["planterm_start", str(tmp_path / "R")])
    assert start() == DROPPED + 2
    assert "Redigeraren behöver en terminal" in capsys.readouterr().err


def test_arguments_that_are_no_dropped_file_are_passed_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(LINE, f'{CMD} --version"')
    monkeypatch.setattr(sys, "argv", ["planterm_start", "--version"])
    assert start() == RAN
    assert capsys.readouterr().out == f"planterm {__version__}\n"


def test_windows_terminal_is_told_the_file_with_its_semicolons() -> None:
    told = terminal_command("wt.exe", [r"C:\a;b & c\plan.toml"])
    assert told[:4] == ["wt.exe", "new-tab", "--title", "planterm"]
    assert told[-3:] == ["-m", "planterm", r"C:\a\;b & c\plan.toml"]
