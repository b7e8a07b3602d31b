"""What a review finds, and what it leaves alone."""

from datetime import date

import pytest

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.findings import Finding, Level, Rule
from planterm.model.plan import Area, Plan, Row, Spot, Stage, Status
from planterm.model.review import ReviewScope, cell_findings, review
from planterm.publish.review_text import sentence
from reference_plan import reference_plan

GOOD = ("Klotter i parken", "Få vuxna ute", "Fler vuxna ute", "Hälften så mycket klotter", "våren 2026", "Parken", "")


def row(row_id: str = "a", status: Status | None = None, /, **texts: str) -> Row:
    cells = list(GOOD)
    for name, text in texts.items():
        cells[At[name]] = text
    return form_row(row_id, tuple(cells), status)


def plan_of(*rows: Row, stage: Stage = Stage.DRAFT) -> Plan:
    area = Area("unga", "Unga", rows)
    return Plan(FORM, 2026, "Farsta", stage=stage, decided_on=date(2026, 4, 23), areas=(area,))


def found(plan: Plan) -> list[tuple[Rule, int | None]]:
    return [(each.rule, COLUMNS.place_of(each.spot.key) if each.spot.key else None) for each in review(plan)]


def test_the_real_plan_has_the_weak_spots_that_a_reader_finds_and_no_others() -> None:
    plan = reference_plan()
    spots = [
        (*map(int, plan.standings[row_id or ""].label.split(".")), key and At(COLUMNS.place_of(key)), each.rule)
        for each in review(plan)
        for _, row_id, key in [each.spot]
        if each.level is not Level.TIP
    ]
    assert spots == [
        (1, 7, At.GOALS, Rule.BLANK),
        (1, 8, At.GOALS, Rule.BLANK),
        (2, 1, At.CAUSE, Rule.REPETITION),
        (3, 1, At.MEASURE, Rule.WRONG_COLUMN),
        (3, 3, At.GOALS, Rule.BLANK),
        *((4, number, At.MEASURE, Rule.WRONG_COLUMN) for number in (1, 2)),
        (5, 2, At.GOALS, Rule.BLANK),
    ]


def test_a_good_row_and_an_empty_one_have_no_findings() -> None:
    assert found(plan_of(row(), form_row("b"))) == []


@pytest.mark.parametrize(
    ("texts", "rule", "column"),
    [
        ({"MEASURE": "Våren 2026"}, Rule.WRONG_COLUMN, At.MEASURE),
        ({"CAUSE": " "}, Rule.BLANK, At.CAUSE),
        ({"WHO": ""}, Rule.BLANK, At.WHO),
        ({"MEASURE": "Linjearbete"}, Rule.WRONG_COLUMN, At.MEASURE),
        ({"MEASURE": "löpande."}, Rule.WRONG_COLUMN, At.MEASURE),
        ({"CAUSE": "2026"}, Rule.WRONG_COLUMN, At.CAUSE),
        ({"WHEN": "Genom möten med " + "alla " * 20}, Rule.WRONG_COLUMN, At.WHEN),
        ({"CAUSE": "klotter  i PARKEN"}, Rule.REPETITION, At.CAUSE),
        ({"MEASURE": "Två vuxna ute", "GOALS": "Två vuxna ute."}, Rule.REPETITION, At.GOALS),
        ({"WHEN": "så snart som det går"}, Rule.UNCLEAR_TIME, At.WHEN),
        ({"WHEN": "hösten 2025"}, Rule.PAST_TIME, At.WHEN),
        ({"MEASURE": "lång " * 7_000}, Rule.TOO_LONG, At.MEASURE),
        ({"WHO": COLUMNS.guidance[At.WHO]}, Rule.GUIDANCE, At.WHO),
    ],
)
def test_a_weak_cell_is_found(texts: dict[str, str], rule: Rule, column: int) -> None:
    assert found(plan_of(row("a", None, **texts))) == [(rule, column)]


@pytest.mark.parametrize(
    "texts",
    [
        {"MEASURE": "Löpande sanering av alla väggar"},
        {"MEASURE": "Sanering varje vecka"},
        {"WHEN": "hösten 2025 till våren 2026"},
        {"WHEN": "Linjearbete"},
        {"WHEN": "2027"},
        {"WHEN": "Start 2025"},
        {"WHEN": "Påbörjades hösten 2025"},
        {"WHEN": "december 2025 – januari"},
        {"PROBLEM": "Klotter", "CAUSE": "Klotter lockar till klotter"},
    ],
)
def test_what_is_as_it_should_be_is_left_alone(texts: dict[str, str]) -> None:
    assert found(plan_of(row("a", None, **texts))) == []


def test_a_row_that_says_what_another_one_says_is_told_with_its_number() -> None:
    findings = review(plan_of(row("a"), row("b", GOALS="Två mål"), row("c", CAUSE="Annan orsak")))
    assert [(each.rule, each.spot.row_id, each.names) for each in findings] == [(Rule.DUPLICATE, "b", ("1.1",))]


def test_a_status_needs_a_text_and_a_followed_up_plan_all_of_them() -> None:
    assert found(plan_of(row("a", Status.DONE))) == [(Rule.STATUS_ONLY, At.FOLLOW_UP)]
    assert found(plan_of(row("a", Status.DONE, FOLLOW_UP="Tre rundor."))) == []
    followed_up = plan_of(row("a"), row("b", PROBLEM="Buskörning", FOLLOW_UP="Tre rundor."), stage=Stage.FOLLOWED_UP)
    assert found(followed_up) == [(Rule.NOT_FOLLOWED_UP, At.FOLLOW_UP)]


def test_what_the_plan_itself_lacks_comes_first() -> None:
    plan = plan_of(stage=Stage.DECIDED)._replace(district=" ", decided_on=None)
    assert review(plan) == (
        Finding(Rule.NO_DISTRICT),
        Finding(Rule.NO_DECISION_DATE),
        Finding(Rule.EMPTY_AREA, Spot("unga")),
    )
    assert [each.level for each in review(plan)] == [Level.ERROR, Level.WARNING, Level.TIP]


def test_a_decision_that_is_awaited_is_told_of_and_that_a_decided_plan_has_no_day() -> None:
    scope, plan = ReviewScope(hand_in=date(2026, 5, 29), today=date(2026, 5, 1)), plan_of()._replace(decided_on=None)
    assert [each.names for each in review(plan, scope) if each.rule is Rule.NO_DECISION] == [("2026-05-29",)]
    assert Rule.NO_DECISION_DATE in {each.rule for each in review(plan._replace(stage=Stage.DECIDED), scope)}


def test_in_the_table_are_marked_texts_that_are_likely_wrong_and_neither_blanks_nor_tips() -> None:
    weak = row("a", None, MEASURE="Linjearbete", GOALS="", WHEN="så snart som det går")
    assert set(cell_findings(weak, plan_of(weak))) == {COLUMNS[At.MEASURE]}

    unsaid = row("a", Status.DONE)
    assert cell_findings(unsaid, plan_of(unsaid, stage=Stage.FOLLOWED_UP)) == {}


COLUMNS_OF = {
    Rule.BLANK: tuple(At)[: At.FOLLOW_UP],
    Rule.WRONG_COLUMN: (At.CAUSE, At.MEASURE, At.GOALS, At.WHEN),
    Rule.REPETITION: (At.CAUSE, At.MEASURE, At.GOALS),
    Rule.WEAK_WORD: (At.MEASURE, At.GOALS),
}
NAMES = ("tid", "Åtgärd", "När")


@pytest.mark.parametrize("rule", Rule)
def test_every_finding_is_said_in_a_sentence(rule: Rule) -> None:
    said = "Här står något." if rule in (Rule.UNDECIDED, Rule.MISSPELT) else ""
    for column in COLUMNS_OF.get(rule, (None,)):
        spot = Spot("unga", "a", None if column is None else COLUMNS[column].key)
        assert sentence(Finding(rule, spot, NAMES, said), plan_of(row("a"))).endswith(".")
