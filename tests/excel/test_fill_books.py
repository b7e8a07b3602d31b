"""Workbooks that were once filled wrongly, each with what is told when the real plan is written into it."""

import json
import os
from pathlib import Path

import pytest
from city_books import fill, rows_of, rows_read
from example_plans import skarpnack

BOOKS = sorted((Path(__file__).parent / "fill_books").glob("*.xlsx"))
IS_UPDATING = "UPDATE_WORKBOOKS" in os.environ


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_plan_stands_in_the_workbook_and_what_is_told_stands_beside_it(path: Path) -> None:
    result = fill(path.read_bytes(), skarpnack())
    told = [f"{note.kind.value}: {note.sheet} {note.place}: {note.text}" for note in result.report]
    expected = path.with_suffix(".json")
    if IS_UPDATING:
        expected.write_text(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    assert told == json.loads(expected.read_text(encoding="utf-8"))
    back = {title: rows for title, rows in rows_read(result.data).items() if rows}
    assert back.items() <= rows_of(skarpnack()).items()
