"""Makes the city's workbook with LibreOffice: `python tests/excel/official/make_official.py`."""

import subprocess
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import compress, crc32

FOLDER = Path(__file__).parent
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
}
LINES = 'fo:border="0.5pt solid #444444"'
STYLES = f"""
<style:style style:name="row" style:family="table-row"><style:table-row-properties style:row-height="1.2cm"
 style:use-optimal-row-height="false"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties
 style:column-width="5.2cm"/></style:style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties
 style:column-width="2.6cm"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:text-properties fo:font-size="18pt"
 fo:font-weight="bold" fo:color="#c40064"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#c40064" {LINES} fo:wrap-option="wrap"/><style:text-properties fo:color="#ffffff"
 fo:font-weight="bold" style:font-name="Liberation Sans" fo:font-size="11pt"/></style:style>
<style:style style:name="guide" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#fbe5f0" {LINES} fo:wrap-option="wrap"/><style:text-properties fo:font-style="italic"
 fo:font-size="8pt"/></style:style>
<style:style style:name="body" style:family="table-cell"><style:table-cell-properties {LINES}
 fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="bare" style:family="table-cell"><style:table-cell-properties {LINES}
 style:vertical-align="top"/><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="count" style:family="table-cell"><style:table-cell-properties {LINES}/><style:text-properties
 fo:font-weight="bold"/></style:style>
"""
HEADERS = ("Orsak", "Åtgärd", "Operativt mål", "När", "Vem", "Uppföljning")
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
AREAS = (
    ("1 Unga i riskzon", "Unga i riskzon för destruktivt beteende"),
    ("2 Otrygga platser", "Otrygga och brottsutsatta platser"),
    ("3 Systemhot", "Systemhotade brottslighet"),
    ("4 Brottsoffer", "Särskilt utsatta och sårbara brottsoffer"),
    ("5 Kriminella miljöer", "Kriminella miljöer och livsstilar"),
    ("6 Eget område", "[Eget prioriterat område]"),
)
EXAMPLE = (
    "Exempel: klotter i centrum",
    "Dold plats",
    "Sanering inom ett dygn",
    "Halverat klotter",
    "2025",
    "Teknik",
    "",
)
LAST = 8
"""The last row of each form, and of what its analysis counts."""


def logo() -> str:
    """A picture of 40 by 12 pixels, as PNG."""
    lines = b"".join(b"\0" + b"\xc4\x00\x64" * 40 for _ in range(12))
    chunks = [(b"IHDR", b"\0\0\0\x28\0\0\0\x0c\x08\x02\0\0\0"), (b"IDAT", compress(lines)), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + crc32(kind + body).to_bytes(4, "big") for kind, body in chunks
    )
    return b64encode(data).decode()


def cell(words: str, style: str, more: str = "", inside: str = "") -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in words.split("\n")) if words else ""
    kind = ' office:value-type="string"' if words else ""
    return f'<table:table-cell table:style-name="{style}"{kind}{more}>{inside}{paragraphs}</table:table-cell>'


def row(*cells: str, style: str = "") -> str:
    look = f' table:style-name="{style}"' if style else ""
    return f"<table:table-row{look}>{''.join(cells)}</table:table-row>"


def area(name: str, title: str) -> str:
    """An area's sheet: a logo, a title, the header in row 3, guidance, an example, three blank rows, a signature."""
    picture = (
        '<table:shapes><draw:frame svg:x="0.2cm" svg:y="0.1cm" svg:width="2cm" svg:height="0.6cm"><draw:image>'
        f"<office:binary-data>{logo()}</office:binary-data></draw:image></draw:frame></table:shapes>"
    )
    note = (
        "<office:annotation><dc:creator>Stadsledningskontoret</dc:creator><text:p>Rubriken får inte ändras."
        "</text:p></office:annotation>"
    )
    choice = ' table:content-validation-name="when"'
    blank = row(*(cell("", "bare" if i == 6 else "body", choice if i == 4 else "") for i in range(7)), style="row")
    example = row(
        *(cell(words, "bare" if i == 6 else "body", choice if i == 4 else "") for i, words in enumerate(EXAMPLE)),
        style="row",
    )
    rows = [
        row(cell("", "title"), cell("Stockholms stad", "title")),
        row(cell("Åtgärdsplan 2025", "title")),
        row(cell(title, "head", inside=note), *(cell(words, "head") for words in HEADERS)),
        row(*(cell(words, "guide") for words in GUIDANCE)),
        example,
        *[blank] * 3,
        row("<table:table-cell/>"),
        row(cell("Underskrift:", "title")),
    ]
    columns = (
        '<table:table-column table:style-name="wide" table:number-columns-repeated="4"/>'
        '<table:table-column table:style-name="narrow" table:number-columns-repeated="2"/>'
        '<table:table-column table:style-name="wide"/>'
    )
    printed = f"'{name}'.A1:'{name}'.G10".replace("'", "&apos;")
    start = f'<table:table table:name="{name}" table:print-ranges="{printed}">'
    return f"{start}{picture}{columns}{''.join(rows)}</table:table>"


def analysis() -> str:
    """The analysis, whose formulas count the rows of the empty form and no further ones."""

    def count(name: str, letter: str) -> str:
        formula = f"of:=COUNTA([$'{name}'.{letter}5:.{letter}{LAST}])".replace("'", "&apos;")
        return f'<table:table-cell table:style-name="count" table:formula="{formula}" office:value-type="float"/>'

    def total(letter: str) -> str:
        return (
            f'<table:table-cell table:style-name="count" table:formula="of:=SUM([.{letter}3:.{letter}8])" '
            'office:value-type="float"/>'
        )

    head = ("Prioriterat område", "Antal problem", "Antal identifierade orsaker", "Antal åtgärder")
    lines = [row(cell(title, "body"), *(count(name, letter) for letter in "ABC")) for name, title in AREAS]
    return (
        '<table:table table:name="Analys"><table:table-column table:style-name="wide" '
        'table:number-columns-repeated="4"/>'
        + row(cell("Sammanställning över prioriterade områden", "title"))
        + row(*(cell(words, "head") for words in head))
        + "".join(lines)
        + row(cell("Summa", "count"), *(total(letter) for letter in "BCD"))
        + "</table:table>"
    )


def document() -> str:
    instruction = (
        '<table:table table:name="Instruktion"><table:table-column table:style-name="wide"/>'
        + row(cell("Åtgärdsplan 2025", "title"))
        + row(cell("Åtgärdsplaner ska beslutas av stadsdelsnämnderna.", "body"))
        + "</table:table>"
    )
    contacts = (
        '<table:table table:name="Kontakter">'
        + row(cell("Namn", "head"), cell("Telefon", "head"))
        + row(cell("Trygghetsjouren", "body"), cell("08-508 00 000", "body"))
        + "</table:table>"
    )
    validation = (
        '<table:content-validations><table:content-validation table:name="when" table:condition="of:cell-content-is-'
        'in-list(&quot;2025&quot;;&quot;Linjearbete&quot;)" table:allow-empty-cell="true" '
        'table:base-cell-address="&apos;1 Unga i riskzon&apos;.E5"><table:error-message table:display="false"/>'
        "</table:content-validation></table:content-validations>"
    )
    sheets = "".join(area(*each) for each in AREAS)
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>{validation}"
        f"{instruction}{sheets}{analysis()}{contacts}</office:spreadsheet></office:body></office:document>"
    )


if __name__ == "__main__":
    with TemporaryDirectory() as work:
        source = Path(work) / "stadens-mall.fods"
        source.write_text(document(), encoding="utf-8")
        profile = f"-env:UserInstallation={(Path(work) / 'profil').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
        subprocess.run([*command, str(FOLDER), str(source)], check=True, capture_output=True, timeout=300)
