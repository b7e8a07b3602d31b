"""Single parties out of what people write under Vem, and which names are one party's."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.model.parties import LONGEST, party_key, split_parties

CASES = Path(__file__).parents[1] / "cases"


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
        ("a) Polisen\nb) t.ex. skolan", "Polisen|skolan"),
        ("Trygghetsgruppen: polis, kommun i samverkan", "Trygghetsgruppen|polis|kommun"),
        ("Polis+skola / socialtjänst", "Polis|skola|socialtjänst"),
        ("Polis – kommun – skola", "Polis|kommun|skola"),
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
