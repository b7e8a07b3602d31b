"""planterm.pyz: one file that a Python runs, as fast as the installed program once it has been run."""

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from some_wheels import installed_wheels

from planterm import __version__
from shipping import pyz_main
from shipping.pyz import make_pyz
from terminal import Key, Terminal

SAMPLE = Path(__file__).parents[2] / "sample_plans" / "skarpnack-2025.toml"


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands need that touch no workbook: quickly packed and unpacked."""
    return installed_wheels(tmp_path_factory.mktemp("wheels"), "planterm", "platformdirs", "tomli")


@pytest.fixture(scope="module")
def pyz(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_of(wheels, tmp_path_factory.mktemp("dist"))


def made_of(wheels: Path, folder: Path) -> Path:
    make_pyz(wheels, folder / "planterm.pyz")
    return folder / "planterm.pyz"


def command(pyz: Path, *arguments: str | Path) -> list[str]:
    """Only what is in the file is found, and nothing that is installed beside this Python."""
    return [sys.executable, "-I", "-S", str(pyz), *map(str, arguments)]


def run(pyz: Path, *arguments: str | Path, cache: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(command(pyz, *arguments), env=environment, capture_output=True, encoding="utf-8", check=False)


def unpacked_in(cache: Path) -> list[str]:
    return [folder.name for folder in (cache / "planterm" / "program").iterdir()]


def test_the_same_wheels_give_the_same_bytes(pyz: Path, wheels: Path, tmp_path: Path) -> None:
    for wheel in sorted(wheels.iterdir(), reverse=True):
        shutil.copyfile(wheel, tmp_path / wheel.name)
    assert made_of(tmp_path, tmp_path).read_bytes() == pyz.read_bytes()


def test_it_is_unpacked_once_and_does_what_the_program_does(pyz: Path, tmp_path: Path) -> None:
    shown = [run(pyz, "show", SAMPLE, cache=tmp_path) for _ in range(2)]
    installed = subprocess.run(
        [sys.executable, "-m", "planterm", "show", SAMPLE], capture_output=True, encoding="utf-8", check=True
    )
    assert {(each.returncode, each.stdout, each.stderr) for each in shown} == {(0, installed.stdout, "")}
    (folder,) = unpacked_in(tmp_path)
    assert list((tmp_path / "planterm" / "program" / folder).rglob("main.*.pyc"))


def test_the_editor_has_its_stylesheets_and_forms(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    pyz = made_of(installed_wheels(tmp_path / "wheels"), tmp_path)
    plan = tmp_path / "plan.toml"
    shutil.copy(SAMPLE, plan)
    with Terminal(command(pyz, plan), home=tmp_path) as terminal:
        terminal.wait_for("F1 Hjälp")
        terminal.send(" på kvällstid" + Key.F2 + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        terminal.send(Key.F9)
        terminal.wait_for("Exportera till Excel")
        terminal.send(Key.ENTER)
        terminal.wait_for("Arbetsboken är skriven")
        terminal.send(Key.CTRL_Q)
        assert terminal.wait_for_exit() == 0
    assert "på kvällstid" in plan.read_text(encoding="utf-8")


def test_starts_at_the_same_time_do_not_meet(pyz: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    starts = [
        subprocess.Popen(command(pyz, "--version"), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(3)
    ]
    assert [start.communicate()[0].decode() for start in starts] == [f"planterm {__version__}\n"] * 3
    assert len(unpacked_in(tmp_path)) == 1


def test_where_nothing_can_be_written_it_says_so_and_runs_all_the_same(pyz: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.touch()
    result = run(pyz, "analysis", SAMPLE, cache=in_the_way)
    assert result.returncode == 0
    assert "Summa" in result.stdout
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"planterm.pyz kunde inte packas upp i {in_the_way}")


def test_what_earlier_files_unpacked_goes_once_nobody_uses_it(pyz: Path, tmp_path: Path) -> None:
    programs = tmp_path / "planterm" / "program"
    for name, used in (("gammal", 1_000_000_000), ("ny", None)):
        (programs / name / "planterm").mkdir(parents=True)
        if used is not None:
            os.utime(programs / name, (used, used))
    run(pyz, "--version", cache=tmp_path)
    assert "ny" in unpacked_in(tmp_path)
    assert "gammal" not in unpacked_in(tmp_path)
    assert len(unpacked_in(tmp_path)) == 2


def test_it_tells_the_packages_with_the_digests_of_their_wheels(pyz: Path, wheels: Path, tmp_path: Path) -> None:
    told = run(pyz, "--version", "--verbose", cache=tmp_path).stdout
    digests = {sha256(wheel.read_bytes()).hexdigest() for wheel in wheels.iterdir()}
    assert digests == set(re.findall(r"\b[0-9a-f]{64}$", told, re.MULTILINE))


def test_an_old_python_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10))
    with pytest.raises(SystemExit) as end:
        pyz_main.start()
    monkeypatch.undo()
    assert end.value.code == 2
    assert "Python 3.11" in capsys.readouterr().err
