"""The installed program in a terminal, and what a person does in it again and again."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from terminal import Key, Terminal

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("planterm")
SAMPLE = ROOT / "sample_plans" / "skarpnack-2025.toml"
DRAFT = SAMPLE.read_bytes()
"""The real plan while it is being written: it asks nothing about what was decided."""
REFERENCE = ROOT / "tests" / "reference" / "skarpnack-2025.json"
COLUMNS = ("problem", "orsak", "atgard", "operativa_mal", "nar", "vem", "uppfoljning")

EMPTY_PLACE = "ny rad"
"""What the line under the table says where no row is yet."""


def open_plan(plan: Path, *, columns: int = 120, lines: int = 40) -> Terminal:
    """The editor with the plan on its screen."""
    terminal = Terminal([PROGRAM, plan.name], home=plan.parent, columns=columns, lines=lines)
    terminal.wait_for("F1 Hjälp")
    return terminal


def draft_in(folder: Path) -> Path:
    """The real plan as a draft, in the folder."""
    plan = folder / "plan.toml"
    plan.write_bytes(DRAFT)
    return plan


def run_program(*arguments: str, folder: Path) -> str:
    """What a command prints; it must succeed."""
    result = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, check=True)
    return result.stdout.decode()


def new_plan(folder: Path) -> Path:
    """An empty plan, made with the command."""
    run_program("new", "plan.toml", "--year", "2025", "--district", "Skarpnäcks stadsdelsförvaltning", folder=folder)
    return folder / "plan.toml"


def run_command(terminal: Terminal, name: str) -> None:
    """Take a command from the list by its name."""
    terminal.send(Key.F10)
    terminal.wait_for("Alla kommandon")
    terminal.wait_until_quiet()
    terminal.send(name + Key.ENTER)


def save(terminal: Terminal) -> None:
    """Save, and see that something was written."""
    terminal.send(Key.CTRL_S)
    terminal.wait_for("Sparat i")


def leave(terminal: Terminal) -> None:
    """Quit with everything saved."""
    terminal.send(Key.CTRL_Q)
    assert terminal.wait_for_exit() == 0


def areas(plan: Path) -> list[dict[str, Any]]:
    """The areas as they stand in the file, read without planterm."""
    found: list[dict[str, Any]] = tomllib.loads(plan.read_text(encoding="utf-8"))["omrade"]
    return found


def cells(plan: Path, area: int = 0) -> list[tuple[str, ...]]:
    """The texts of an area's rows in the file; a missing key is an empty text."""
    return [tuple(row.get(column, "") for column in COLUMNS) for row in areas(plan)[area].get("rad", [])]


def reference_rows(area: int) -> list[tuple[str, ...]]:
    """The texts of an area's rows in the reference."""
    data = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return [tuple(row[column] for column in COLUMNS) for row in data["areas"][area]["rows"]]


def workbook_cells(book: Path, area: int = 0) -> list[tuple[str, ...]]:
    """The texts of an area's rows in a workbook; the first sheet is the instruction, two lines are the header."""
    from openpyxl import load_workbook

    sheet = load_workbook(book).worksheets[area + 1]
    rows: Sequence[Sequence[object]] = list(sheet.iter_rows(min_row=3, max_col=len(COLUMNS), values_only=True))
    return [tuple("" if value is None else str(value) for value in row) for row in rows]
