"""The installed program, run as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from plan_files import PROGRAM, run_program, write_plan

from planterm import __version__
from planterm.form.loader import load_form

HEAVY = {"textual", "rich", "openpyxl", "tomlkit"}
PROBE = """
import sys
from planterm.cli.main import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join({part for name in sys.modules for part in (name, name.partition(".")[0])}))
sys.exit(code)
"""


def imported_by(*arguments: str) -> set[str]:
    result = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, check=True)
    return set(result.stderr.decode().split())


def test_a_new_plan_shown_analysed_and_exported(tmp_path: Path) -> None:
    made = run_program("new", "plan.toml", "--year", "2026", "--district", "Farsta", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, b"")

    shown = run_program("show", "plan.toml", cwd=tmp_path)
    assert shown.stdout.decode().startswith("Åtgärdsplan 2026\n")

    analysed = run_program("analysis", "plan.toml", "--json", cwd=tmp_path)
    titles = [area["titel"] for area in json.loads(analysed.stdout)["omraden"]]
    form = load_form("atgardsplan-2025")
    assert titles == [area.title for area in form.all_areas]

    exported = run_program("export", "plan.toml", "-o", "bok.xlsx", cwd=tmp_path)
    assert exported.stdout.decode() == "Arbetsboken är skriven: bok.xlsx\n"
    assert (tmp_path / "bok.xlsx").read_bytes().startswith(b"PK")


def test_python_m_planterm_is_the_same_program() -> None:
    result = subprocess.run([sys.executable, "-m", "planterm", "--version"], capture_output=True, check=True)
    assert result.stdout.decode() == f"planterm {__version__}\n"


@pytest.mark.parametrize("command", ["show", "analysis"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("finns-inte.toml", None),
        ("trasig.toml", b"schema = 1\n[plan"),
        ("binar.toml", b"\xff\xfe\x00\x01"),
        ("tom.toml", b""),
    ],
)
def test_a_plan_that_cannot_be_read_is_one_swedish_line(
    command: str, name: str, content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run_program(command, name, cwd=tmp_path)
    message = result.stderr.decode()
    assert (result.returncode, result.stdout) == (2, b"")
    assert message.count("\n") == 1
    assert name in message
    assert "Ett fel i planterm" not in message


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    result = run_program("show", ".", cwd=tmp_path)
    assert (result.returncode, result.stderr.count(b"\n")) == (2, 1)
    assert "Ett fel i planterm" not in result.stderr.decode()


def test_without_a_terminal_the_editor_says_so() -> None:
    result = run_program()
    assert result.returncode == 2
    assert result.stderr.decode().startswith("Redigeraren behöver en terminal")


def test_the_version_comes_without_anything_heavy() -> None:
    assert not imported_by("--version") & (HEAVY | {"json", "tomli", "difflib"})


def test_reading_a_plan_imports_neither_screen_nor_workbook_nor_toml_writer(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    assert not imported_by("show", plan) & (HEAVY | {"json"})
    assert not imported_by("analysis", plan) & (HEAVY | {"json"})
    assert not imported_by("analysis", plan, "--json") & HEAVY


def test_a_new_plan_imports_neither_screen_nor_workbook(tmp_path: Path) -> None:
    modules = imported_by("new", str(tmp_path / "ny.toml"), "--year=2026", "--district=Farsta")
    assert not modules & {"textual", "rich", "openpyxl"}


def test_an_export_imports_no_screen(tmp_path: Path) -> None:
    modules = imported_by("export", write_plan(tmp_path), "-o", str(tmp_path / "bok.xlsx"))
    assert "openpyxl" in modules
    assert not modules & {"textual", "rich"}


def test_what_reads_no_workbook_imports_nothing_that_reads_one(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    for arguments in (("diff", plan, plan), ("export", plan, "-o", str(tmp_path / "plan.txt"))):
        assert "planterm.excel.importing" not in imported_by(*arguments)


def test_the_program_stands_beside_its_python() -> None:
    assert PROGRAM.exists()
