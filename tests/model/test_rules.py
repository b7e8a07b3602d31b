"""The rules of the review beside what a person remarks on rows of such plans."""

import json
from functools import cache
from pathlib import Path

import pytest

from official_form import COLUMNS, FORM, At, form_row
from planterm.model import wording
from planterm.model.findings import Level, Rule
from planterm.model.plan import Area, Plan
from planterm.model.review import ReviewScope, review
from planterm.store.planfile import load

ROOT = Path(__file__).parents[2]
ROWS = json.loads((ROOT / "tests/cases/rows.json").read_text(encoding="utf-8"))
PRECISION = 0.9
TABLE = {
    Rule.ONLY_NAME: ("bara-namn", 11, 1, 0),
    Rule.WISH: ("ej-matbart-mal", 25, 0, 4),
    Rule.WEAK_WORD: ("svagt-ord", 10, 0, 0),
    Rule.SEVERAL_CAUSES: ("flera-orsaker", 5, 0, 1),
    Rule.UNCLEAR_PARTY: ("vem-oklart", 12, 0, 0),
    Rule.PERSONAL: ("personuppgift", 4, 0, 0),
    Rule.GUIDANCE: ("ledtext-kvar", 4, 0, 0),
    Rule.DUPLICATE: ("dubblett", 3, 0, 3),  # of two the second is told of, with the number of the first
    Rule.REPETITION: ("orsak-lika-problem", 3, 0, 2),
    Rule.UNCLEAR_TIME: ("nar-oklart", 8, 0, 0),
    Rule.WRONG_COLUMN: ("fel-kolumn", 5, 0, 2),
    Rule.PAST_TIME: ("slut-tid-passerad", 4, 0, 0),
}
"""Of each rule the label that persons gave, its hits, its false alarms and its misses."""


@cache
def labelled_plan() -> Plan:
    rows = [
        (each["omrade"], form_row(str(number), tuple(each[key] for key in COLUMNS.keys)))
        for number, each in enumerate(ROWS)
    ]
    ids = dict.fromkeys(area for area, _ in rows)
    areas = tuple(Area(area_id, area_id, tuple(row for area, row in rows if area == area_id)) for area_id in ids)
    return Plan(FORM, 2025, "Farsta", areas=areas)


def marked_by(rule: Rule) -> set[int]:
    return {int(each.spot.row_id or "") for each in review(labelled_plan()) if each.rule is rule}


def labelled(label: str) -> set[int]:
    return {number for number, each in enumerate(ROWS) if label in each["labels"]}


@pytest.mark.parametrize("rule", TABLE)
def test_a_rule_marks_what_a_person_remarks_on(rule: Rule) -> None:
    label, hits, false, missed = TABLE[rule]
    found, expected = marked_by(rule), labelled(label)
    assert len(found & expected) >= hits, expected - found
    assert len(found - expected) <= false, found - expected
    assert len(expected - found) <= missed
    assert len(found & expected) / len(found) >= PRECISION


def test_thin_follow_ups_are_those_that_a_person_finds_thin() -> None:
    thin = {number for number, each in enumerate(ROWS) if wording.is_thin(each["uppfoljning"])}
    expected = labelled("uppfoljning-tunn")
    assert len(thin & expected) / len(thin) >= PRECISION
    assert len(expected - thin) <= 1


def test_goals_that_a_person_can_measure_are_countable() -> None:
    good = [each["operativa_mal"] for each in ROWS if each["labels"] == ["inget"]]
    assert all(map(wording.is_countable, good))


def test_rows_without_remarks_are_left_alone() -> None:
    good = {str(number) for number in labelled("inget")}
    assert [each for each in review(labelled_plan()) if each.spot.row_id in good] == []


def test_twenty_good_rows_have_no_findings() -> None:
    plan = load(ROOT / "src/planterm/session/exempelplan.toml").plan
    assert len(list(plan.rows())) == 20
    assert review(plan) == ()


GOOD = ("Klotter i parken", "Få vuxna ute", "Vuxna går en runda", "40 rundor", "våren 2026", "Parken", "")


def marked(**texts: str) -> list[tuple[Rule, int | None]]:
    cells = list(GOOD)
    for name, text in texts.items():
        cells[At[name]] = text
    plan = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", (form_row("a", tuple(cells)),)),))
    return [(each.rule, COLUMNS.place_of(each.spot.key)) for each in review(plan) if each.spot.key]


@pytest.mark.parametrize(
    ("texts", "rule", "column"),
    [
        ({"PROBLEM": "Ring Eva på 070-123 45 67"}, Rule.PERSONAL, At.PROBLEM),
        ({"CAUSE": "19990230-1234 har hotat"}, Rule.PERSONAL, At.CAUSE),
        ({"CAUSE": "Hot från 991371-1234"}, None, None),
        ({"WHO": "Polisen, org.nr 212000-0142"}, None, None),
        ({"PROBLEM": "Ungdomar, 14 år och äldre"}, None, None),
        ({"PROBLEM": "Elias (15) säljer"}, Rule.PERSONAL, At.PROBLEM),
        ({"PROBLEM": "Barn 14 år"}, None, None),
        ({"CAUSE": "Kungsgatan 12, ingången, är mörk"}, None, None),
        ({"CAUSE": "Trygghetsmätningen (23) visar mörker"}, None, None),
        ({"CAUSE": "Oklart vem som ansvarar: ange vem som ansvarar för åtgärden?"}, Rule.GUIDANCE, At.CAUSE),
        ({"CAUSE": "Få vet hur parterna har uppfyllt sina åtaganden"}, None, None),
        ({"WHEN": "Polisen", "WHO": "Linjearbete"}, Rule.WRONG_COLUMN, At.WHEN),
        ({"GOALS": "XX rundor"}, Rule.GUIDANCE, At.GOALS),
        ({"GOALS": "[…] rundor"}, Rule.GUIDANCE, At.GOALS),
        ({"GOALS": "40 rundor [se bilaga]"}, None, None),
        ({"FOLLOW_UP": "Hur har parterna uppfyllt sina åtaganden? 40 rundor"}, Rule.GUIDANCE, At.FOLLOW_UP),
        ({"MEASURE": "Vi ska sträva efter fler rundor"}, Rule.WEAK_WORD, At.MEASURE),
        ({"MEASURE": "Värdar går två rundor"}, None, None),
        ({"CAUSE": "Skolan, polisen och fritiden arbetar var för sig"}, None, None),
        ({"CAUSE": "Brist på kunskap, tid och resurser"}, None, None),
        ({"CAUSE": "- Mörkt\n- Få vuxna"}, Rule.SEVERAL_CAUSES, At.CAUSE),
        ({"CAUSE": "I parken finns klotter"}, Rule.REPETITION, At.CAUSE),
        ({"CAUSE": "Parken"}, Rule.REPETITION, At.CAUSE),
        ({"WHO": "Polisen, skolan, fritid. Rektor leder"}, None, None),
        ({"WHO": "Samtliga"}, Rule.UNCLEAR_PARTY, At.WHO),
    ],
)
def test_a_text_is_marked_or_left_alone(texts: dict[str, str], rule: Rule | None, column: int | None) -> None:
    assert marked(**texts) == ([(rule, column)] if rule else [])


def test_what_is_in_another_area_is_the_same_without_its_punctuation() -> None:
    first, second = form_row("a", GOOD), form_row("b", ("Klotter i parken.", "Få vuxna ute!", *GOOD[2:]))
    plan = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "U", (first,)), Area("platser", "P", (second,))))
    assert [(each.rule, each.spot.area_id, each.names) for each in review(plan)] == [
        (Rule.DUPLICATE, "platser", ("1.1",))
    ]


def test_an_empty_row_is_told_of_where_others_follow() -> None:
    rows = (form_row("a"), form_row("b", GOOD), form_row("c"))
    plan = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "U", rows),))
    assert [(each.rule, each.spot.row_id) for each in review(plan)] == [(Rule.EMPTY_ROW, "a")]


def test_a_full_plan_that_speaks_of_neither_strategy_is_told_so() -> None:
    areas = (Area(each.id, each.title, (form_row(each.id, (each.id, *GOOD[1:])),)) for each in FORM.areas)
    plan = Plan(FORM, 2026, "Farsta", areas=tuple(areas))
    said = [each.names for each in review(plan) if each.rule is Rule.NO_STRATEGY]
    assert said == [("kriminalitet",), ("extremism",)]


def test_rules_and_words_are_off_and_on_but_errors_are_always_told() -> None:
    weak = form_row("a", ("Klotter", "Få vuxna ute", "Värna parken", "Ökad trygghet", "2026", "[…]", ""))
    plan = Plan(FORM, 2026, "Farsta", areas=(Area("unga", "U", (weak,)),))
    wanted = ReviewScope(frozenset({"onskemal", "mal-ej-matbara", "vagledning-kvar"}), ())
    assert [(each.rule, each.level) for each in review(plan, wanted)] == [(Rule.GUIDANCE, Level.ERROR)]
    assert Rule.WEAK_WORD in {each.rule for each in review(plan._replace(), ReviewScope())}
