"""What is offered while one types: what the plan already says, and never what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED, plans

from official_form import COLUMNS, FORM, At, form_row
from planterm.model.plan import Area, Plan
from planterm.model.suggestions import suggest
from reference_plan import reference_plan


def plan_of(column: int, *texts: str) -> Plan:
    rows = tuple(form_row(str(index)).with_cell(column, text) for index, text in enumerate(texts))
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows),))


def test_only_what_begins_so_and_goes_on_and_the_most_used_first() -> None:
    plan = plan_of(At.PROBLEM, "Otrygga skolor", "Skola", "Skolk", "Skolk", "Förskola", "Sko")
    assert suggest(plan, COLUMNS[At.PROBLEM], "sko") == ("Skolk", "Skola")
    assert suggest(plan, COLUMNS[At.PROBLEM], "sko", 1) == ("Skolk",)
    assert suggest(plan, COLUMNS[At.PROBLEM], "") == ("Skolk", "Otrygga skolor", "Skola", "Förskola", "Sko")


def test_spellings_of_one_text_are_one_suggestion_in_the_most_used_spelling() -> None:
    plan = plan_of(At.WHEN, "linjearbete", "Linjearbete", "Linjearbete", "LINJEARBETE ")
    assert suggest(plan, COLUMNS[At.WHEN], "l") == ("Linjearbete",)
    assert suggest(plan, COLUMNS[At.WHEN], "linjearbete") == ()


def test_long_texts_are_no_suggestions() -> None:
    plan = plan_of(At.CAUSE, "a" * 200, "a" * 201)
    assert suggest(plan, COLUMNS[At.CAUSE], "a") == ("a" * 200,)
    assert suggest(reference_plan(), COLUMNS[At.WHEN], "") == (
        *("Linjearbete", "linjeverksamhet", "2025", "linjearbete, styrs av statsbidragets längd"),
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pol", ("polis", "polis, skola")),
        ("skola, pol", ("skola, polis",)),
        ("skola,pol", ("skola,polis",)),
        ("skola,", ("skola, polis",)),
        ("Rektor\npol", ("Rektor\npolis",)),
        ("polis, ", ("polis, skola", "polis, Fritid")),
        ("polis, po", ()),
    ],
)
def test_parties_are_offered_one_by_one_behind_those_typed(typed: str, expected: tuple[str, ...]) -> None:
    plan = plan_of(At.WHO, "polis, skola", "Fritid; polis")
    assert suggest(plan, COLUMNS[At.WHO], typed)[: len(expected) or 1] == expected


def test_the_example_of_the_reference_plan() -> None:
    typed = "enhetschef prevention och trygghet, pol"
    assert suggest(reference_plan(), COLUMNS[At.WHO], typed)[0] == "enhetschef prevention och trygghet, polis"


def test_only_the_column_that_is_written_in() -> None:
    assert suggest(plan_of(At.WHO, "polis"), COLUMNS[At.PROBLEM], "p") == ()


def test_a_changed_plan_has_other_suggestions() -> None:
    before = plan_of(At.WHO, "polis")
    row = before.areas[0].rows[0]
    after = before.with_area(before.areas[0].with_row(row.with_cell(At.WHO, "skola")))
    assert suggest(before, COLUMNS[At.WHO], "") == ("polis",)
    assert suggest(after, COLUMNS[At.WHO], "") == ("skola",)


@UNHURRIED
@given(plans(), st.sampled_from(At), st.text(max_size=3), st.integers(0, 6))
def test_suggestions_are_few_and_different_and_never_the_typed_text(
    plan: Plan, column: int, typed: str, limit: int
) -> None:
    offered = suggest(plan, COLUMNS[column], typed, limit)
    assert len(offered) <= limit
    assert len({text.casefold() for text in offered}) == len(offered)
    assert all(len(text) > len(typed) and text.casefold().startswith(typed.casefold()) for text in offered)
