"""Phrases to begin with, and what a text plainly says of how it went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from official_form import FORM, At, form_row
from planterm.model.follow_up_texts import (
    LONGEST_PHRASE,
    Standard,
    gap_after,
    is_in,
    phrases,
    suggested_goal,
    suggested_status,
    with_phrase,
)
from planterm.model.form import Role
from planterm.model.plan import Area, GoalReached, Plan, Status
from reference_plan import reference_plan

LAST = ("Genomförts enligt plan.", "Delvis genomfört: …")
STANDARD = Standard((), LAST)
WHOLLY, PARTLY, NOT, UNKNOWN = GoalReached


def plan_of(*follow_ups: str) -> Plan:
    rows = tuple(form_row(str(number)).with_cell(At.FOLLOW_UP, text) for number, text in enumerate(follow_ups))
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows),))


def test_the_users_own_come_first_then_the_plans_then_standard_ones() -> None:
    plan = plan_of("Redovisas i VoR. Mer text här.", "Redovisas i VoR.", "Sagt en gång.")
    assert phrases(plan, ("Arbetet fortsätter.",), STANDARD, 6) == (
        *("Arbetet fortsätter.", "Redovisas i VoR.", *LAST),
    )
    assert phrases(plan, ("Arbetet fortsätter.",), STANDARD, 2) == ("Arbetet fortsätter.", "Redovisas i VoR.")


def test_the_most_used_comes_first_in_its_most_used_spelling() -> None:
    plan = plan_of("Klart.", "Klart.", "Pågår ännu.", "pågår ännu.", "Pågår ännu.")
    assert phrases(plan, (), Standard(()), 6) == ("Pågår ännu.", "Klart.")


def test_a_phrase_that_is_there_already_is_offered_once() -> None:
    assert phrases(plan_of("GENOMFÖRTS  enligt plan.", "x"), ("genomförts enligt plan.",), STANDARD, 6) == (
        *("genomförts enligt plan.", LAST[1]),
    )


def test_a_phrase_keeps_its_key_and_a_new_one_takes_the_place_of_what_is_gone() -> None:
    before = phrases(plan_of(), (), STANDARD, 3)
    assert before == LAST
    plan = plan_of("Klart enligt beslut.", "Klart enligt beslut.")
    assert phrases(plan, (), STANDARD, 3, before) == (*LAST, "Klart enligt beslut.")
    assert phrases(plan, (), STANDARD, 2, before) == (LAST[0], "Klart enligt beslut.")


def test_what_matters_stands_first_whatever_was_offered_before() -> None:
    standard = Standard(("Målet nåddes: … av …", "Nästa år: …"), LAST)
    before = ("Redovisas i VoR.", "Klart enligt beslut.", "Klart.")
    found = phrases(plan_of("Klart.", "Klart."), ("Redovisas i VoR.",), standard, 5, before)
    assert found == (*standard.first, "Klart.", "Redovisas i VoR.", LAST[0])


def test_long_sentences_are_no_phrases() -> None:
    text = "Ord " * (LONGEST_PHRASE // 4) + "slut."
    assert phrases(plan_of(text, text), (), Standard(()), 6) == ()


def test_the_real_plans_phrase() -> None:
    assert phrases(reference_plan(), (), Standard(()), 6) == ("Genomförts enligt plan.",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Genomförts enligt plan.", Status.DONE),
        ("genomfört enligt planering", Status.DONE),
        ("Åtgärden genomförd.", Status.DONE),
        ("Kunskapshöjande insatser har genomförts under året.", Status.DONE),
        ("Genomförts enligt plan. Operativa målet är inte mätbart ännu.", Status.DONE),
        ("Genomförts, men med färre deltagare.", None),
        ("Ingen utbildning har genomförts.", None),
        ("Har genomförts utan effekt.", None),
        ("Delar av åtgärden har genomförts.", None),
        ("Genomförts på hälften av skolorna.", None),
        ("Två av fyra möten har genomförts.", None),
        ("Genomförd till 50 %", None),
        ("Nästan allt är genomfört.", None),
        ("Enligt plan skulle tre möten hållas, ett hölls.", None),
        ("Genomfördes med lägre deltagande än väntat.", None),
        ("Ska genomföras under hösten.", None),
        ("Delvis genomfört: fyra av sex skolor.", Status.PARTLY),
        ("Har inte genomförts, eftersom tjänsten var vakant.", Status.NOT_DONE),
        ("Har inte kunnat genomföras fullt ut.", None),
        ("Utbildningen blev inte av: inställd.", Status.NOT_DONE),
        ("Inte genomfört enligt plan, men arbetet har börjat.", None),
        ("Arbetet pågår.", Status.ONGOING),
        ("Fortgår enligt plan.", Status.ONGOING),
        ("Insatsen är påbörjad, men ännu inte avslutad.", Status.ONGOING),
        ("Genomfört, och fortsättningen pågår enligt plan.", None),
        ("Arbetet pågår och fortsätter.", Status.ONGOING),
        ("Påbörjat.", Status.ONGOING),
        ("Har inte hunnits med.", Status.NOT_DONE),
        ("Avslutat.", Status.DONE),
        ("Skjuts till 2026.", None),
        ("Åtgärden utgår.", Status.NOT_DONE),
        ("Utgår", Status.NOT_DONE),
        ("Åtgärden upphör.", None),
        ("Hanns inte med.", Status.NOT_DONE),
        ("Kursen ställdes in.", Status.NOT_DONE),
        ("Alla tre träffar ställdes in.", Status.NOT_DONE),
        ("Två av fyra träffar ställdes in.", Status.PARTLY),
        ("Vårens grupp hade sju deltagare, höstens ställdes in.", Status.PARTLY),
        ("Målet nåddes.", None),
        ("Genomförts, men målet nåddes inte.", None),
        ("Har inte genomförts, eftersom", None),
        ("Arbetet pågår men är försenat.", None),
        ("Redovisas i verksamhetsberättelsen.", None),
        ("Genomförandet beskrivs närmare i verksamhetsberättelsen.", None),
        ("", None),
    ],
)
def test_a_status_is_suggested_only_where_the_text_is_plain(text: str, status: Status | None) -> None:
    assert suggested_status(text) is status


def test_of_the_real_follow_ups_only_plain_ones_suggest_a_status() -> None:
    suggested = [suggested_status(row.text(Role.FOLLOW_UP)) for row in reference_plan().rows()]
    assert set(suggested) == {Status.DONE, None}
    assert suggested.count(None) == 3


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Målet nåddes.", WHOLLY),
        ("Vi nådde målet redan i maj.", WHOLLY),
        ("Målen har uppfyllts.", WHOLLY),
        ("Målet nåddes: 12 av 14.", WHOLLY),
        ("Målet nåddes delvis.", PARTLY),
        ("Målet nåddes inte fullt ut.", PARTLY),
        ("Alla kurser hölls. Målet nåddes inte, eftersom få kom.", NOT),
        ("Vi nådde inte målet.", NOT),
        ("Målet går inte att bedöma ännu.", UNKNOWN),
        ("Genomförts enligt plan. Operativa målet inte mätbart ännu.", UNKNOWN),
        ("Ett av tre mål nåddes.", PARTLY),
        ("Inget av målen nåddes.", NOT),
        ("Målet uppfylldes till 80 procent.", None),
        ("Målet har inte nåtts ännu.", None),
        ("Målgruppen nåddes.", None),
        ("Utvärderingen visar om målet nåddes.", None),
        ("Målet nåddes, men inte i tid.", None),
        ("Målet kommer att nås 2027.", None),
        ("Målet är att nå 14 skolor.", None),
        ("Nåddes målet?", None),
        ("Målet nåddes: … av …", None),
        ("Målet nåddes inte, eftersom", None),
        ("Genomförts enligt plan.", None),
        ("Alla kurser har genomförts.", None),
        ("Hanns inte med.", None),
        ("", None),
    ],
)
def test_what_is_said_of_the_goal_counts_and_what_was_done_does_not(text: str, reached: GoalReached | None) -> None:
    assert suggested_goal(text, "Fjorton skolor") is reached


@pytest.mark.parametrize(
    ("text", "goal", "reached"),
    [
        ("12 av 14", "", PARTLY),
        ("Tolv skolor av fjorton.", "Minst 14 skolor under 2026", PARTLY),
        ("14 av 14 skolor är med.", "Alla skolor är med", WHOLLY),
        ("0 av 14.", "14 skolor", NOT),
        ("12 av 14", "Minst 80 % av skolorna", WHOLLY),
        ("12 av 14", "90 procent", PARTLY),
        ("12 av 14 kom.", "Fyra träffar", None),
        ("12 av 14 är kvar.", "Högst 14 är kvar", None),
        ("4 av 4 träffar ställdes in.", "4 träffar", None),
        ("12 av 14 i maj, 13 av 14 i juni.", "14 skolor", None),
        ("12 av 14 % nåddes.", "", None),
    ],
)
def test_a_part_of_a_whole_is_held_against_the_goal(text: str, goal: str, reached: GoalReached | None) -> None:
    assert suggested_goal(text, goal) is reached


def test_the_real_plan_says_once_that_its_goal_cannot_be_measured_and_nothing_else() -> None:
    said = [suggested_goal(row.text(Role.FOLLOW_UP), row.text(Role.GOALS)) for row in reference_plan().rows()]
    assert (said.count(None), said.count(UNKNOWN)) == (len(said) - 1, 1)


@pytest.mark.parametrize(
    ("text", "caret", "result", "after"),
    [
        ("", 0, "Klart.", 6),
        ("Bra.", 4, "Bra. Klart.", 11),
        ("Bra. ", 5, "Bra. Klart.", 11),
        ("Bra", 0, "Klart. Bra", 6),
        ("ab", 1, "a Klart. b", 8),
        ("Pågår.", 6, "Klart.", 6),
        (" Pågår.\n", 0, "Klart.", 6),
        ("Pågår. Mer", 10, "Pågår. Mer Klart.", 17),
    ],
)
def test_a_phrase_is_put_in_with_blanks_around_and_in_the_place_of_another(
    text: str, caret: int, result: str, after: int
) -> None:
    assert with_phrase(text, caret, "Klart.", ("Pågår.", "Klart.")) == (result, after)


def test_the_gaps_of_a_phrase_are_gone_through_from_the_caret_on() -> None:
    phrase = "Målet nåddes: … av …"
    assert [gap_after(phrase, caret) for caret in (0, 15, 20)] == [(14, 15), (19, 20), (14, 15)]
    assert gap_after("Målet nåddes: 12 av 14", 0) is None
    assert gap_after("Klart…", 0) is None
    assert is_in(phrase, "Målet nåddes: 12 av …")
    assert not is_in(phrase, "Målet nåddes: 12 av 14")


@given(st.text(max_size=20), st.data())
def test_a_phrase_never_takes_what_was_written(text: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    result, after = with_phrase(text, caret, "Klart.", ())
    assert result.startswith(text[:caret])
    assert result.endswith(text[caret:])
    assert result[:after].endswith("Klart.")
