"""Parties out of what people write under Vem, and which names are one party's."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED, plans

from official_form import FORM, At, form_row
from planterm.model.form import Role
from planterm.model.parties import (
    LONGEST,
    MOST,
    answers_for,
    narrowed,
    parties,
    party_key,
    responsible,
    split_parties,
)
from planterm.model.plan import Area, Plan
from reference_plan import reference_plan

CASES = Path(__file__).parents[1] / "cases"


def plan_of(*who: str) -> Plan:
    rows = tuple(form_row(str(number)).with_cell(At.WHO, text) for number, text in enumerate(who))
    return Plan(FORM, 2026, "Farsta", areas=(Area("unga", "Unga", rows),))


def names(plan: Plan) -> list[str]:
    return [party.name for party in parties(plan)]


@pytest.mark.parametrize(
    "text",
    [
        "Avd. förskola",
        "Enheten för prevention och trygghet",
        "EC Prevention & trygghet",
        "Avd stöd, service och omsorg",
        "Hälso- och sjukvården",
        "Kultur och fritidsnämnden",
        "Enheterna inom utförare och beställare",
        "Barn/unga",
        "Rektorer i grundskola och gymnasium",
        "Mini-Maria",
        "Samtliga avdelningar",
        "2 fältassistenter",
        "Samverkansgruppen för trygghet och brottsförebyggande arbete i Skärholmen",
    ],
)
def test_a_name_is_whole(text: str) -> None:
    assert list(split_parties(text)) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("polis;skola\nfritid", "polis|skola|fritid"),
        ("• polis\n• skola", "polis|skola"),
        ("1. Polisen\n2. Rektor", "Polisen|Rektor"),
        ("1) Polisen 2) Skolan", "Polisen|Skolan"),
        ("1. Polisen 2. Skolan 3. Socialtjänsten", "Polisen|Skolan|Socialtjänsten"),
        ("a) Polisen b) Skolan, ev. ordningsvakter", "Polisen|Skolan|ordningsvakter"),
        ("a) Polisen\nb) t.ex. skolan", "Polisen|skolan"),
        ("Trygghetsgruppen: polis, kommun i samverkan", "Trygghetsgruppen|polis|kommun"),
        ("Polis+skola / socialtjänst", "Polis|skola|socialtjänst"),
        ("Polis – kommun – skola", "Polis|kommun|skola"),
        ("Ungdomsmottagning & elevhälsa", "Ungdomsmottagning|elevhälsa"),
        ("Polis ansvarar, kommunen stödjer", "Polis|kommunen"),
        ("Polisen, vid behov trafikkontoret", "Polisen|trafikkontoret"),
        ("Arbetsgrupp: Polisen, Stadsdelen", "Polisen|Stadsdelen"),
        ("Ännu ej klart", ""),
        ("Kommunen & polisen", "Kommunen|polisen"),
        ("Polis, skola och fritid", "Polis|skola|fritid"),
        ("Familjebostäder, Micasa och Stockholmshem", "Familjebostäder|Micasa|Stockholmshem"),
        ("Enheten för prevention och trygghet och polisen", "Enheten för prevention och trygghet|polisen"),
        ("Karin Lind och Per Ek", "Karin Lind|Per Ek"),
        ("Polisen. Rektor sammankallande. Samordning i stab", "Polisen|Rektor|Samordning i stab"),
        ("I samverkan med polisen, ihop med fritid", "polisen|fritid"),
        ("Tillsynsgruppen, leds av trygghetssamordnaren", "Tillsynsgruppen|trygghetssamordnaren"),
        ("Kommunstyrelsen genom trygghetschefen", "Kommunstyrelsen"),
        ("Rektor ansvarar för att förskolans medarbetare får utbildning", "Rektor"),
        ("Rektorerna (ansvariga), polisen (sammankallande)", "Rektorerna|polisen"),
        ("(Polisen)", "Polisen"),
        ("Ansvarig: rektor. Medverkande: elevhälsan, polisen", "rektor|elevhälsan|polisen"),
        ("Polis, skola m.fl.", "Polis|skola"),
        ("Maria Svensson, trygghetssamordnare", "Maria Svensson"),
        ("Kontakt: B K, 070-174 06 05, b.k@example.org", "B K"),
        ("Trygghetssamordnare, tel. 08-508 12 345", "Trygghetssamordnare"),
        ("Antal orosanmälningar, polisen", "polisen"),
        ("Två möten per termin", ""),
        ("3 kvällar/vecka", ""),
        ("Se ovan", ""),
        (" , ; \n?", ""),
        ("x" * (LONGEST + 1), ""),
    ],
)
def test_a_text_is_split_where_one_party_ends(text: str, found: str) -> None:
    assert list(split_parties(text)) == [each for each in found.split("|") if each]


def test_parties_of_real_plans_are_read_as_people_read_them() -> None:
    cases = json.loads((CASES / "vem.json").read_text(encoding="utf-8"))
    wrong = {each["text"]: found for each in cases if (found := list(split_parties(each["text"]))) != each["parties"]}
    assert len(wrong) <= 0.1 * len(cases), wrong


@pytest.mark.parametrize(
    "names",
    [
        "Enh prevention|Enheten för prevention|EC Prevention|enhetschef prevention|Preventionsenheten|enh. prevention",
        "Enh prevention & trygghet|Enheten för prevention och trygghet|Preventions- och trygghetsenheten",
        "Vuxenenheten|Enheten vuxen|Enhetscheferna vuxen|vuxen-enheten",
        "Avd förskola|Avdelningen för förskola|Avdelningschef förskola|Förskoleavdelningen",
        "Enheten LSS|LSS-enheten",
        "polis|Polisen|POLISENS|poliser",
        "rektor|Rektorn|rektorerna",
        "SSPF-koordinator|SSPF koordinatorn",
        "skola|skolan|skolor|skolorna",
    ],
)
def test_a_party_has_several_names(names: str) -> None:
    assert len({party_key(each) for each in names.split("|")}) == 1


DIFFERENT = """polis|polismyndigheten|kommunpolis|Enheten för prevention|Enheten för trygghet|Avd förskola|Avd|\
Enheten förskola|Enhet|rektor|biträdande rektor|förskola|HR|BoU|ledare|ledning|kommun|kommunikatör|handlare|\
handläggare|Farsta|IoF"""


DIFFERENT = """polis|polismyndigheten|kommunpolis|Enheten för prevention|Enheten för trygghet|Avd förskola|Avd|\
Enheten förskola|Enhet|rektor|biträdande rektor|förskola|HR|BoU|ledare|ledning|kommun|kommunikatör|handlare|\
handläggare|Farsta|IoF"""


def test_different_parties_stay_apart() -> None:
    names = DIFFERENT.split("|")
    assert len({party_key(each) for each in names}) == len(names)


@given(st.text() | st.text(st.sampled_from(list("aA Åå,.&/+-()\nochEmed")), max_size=40))
def test_any_text_is_dealt_with(text: str) -> None:
    for name in split_parties(text):
        assert 0 < len(name) <= LONGEST
        assert party_key(name) == party_key(name.upper().lower())


def test_the_names_of_a_unit_are_one_party_in_the_most_used_spelling() -> None:
    plan = plan_of("Enheten för prevention", "EC Prevention", "Enheten för prevention, polis", "preventions-enheten")
    assert [(party.name, len(party.rows)) for party in parties(plan)] == [("Enheten för prevention", 4), ("polis", 1)]
    assert [answers_for("Enhetschef prevention", row) for row in plan.rows()] == [True] * 4


def test_spellings_and_endings_are_one_party_in_the_most_used_spelling() -> None:
    plan = plan_of("Polis", "polis", "polis", "polisen", "POLISENS")
    assert [(party.name, *party.progress) for party in parties(plan)] == [("polis", 0, 5)]


def test_what_the_plan_or_its_user_says_is_one_party_is() -> None:
    plan = plan_of("LPO Farsta", "Polisen, BoU", "kommunpolisen", "Enheten barn och unga")
    plan = plan._replace(synonyms="Polisen = LPO Farsta = kommunpolis; = ;\n")
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
    assert responsible(rows[2]) == rows[2].text(Role.WHO)
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
