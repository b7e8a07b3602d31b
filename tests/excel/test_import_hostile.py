"""Files that harm, are damaged, or are no workbooks: one Swedish sentence, in bounded time and memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from example_plans import FORM, skarpnack
from hostile_books import AGAIN, HOSTILE, OLE, book, zip_of
from hypothesis import given
from hypothesis import strategies as st

from planterm.errors import PlantermError
from planterm.excel.importing import imported
from planterm.excel.reading.package import UnreadableBookError
from planterm.excel.workbook import workbook_bytes

MEMORY = 300 << 20
"""Bytes of address space, the interpreter and its libraries included."""
ENDLESS = 15
"""Seconds of computing after which a run is given up; none takes half of it."""

RUN = """
import sys
from pathlib import Path
from planterm.errors import PlantermError
from planterm.excel.importing import imported
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]),) * 2)
try:
    path = Path(sys.argv[1])
    plan = imported(path.read_bytes(), path).plan
except PlantermError as error:
    print(error, end="")
"""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.stress) if name in AGAIN else name for name in HOSTILE]
)
def test_a_hostile_workbook_is_refused_or_read_in_bounds(name: str, tmp_path: Path) -> None:
    make, answer = HOSTILE[name]
    path = tmp_path / "bok.xlsx"
    path.write_bytes(make())
    arguments = [sys.executable, "-X", "utf8", "-c", RUN, str(path), str(MEMORY), str(ENDLESS)]
    run = subprocess.run(arguments, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    said = run.stdout.decode()
    assert said.startswith(f"{path} {answer}") if answer else said == ""


def answer_to(data: bytes, folder: Path, name: str = "bok.xlsx") -> str:
    """What is said of a file with these bytes, without its name."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UnreadableBookError) as caught:
        imported(path.read_bytes(), path)
    message = str(caught.value)
    assert message.startswith(f"{path} ")
    assert message.endswith(".")
    assert "\n" not in message
    return message.removeprefix(f"{path} ")


OTHER_KINDS = {
    "empty": (b"", "är tom"),
    "old Excel": (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "är i det gamla Excelformatet (.xls)"),
    "with a password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "är skyddad med lösenord"),
    "old Word": (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "är ett dokument av annat slag"),
    "Word": (zip_of(word__document_xml="<w/>"), "är ett dokument av annat slag"),
    "binary Excel": (zip_of(xl__workbook_bin=b"\0"), "är en binär arbetsbok (.xlsb)"),
    "OpenDocument": (zip_of(mimetype="application/vnd.oasis", content_xml="<x/>"), "är ett OpenDocument-ark (.ods)"),
    "OpenDocument without its kind": (zip_of(content_xml="<x/>"), "är ett OpenDocument-ark (.ods)"),
    "flat OpenDocument": (b'<?xml version="1.0"?><office:document xmlns:o="urn:oasis:names:tc:opendocument"/>',
                          "är ett OpenDocument-ark (.ods)"),
    "Numbers": (zip_of(Index__Document_iwa=b"\0"), "är ett kalkylblad från Numbers"),
    "zip of workbooks": (zip_of(plan_xlsx=b"PK", annan_xlsx=b"PK"), "är en zip-fil med arbetsböcker"),
    "CSV": ("Problem;Orsak;Åtgärd\nKlotter;Mörkt;Lampor\n".encode(), "är en textfil (CSV)"),
    "CSV from Excel": ("Problem;Orsak;Åtgärd\r\n".encode("cp1252"), "är en textfil (CSV)"),
    "text of tabs": ("Problem\tOrsak\n".encode("utf-16"), "är en textfil (CSV)"),
    "web page": (b"\xef\xbb\xbf<html><table><tr><td>Orsak</td></tr></table></html>", "är en webbsida"),
    "Excel 2003 XML": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
                       "är ett XML-kalkylblad"),
    "PDF": (b"%PDF-1.7\n", "är en PDF"),
    "a plan": ('# Åtgärdsplan\nschema = 1\nformular = "atgardsplan-2025"\n'.encode(), "är redan en plan"),
    "prose": (b"Hej Anna", "är ingen arbetsbok"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "är ingen arbetsbok"),
    "no area": (book(sheet="<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"),
                "har inget blad med formulärets rubriker"),
    "no workbook inside": (zip_of(a="b"), "är skadad"),
    "no sheet inside": (book(parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"}), "är skadad"),
    "no XML": (book(sheet="<worksheet><row></worksheet>"), "är skadad"),
    "an unknown text": (book('<row r="2"><c t="s"><v>7</v></c></row>'), "är skadad"),
    "a row that is none": (book('<row r="99999999"><c><v>7</v></c></row>'), "är skadad"),
    "a column that is none": (book('<row r="2"><c r="ZZZ2"><v>7</v></c></row>'), "är skadad"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_KINDS)
def test_what_is_no_workbook_is_told_with_what_to_do_instead(name: str, tmp_path: Path) -> None:
    data, answer = OTHER_KINDS[name]
    assert answer_to(data, tmp_path).startswith(answer)


def test_a_workbook_with_the_wrong_ending_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(workbook_bytes(skarpnack()))
    assert len(list(imported(path.read_bytes(), path).plan.rows())) == 26


def test_a_name_that_steers_the_terminal_is_told_harmlessly() -> None:
    with pytest.raises(UnreadableBookError) as caught:
        imported(b"", Path("bok\x1b[2J\n.xlsx"))
    assert str(caught.value).isprintable()


WHOLE = workbook_bytes(skarpnack())


@pytest.mark.parametrize("share", [0.01, 0.25, 0.5, 0.75, 0.9, 0.999])
def test_a_workbook_that_breaks_off_is_damaged(share: float, tmp_path: Path) -> None:
    assert answer_to(WHOLE[: int(len(WHOLE) * share)], tmp_path).startswith("är skadad eller ofullständig")


@given(st.data())
def test_a_workbook_with_changed_bytes_is_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(WHOLE)
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20)
    ):
        changed[place] = byte
    assert _read_or_refused(bytes(changed))


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", OLE, b"<", b"\xff\xfe"]))
def test_random_bytes_are_refused(data: bytes, beginning: bytes) -> None:
    assert _read_or_refused(beginning + data)


XML_PIECES = [
    '<row r="2">',
    '<row r="x">',
    "<row>",
    '<c r="A2" t="s">',
    '<c t="inlineStr">',
    '<c t="n" s="1">',
    '<c t="d">',
    '<c r="" t="b">',
    "<v>",
    "</v>",
    "<f>",
    "</f>",
    "<is>",
    "</is>",
    "<t>",
    "</t>",
    "</c>",
    "</row>",
    "1",
    "-5",
    "1e999",
    "nan",
    "x",
    "2026-13-45",
    '<mergeCell ref="A1:B9"/>',
    '<mergeCell ref="x"/>',
    '<col min="9" max="2" hidden="1"/>',
    '<oddHeader>&amp;L&amp;"</oddHeader>',
    "<rPh>",
    "</rPh>",
    "<!-- -->",
    "<![CDATA[<c/>]]>",
    "&amp;",
    "&#1;",
    "&x;",
]


@given(st.lists(st.sampled_from(XML_PIECES), max_size=12))
def test_a_sheet_of_odd_pieces_is_read_or_refused(pieces: list[str]) -> None:
    styles = '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[h]:mm:ss.00;[&lt;5]@;#/#%,.E+"/></numFmts>'
    styles += '<cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>'
    assert _read_or_refused(book("".join(pieces), parts={"xl/f.xml": styles}))


def _read_or_refused(data: bytes) -> bool:
    try:
        return imported(data, Path("bok.xlsx")).plan.form == FORM
    except PlantermError as error:
        return str(error).startswith("bok.xlsx ")
