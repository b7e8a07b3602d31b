"""Parties out of what people write under Vem."""

from dataclasses import replace

from hypothesis import given
from plans import UNHURRIED, plans

from official_form import FORM, At, form_row
from planterm.model.form import Role
from planterm.model.parties import MOST, answers_for, narrowed, parties, responsible
from planterm.model.plan import Area, Plan
from reference_plan import reference_plan


def plan_of(*who: str) -> Plan:
    rows = tuple(form_row(str(number)).with_cell(At.WHO, text) for number, text in enumerate(who))
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows),))


def names(plan: Plan) -> list[str]:
    return [party.name for party in parties(plan)]


def test_the_names_of_a_unit_are_one_party_in_the_most_used_spelling() -> None:
    plan = plan_of("Enheten för prevention", "EC Prevention", "Enheten för prevention, polis", "preventions-enheten")
    assert [(party.name, len(party.rows)) for party in parties(plan)] == [("Enheten för prevention", 4), ("polis", 1)]
    assert [answers_for("Enhetschef prevention", row) for row in plan.rows()] == [True] * 4


def test_spellings_and_endings_are_one_party_in_the_most_used_spelling() -> None:
    plan = plan_of("Polis", "polis", "polis", "polisen", "POLISENS")
    assert [(party.name, *party.progress) for party in parties(plan)] == [("polis", 0, 5)]


def test_what_the_plan_or_its_user_says_is_one_party_is() -> None:
    plan = plan_of("LPO Farsta", "Polisen, BoU", "kommunpolisen", "Enheten barn och unga")
    plan = replace(plan, synonyms="Polisen = LPO Farsta = kommunpolis; = ;\n")
    users = ("Barn och unga = BoU = Enhetschef barn och unga", "BoU = skola")
    assert [(party.name, len(party.rows)) for party in parties(plan, users)] == [("Polisen", 3), ("Barn och unga", 2)]
    assert [row.id for row in narrowed(plan, "lpo farsta", users).rows()] == ["0", "1", "2"]
    assert [row.id for row in narrowed(plan, "BoU").rows()] == ["1"]


def test_the_party_with_most_rows_comes_first_with_what_it_has_answered() -> None:
    plan = plan_of("skola", "polis", "polis, skola", "polis")
    area = plan.areas[0]
    plan = plan.with_area(area.with_row(area.rows[1].with_cell(At.FOLLOW_UP, "Klart.")))
    assert [(party.name, *party.progress) for party in parties(plan)] == [("polis", 1, 3), ("skola", 0, 2)]


def test_a_party_is_found_at_the_beginning_of_a_word_only() -> None:
    (row,) = plan_of("Föräldraskola, 25 % (prevention)").rows()
    assert answers_for("föräldra", row)
    assert answers_for("PREVENTION", row)
    assert not answers_for("skola", row)
    assert not answers_for("  ", row)
    assert not answers_for("(.*", row), "no pattern"


def test_a_party_in_the_neighbouring_column_is_found_where_the_whole_row_has_slipped() -> None:
    rows = reference_plan().areas[3].rows
    assert answers_for("Avd förskola", rows[0])
    assert responsible(rows[0]).startswith("Avd förskola\nRektor")
    assert responsible(rows[2]) == rows[2][Role.WHO]
    assert sum(answers_for("Avd förskola", row) for row in reference_plan().rows()) == 2


def test_the_real_plans_parties() -> None:
    found = names(reference_plan())
    assert found[:2] == ["Enheten för prevention och trygghet", "polisen"]
    assert {
        "Avd förskola",
        "Utförare LSS",
        "Stockholmshem",
        "Svenska Bostäder",
        "Avd stöd, service och omsorg",
        "Rektor",
    } <= set(found)
    assert not {"polis", "Polisen", "Enh prevention och trygghet"} & set(found)


def test_no_more_than_can_be_chosen_from() -> None:
    assert len(parties(plan_of(*(f"Part {number:04}x" for number in range(500))))) == MOST


@UNHURRIED
@given(plans())
def test_every_party_answers_for_some_row(plan: Plan) -> None:
    for party in parties(plan):
        assert sum(answers_for(party.name, row) for row in plan.rows()) == party.progress.total > 0
