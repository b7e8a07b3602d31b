"""The times that people write, and the order that they give."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED

from official_form import FORM, At, form_row
from planterm.model.edits import EditKind, Place
from planterm.model.folding import fold, folded_line
from planterm.model.form import Role
from planterm.model.plan import Area, Plan
from planterm.model.when import Period, When, classify, is_only_time, period, sort_by_when, sort_key, span
from planterm.model.when_patterns import MAY_NAME_TIME, TIMES
from reference_plan import reference_plan

CASES = Path(__file__).parents[1] / "cases"


def days(text: str, year: int = 2026) -> Period | None:
    return period(" ".join(fold(text).split()), year)


def plan_of(*texts: str) -> Plan:
    rows = tuple(form_row(str(index)).with_cell(At.WHEN, text) for index, text in enumerate(texts))
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows),))


def test_the_reference_plan_has_21_of_linjearbete_two_of_2025_and_three_essays() -> None:
    kinds = Counter(classify(row.text(Role.WHEN)) for row in reference_plan().rows())
    assert kinds == {When.ONGOING: 21, When.DATED: 2, When.UNCLEAR: 3}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("under våren och hösten", "2026-03-01", "2026-12-31"),
        ("170101–181231", "2017-01-01", "2018-12-31"),
        ("oktober 2018 - oktober 2019", "2018-10-01", "2019-10-31"),
        ("Q2", "2026-04-01", "2026-06-30"),
        ("2025 Q3", "2025-07-01", "2025-09-30"),
        ("Q1-Q2 2025", "2025-01-01", "2025-06-30"),
        ("tredje kvartalet", "2026-07-01", "2026-09-30"),
        ("andra halvåret 2025", "2025-07-01", "2025-12-31"),
        ("Tertial 2", "2026-05-01", "2026-08-31"),
        ("april 2025", "2025-04-01", "2025-04-30"),
        ("mars/april", "2026-03-01", "2026-04-30"),
        ("1–15 april 2025", "2025-04-01", "2025-04-15"),
        ("2025-04-01", "2025-04-01", "2025-04-01"),
        ("2025-10-01 – 2025-12-31", "2025-10-01", "2025-12-31"),
        ("20250401", "2025-04-01", "2025-04-01"),
        ("2025-04", "2025-04-01", "2025-04-30"),
        ("15.3.2025", "2025-03-15", "2025-03-15"),
        ("1/4-31/5 2025", "2025-04-01", "2025-05-31"),
        ("v. 12", "2026-03-16", "2026-03-22"),
        ("vecka 12–14", "2026-03-16", "2026-04-05"),
        ("senast 31 maj", "2026-05-31", "2026-05-31"),
        ("Senast juni 2025", "2025-06-30", "2025-06-30"),
        ("jan t.o.m. juni 2025", "2025-01-01", "2025-06-30"),
        ("november–februari 2026", "2025-11-01", "2026-02-28"),
        ("maj och september 2025", "2025-05-01", "2025-09-30"),
        ("VT25", "2025-01-01", "2025-06-30"),
        ("höstterminen 2025", "2025-08-01", "2025-12-31"),
        ("Läsåret 2025/26", "2025-08-01", "2026-06-30"),
        ("2025/2026", "2025-01-01", "2026-12-31"),
        ("i vår", "2026-03-01", "2026-06-30"),
        ("Sommarlovet", "2026-06-01", "2026-08-31"),
        ("nästa år", "2027-01-01", "2027-12-31"),
        ("årsskiftet", "2026-12-31", "2026-12-31"),
        ("under året", "2026-01-01", "2026-12-31"),
        ("31 februari 2025", "2025-02-28", "2025-02-28"),
        ("april 2025 och framåt i maj", "2025-04-01", "2025-05-31"),
        ("oktober-mars", "2026-10-01", "2027-03-31"),
        ("1/11–28/2", "2026-11-01", "2027-02-28"),
        ("v. 50–2", "2026-12-07", "2027-01-17"),
        ("Q4-Q1", "2026-10-01", "2027-03-31"),
        ("Q3 och Q1", "2026-01-01", "2026-09-30"),
        ("Tertial 1, 2 och 3", "2026-01-01", "2026-12-31"),
        ("Dec 2025/Jan 2026", "2025-12-01", "2026-01-31"),
        ("vintern 2025/26", "2025-12-01", "2026-02-28"),
        ("läsåret", "2026-08-01", "2027-06-30"),
        ("hösten -24", "2024-09-01", "2024-12-31"),
        ("maj 25", "2025-05-01", "2025-05-31"),
        ("16 juni - 27 augusti", "2026-06-16", "2026-08-27"),
        ("höstlov", "2026-10-26", "2026-11-01"),
        ("Punktinsats i maj", "2026-05-01", "2026-05-31"),
        ("Projektet pågår 2023-2025", "2023-01-01", "2025-12-31"),
        ("Linjearbete t.o.m. 2026-06-30", "2026-06-30", "2026-06-30"),
        ("före 1 juni", "2026-05-31", "2026-05-31"),
        ("Före sommaren", "2026-06-30", "2026-06-30"),
        ("innan årsskiftet", "2026-12-31", "2026-12-31"),
        ("Efter sommaren", "2026-09-01", "2026-12-31"),
        ("efter årsskiftet", "2027-01-01", "2027-12-31"),
        ("i slutet av maj", "2026-05-31", "2026-05-31"),
        ("innan utgången av juni", "2026-06-30", "2026-06-30"),
        ("vid utgången av 2025", "2025-12-31", "2025-12-31"),
        ("09/2025", "2025-09-01", "2025-09-30"),
        ("senast 9/2025", "2025-09-30", "2025-09-30"),
        ("Sista kvartalet", "2026-10-01", "2026-12-31"),
        ("sista tertialet 2025", "2025-09-01", "2025-12-31"),
        ("Senare delen av året", "2026-07-01", "2026-12-31"),
        ("Alla hjärtans dag", "2026-02-14", "2026-02-14"),
        ("03/2025 - 05/2025", "2025-03-01", "2025-05-31"),
    ],
)
def test_times_that_begin_and_end(text: str, start: str, end: str) -> None:
    assert classify(text) is When.DATED
    assert days(text) == Period(date.fromisoformat(start), date.fromisoformat(end))


RECURRING = """en gång per termin|varje kvartal|Årligen i november|2 ggr/år|1 gång/termin|måndagar jämna veckor|\
Kvartalsvis|varannan vecka|En gång i månaden|regelbundet|Tertialvis|Enligt årshjulet|I tertialrapport 2|Skolloven|\
Helger april-september|kl. 18–22 fredagar|mån-fre|två gånger i halvåret|\
Sista fredagen i månaden"""
ONGOING = """Linjearbete|linjearbete|LINJEARBETE|Linje-arbete|linje arbete|Linjeverksamhet|linejarbete|i linjen|\
linjearbete, styrs av statsbidragets längd|löpande|Löpande under 2025|lopande|Kontinuerligt|tills vidare|Pågår|\
året runt|2025, därefter linjearbete|Linje|ord. verksamhet|Sedan 2022|2024 ff|2025-|fom mars|Start v. 10|\
Pågår sedan 2023|Löper på|Senast 2025-06-30, därefter linjearbete"""
UNCLEAR = """vid behov|Avtalsansvarig|vår verksamhet|99/99|v. 77|Enligt statsbidragets längd|marschen|\
Punktinsats|Klart|På sikt|\
Löpande \
avstämning med alla parter vid varje möte under 2025 och därefter enligt det som har överenskommits"""
BLANK = "| |\n\t|\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("kind", "texts"),
    [(When.RECURRING, RECURRING), (When.ONGOING, ONGOING), (When.UNCLEAR, UNCLEAR), (When.BLANK, BLANK)],
)
def test_the_other_kinds(kind: When, texts: str) -> None:
    assert {text: classify(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), kind)


def test_occasions_that_move_are_dated_and_have_their_place_but_no_last_day() -> None:
    for text in ("Midsommar", "Terminsstart", "Mandatperioden", "Orange veckan", "påsklovet"):
        assert (classify(text), span(text, 2026)) == (When.DATED, None)
    assert sort_key("maj", 2026) < sort_key("Midsommar", 2026) < sort_key("juli", 2026)
    assert span("påsklov och höstlov", 2026) == Period(date(2026, 3, 16), date(2026, 11, 1))


def test_times_of_real_plans_are_read_as_people_read_them() -> None:
    cases = json.loads((CASES / "when.json").read_text(encoding="utf-8"))
    wrong = {each["text"] for each in cases if not is_read_right(each)}
    assert len(wrong) <= 0.05 * len(cases), wrong


def test_a_text_is_only_passed_over_where_no_time_could_be_found() -> None:
    texts = [json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")) for name in ("when", "rows")]
    folded = {folded_line(text) for cases in texts for case in cases for text in case.values() if isinstance(text, str)}
    named = [text for text in folded if any(pattern.search(text) for pattern, _ in TIMES)]
    assert len(named) > 100
    assert all(map(MAY_NAME_TIME.search, named))


def is_read_right(case: dict[str, str | None]) -> bool:
    text, time = str(case["text"]), span(str(case["text"]), 2025)
    last_day = time.end.isoformat() if time else None
    return (classify(text).name.lower(), last_day) == (case["kind"], case["last_day"])


def test_rows_come_in_order_of_time_and_equal_ones_as_they_stood() -> None:
    plan = plan_of("", "oklart", "Linjearbete", "hösten", "varje termin", "2025", "löpande", "v. 12", "april", "")
    edit = sort_by_when(plan, Place("unga", "3"))

    assert edit is not None
    rows = edit.plan.area("unga").rows
    assert [row.text(Role.WHEN) for row in rows] == [
        *("2025", "v. 12", "april", "hösten", "varje termin", "Linjearbete", "löpande", "oklart", "", "")
    ]
    assert [row.id for row in rows][-2:] == ["0", "9"]
    assert (edit.kind, edit.after) == (EditKind.SORT_ROWS, Place("unga", "3"))
    assert sort_by_when(edit.plan, Place("unga", "3")) is None


@UNHURRIED
@given(st.text() | st.text(st.sampled_from(list("0123456789-/. vQkmajnofpril")), max_size=30), st.integers(1900, 2200))
def test_any_text_has_its_place(text: str, year: int) -> None:
    kind, start, end = sort_key(text, year)
    assert kind is classify(text)
    assert start <= end
    assert (start > 0) == (kind is When.DATED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Frånvaro följs i maj 2026", When.DATED),
        ("Beslut från nämnden maj 2026", When.DATED),
        ("från 15 januari senast 31 maj 2026", When.DATED),
        ("med start hösten 2026, avslutas våren 2027", When.DATED),
        ("från och med 2026-03-01", When.ONGOING),
        ("från mars 2026", When.ONGOING),
        ("fr.o.m. den 1 mars 2026", When.ONGOING),
        ("Startar i augusti", When.ONGOING),
        ("2026 och framåt", When.ONGOING),
    ],
)
def test_a_beginning_without_an_end_is_no_effort_that_ends(text: str, kind: When) -> None:
    assert classify(text) is kind


def test_a_month_after_the_turn_of_the_year_is_in_the_next_one() -> None:
    time = span("december 2025 – januari", 2025)
    assert time is not None
    assert time.end == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "is_only"),
    [
        ("Linjearbete", True),
        ("löpande.", True),
        ("under våren 2026", True),
        ("senast 31 maj", True),
        ("Löpande sanering", False),
        ("Sanering våren 2026", False),
        ("", False),
    ],
)
def test_a_text_that_says_nothing_but_when_is_told_from_one_that_says_what(text: str, *, is_only: bool) -> None:
    assert is_only_time(text) is is_only
