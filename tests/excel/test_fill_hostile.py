"""Workbooks to fill in that harm, are damaged, or are none: one sentence, and never a file that cannot be read."""

import subprocess
import sys
from pathlib import Path

import pytest
from city_books import CITY, edited, fill
from example_plans import skarpnack
from hostile_books import HEADER, HOSTILE, OLE, READ, book, zip_of
from hypothesis import given
from hypothesis import strategies as st
from test_import_hostile import ENDLESS, MEMORY, XML_PIECES

from planterm.errors import PlantermError
from planterm.excel.filling.fill_book import filled
from planterm.excel.importing import imported

TELLING = {"lying bomb", "entity from outside", "long text", "the same sheet again"}
"""Some of the files that are refused: they are read first as an import reads them, which each of them is tried on."""

AGAIN = {"as many cells as are read"}
"""A file of which only the reading is hard."""

RUN = """
import sys
from pathlib import Path
from planterm.errors import PlantermError
from planterm.excel.filling.fill_book import filled
from planterm.form.loader import load_form
from planterm.model.plan import Area, Plan, Row
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]),) * 2)
form = load_form("atgardsplan-2025")
rows = tuple(Row(f"rad{n}", form.columns, ("Problem", *("Text",) * 6)) for n in range(3))
plan = Plan(form, 2025, "Farsta", areas=(Area("heder", "Heder", rows, own=True),))
try:
    path = Path(sys.argv[1])
    filled(path.read_bytes(), path, plan)
except PlantermError as error:
    print(error, end="")
"""


@pytest.mark.parametrize(
    "name",
    [
        name
        if (answer == READ and name not in AGAIN) or name in TELLING
        else pytest.param(name, marks=pytest.mark.stress)
        for name, (_, answer) in HOSTILE.items()
    ],
)
def test_a_hostile_workbook_is_refused_or_filled_in_bounds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(HOSTILE[name][0]())
    arguments = [sys.executable, "-X", "utf8", "-c", RUN, str(path), str(MEMORY), str(ENDLESS)]
    run = subprocess.run(arguments, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    said = run.stdout.decode()
    assert said == "" or (said.startswith(f"{path} ") and said.endswith(".") and "\n" not in said)
    if HOSTILE[name][1]:
        assert said


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "är skyddad med lösenord"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "är i det gamla Excelformatet (.xls)"),
        (zip_of(mimetype="application/vnd.oasis", content_xml="<x/>"), "är ett OpenDocument-ark (.ods)"),
        (b"Problem;Orsak\n", "är en textfil (CSV)"),
        (book(sheet="<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"), "har inget blad med"),
        (book(parts={"xl/f.xml": "<styleSheet>"}), "är skadad"),
        (book(f'<row r="1">{HEADER}</row>'), "är skadad"),
    ],
    ids=["password", "old Excel", "OpenDocument", "CSV", "no area", "broken styles", "a row twice"],
)
def test_what_cannot_be_filled_in_is_told_in_one_sentence(data: bytes, answer: str) -> None:
    with pytest.raises(PlantermError) as caught:
        fill(data, skarpnack())
    assert str(caught.value).startswith(f"stadens.xlsx {answer}")
    assert str(caught.value).endswith(".")


def test_sheets_that_are_macros_are_refused() -> None:
    def with_macro_sheet(part: str) -> str:
        return part.replace("</Relationships>", '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/'
                            'relationships/xlMacrosheet" Target="worksheets/sheet9.xml"/></Relationships>')  # fmt: skip

    with pytest.raises(PlantermError, match="har blad som är makron"):
        fill(edited(CITY.read_bytes(), {"xl/_rels/workbook.xml.rels": with_macro_sheet}), skarpnack())


@given(st.lists(st.sampled_from(XML_PIECES), max_size=12))
def test_a_sheet_of_odd_pieces_is_filled_and_readable_or_refused(pieces: list[str]) -> None:
    data = book("".join(pieces), parts={"xl/f.xml": "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>"})
    assert _filled_or_refused(data)


@given(st.data())
def test_a_workbook_with_changed_bytes_is_filled_and_readable_or_refused(data: st.DataObject) -> None:
    whole = CITY.read_bytes()
    changed = bytearray(whole)
    places = st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=20)
    for place, byte in data.draw(places):
        changed[place] = byte
    assert _filled_or_refused(bytes(changed))


def _filled_or_refused(data: bytes) -> bool:
    try:
        result = filled(data, Path("bok.xlsx"), skarpnack())
    except PlantermError as error:
        return str(error).startswith("bok.xlsx ")
    return bool(imported(result.data, Path("bok.xlsx")).plan.areas)
