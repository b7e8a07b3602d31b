"""Workbooks as LibreOffice prints them."""

import re
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from example_plans import FORM, own, read, skarpnack, with_areas

from office import all_converted, needs_office, pages_of, words
from official_form import INSTRUCTION
from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Plan

pytestmark = needs_office


NUMBERED = " ".join(f"ord{number}" for number in range(4000))
LONG_WHEN = " ".join(f"tid{number}" for number in range(80))
TITLE, TEXT = (" ".join(f"{word}{number}" for number in range(700)) for word in ("ord", "text"))
PLANS = {
    "real": skarpnack(),
    "details": skarpnack()._replace(
        police_area="Lokalpolisområde Farsta", case_number="SF 2025/1", decided_on=date(2025, 4, 24)
    ),
    "longest": with_areas(
        own("Eget", ("Problem", NUMBERED[:3000], "Åtgärd", "", LONG_WHEN)),
        own("Längre", ("Problem", NUMBERED, "m1\n" * 70, "Mål"), ("Emoji 👍 och 漢字 " * 12,), area_id="eget2"),
    ),
    "long title": with_areas(
        own(TITLE[:400], ("Problem", TEXT[:2500])), own(TITLE[:3000], ("Problem", TEXT[:2500]), area_id="eget2")
    ),
}
SHORT = ("Problem", "Orsak", "Åtgärd")
GOES_ON = with_areas(own("Eget", *(SHORT,) * 9, ("Problem", NUMBERED[:14000], "m1\n" * 70), SHORT))
MANY_AREAS = with_areas(
    *(own(f"Eget område {number}", *(SHORT,) * (number % 4 + 1), area_id=f"eget{number}") for number in range(1, 30))
)
Printed = dict[str, list[str]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each plan as it is printed, and the sheet with a summary of many areas."""
    books = {name: workbook_bytes(plan) for name, plan in PLANS.items()}
    books |= {"goes on": workbook_bytes(GOES_ON), "summary": only_the_summary(MANY_AREAS)}
    return all_converted(books, "pdf", tmp_path_factory.mktemp("utskrift"))


@pytest.fixture(scope="module")
def printed(files: dict[str, Path]) -> Printed:
    """The pages of each plan."""
    return {name: pages_of(file) for name, file in files.items()}


def only_the_summary(plan: Plan) -> bytes:
    """The plan's workbook without its other sheets."""
    book, buffer = read(workbook_bytes(plan, with_summary=True)), BytesIO()
    for sheet in book.worksheets:
        if sheet.title != "Sammanfattning":
            book.remove(sheet)
    book.save(buffer)
    return buffer.getvalue()


def test_every_word_of_every_cell_and_of_the_form_is_printed(printed: Printed) -> None:
    wanted = words(" ".join(text for row in PLANS["real"].rows() for text in row.cells))
    wanted += words(" ".join(FORM.columns.guidance * 6))
    wanted += words(" ".join((*INSTRUCTION.paragraphs, *(resource.text for resource in INSTRUCTION.resources))))
    pages = printed["real"]
    missing = wanted - words(" ".join(pages))
    assert not missing
    assert all("Bilaga 3:2" in page and "Sida" in page for page in pages)
    assert sum("Uppföljning" in page for page in pages) == len(pages) - 2


def test_the_instruction_is_one_page_with_every_detail_and_names_its_annex_once(printed: Printed) -> None:
    first, second, *_ = printed["details"]
    assert INSTRUCTION.resources[-1].name in first
    assert FORM.columns.guidance[0].split()[0] in second
    assert first.count("Bilaga 3:2") == second.count("Bilaga 3:2") == 1


def test_the_longest_texts_are_printed_to_the_last_word(printed: Printed) -> None:
    wanted = words(" ".join(text for row in PLANS["longest"].rows() for text in row.cells))
    assert not wanted - words(" ".join(printed["longest"]))


def test_under_a_long_title_every_word_is_printed(printed: Printed) -> None:
    areas = PLANS["long title"].areas
    wanted = words(" ".join(text for area in areas for row in area.rows for text in (area.title, *row.cells)))
    assert not wanted - words(" ".join(printed["long title"]))


def test_no_page_of_the_summary_ends_with_the_heading_of_an_area(printed: Printed) -> None:
    pages = printed["summary"]
    ends = [[line for line in page.splitlines() if line.strip()][-2] for page in pages]
    assert len(pages) > 3
    assert sum("uppföljd" in page for page in pages) == len(pages)
    assert not [line for line in ends if "uppföljd" in line]


def test_a_text_that_goes_on_leaves_no_large_blank_on_a_page(files: dict[str, Path], printed: Printed) -> None:
    own_pages = [number for number, page in enumerate(printed["goes on"], 1) if re.search(r"ord\d", page)]
    assert len(own_pages) > 3
    for number in own_pages[:-1]:
        assert lowest_word(files["goes on"], number) > A4_LYING_HEIGHT - PAGE_FOOT - PART_HEIGHT


A4_LYING_HEIGHT, PAGE_FOOT, PART_HEIGHT = 595, 40, 130
"""In points; a part's height with a line to spare."""


def lowest_word(pdf: Path, page: int) -> float:
    """How far down the texts of the plan reach on the page, in points."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return max(float(lowest) for lowest in re.findall(r'yMax="([\d.]+)">ord\d', text))
