"""Workbooks written by hand as flat OpenDocument and saved as .xlsx by LibreOffice."""

import subprocess
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
}
_STYLES = """
<number:date-style style:name="NIso"><number:year number:style="long"/><number:text>-</number:text>
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<number:date-style style:name="NMonth" number:language="sv" number:country="SE"><number:month number:style="long"
 number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="NQuarter"><number:quarter number:style="long"/><number:text> </number:text>
<number:year number:style="long"/></number:date-style>
<number:time-style style:name="NTime"><number:hours number:style="long"/><number:text>:</number:text>
<number:minutes number:style="long"/></number:time-style>
<number:number-style style:name="NTimes"><number:number number:decimal-places="0" number:min-integer-digits="1"/>
<number:text> gånger per år</number:text></number:number-style>
<number:percentage-style style:name="NPercent"><number:number number:decimal-places="0"
 number:min-integer-digits="1"/><number:text> %</number:text></number:percentage-style>
<number:number-style style:name="NMoney"><number:number number:decimal-places="2" number:min-integer-digits="1"
 number:grouping="true"/><number:text> kr</number:text></number:number-style>
<style:style style:name="iso" style:family="table-cell" style:data-style-name="NIso"/>
<style:style style:name="month" style:family="table-cell" style:data-style-name="NMonth"/>
<style:style style:name="quarter" style:family="table-cell" style:data-style-name="NQuarter"/>
<style:style style:name="time" style:family="table-cell" style:data-style-name="NTime"/>
<style:style style:name="times" style:family="table-cell" style:data-style-name="NTimes"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="NPercent"/>
<style:style style:name="money" style:family="table-cell" style:data-style-name="NMoney"/>
<style:style style:name="green" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#92d050"/></style:style>
<style:style style:name="red" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#ff0000"/></style:style>
<style:style style:name="struck" style:family="table-cell"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
"""

HEADERS = ("Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning")
GUIDANCE = (
    "Ange identifierat problemområde eller utmaning här",
    "Beskriv orsaken till problemet, kan vara flera, gör då flera separata åtgärder.",
    "Koppla åtgärd mot respektive orsak. Beskriv tydligt vad som ska göras och hur det ska utföras.",
    "Koppla operativa mål till varje åtgärd.",
    "Ange tid för när åtgärden ska vara genomförd (alt linjearbete).",
    "Ange vem som ansvarar för åtgärden.",
    (
        "Beskriv vad som har genomförts. Hur har parterna uppfyllt sina åtaganden.\n\n"
        "Denna kolumn fylls i i samband med uppföljning."
    ),
)


def text(words: str, **attributes: str) -> str:
    """A cell with a text; line breaks make paragraphs. Attributes are the cell's own, _ standing for a colon."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in words.split("\n"))
    return cell(paragraphs, office_value_type="string", **attributes) if words else cell("", **attributes)


def cell(content: str, **attributes: str) -> str:
    """A cell with that content."""
    return f"<table:table-cell{_written(attributes)}>{content}</table:table-cell>"


def covered(words: str = "") -> str:
    """A cell that lies under a merged one, with what is hidden in it."""
    inside = f"<text:p>{escape(words)}</text:p>" if words else ""
    kind = ' office:value-type="string"' if words else ""
    return f"<table:covered-table-cell{kind}>{inside}</table:covered-table-cell>"


def row(*cells: str, **attributes: str) -> str:
    """A row of cells; plain texts become cells."""
    written = "".join(each if each.startswith("<") else text(each) for each in cells)
    return f"<table:table-row{_written(attributes)}>{written or cell('')}</table:table-row>"


def sheet(name: str, *rows: str, columns: str = "", style: str = "", extra: str = "") -> str:
    """A sheet of rows."""
    attributes = {"table_name": name} | ({"table_style-name": style} if style else {})
    return f"<table:table{_written(attributes)}>{extra}{columns}{''.join(rows)}</table:table>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {name.replace("_", ":", 1).replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()
    )


def save(folder: Path, books: Mapping[str, Sequence[str]]) -> None:
    """Write the books, given as sheets, into the folder."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
    with TemporaryDirectory() as work:
        sources = []
        for name, sheets in books.items():
            source = Path(work) / f"{name}.fods"
            source.write_text(
                f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" '
                'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
                f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
                f"<office:body><office:spreadsheet>{''.join(sheets)}"
                "</office:spreadsheet></office:body></office:document>",
                encoding="utf-8",
            )
            sources.append(str(source))
        profile = f"-env:UserInstallation={(Path(work) / 'profil').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
        subprocess.run([*command, "--outdir", str(folder), *sources], check=True, capture_output=True, timeout=300)
