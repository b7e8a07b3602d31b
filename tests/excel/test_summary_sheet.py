"""The summary in the workbook: only when asked for, before the analysis, and left alone by the import."""

from io import BytesIO
from pathlib import Path

from example_plans import own, read, skarpnack, with_areas
from hypothesis import given
from test_import_round_trip import plans, shown

from dear_examples import FEWER
from planterm.excel.importing import imported
from planterm.excel.notes import NoteKind, asks_for_a_look
from planterm.excel.workbook import workbook_bytes
from planterm.model.form import Role
from planterm.model.plan import Plan, Status


def book_of(plan: Plan) -> bytes:
    return workbook_bytes(plan, with_summary=True)


def texts_of(plan: Plan) -> list[tuple[object, ...]]:
    return list(read(book_of(plan))["Sammanfattning"].iter_rows(values_only=True))


def test_the_analysis_stays_furthest_right_and_its_figures_as_they_are() -> None:
    book = read(book_of(skarpnack()), values=True)
    assert book.sheetnames[-2:] == ["Sammanfattning", "Analys"]
    lines = [line[1:4] for line in book.worksheets[-1].iter_rows(min_row=3, values_only=True)]
    assert lines == [(count,) * 3 for count in (8, 1, 4, 11, 2, 0)]


def test_each_measure_stands_with_its_follow_up_under_its_area() -> None:
    title, decided, figures, coming, header, *lines = texts_of(skarpnack())
    assert title[0] == "Sammanfattning av uppföljningen: Åtgärdsplan 2025, Skarpnäcks stadsdelsförvaltning"
    assert decided[0] == "Planen är ännu inte beslutad"
    assert figures[0] == "Om målen nåddes är inte bedömt. Text om vad som har gjorts finns för 26 av 26 åtgärder."
    assert str(coming[0]).startswith("Fortsätter (")
    assert header == ("Åtgärd", "Mål", "Utfall", "Uppföljning")
    assert lines[0][0] == "1. Unga i riskzon för destruktivt beteende – 8 av 8 uppföljda"
    assert lines[2] == (
        "1.2 SIG motverkar fortsatt utveckling av kriminellt beteende",
        skarpnack().areas[0].rows[1].text(Role.GOALS),
        None,
        "Har genomförts enligt plan.",
    )
    assert lines[-1][0] == "1.6, 1.7, 1.8, 4.2, 4.3, 4.4, 4.5, 4.6, 4.7, 4.9, 4.10, 4.11, 5.1, 5.2"


def test_the_title_stands_on_one_line_and_on_the_first_page_only() -> None:
    sheet = read(book_of(skarpnack()))["Sammanfattning"]
    assert [sheet.row_dimensions[row].height for row in (1, 2)] == [24, 16]
    assert not sheet["A1"].alignment.wrap_text
    assert sheet.print_title_rows == "$5:$5"
    long = read(book_of(skarpnack()._replace(district="Norra och Södra " * 20)))["Sammanfattning"]
    assert long["A1"].alignment.wrap_text
    assert long.row_dimensions[1].height > 48


def test_a_long_judgement_stands_whole_below_the_header_that_stays_in_sight() -> None:
    paragraphs = [f"{number}.{12 * ' Samverkan med polisen behöver bli tätare.'}" for number in range(1, 13)]
    sheet = read(book_of(skarpnack()._replace(judgement="\n".join(paragraphs))))["Sammanfattning"]
    assert sheet.print_title_rows == "$5:$5"
    lines = [str(line[0]) for line in sheet.iter_rows(min_row=6, values_only=True)]
    end = next(number for number, line in enumerate(lines) if line.startswith("1. Unga"))
    assert " ".join(lines[:end]) == " ".join(("Förvaltningens bedömning", *paragraphs))
    assert max(sheet.row_dimensions[row].height for row in range(1, end)) < 30


def test_what_deviates_stands_first_and_its_status_only_if_asked() -> None:
    row = skarpnack().areas[0].rows[0]._replace(status=Status.NOT_DONE)
    plan = skarpnack().with_area(skarpnack().areas[0].with_row(row))
    for asked in (False, True):
        sheet = read(workbook_bytes(plan, with_summary=True, with_status=asked))["Sammanfattning"]
        lines = list(sheet.iter_rows(min_row=6, values_only=True))
        assert lines[0][0] == "Avvikelser"
        assert lines[1][2] == ("Ej genomförd" if asked else None)


def test_a_row_without_follow_up_is_named() -> None:
    assert texts_of(with_areas(own("Heder", ("Problem", "", "Utbildning"))))[-1] == (
        "6.1 Utbildning",
        None,
        None,
        "Utan uppföljning",
    )


def test_a_formula_in_a_text_stays_a_text() -> None:
    plan = with_areas(own("Heder", ("", "", "=1+1", "", "", "", "=HYPERLINK(1)")))
    cell = read(book_of(plan))["Sammanfattning"].cell(7, 4)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_the_import_leaves_the_sheet_alone_and_says_so() -> None:
    back = imported(book_of(skarpnack()), Path("bok.xlsx"))
    notes = [(note.kind, note.text) for note in back.report if note.sheet == "Sammanfattning"]
    assert notes == [
        (
            NoteKind.REMARK,
            "Sammanfattningen lästes inte: planterm gör den ur planen. Det som ändrats i den följer inte med.",
        )
    ]
    assert not asks_for_a_look(back.report)


def test_a_year_or_a_name_in_the_summary_is_not_taken_for_the_plans() -> None:
    plan = with_areas(own("Heder", ("", "", "Åtgärdsplan 1999", "", "", "", "Förvaltning: Påhittad")))
    back = imported(book_of(plan), Path("bok.xlsx")).plan
    assert (back.year, back.district) == (plan.year, plan.district)


def test_a_changed_summary_changes_nothing() -> None:
    book = read(book_of(skarpnack()))
    sheet = book["Sammanfattning"]
    sheet.append(["Problem", "Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning"])
    sheet.append(["Nytt", "Nytt", "Nytt", "Nytt", "Nytt", "Nytt", "Nytt"])
    buffer = BytesIO()
    book.save(buffer)
    assert shown(imported(buffer.getvalue(), Path("bok.xlsx")).plan) == shown(skarpnack())


@given(plans())
@FEWER
def test_any_plan_comes_back_whole_beside_its_summary(plan: Plan) -> None:
    assert shown(imported(book_of(plan), Path("bok.xlsx")).plan) == shown(plan)
