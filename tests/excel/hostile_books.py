"""Files that are meant to harm whoever opens them, or that are not what they seem to be."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = "".join(
    f'<c r="{letter}1" t="inlineStr"><is><t>{words}</t></is></c>'
    for letter, words in zip(
        "ABCDEFG", ("Heder", "Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning"), strict=True
    )
)
MEBIBYTE = 1 << 20


def book(
    rows: str = "",
    *,
    after: str = "",
    sheet: str | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    sheets: int = 1,
    compression: int = ZIP_DEFLATED,
) -> bytes:
    """A workbook with one area; the rows follow its header, or the whole sheet is given."""
    entries = "".join(f'<sheet name="Blad {n}" sheetId="{n}" r:id="a"/>' for n in range(1, sheets + 1))
    everything: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships {_RELATIONS}><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {_RELATIONS}><Relationship Id="a" Type="{_OFFICE}/worksheet" '
        f'Target="s.xml"/><Relationship Id="b" Type="{_OFFICE}/sharedStrings" Target="t.xml"/>'
        f'<Relationship Id="c" Type="{_OFFICE}/styles" Target="f.xml"/></Relationships>',
        "xl/s.xml": sheet
        or f'<worksheet {_MAIN}><sheetData><row r="1">{HEADER}</row>{rows}</sheetData>{after}</worksheet>',
        "xl/t.xml": f"<sst {_MAIN}/>",
        "xl/f.xml": f"<styleSheet {_MAIN}/>",
        **(parts or {}),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", compression, compresslevel=1) as package:
        for name, part in everything.items():
            package.writestr(name, part)
    return buffer.getvalue()


def zip_of(**parts: str | bytes) -> bytes:
    """A zip file with these parts; two underscores stand for a stroke, one for a full stop."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), part)
    return buffer.getvalue()


@cache
def _bomb() -> bytes:
    return book(parts={"xl/s.xml": bytes(400 * MEBIBYTE)})


def _bomb_of_blanks() -> bytes:
    return book(parts={"xl/t.xml": f"<sst {_MAIN}>".encode() + b" " * (150 * MEBIBYTE)})


def _lying_bomb() -> bytes:
    """A bomb whose directory says that it is small."""
    data, size = _bomb(), (400 * MEBIBYTE).to_bytes(4, "little")
    assert data.count(size) == 2
    return data.replace(size, (1000).to_bytes(4, "little"))


def _crowd() -> bytes:
    return book(parts={f"xl/{number}.xml": "" for number in range(12_000)})


def _entities() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY e0 "skratt">{levels}]>'


def _laughing_strings() -> bytes:
    return book(parts={"xl/t.xml": f"{_entities()}<sst {_MAIN}><si><t>&e9;</t></si></sst>"})


def _laughing_sheet() -> bytes:
    return book(sheet=f"{_entities()}<worksheet {_MAIN}><sheetData/>&e9;</worksheet>")


def _outside_entity() -> bytes:
    return book(sheet='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet>&e;</worksheet>')


def _million_styles() -> bytes:
    styles = '<xf numFmtId="14" fontId="3"/>' * 1_000_000
    return book(
        '<row r="2"><c r="E2" s="999999"><v>46136</v></c></row>',
        parts={"xl/f.xml": f"<styleSheet {_MAIN}><cellXfs>{styles}</cellXfs></styleSheet>"},
    )


def _million_formats() -> bytes:
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="0.{n}"/>' for n in range(1_000_000))
    fonts = "<font><strike/></font>" * 500_000
    return book(parts={"xl/f.xml": f"<styleSheet {_MAIN}>{formats}<fonts>{fonts}</fonts></styleSheet>"})


def _cell(place: str, words: str) -> str:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{words}</t></is></c></row>'


def _many_strings() -> bytes:
    return book(parts={"xl/t.xml": f"<sst {_MAIN}>{'<si><t>å€</t></si>' * 400_000}</sst>"})


def _million_empty_cells() -> bytes:
    rows = "".join(f'<row r="{n}">{"<c/>" * 7}</row>' for n in range(2, 400_000))
    return book(rows)


def _many_cells() -> bytes:
    rows = "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 7}</row>' for n in range(2, 40_000))
    return book(rows)


def _full_cells() -> bytes:
    """As many cells as are still read."""
    rows = "".join(f'<row r="{n}">{"<c><v>1.5</v></c>" * 7}</row>' for n in range(2, 22_700))
    return book(rows)


def _deep() -> bytes:
    return book(sheet=f"<worksheet>{'<a>' * 200_000}")


def _names() -> bytes:
    return book(sheet=f"<worksheet>{''.join(f'<a{n}/>' for n in range(200_000))}</worksheet>")


def _attribute_names() -> bytes:
    elements = "".join("<a " + " ".join(f"b{n}.{m}=''" for m in range(100)) + "/>" for n in range(2_000))
    return book(sheet=f"<worksheet>{elements}</worksheet>")


def _endless_tag() -> bytes:
    return book(sheet=f'<worksheet a="{"x" * 100 * MEBIBYTE}"/>')


def _long_text() -> bytes:
    return book(_cell("A2", "x" * 30 * MEBIBYTE))


def _repeated_text() -> bytes:
    """One long text in very many cells."""
    cells = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(2, 100_000))
    return book(cells, parts={"xl/t.xml": f"<sst {_MAIN}><si><t>{'ord ' * 8000}</t></si></sst>"})


def _merged_everywhere() -> bytes:
    rows = "".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(2, 6_000))
    merged = '<mergeCell ref="A2:XFD1048576"/>' * 19_000
    return book(rows, after=f"<mergeCells>{merged}</mergeCells>")


def _too_many_merged() -> bytes:
    merged = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(2, 100_000, 2))
    return book(after=f"<mergeCells>{merged}</mergeCells>")


def _same_sheet_again() -> bytes:
    rows = "".join(_cell(f"A{n}", "Problem") for n in range(2, 2_000))
    return book(rows, sheets=3_000)


def _many_sheets() -> bytes:
    return book("".join(_cell(f"A{n}", "Problem") for n in range(2, 100)), sheets=200)


def _texts_beside() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="Z{n}"><v>{n}</v></c><c r="AB{n}"><v>1</v></c></row>' for n in range(2, 5_000))
    return book(rows)


def _gaps() -> bytes:
    return book("".join(_cell(f"A{n}", "ensam") for n in range(3, 12_000, 2)))


def _formats() -> bytes:
    code = "0" * 250
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}{n}"/>' for n in range(200, 9_000))
    styles = "".join(f'<xf numFmtId="{n}"/>' for n in range(200, 9_000))
    cells = "".join(f'<row r="{n}"><c s="{n}"><v>1E300</v></c></row>' for n in range(2, 6_000))
    return book(cells, parts={"xl/f.xml": f"<styleSheet>{formats}<cellXfs>{styles}</cellXfs></styleSheet>"})


def _headers() -> bytes:
    return book("".join(f'<row r="{n}">{HEADER.replace("1", str(n))}</row>' for n in range(2, 3_000)))


def _packed_otherwise() -> bytes:
    return book(compression=ZIP_BZIP2)


DAMAGED, TOO_MUCH, READ = "är skadad eller ofullständig", "rymmer mer än en åtgärdsplan kan göra", ""

HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (_bomb, TOO_MUCH),
    "bomb of blanks": (_bomb_of_blanks, TOO_MUCH),
    "lying bomb": (_lying_bomb, DAMAGED),
    "twelve thousand parts": (_crowd, TOO_MUCH),
    "a billion laughs": (_laughing_strings, DAMAGED),
    "laughs in the sheet": (_laughing_sheet, DAMAGED),
    "entity from outside": (_outside_entity, DAMAGED),
    "a million styles": (_million_styles, TOO_MUCH),
    "a million formats and fonts": (_million_formats, TOO_MUCH),
    "very many texts": (_many_strings, TOO_MUCH),
    "a million empty cells": (_million_empty_cells, TOO_MUCH),
    "very many cells": (_many_cells, TOO_MUCH),
    "as many cells as are read": (_full_cells, READ),
    "deep": (_deep, DAMAGED),
    "very many names": (_names, DAMAGED),
    "very many attribute names": (_attribute_names, DAMAGED),
    "endless tag": (_endless_tag, DAMAGED),
    "long text": (_long_text, TOO_MUCH),
    "repeated text": (_repeated_text, TOO_MUCH),
    "merged everywhere": (_merged_everywhere, READ),
    "too many merged": (_too_many_merged, TOO_MUCH),
    "the same sheet again": (_same_sheet_again, TOO_MUCH),
    "two hundred sheets": (_many_sheets, READ),
    "texts beside the table": (_texts_beside, READ),
    "gaps": (_gaps, READ),
    "formats": (_formats, READ),
    "headers again and again": (_headers, READ),
    "packed otherwise": (_packed_otherwise, DAMAGED),
}
"""What makes each file, and what is said of it; nothing where it is read."""

AGAIN = {"a million empty cells", "a million formats and fonts"}
"""Files that come to the bound that others come to sooner, very many texts and a million styles: for `make stress`."""
