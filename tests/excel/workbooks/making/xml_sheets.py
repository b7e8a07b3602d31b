"""What stands in the workbooks that are written by hand as XML: each like another program's."""

# ruff: noqa: E501, ISC004

from xml_books import DECLARATION, inline, relations, workbook

TOP = ("Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning")
UNGA = "Unga i riskzon för destruktivt beteende"
PLATSER = "Otrygga och brottsutsatta platser"
SYSTEMHOT = "Systemhotade brottslighet"
BROTTSOFFER = "Särskilt utsatta och sårbara brottsoffer"
MILJOER = "Kriminella miljöer och livsstilar"
TITLE = ("Instruktion", inline(("Åtgärdsplan 2026",), ("Förvaltning: Farsta stadsdelsförvaltning",)))
OTHERS = [
    ("3 Systemhot", inline((SYSTEMHOT, *TOP))),
    ("4 Brottsoffer", inline((BROTTSOFFER, *TOP))),
    ("5 Kriminella miljöer", inline((MILJOER, *TOP))),
]
REST = [("2 Otrygga platser", inline((PLATSER, *TOP))), *OTHERS]
FORMATS = "<fonts><font/><font><b/><strike/></font></fonts>"


def _string(*runs: str) -> str:
    return f"<si>{''.join(runs)}</si>"


def _text(words: str) -> str:
    return f'<t xml:space="preserve">{words}</t>'


def _run(words: str, look: str = "") -> str:
    return f"<r><rPr>{look}</rPr>{_text(words)}</r>"


# As Excel 365 saves: rich text, a reading aid, escapes, notes, threads and their authors, a table, a picture.
_EXCEL_STRINGS = "".join(
    _string(each)
    for each in (
        _text(UNGA), *map(_text, TOP), _run("Hög ") + _run("frånvaro", "<b/>") + "<rPh sb='0' eb='1'><t>läsning</t></rPh>",
        _text("första_x000D_\nandra"), _text("koden _x005F_x0041_ står kvar"), _run("utgår", "<strike/>") + _run(" 2027"),
        _text("  två blanka först"),
    )
)  # fmt: skip
_EXCEL_ROWS = (
    "<sheetData><row r='1'>"
    + "".join(f"<c r='{c}1' t='s'><v>{i}</v></c>" for i, c in enumerate("ABCDEFG"))
    + "</row><row r='2'><c r='A2' t='s'><v>7</v></c><c r='B2' t='s'><v>8</v></c><c r='C2' t='s'><v>9</v></c>"
    "<c r='E2' t='s'><v>10</v></c><c r='F2' t='s' s='1'><v>11</v></c></row></sheetData>"
    "<headerFooter><oddHeader>&amp;LKladd &amp;&amp; anteckningar&amp;R&amp;P</oddHeader>"
    "<oddFooter>&amp;CSida &amp;P av &amp;N</oddFooter></headerFooter><drawing r:id='rId4'/>"
)
_COMMENT = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_A, _X = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
)
EXCEL = workbook(
    [TITLE, ("1 Unga i riskzon", _EXCEL_ROWS), *REST],
    strings=_EXCEL_STRINGS,
    styles=FORMATS + '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="49" fontId="1"/></cellXfs>',
    relations='<Relationship Id="p" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" '
    'Target="persons/person.xml"/>',
    more={
        "xl/persons/person.xml": f'{DECLARATION}<personList xmlns="{_COMMENT}"><person displayName="Bo Lind" id="{{P1}}"/>'
        '<person displayName="Cia Ek" id="{P2}"/></personList>',
        "xl/worksheets/_rels/sheet2.xml.rels": relations(
            ("comments", "../comments1.xml"), ("threadedComment", "../threadedComments/t1.xml"),
            ("table", "../tables/table1.xml"), ("drawing", "/xl/drawings/drawing1.xml"),
        ),
        "xl/comments1.xml": f'{DECLARATION}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<authors><author>Anna Ek</author><author>tc={T1}</author></authors><commentList>"
        '<comment ref="B2" authorId="0"><text><r><t>Anna Ek:</t></r><r><t xml:space="preserve">\nKolla siffran</t></r>'
        '</text></comment><comment ref="C2" authorId="1"><text><t>[Trådad kommentar] Uppdatera Excel …</t></text></comment>'
        "</commentList></comments>",
        "xl/threadedComments/t1.xml": f'{DECLARATION}<ThreadedComments xmlns="{_COMMENT}">'
        '<threadedComment ref="C2" personId="{P1}" id="{T1}"><text>Är det rätt kod?</text></threadedComment>'
        '<threadedComment ref="C2" personId="{P2}" id="{T2}" parentId="{T1}"><text>Ja.</text></threadedComment>'
        "</ThreadedComments>",
        "xl/tables/table1.xml": f"{DECLARATION}<table/>",
        "xl/drawings/drawing1.xml": f'{DECLARATION}<xdr:wsDr xmlns:xdr="{_X}" xmlns:a="{_A}"><xdr:twoCellAnchor><xdr:sp>'
        "<xdr:txBody><a:p><a:r><a:t>Glöm inte </a:t></a:r><a:r><a:t>bilagan</a:t></a:r></a:p><a:p><a:r><a:t>till nämnden"
        "</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor>"
        "</xdr:wsDr>",
    },
)  # fmt: skip

# As Google Sheets: hundreds of rows and 26 columns that have a look and no text, every number a decimal one.
_EMPTY = "".join(f"<row r='{n}'>" + "".join(f"<c r='{c}{n}' s='1'/>" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "</row>"
                 for n in range(4, 301))  # fmt: skip
_GOOGLE_TOP = "".join(f"<c r='{c}1' s='1' t='s'><v>{i}</v></c>" for i, c in enumerate("ABCDEFG"))
GOOGLE = workbook(
    [
        TITLE,
        ("1 Unga i riskzon", f"<sheetData><row r='1'>{_GOOGLE_TOP}</row><row r='3'><c r='A3' s='1' t='s'><v>7</v></c>"
         f"<c r='D3' s='3'><v>0.5</v></c><c r='E3' s='2'><v>46136.0</v></c><c r='F3' s='1'><v>2026.0</v></c></row>"
         f"{_EMPTY}</sheetData>"),
        *REST,
    ],
    strings="".join(_string(_text(words)) for words in (UNGA, *TOP, "Sena kvällar")),
    styles='<numFmts><numFmt numFmtId="164" formatCode="m/d/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs>',
)  # fmt: skip

# As Numbers: a summary first, the sheets and tables in the names, the table's name above it.
NUMBERS = workbook(
    [
        ("Exportöversikt", inline(
            ("Det här dokumentet exporterades från Numbers. Varje tabell omvandlades till ett Excel-kalkylblad.",), (),
            ("Namn på Numbers-ark", "Namn på Numbers-tabell", "Namn på Excel-kalkylblad"),
            ("Unga", "Tabell 1", "Unga - Tabell 1"))),
        ("Unga - Tabell 1", inline((UNGA,), ("Problem", *TOP), ("Sena kvällar", "", "Fältarbete"))),
        ("Platser - Tabell 1", inline(("Tabell 1",), (PLATSER, *TOP), ("Klotter", "", "Sanering"))),
        *OTHERS,
    ],
)  # fmt: skip

# As Excel's "Strict Open XML": other addresses for everything, dates in words of their own.
_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def _strict(part: str | bytes) -> str | bytes:
    for old, new in _STRICT.items():
        part = part.replace(old, new) if isinstance(part, str) else part
    return part


_DATED = (
    inline((UNGA, *TOP)).removesuffix("</sheetData>")
    + '<row r="2"><c r="A2" t="inlineStr"><is><t>Sena kvällar</t></is></c><c r="E2" t="d"><v>2026-04-24T00:00:00</v></c></row>'
    "</sheetData>"
)
STRICT = {name: _strict(part) for name, part in workbook([TITLE, ("1 Unga i riskzon", _DATED), *REST]).items()}

# As a program that writes the least: a prefix on every element, cells and rows without places, no styles.
_BARE = "".join(
    f"<x:row>{''.join(f'<x:c t=@inlineStr@><x:is><x:t>{w}</x:t></x:is></x:c>' if w else '<x:c/>' for w in words)}</x:row>"
    for words in ((UNGA, *TOP), ("Sena kvällar", "", "Fältarbete", "", "2026", "Fältarna", ""))
).replace("@", '"')
PREFIXED = workbook([TITLE, ("1 Unga i riskzon", ""), *REST]) | {
    "xl/worksheets/sheet2.xml": f'{DECLARATION}<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    f"<x:sheetData>{_BARE}</x:sheetData></x:worksheet>".replace("\n", ""),
}

# Formulas that no program has computed, as libraries write them.
_UNCOMPUTED = (
    inline((UNGA, *TOP)).removesuffix("</sheetData>")
    + '<row r="2"><c r="A2" t="inlineStr"><is><t>Sena kvällar</t></is></c><c r="C2"><f>CONCATENATE("Fält","arbete")</f></c>'
    '<c r="E2" t="str"><f>"v. "&amp;7</f><v>v. 7</v></c><c r="F2" t="e"><f>-Fältarna</f><v>#NAME?</v></c></row></sheetData>'
)
UNCOMPUTED = workbook([TITLE, ("1 Unga i riskzon", _UNCOMPUTED), *REST])

# Macros, another workbook that formulas look into, a sheet that is nothing but a chart.
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MACROS = workbook(
    [TITLE, ("1 Unga i riskzon", inline((UNGA, *TOP), ("Sena kvällar", "", "Fältarbete"))), *REST, ("Diagram", "")],
    relations=f'<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    f'Target="vbaProject.bin"/><Relationship Id="e" Type="{_LINK}/externalLink" Target="externalLinks/externalLink1.xml"/>',
    more={
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "xl/externalLinks/externalLink1.xml": f"{DECLARATION}<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(("externalLinkPath", "file:///C:/hemligt.xlsx")),
    },
)
MACROS["xl/_rels/workbook.xml.rels"] = str(MACROS["xl/_rels/workbook.xml.rels"]).replace(
    'worksheet" Target="worksheets/sheet7.xml', 'chartsheet" Target="chartsheets/sheet1.xml'
)
MACROS["xl/chartsheets/sheet1.xml"] = MACROS.pop("xl/worksheets/sheet7.xml")

# Excel on an old Mac counts days from 1904; an English date, a time over a day, a fraction, a number with a unit.
_CODES = (
    "[$-409]d\\ mmmm\\ yyyy",
    "d\\ mmmm\\ yyyy",
    "[h]:mm",
    "#\\ ?/?",
    '"kvartal "0',
    "#,##0.0;[Red]-#,##0.0",
    "yyyy\\-mm\\-dd;@",
)
_DAYS = "".join(
    f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>Rad {number}</t></is></c><c r="E{number}" s="{number - 1}">'
    f"<v>{value}</v></c></row>"
    for number, value in enumerate(("44674", "44674", "1.5625", "1.5", "2", "-1234.56", "44674.75"), 2)
)
MAC = workbook(
    [TITLE, ("1 Unga i riskzon", inline((UNGA, *TOP)).removesuffix("</sheetData>") + _DAYS + "</sheetData>"), *REST],
    styles="<numFmts>"
    + "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code.replace(chr(34), "&quot;")}"/>' for i, code in enumerate(_CODES))
    + "</numFmts><cellXfs><xf numFmtId='0'/>" + "".join(f"<xf numFmtId='{164 + i}'/>" for i in range(len(_CODES)))
    + "</cellXfs>",
    before='<workbookPr date1904="1"/>',
)  # fmt: skip

# One stray cell in the last row that Excel has.
STRAY = workbook(
    [TITLE, ("1 Unga i riskzon", inline((UNGA, *TOP), ("Sena kvällar", "", "Fältarbete")).removesuffix("</sheetData>")
      + '<row r="1048576"><c r="C1048576" t="inlineStr"><is><t>x</t></is></c><c r="XFD1048576" t="inlineStr"><is><t>y</t>'
      "</is></c></row></sheetData>"), *REST]
)  # fmt: skip

# No header rows at all, and nothing that says which year it is or whose.
BARE = workbook(
    [("1 Unga i riskzon", inline(("Sena kvällar", "Inget att göra", "Fältarbete", "", "Löpande", "Fältarna", ""))),
     ("Otrygga och brottsutsatta platser", inline((PLATSER, *TOP), ("Klotter",))), *OTHERS],
    states=("", "veryHidden", "", "", ""),
)  # fmt: skip

# Rows that a filter hides, as Excel saves it.
FILTERED = workbook(
    [
        TITLE,
        (
            "1 Unga i riskzon",
            inline((UNGA, *TOP), ("Sena kvällar", "", "Fältarbete"), ("Hög frånvaro", "", "Samtal")).replace(
                '<row r="2">', '<row r="2" hidden="1">'
            )
            + '<autoFilter ref="A1:G3"><filterColumn colId="0"><filters><filter val="Hög frånvaro"/></filters>'
            "</filterColumn></autoFilter>",
        ),
        *REST,
    ]
)

# As careless libraries write: kinds of cells without values, a sheet that is not there, drawings that are not either.
_HOLLOW = (
    inline((UNGA, *TOP)).removesuffix("</sheetData>")
    + "<row r='2'><c r='A2' t='inlineStr'><is><t>Sena kvällar</t></is></c>"
    + "".join(
        f"<c r='{column}2' t='{kind}'><v/></c>" for column, kind in zip("BCDEF", ("s", "b", "e", "n", "d"), strict=True)
    )
    + "</row></sheetData><drawing r:id='rId1'/>"
)
HOLLOW = workbook(
    [TITLE, ("1 Unga i riskzon", _HOLLOW), *REST, ("Kontakter", "<sheetData/>")],
    before="<workbookPr/><x15:workbookPr xmlns:x15='http://schemas.microsoft.com/office/spreadsheetml/2010/11/main' date1904='1'/>",
    more={"xl/worksheets/_rels/sheet2.xml.rels": relations(("drawing", "../drawings/drawing1.xml"))},
)
del HOLLOW["xl/worksheets/sheet7.xml"]

BOOKS = {
    "ihaliga-delar.xlsx": HOLLOW,
    "filtrerat.xlsx": FILTERED,
    "excel-365.xlsx": EXCEL,
    "google-kalkylark.xlsx": GOOGLE,
    "numbers.xlsx": NUMBERS,
    "strict-open-xml.xlsx": STRICT,
    "prefix-utan-platser.xlsx": PREFIXED,
    "formler-utan-varden.xlsx": UNCOMPUTED,
    "makron-och-lankar.xlsm": MACROS,
    "mac-1904-och-format.xlsx": MAC,
    "ensam-cell-langst-ner.xlsx": STRAY,
    "utan-rubriker.xlsx": BARE,
}
