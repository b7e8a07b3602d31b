"""Whether a follow-up plainly says that the goal was reached."""

import pytest

from planterm.model.follow_up_texts import suggested_goal
from planterm.model.form import Role
from planterm.model.plan import GoalReached
from reference_plan import reference_plan

WHOLLY, PARTLY, NOT, UNKNOWN = GoalReached


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
    said = [suggested_goal(row[Role.FOLLOW_UP], row[Role.GOALS]) for row in reference_plan().rows()]
    assert (said.count(None), said.count(UNKNOWN)) == (len(said) - 1, 1)
