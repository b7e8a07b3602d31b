"""``planterm forms --from``: a form's file made of a workbook."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from form_texts import SIMPLE, own_form
from planterm.cli.main import main
from planterm.excel.importing import imported
from planterm.form.loader import load_form
from planterm.model.edits import Place, insert_row
from planterm.model.form import Form, Role
from planterm.model.plan import Plan, Row
from planterm.session.for_others import plan_bytes
from planterm.session.written_plan import new_plan
from planterm.store.form_files import find_form

pytestmark = pytest.mark.usefixtures("folder")

CITY = Path(__file__).parents[1] / "excel" / "official" / "stadens-mall.xlsx"


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own forms."""
    return own_form(tmp_path, monkeypatch).parent


def made_of(book: Path, forms: Path, name: str = "kommunen-2026") -> Form:
    """The form of the workbook, put among the user's."""
    assert main(["forms", "--from", str(book), "-o", str(forms / f"{name}.toml")]) == 1  # its name is a guess
    return find_form(name)


def book_of(form: Form, *rows: tuple[str, ...]) -> Path:
    """A plan on the form with those rows in its first area, exported."""
    Path("bok.xlsx").write_bytes(plan_bytes(plan_with(form, *rows), Path("bok.xlsx")))
    return Path("bok.xlsx")


def plan_with(form: Form, *rows: tuple[str, ...]) -> Plan:
    plan = new_plan(2026, "Exempelkommunen", form)
    for number, cells in enumerate(rows):
        plan = insert_row(plan, Place(plan.areas[0].id), Row(f"rad{number}", form.columns, cells)).plan
    return plan


def sheet_of(book: Workbook, name: str, *rows: tuple[str, ...]) -> None:
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)


@pytest.mark.parametrize("form_id", ["atgardsplan-2025", "kommunplan-enkel", "tva-uppfoljningar", "enkel"])
def test_the_form_of_an_empty_exported_book_is_the_one_that_it_was_exported_on(form_id: str, forms: Path) -> None:
    form = find_form(form_id)
    made = made_of(book_of(form), forms)
    assert [each.header for each in made.columns] == [each.header for each in form.columns]
    assert [each.role for each in made.columns] == [each.role for each in form.columns]
    assert [each.guidance.split() for each in made.columns] == [each.guidance.split() for each in form.columns]
    assert [area[1:] for area in made.areas] == [area[1:] for area in form.areas]
    assert (made.own_area and made.own_area[1:]) == (form.own_area and form.own_area[1:])
    counted = [[each.column.number for each in one.analysis.counted] for one in (form, made)]
    assert counted[1] == counted[0][: len(counted[1])]  # "Uppföljda efter T1" names no column
    assert (made.year, made.series) == (2026, "kommunen")


@pytest.mark.parametrize("form_id", ["atgardsplan-2025", "enkel"])
def test_a_plan_on_the_made_form_comes_back_from_its_workbook(form_id: str, forms: Path) -> None:
    made = made_of(book_of(find_form(form_id)), forms)
    cells = tuple(f"text {number}" for number in range(len(made.columns)))
    plan = plan_with(made, cells, cells[::-1])
    read = imported(plan_bytes(plan, Path("ut.xlsx")), Path("ut.xlsx"), forms=[made]).plan
    assert [[row.cells for row in area.rows] for area in read.areas] == [
        [row.cells for row in area.rows] for area in plan.areas
    ]


def test_the_workbook_that_a_city_sends_out_becomes_a_form(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    official, made = load_form("atgardsplan-2025"), made_of(CITY, forms)
    assert [column.role for column in made.columns] == [column.role for column in official.columns]
    assert [area.title for area in made.areas] == [area.title for area in official.areas]
    assert made.own_area is not None
    assert made.instruction is not None
    told = capsys.readouterr().out
    assert "Kolumnen ”Operativt mål” har rollen mal." in told
    assert "Kontakter: Bladet är varken ett område, en instruktion eller en analys" in told
    text = (forms / "kommunen-2026.toml").read_text(encoding="utf-8")
    assert "# KONTROLLERA: Formuläret heter" in text


def test_headers_in_other_words_get_roles_and_the_rest_none(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    headers = ("Nr", "Utmaning", "Insats", "Ansvarig", "Tidplan", "Budget", "Uppföljning")
    sheet_of(book, "1. Skola", ("Handlingsplan 2027",), headers, ("1", "Frånvaro", "Fältare", "Skolan", "VT", "0", ""))
    sheet_of(book, "2. Centrum", ("Handlingsplan 2027",), headers, ("1", "Klotter", "Sanering", "", "", "", ""))
    book.save("bok.xlsx")
    made = made_of(Path("bok.xlsx"), forms)
    assert [(column.key, column.role) for column in made.columns] == [
        ("utmaning", Role.PROBLEM),
        ("insats", Role.MEASURE),
        ("ansvarig", Role.WHO),
        ("tidplan", Role.WHEN),
        ("budget", None),
        ("uppfoljning", Role.FOLLOW_UP),
    ]
    assert [(area.id, area.title, area.tab) for area in made.areas] == [
        ("skola", "Skola", "1. Skola"),
        ("centrum", "Centrum", "2. Centrum"),
    ]
    assert made.title(2028) == "Handlingsplan 2028"
    assert made.year == 2027
    told = " ".join(capsys.readouterr().out.split())
    assert "Kolumnen ”Utmaning” fick rollen problem, på en gissning." in told
    assert "Kolumnen ”Budget” fick ingen roll" in told
    assert "Kolumnen A, ”Nr”, räknar rader och togs inte med." in told
    assert "Tabellernas rader följer inte med i formuläret" in told


def test_headers_in_two_rows_are_one_each(forms: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet.append(("Problem", "Åtgärd", "Genomförande", "", "Uppföljning", "", ""))
    sheet.append(("", "", "När", "Vem", "T1", "T2", "Helår"))
    for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:G1"):
        sheet.merge_cells(cells)
    book.save("bok.xlsx")
    made = made_of(Path("bok.xlsx"), forms)
    assert [column.header for column in made.columns] == [
        *("Problem", "Åtgärd", "När", "Vem", "Uppföljning T1", "Uppföljning T2", "Uppföljning Helår")
    ]
    assert len(made.columns.follow_ups) == 3


def test_a_book_without_follow_up_gets_a_column_for_it(forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet_of(book, "Plan", ("Problem", "Åtgärd", "Ansvarig"))
    book.save("bok.xlsx")
    assert made_of(Path("bok.xlsx"), forms).columns[-1].role is Role.FOLLOW_UP
    told = " ".join(capsys.readouterr().out.split())
    assert "har ingen kolumn för uppföljning, som planterm behöver" in told
    assert "(4 kolumner, 1 område)" in told
    new = ["new", "plan.toml", "--form", "kommunen-2026", "--year", "2026", "--district", "Exempelkommunen"]
    assert main(new) == 0
    assert "1 tomt område, utkast" in capsys.readouterr().out


def test_the_report_is_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    book_of(load_form("kommunplan-enkel"))
    assert main(["forms", "--from", "bok.xlsx", "-o", "vår.toml", "--json"]) == 2
    assert "vår.toml: formuläret får filnamnet som id; välj ett med bara små bokstäver" in capsys.readouterr().err
    assert main(["forms", "--from", "bok.xlsx", "-o", "var.toml", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["fil"]) == ("var", "var.toml")
    assert {"typ": "last", "blad": None, "plats": None, "text": "Kolumnen ”Mål” har rollen mal."} in told["rapport"]


def test_what_cannot_be_made_is_told_in_a_line_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet_of(book, "Budget", ("Konto", "Belopp"), ("4010", "200"))
    book.save("bok.xlsx")
    for arguments, words in (
        (("--from", "bok.xlsx", "-o", "ut.toml"), "bok.xlsx har inget blad med en tabell vars rubriker känns igen"),
        (("--from", "bok.xlsx"), "--from och -o hör ihop"),
        (("-o", "ut.toml"), "--from och -o hör ihop"),
        (("--from", "borta.xlsx", "-o", "ut.toml"), "borta.xlsx finns inte"),
        (("--from", "bok.xlsx", "-o", "ut.xlsx"), "välj ett filnamn som slutar på .toml"),
    ):
        assert main(["forms", *arguments]) == 2
        assert words in capsys.readouterr().err
    assert not list(Path().glob("ut.*"))


def test_a_form_is_written_over_only_when_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    book_of(load_form("kommunplan-enkel"))
    Path("ut.toml").write_text(SIMPLE, encoding="utf-8")
    assert main(["forms", "--from", "bok.xlsx", "-o", "ut.toml"]) == 2
    assert "ut.toml finns redan" in capsys.readouterr().err
    assert Path("ut.toml").read_text(encoding="utf-8") == SIMPLE
    assert main(["forms", "--from", "bok.xlsx", "-o", "ut.toml", "--force"]) == 1
