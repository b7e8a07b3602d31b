"""planterm export."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from plan_files import SAMPLE, write_plan

from planterm.cli.main import main
from planterm.store.planfile import load


def export(output: Path, *more: str, plan: Path | str = SAMPLE) -> int:
    return main(["export", str(plan), "-o", str(output), *more])


def test_the_workbook_holds_the_plan_to_the_character(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book_path = tmp_path / "bok.xlsx"
    assert export(book_path) == 0
    assert capsys.readouterr() == (f"Arbetsboken är skriven: {book_path}\n", "")

    book = load_workbook(book_path, data_only=True)
    areas = load(SAMPLE).plan.areas
    assert len(book.worksheets) == len(areas) + 3
    for area, sheet in zip(areas, book.worksheets[1:], strict=False):
        cells = [[value or "" for value in row[:7]] for row in sheet.iter_rows(min_row=3, values_only=True)]
        assert cells[: len(area.rows)] == [list(row.cells) for row in area.rows]


def test_an_existing_workbook_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "bok.xlsx"
    book.write_bytes(b"inlamnat exemplar")
    assert export(book) == 2
    assert book.read_bytes() == b"inlamnat exemplar"
    assert capsys.readouterr() == (
        "",
        f"{book} finns redan; välj ett annat namn, eller lägg till --force för att skriva över den.\n",
    )


def test_force_writes_over_it(tmp_path: Path) -> None:
    book = tmp_path / "bok.xlsx"
    book.write_bytes(b"gammalt")
    assert export(book, "--force") == 0
    assert "Analys" in load_workbook(book).sheetnames


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bok.xls", "planterm skriver inte det gamla Excelformatet; "),
        ("bok.csv", "planterm skriver inte CSV; "),
        ("bok.ODS", "planterm skriver inte OpenDocument; "),
        ("bok", ""),
    ],
)
def test_another_kind_of_file_is_refused(
    name: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / name) == 2
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == (
        f"{tmp_path / name}: {reason}välj ett filnamn som slutar på .xlsx, .html eller .txt.\n"
    )


def test_the_kind_of_file_is_told_in_any_case(tmp_path: Path) -> None:
    assert export(tmp_path / "BOK.XLSX") == 0


@pytest.mark.parametrize("name", ["finns-inte/bok.xlsx", pytest.param(f"{'x' * 300}.xlsx", id="long"), "mapp.xlsx"])
def test_a_place_that_takes_no_file_is_told_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mapp.xlsx").mkdir()
    assert export(tmp_path / name, "--force") == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert Path(name).name in message
    assert "Ett fel i planterm" not in message


def test_a_plan_that_cannot_be_read_makes_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = write_plan(tmp_path, "schema = 1\nformular = ")
    assert export(tmp_path / "bok.xlsx", plan=plan) == 2
    assert not (tmp_path / "bok.xlsx").exists()
    assert "plan.toml" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["plan.html", "plan.HTM"])
def test_a_web_page_is_written_where_the_name_says_so(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / name) == 0
    assert capsys.readouterr() == (f"Webbsidan är skriven: {tmp_path / name}\n", "")
    page = (tmp_path / name).read_bytes().decode("utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert "<title>Åtgärdsplan 2025 – Skarpnäcks stadsdelsförvaltning</title>" in page


def test_the_text_is_what_show_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(tmp_path / "plan.txt") == 0
    assert capsys.readouterr().out == f"Texten är skriven: {tmp_path / 'plan.txt'}\n"
    assert main(["show", str(SAMPLE)]) == 0
    assert (tmp_path / "plan.txt").read_bytes().decode("utf-8") == capsys.readouterr().out


def test_the_summary_is_a_sheet_only_when_asked_for(tmp_path: Path) -> None:
    assert export(tmp_path / "utan.xlsx") == export(tmp_path / "med.xlsx", "--with-summary") == 0
    without, having = (load_workbook(tmp_path / name).sheetnames for name in ("utan.xlsx", "med.xlsx"))
    assert having == [*without[:-1], "Sammanfattning", "Analys"]


def test_a_summary_in_a_web_page_is_refused_with_the_way_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "plan.html", "--with-summary") == 2
    assert "planterm summary" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
