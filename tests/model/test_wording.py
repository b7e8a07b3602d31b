"""What a goal shows of SMART by itself, and whether a cause is several."""

import pytest

from official_form import FORM
from planterm.model.wording import Deadline, has_several_causes, is_countable, smart
from planterm.texts import goals


@pytest.mark.parametrize(
    ("goal", "when", "is_measurable", "deadline"),
    [
        ("Minst 12 av 15 ungdomar före den 30 november", "", True, Deadline.GOAL),
        ("Minst 12 ungdomar", "hösten 2026", True, Deadline.WHEN),
        ("Minst 12 ungdomar", "Linjearbete", True, Deadline.NONE),
        ("En vandring per område", "", True, Deadline.NONE),
        ("Ökad trygghet", "varje kvartal", False, Deadline.WHEN),
        ("", "", False, Deadline.NONE),
    ],
)
def test_what_can_be_counted_and_until_when(goal: str, when: str, is_measurable: bool, deadline: Deadline) -> None:
    assert smart(goal, when) == (is_measurable, deadline)


def test_every_example_is_a_goal_that_the_review_would_let_pass() -> None:
    every = [each for area in (*goals.EXAMPLES.values(), goals.OTHER_EXAMPLES) for each in area]
    assert [each for each in every if not is_countable(each)] == []
    assert {area.id for area in FORM.areas} <= goals.EXAMPLES.keys()
    assert all(2 <= len(area) <= 3 for area in goals.EXAMPLES.values())


@pytest.mark.parametrize(
    "cause",
    [
        "- Dålig belysning\n- Få vuxna på plats",
        "Dålig belysning\nFå vuxna\nÖppna entréer\nIngen tillsyn",
        "Otillräcklig sanering. Dålig belysning. Få vuxna ute. Bristande samverkan.",
        "Låg tillit; dålig ekonomi; få förebilder; ingen fritidsgård",
        "Fattigdom/trångboddhet/skolmisslyckanden/arbetslöshet",
        "Dels få vuxna på torget, dels att ingen ser in från gatan",
    ],
)
def test_causes_that_are_several(cause: str) -> None:
    assert has_several_causes(cause)


@pytest.mark.parametrize(
    "cause",
    [
        "Få vuxna och dålig belysning",
        "Föräldrar saknar stöd. Skolan rapporterar sent. Ingen tar ansvar. Det blir fler rån.",
        "Unga från Farsta, Hökarängen, Fagersjö och Sköndal saknar en mötesplats",
        "Torget är mörkt\noch ingen ser in.",
    ],
)
def test_one_cause_told_at_length(cause: str) -> None:
    assert not has_several_causes(cause)
