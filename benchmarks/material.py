"""The rows of the reference plan, as often as a size asks for, in the files that each program opens."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from benchmarks import ROOT
from official_form import COLUMNS, form_row
from planterm.model.plan import Area
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create

SIZES = (26, 1_000, 10_000)
"""Rows in the plan; the first is the reference plan itself."""

YEAR = 2025
DISTRICT = "Skarpnäcks stadsdelsförvaltning"


@dataclass(frozen=True, slots=True)
class Material:
    """The same rows in every form: a plan, a workbook with a sheet for each area, a list of lines."""

    rows: int
    plan: Path
    workbook: Path
    lines: Path
    first_text: str


def make(folder: Path, count: int) -> Material:
    """Write the files for so many rows into the folder."""
    areas = _areas(count)
    material = Material(
        count,
        folder / f"plan-{count}.toml",
        folder / f"book-{count}.xlsx",
        folder / f"lines-{count}.txt",
        areas[0][0][0],
    )
    _write_plan(material.plan, areas)
    _write_workbook(material.workbook, areas)
    lines = (row[0].replace("\n", " ") for rows in areas for row in rows)
    material.lines.write_text("\n".join(lines), encoding="utf-8")
    return material


def _areas(count: int) -> list[list[tuple[str, ...]]]:
    """For each area its texts; the reference's rows again and again, each in its own area."""
    data = json.loads((ROOT / "tests" / "reference" / "skarpnack-2025.json").read_text(encoding="utf-8"))
    filled = [area["rows"] for area in data["areas"] if area["rows"]]
    places = [(index, row) for index, rows in enumerate(filled) for row in rows]
    areas: list[list[tuple[str, ...]]] = [[] for _ in filled]
    for number in range(count):
        index, row = places[number % len(places)]
        areas[index].append(tuple(row[key] for key in COLUMNS.keys))
    return areas


def _write_plan(path: Path, areas: Sequence[Sequence[tuple[str, ...]]]) -> None:
    plan = new_plan(YEAR, DISTRICT)
    filled = tuple(
        Area(area.id, area.title, tuple(form_row(f"{index}{number:05}", cells) for number, cells in enumerate(rows)))
        for index, (area, rows) in enumerate(zip(plan.areas, areas, strict=True))
    )
    create(path, plan._replace(areas=filled))


def _write_workbook(path: Path, areas: Sequence[Sequence[tuple[str, ...]]]) -> None:
    book = Workbook(write_only=True)
    for number, rows in enumerate(areas, 1):
        sheet = book.create_sheet(f"Område {number}")
        sheet.append(list(COLUMNS.keys))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
