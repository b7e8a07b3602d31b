"""What planterm writes as a workbook, it reads back as the same plan; LibreOffice in between changes nothing."""

from datetime import date
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from example_plans import FORM, own, skarpnack, with_areas
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dear_examples import FEWER
from office import all_converted, needs_office
from official_form import COLUMNS, form_row
from planterm.excel.importing import Imported, imported
from planterm.excel.notes import NoteKind, asks_for_a_look
from planterm.excel.table_rows import is_ditto
from planterm.excel.workbook import workbook_bytes
from planterm.model.plan import Area, Plan, Row, Stage
from planterm.model.text import clean
from planterm.store.planfile import load

SAMPLES = sorted((Path(__file__).parents[2] / "sample_plans").glob("*.toml"))
SENTENCE = "Vi går igenom vad som har gjorts, vem som ansvarar och vad som återstår. "
NASTY = [
    "", " ", "\n", "x\n", "\n\nx", "=SUMMA(A1)", "#N/A", "+1", "2025", "2025-04-24", "1/3", "25 %", "SANT", "[/i]",
    "<b>&amp;</b>", "]]>", "tabb\there", "å\u0308 a\u0301", "hårt\u00a0blank", "👩‍👩‍👧 𝔘", "_x005F_", "a_x000D_b",
    "_x0041_", "_x005F_x0041_", "_x_x0041_", "forts.", "Orsak", "Åtgärd", "Linjearbete", SENTENCE * 120, "Rad\n" * 130,
    FORM.columns.guidance[0], FORM.columns.guidance[1],
]  # fmt: skip
TITLES = [
    "Problem", "Mål", "Orsak", "Vem", "Uppföljning", "=A1", "2025", "Nr", "Hedersrelaterat våld", "två\nrader", " x ",
    "Analys", "Unga", "Otrygga platser 2", "Problem med klotter", "Ansvar för unga", "[Se bilaga]",
    *(f"{area.title} 2" for area in FORM.areas),
]  # fmt: skip
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40)).map(clean).filter(lambda text: not is_ditto(text))
rows = st.lists(st.tuples(*[texts] * len(COLUMNS)), max_size=4)
titles = st.one_of(st.sampled_from(TITLES), st.text(max_size=40)).map(clean)
facts = st.text(max_size=30).map(clean).filter(lambda text: text.strip() == text)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with nasty texts everywhere."""
    official = [Area(area.id, area.title, _rows(draw(rows))) for area in FORM.areas]
    own_areas = [
        Area(f"eget{number}", title, _rows(cells), own=True)
        for number, (title, cells) in enumerate(draw(st.lists(st.tuples(titles, rows), max_size=3)))
    ]
    return Plan(
        FORM,
        draw(st.integers(1900, 2200)),
        draw(facts),
        draw(facts),
        case_number=draw(facts),
        decided_on=draw(st.none() | st.dates(date(1000, 1, 1))),
        areas=(*official, *own_areas),
    )


def _rows(cells: list[tuple[str, ...]]) -> tuple[Row, ...]:
    return tuple(form_row(f"rad{number}", texts) for number, texts in enumerate(cells))


def back(plan: Plan) -> Imported:
    """The plan's workbook, imported."""
    return imported(workbook_bytes(plan), Path("bok.xlsx"))


def shown(plan: Plan) -> tuple[object, ...]:
    """What a workbook can show of a plan: white space alone is blank, and blank rows are none."""
    areas = [
        (_shown(area.title), area.own, [tuple(map(_shown, row.cells)) for row in area.rows if not row.is_blank])
        for area in plan.areas
    ]
    return plan.form, plan.year, plan.district, plan.police_area, plan.case_number, plan.decided_on, areas


def _shown(text: str) -> str:
    """The text as it is once it has entered a plan, its letters composed."""
    return normalize("NFC", text) if text.strip() else ""


@given(plans())
@example(with_areas(own("Heder", (SENTENCE * 400, "Rad\n" * 90, "\n" * 200 + "slut"), ("forts.",))))
@FEWER
def test_a_workbook_of_planterms_own_is_read_as_the_plan_it_was_made_of(plan: Plan) -> None:
    assert shown(back(plan).plan) == shown(plan)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_whole(path: Path) -> None:
    plan = load(path).plan
    assert shown(back(plan).plan) == shown(plan)


def test_the_real_plan_comes_back_with_nothing_guessed_or_left() -> None:
    report = back(skarpnack()).report
    assert not asks_for_a_look(report)
    read = [(note.sheet, note.text) for note in report if note.kind is NoteKind.READ]
    assert read == [
        ("", "År: 2025; Förvaltning: Skarpnäcks stadsdelsförvaltning."),
        ("1 Unga i riskzon", "Området ”Unga i riskzon för destruktivt beteende”: 8 rader."),
        ("2 Otrygga platser", "Området ”Otrygga och brottsutsatta platser”: 1 rad."),
        ("3 Systemhot", "Området ”Systemhotade brottslighet”: 4 rader."),
        ("4 Brottsoffer", "Området ”Särskilt utsatta och sårbara brottsoffer”: 11 rader."),
        ("5 Kriminella miljöer", "Området ”Kriminella miljöer och livsstilar”: 2 rader."),
        ("6 Eget område", "Mallen för ett eget område är tom."),
    ]


def test_the_same_workbook_gives_the_same_ids_and_rows_keep_theirs_when_they_move() -> None:
    plan = skarpnack()
    area = plan.areas[0]
    turned = plan.with_area(area._replace(rows=area.rows[::-1]))
    assert back(plan).plan == back(plan).plan
    ids, turned_ids = ([row.id for row in back(each).plan.areas[0].rows] for each in (plan, turned))
    assert turned_ids == ids[::-1]


def test_a_plan_with_a_date_of_decision_is_decided() -> None:
    plan = skarpnack()._replace(decided_on=date(2025, 4, 24))
    assert (back(plan).plan.stage, back(skarpnack()).plan.stage) == (Stage.DECIDED, Stage.DRAFT)


def nasty_plan() -> Plan:
    # Of an escape that is itself escaped LibreOffice loses one.
    kept = [text for text in NASTY if "_x005F_x" not in text]
    cells = [(f"Rad {number}", text) for number, text in enumerate(kept)]
    return with_areas(own("Heder", *cells, (SENTENCE * 400,)))


CHARACTERS = ["=SUMMA(A1)", "#N/A", "+1", "TRUE", " två  blanka ", "tabb\tx", "a\n\nb\n", "_x0041_", "2025", "25 %"]
PLANS = {**{path.stem: load(path).plan for path in SAMPLES}, "nasty and very long texts": nasty_plan()}


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The workbook of each plan after LibreOffice has saved it."""
    plans = PLANS | {"characters": with_areas(own("Eget", *((text,) * len(COLUMNS) for text in CHARACTERS)))}
    books = {name: workbook_bytes(plan) for name, plan in plans.items()}
    files = all_converted(books, "xlsx", tmp_path_factory.mktemp("sparat"))
    return {name: file.read_bytes() for name, file in files.items()}


@needs_office
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_comes_back_whole_after_libreoffice_has_saved_it(name: str, saved_by_office: dict[str, bytes]) -> None:
    assert shown(imported(saved_by_office[name], Path("bok.xlsx")).plan) == shown(PLANS[name])


@needs_office
def test_libreoffice_reads_every_text_to_the_character(saved_by_office: dict[str, bytes]) -> None:
    sheet = load_workbook(BytesIO(saved_by_office["characters"])).worksheets[6]
    assert [cell.value for cell in sheet["D"][2:]] == CHARACTERS
