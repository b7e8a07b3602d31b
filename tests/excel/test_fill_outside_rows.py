"""What belongs to the rows without standing in them: charts, boxes, pivot tables, choices, pages, columns beside."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from city_books import HEADERS, draw_rows, edited, fill, parts, rows_read, saved, small_book, told
from example_plans import own, read, skarpnack, with_areas
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties

from official_form import OWN_AREA
from planterm.excel.notes import NoteKind

UNGA, TITLE = "1 Unga i riskzon", "Unga i riskzon för destruktivt beteende"
SHEET = f"'{UNGA}'"
CHART, DRAWING = "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def counted_book() -> Workbook:
    """Three rows for the area, and their number below them, which the analysis shows."""
    book = small_book()
    sheet = book[UNGA]
    sheet["A6"], sheet["B6"] = "Summa", "=COUNTA(A2:A4)"
    book.create_sheet("Analys")["B2"] = f"={SHEET}!B6"
    return book


def with_chart(book: Workbook) -> bytes:
    chart = BarChart()
    chart.add_data(Reference(book[UNGA], min_col=2, min_row=6, max_row=6), titles_from_data=False)
    book.create_chartsheet("Diagram").add_chart(chart)
    cache = '</f><numCache><ptCount val="1"/><pt idx="0"><v>0</v></pt></numCache>'
    return edited(saved(book), {CHART: lambda part: part.replace("</f>", cache)})


def test_a_chart_on_a_sheet_of_its_own_follows_and_shows_nothing_old() -> None:
    chart = parts(fill(with_chart(counted_book()), skarpnack()).data)[CHART].decode()
    assert f"{SHEET}!$B$11" in chart.replace("&apos;", "'")
    assert "numCache" not in chart


def test_a_chart_is_not_copied_with_its_sheet_and_that_is_told() -> None:
    book = small_book([(OWN_AREA.tab, OWN_AREA.title)])
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=2, min_row=2, max_row=4), titles_from_data=False)
    book.worksheets[0].add_chart(chart)
    plan = with_areas(own("Heder", ("Kontroll",)), own("Trafik", ("Mopeder",), area_id="trafik"))
    result = fill(saved(book), plan)
    assert [name for name in parts(result.data) if name.startswith("xl/charts/")] == ["xl/charts/chart1.xml"]
    assert ("7 Trafik", "Kopian har bladets celler, men inte det som låg på dem") in [
        (sheet, text.partition(":")[0]) for sheet, text in told(result, NoteKind.LEFT)
    ]


def test_what_a_chart_remembers_of_other_cells_stays() -> None:
    book = counted_book()
    book["Analys"]["D1"] = 7
    chart = BarChart()
    chart.add_data(Reference(book["Analys"], min_col=4, min_row=1, max_row=1))
    book["Analys"].add_chart(chart)
    cache = "</f><strCache><ptCount val='1'/></strCache>"
    data = edited(saved(book), {CHART: lambda part: part.replace("</f>", cache, 1)})
    assert b"strCache" in parts(fill(data, skarpnack()).data)[CHART]


BOX = (
    '<sp macro="" textlink="{link}"><nvSpPr><cNvPr id="9" name="Ruta"/><cNvSpPr txBox="1"/></nvSpPr><spPr/><txBody>'
    '<a:bodyPr xmlns:a="{a}"/><a:p xmlns:a="{a}"><a:fld id="{{B8}}" type="TxLink"><a:t>0</a:t></a:fld></a:p>'
    "</txBody></sp>"
)


@pytest.mark.parametrize(("link", "followed"), [(f"{SHEET}!$B$6", f"{SHEET}!$B$11"), ("$D$1", "$D$1")])
def test_a_text_box_shows_the_cell_that_it_showed(link: str, followed: str) -> None:
    book = counted_book()
    chart = BarChart()
    chart.add_data(Reference(book[UNGA], min_col=2, min_row=6, max_row=6))
    book["Analys"].add_chart(chart)
    box = BOX.format(link=link, a="http://schemas.openxmlformats.org/drawingml/2006/main")
    data = edited(
        saved(book), {DRAWING: lambda part: re.sub(r"(?s)<(\w*:?)graphicFrame.*</\1graphicFrame>", box, part)}
    )
    drawing = parts(fill(data, skarpnack()).data)[DRAWING].decode()
    assert f'textlink="{followed}"' in drawing.replace("&apos;", "'")
    assert (">0</a:t>" in drawing) is (link == followed)


def test_controls_stay_linked_to_their_cells() -> None:
    book = counted_book()
    book["Analys"]["A1"].comment = Comment("Kryssa", "Staden")
    data, control = saved(book), "xl/ctrlProps/ctrlProp1.xml"
    (relations,) = [name for name, part in parts(data).items() if "sheets/_rels" in name and b"vmlDrawing" in part]
    (boxes,) = [name for name in parts(data) if name.endswith(".vml")]
    added: dict[str, Callable[[str], str]] = {
        control: lambda _: f'<formControlPr xmlns="{MAIN}" objectType="CheckBox" fmlaLink="{SHEET}!$B$6"/>',
        boxes: lambda part: part.replace("</xml>", f"<x:FmlaLink>{SHEET}!$B$6</x:FmlaLink></xml>"),
        relations: lambda part: part.replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{RELATIONS}/ctrlProp" Target="/{control}"/></Relationships>',
        ),
    }
    after = parts(fill(edited(data, added), skarpnack()).data)
    assert f"{SHEET}!$B$11" in after[control].decode().replace("&apos;", "'")
    assert f"<x:FmlaLink>{SHEET}!$B$11</x:FmlaLink>" in after[boxes].decode()


def test_a_link_leads_to_the_cell_that_it_led_to() -> None:
    book = counted_book()
    book["Analys"]["A1"].hyperlink = Hyperlink(ref="A1", location=f"{SHEET}!B6")
    link = read(fill(saved(book), skarpnack()).data)["Analys"]["A1"].hyperlink
    assert link is not None
    assert link.location == f"{SHEET}!B11"


def test_a_pivot_table_is_made_of_all_rows_and_anew() -> None:
    memory = "xl/pivotCache/pivotCacheDefinition1.xml"
    source = f'<worksheetSource ref="A1:G4" sheet="{UNGA}"/>'
    added: dict[str, Callable[[str], str]] = {
        memory: lambda _: (
            f'<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="worksheet">{source}</cacheSource>'
            "</pivotCacheDefinition>"
        ),
        "xl/_rels/workbook.xml.rels": lambda part: part.replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{RELATIONS}/pivotCacheDefinition" Target="/{memory}"/></Relationships>',
        ),
    }
    result = fill(edited(saved(counted_book()), added), skarpnack())
    written = parts(result.data)[memory].decode()
    assert 'ref="A1:G9"' in written
    assert 'refreshOnLoad="1"' in written
    assert any("pivottabeller" in text for _, text in told(result, NoteKind.REMARK))


def test_formulas_that_only_moved_are_not_called_miscounted() -> None:
    result = fill(saved(counted_book()), skarpnack())
    assert read(result.data)["Analys"]["B2"].value == f"={SHEET}!B11"
    assert not [text for _, text in told(result, NoteKind.REMARK) if "räknade inte" in text]


def test_several_areas_on_one_sheet_are_counted_each_by_itself() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    titles = [(area.title, 1 + 7 * number) for number, area in enumerate(skarpnack().areas)]
    for title, row in titles:
        sheet.cell(row, 1, title)
        for column, text in enumerate(("Problem", *HEADERS), 1):
            sheet.cell(row + 1, column, text)
    analysis = book.create_sheet("Analys")
    for line, (title, row) in enumerate(titles, 2):
        analysis.cell(line, 1, title)
        analysis.cell(line, 2, f"=COUNTA(Sheet!A{row + 2}:A{row + 5})")
    result = fill(saved(book), skarpnack())
    assert [cell.value for cell in read(result.data, values=True)["Analys"]["B"][1:]] == [8, 1, 4, 11, 2]
    assert not [text for _, text in told(result, NoteKind.LEFT) if "Formeln" in text]
    assert fill(result.data, skarpnack()).data == result.data  # each row as tall as it is in columns that got wider


@pytest.mark.parametrize("source", ["Tider", "=Tider", "Listor!$A$1:$A$2", '"Vår, linjearbete"', 'INDIRECT("Tider")'])
def test_choices_are_known_by_name_and_by_cells(source: str) -> None:
    book = small_book()
    choices = book.create_sheet("Listor")
    choices["A1"], choices["A2"] = "Vår", "Linjearbete"
    book.defined_names["Tider"] = DefinedName("Tider", attr_text="Listor!$A$1:$A$2")
    validation = DataValidation("list", formula1=source)
    validation.add("E2:E4")
    book[UNGA].add_data_validation(validation)
    left = told(fill(saved(book), skarpnack()), NoteKind.LEFT)
    (others,) = [text for sheet, text in left if sheet == UNGA and "lista att välja" in text]
    assert "3 texter" in others  # five of the eight rows say Linjearbete, in either case


def test_choices_on_another_sheet_are_known_as_excel_writes_them() -> None:
    book = small_book()
    book.create_sheet("Listor")["A1"] = "Linjearbete"
    x14, xm = (
        "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
        "http://schemas.microsoft.com/office/excel/2006/main",
    )
    choices = (
        f'<extLst><ext xmlns:x14="{x14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations '
        f'xmlns:xm="{xm}"><x14:dataValidation type="list"><x14:formula1><xm:f>Listor!$A$1:$A$2</xm:f></x14:formula1>'
        "<xm:sqref>E2:E4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    data = edited(saved(book), {"xl/worksheets/sheet1.xml": lambda part: part.replace("</worksheet>", choices)})
    assert any("lista att välja" in text for _, text in told(fill(data, skarpnack()), NoteKind.LEFT))


def test_pages_end_above_the_row_that_they_ended_above() -> None:
    book = small_book()
    sheet = book[UNGA]
    sheet["A8"], sheet["J1"] = "Noteringar", "Bredvid"
    sheet.row_breaks.append(Break(7))
    sheet.col_breaks = ColBreak()
    sheet.col_breaks.append(Break(7))
    filled = read(fill(saved(book), skarpnack()).data)[UNGA]
    (row,) = (cell.row for cell in filled["A"] if cell.value == "Noteringar")
    assert [each.id for each in filled.row_breaks.brk] == [row - 1]
    assert [each.id for each in filled.col_breaks.brk] == [7]


def test_what_is_unknown_of_choices_is_not_told() -> None:
    book = small_book()
    validation = DataValidation("list", formula1="OFFSET(Listor!$A$1,0,0,2)")
    validation.add("E2:E4")
    book[UNGA].add_data_validation(validation)
    assert not [text for _, text in told(fill(saved(book), skarpnack()), NoteKind.LEFT) if "lista att välja" in text]


@pytest.mark.parametrize(("rows", "is_told"), [(11, True), (1, False)])
def test_a_sheet_that_must_fit_on_one_page_may_be_read(rows: int, is_told: bool) -> None:
    book = small_book()
    setup = book[UNGA].page_setup
    book[UNGA].sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup.orientation, setup.paperSize = "landscape", 9
    setup.fitToHeight = setup.fitToWidth = 1
    area = skarpnack().areas[0]
    plan = skarpnack().with_area(type(area)(area.id, area.title, (area.rows * 2)[:rows]))
    result = fill(saved(book), plan)
    after = read(result.data)[UNGA].page_setup
    assert (after.fitToWidth, after.fitToHeight) == (1, 0 if is_told else 1)
    assert any("6 punkter" in text for sheet, text in told(result, NoteKind.LEFT) if sheet == UNGA) is is_told


@pytest.mark.parametrize("header", ["Klart?", None])
def test_columns_beside_the_table_grow_with_its_rows(header: str | None) -> None:
    book = small_book()
    sheet = book[UNGA]
    sheet["H1"], sheet["I2"] = header, '=IF(H2="Ja",1,0)'
    draw_rows(sheet, range(2, 5), range(8, 10))
    choices = DataValidation("list", formula1='"Ja,Nej"')
    choices.add("H2:H4")
    sheet.add_data_validation(choices)
    sheet.conditional_formatting.add("H2:H4", Rule("expression", formula=['H2="Ja"']))
    analysis = book.create_sheet("Analys")
    analysis["B1"], analysis["B2"] = f'=COUNTIF({SHEET}!H2:H4,"Ja")', f"=SUM({SHEET}!I2:I4)"
    sheet["K2"], sheet["K3"], sheet["K4"], analysis["B3"] = "=LEN(A2)", "=LEN(A3)", "=LEN(A4)", f"=SUM({SHEET}!K2:K4)"
    after = read(fill(saved(book), skarpnack()).data)
    assert [str(each.sqref) for each in after[UNGA].data_validations.dataValidation] == ["H2:H9"]
    assert [str(each.sqref) for each in after[UNGA].conditional_formatting] == ["H2:H9"]
    assert after["Analys"]["B1"].value == f'=COUNTIF({SHEET}!H2:H9,"Ja")'
    assert after["Analys"]["B2"].value == f"=SUM({SHEET}!I2:I9)"
    assert (after[UNGA]["K9"].value, after["Analys"]["B3"].value) == ("=LEN(A9)", f"=SUM({SHEET}!K2:K9)")


def test_what_counts_a_tables_rows_beside_them_counts_those_to_come_and_is_not_repeated() -> None:
    book = small_book()
    sheet = book[UNGA]
    sheet["J2"], sheet["J3"] = '=COUNTIF($G$2:$G$4,"Klar*")', "=COUNTA(A2:A4)"
    sheet["H1"] = "Andel"
    for row in range(2, 5):
        sheet.cell(row, 8, f"=COUNTA(A$2:A{row})/COUNTA(A$2:A$4)")
    after = read(fill(saved(book), skarpnack()).data)[UNGA]
    assert [cell.value for cell in after["J"]][1:4] == ['=COUNTIF($G$2:$G$9,"Klar*")', "=COUNTA(A2:A9)", None]
    assert after["H2"].value == "=COUNTA(A$2:A2)/COUNTA(A$2:A$9)"
    assert after["H9"].value == "=COUNTA(A$2:A9)/COUNTA(A$2:A$9)"


def test_what_is_typed_beside_a_row_that_gets_other_texts_is_told() -> None:
    plan = skarpnack()
    area = plan.areas[0]
    book = load_workbook(BytesIO(fill(saved(small_book(rows=9)), plan).data))
    sheet = book[UNGA]
    sheet["H1"], sheet["I1"] = "Status", "Nr"
    for row in range(2, 10):
        sheet.cell(row, 8, "Klar" if row > 7 else None)
        sheet.cell(row, 9, row - 1)
    same, shorter = (
        plan._replace(areas=(area._replace(rows=rows), *plan.areas[1:])) for rows in (area.rows, area.rows[1:])
    )
    told_of = [
        [text for _, text in told(fill(saved(book), each), NoteKind.LEFT) if "bredvid" in text]
        for each in (same, shorter)
    ]
    beginning = "Det som stod bredvid tabellen står kvar på sina rader, som fick andra texter: H8 och H9; "
    assert told_of == [[], [f"{beginning}se över vad som hör till vilken rad."]]


def test_what_counts_formulas_over_the_texts_is_left_to_excel() -> None:
    book = small_book()
    sheet = book[UNGA]
    sheet["H1"] = "Klar"
    for row in range(2, 5):
        sheet.cell(row, 8, f'=IF(G{row}="","Nej","Ja")')
    book.create_sheet("Analys")["B1"] = f'=COUNTIF({SHEET}!H2:H4,"Ja")'
    result = fill(saved(book), skarpnack())
    assert load_workbook(BytesIO(result.data), data_only=True)["Analys"]["B1"].value is None
    assert "Analys" in {sheet for sheet, text in told(result, NoteKind.LEFT) if "räknas ut av planterm" in text}


def test_what_stands_apart_beside_the_table_stays() -> None:
    book = small_book()
    book[UNGA]["J1"] = "Förklaring"
    book.create_sheet("Analys")["B1"] = f"=COUNTA({SHEET}!J2:J4)"
    assert read(fill(saved(book), skarpnack()).data)["Analys"]["B1"].value == f"=COUNTA({SHEET}!J2:J4)"


def test_an_own_areas_title_stands_above_its_table_and_in_the_analysis() -> None:
    book = small_book([(OWN_AREA.tab, OWN_AREA.title)], header_row=3)
    sheet, analysis = book.worksheets[0], book.create_sheet("Analys")
    sheet["A1"] = f"Prioriterat område: {OWN_AREA.title}"
    analysis["A2"], analysis["B2"] = f"6. {OWN_AREA.title}", f"=COUNTA('{sheet.title}'!A4:A6)"
    after = read(fill(saved(book), with_areas(own("Heder", ("Kontroll",)))).data)
    assert after.worksheets[0]["A1"].value == "Prioriterat område: Heder"
    assert after["Analys"]["A2"].value == "6. Heder"


@pytest.mark.parametrize("label", ["Eget område:", "Prioriterat område 6:", "Områdets namn: ______"])
def test_an_own_areas_title_stands_beside_a_label_that_nothing_stands_beside(label: str) -> None:
    book = small_book([(OWN_AREA.tab, "Problem")], header_row=3)
    book.worksheets[0]["A1"] = label
    result = fill(saved(book), with_areas(own("Trafik", ("Mopeder",))))
    assert [cell.value for cell in read(result.data).worksheets[0]["A1:B1"][0]] == [label, "Trafik"]
    assert [title for title, rows in rows_read(result.data).items() if rows] == ["Trafik"]
    assert not [text for sheet, text in told(result, NoteKind.LEFT) if sheet]


def test_an_own_areas_title_takes_the_place_of_whatever_the_analysis_calls_it() -> None:
    book = small_book([(OWN_AREA.tab, "Problem")])
    analysis = book.create_sheet("Analys")
    analysis["A2"], analysis["B2"] = "Eget område", f"=COUNTA('{OWN_AREA.tab}'!A2:A4)"
    assert read(fill(saved(book), with_areas(own("Heder", ("Kontroll",)))).data)["Analys"]["A2"].value == "Heder"


def test_a_signature_leaves_nothing_behind() -> None:
    origin, signature = "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    added: dict[str, Callable[[str], str]] = {
        origin: lambda _: "",
        signature: lambda _: "<Signature/>",
        "_rels/.rels": lambda part: part.replace(
            "</Relationships>", f'<Relationship Id="rId99" Type="{kind}/origin" Target="{origin}"/></Relationships>'
        ),
        "[Content_Types].xml": lambda part: part.replace(
            "</Types>",
            f'<Default Extension="sigs" ContentType="x"/><Override PartName="/{signature}" ContentType="y"/></Types>',
        ),
    }
    after = parts(fill(edited(saved(small_book()), added), skarpnack()).data)
    assert b"sig" not in after["[Content_Types].xml"]
    assert not [name for name in after if name.startswith("_xmlsignatures")]
