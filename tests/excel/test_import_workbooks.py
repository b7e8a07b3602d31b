"""Workbooks from other programs and other hands, each with the plan and the report that it is to give."""

import json
import os
from pathlib import Path

import pytest

from planterm.excel.importing import imported as read_back
from planterm.store.planfile import create, load

FOLDER = Path(__file__).parent / "workbooks"
BOOKS = sorted(FOLDER.glob("*.xls?"))
IS_UPDATING = "UPDATE_WORKBOOKS" in os.environ


def test_there_is_a_workbook_for_each_oddity() -> None:
    assert len(BOOKS) >= 15


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_workbook_gives_the_plan_and_the_report_that_stand_beside_it(path: Path) -> None:
    imported = read_back(path.read_bytes(), path)
    report = [
        {"typ": note.kind.value, "blad": note.sheet, "plats": note.place, "text": note.text} for note in imported.report
    ]
    plan_path, report_path = path.with_suffix(".toml"), path.with_suffix(".json")
    if IS_UPDATING:
        create(plan_path, imported.plan, overwrite=True)
        report_path.write_text(f"{json.dumps(report, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    assert imported.plan == load(plan_path).plan
    assert report == json.loads(report_path.read_text(encoding="utf-8"))
