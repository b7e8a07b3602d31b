"""What is proposed for each row of an old plan, and the plan that comes of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from related_plans import plans

from official_form import FORM, At, form_row
from planterm.model.carry_over import Fate, Reason, carried_over, proposals
from planterm.model.form import Role
from planterm.model.plan import Area, Effect, GoalReached, Plan, Row, Stage, Status
from reference_plan import reference_plan

NEXT = FORM._replace(id="form-2026", year=2026)
UNGA, PLATSER = Area("unga", "Unga i riskzon"), Area("platser", "Otrygga platser")


def measure(row_id: str, when: str, follow_up: str = "", status: Status | None = None) -> Row:
    row = form_row(row_id, ("Klotter", "Få vuxna", "Fler vuxna", "Tryggare", "", "Polisen", follow_up), status)
    return row.with_cell(At.WHEN, when)


NOTHING_DECIDED: Mapping[str, Fate] = MappingProxyType({})
NOTHING_PLACED: Mapping[str, str] = MappingProxyType({})


def carried(
    plan: Plan,
    successor: Plan,
    fates: Mapping[str, Fate] = NOTHING_DECIDED,
    targets: Mapping[str, str] = NOTHING_PLACED,
) -> Plan:
    """The next plan with what was decided by the ids of the rows, the rest as proposed."""
    decided = (
        each._replace(fate=fates.get(each.row.id, each.fate), target=targets.get(each.row.id, each.target))
        for each in proposals(plan, successor.areas)
    )
    return carried_over(plan, successor, decided)


def old_plan(*rows: Row, own: tuple[Area, ...] = ()) -> Plan:
    areas = (UNGA._replace(rows=rows), PLATSER, *own)
    return Plan(FORM, 2025, "Farsta", "Söderort", Stage.FOLLOWED_UP, "SKA 2025/1", date(2025, 4, 24), areas)


def successor(*areas: Area) -> Plan:
    return Plan(NEXT, 2026, "Farsta", areas=areas or (UNGA, PLATSER))


def fate_of(row: Row) -> tuple[Fate, Reason]:
    [proposal] = proposals(old_plan(row), successor().areas)
    return proposal.fate, proposal.reason


def test_the_reference_plan_continues_its_21_of_linjearbete_and_asks_about_those_of_2025_and_the_misplaced() -> None:
    plan = reference_plan()
    found = proposals(plan, [area._replace(rows=()) for area in plan.areas])
    assert Counter(each.fate for each in found) == {Fate.CONTINUE: 21, Fate.ASK: 5}

    times = {fate: [each.row.text(Role.WHEN) for each in found if each.fate is fate] for fate in Fate}
    assert Counter(times[Fate.CONTINUE]) == {
        "Linjearbete": 14,
        "linjearbete": 3,
        "linjeverksamhet": 2,
        "Linjeverksamhet": 1,
        "linjearbete, styrs av statsbidragets längd": 1,
    }
    asked = [each for each in found if each.fate is Fate.ASK]
    assert [(each.standing.area_number, each.standing.number, each.reason) for each in asked] == [
        (1, 1, Reason.WHOLE_YEAR),
        (1, 4, Reason.WHOLE_YEAR),
        (3, 1, Reason.UNCLEAR),
        (4, 1, Reason.UNCLEAR),
        (4, 2, Reason.UNCLEAR),
    ]


@pytest.mark.parametrize(
    ("row", "fate", "reason"),
    [
        (measure("a", "Linje-arbete"), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "Löpande", "Pågår.", Status.ONGOING), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "en gång per termin"), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "Linjearbete", "Blev inte av.", Status.NOT_DONE), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "våren 2025", "Klart.", Status.DONE), Fate.END, Reason.DONE),
        (measure("a", "2024", "Klart."), Fate.END, Reason.DONE),
        (measure("a", "2025", "Klart."), Fate.ASK, Reason.WHOLE_YEAR),
        (measure("a", "Under 2025", "Klart.", Status.DONE), Fate.ASK, Reason.WHOLE_YEAR),
        (measure("a", "jan–dec 2025", "Klart."), Fate.ASK, Reason.WHOLE_YEAR),
        (measure("a", "hela året", "Klart."), Fate.ASK, Reason.WHOLE_YEAR),
        (measure("a", "senast 2025", "Klart."), Fate.END, Reason.DONE),
        (measure("a", "2024-2025", "Klart."), Fate.END, Reason.DONE),
        (measure("a", "våren 2025", "Fyra möten, 80 deltagare.", Status.DONE), Fate.END, Reason.DONE),
        (measure("a", "våren 2025", "", Status.DONE), Fate.END, Reason.DONE),
        (measure("a", "våren 2025", "Målet nåddes inte: 12 av 14.", Status.DONE), Fate.END, Reason.DONE),
        (measure("a", "våren 2025", "Har inte hunnits med.", Status.DONE), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "våren 2025", "Skjuts till 2026.", Status.DONE), Fate.ASK, Reason.GOES_ON),
        (measure("a", "Linjearbete", "Skjuts till 2026."), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "Linjearbete", "Avslutat.", Status.DONE), Fate.ASK, Reason.ENDED),
        (measure("a", "Vid behov", "Åtgärden utgår."), Fate.ASK, Reason.ENDED),
        (measure("a", "2025-2026", "Åtgärden utgår."), Fate.ASK, Reason.ENDED),
        (measure("a", "2025-2026", "Klart."), Fate.CONTINUE, Reason.LATER),
        (measure("a", "2025", "Halvvägs.", Status.PARTLY), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "2025", "Fortgår.", Status.ONGOING), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "2025"), Fate.ASK, Reason.NOT_FOLLOWED_UP),
        (measure("a", "2025", "Har inte genomförts, eftersom tjänsten var vakant."), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "2025", "Delvis genomfört."), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "2025", "Arbetet pågår."), Fate.ASK, Reason.NOT_DONE),
        (measure("a", "2025 och framåt", "Klart."), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "Från och med hösten 2025", "Klart."), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "2025–", "Klart."), Fate.CONTINUE, Reason.ONGOING),
        (measure("a", "fr.o.m. mars t.o.m. maj 2025", "Klart."), Fate.END, Reason.DONE),
        (measure("a", "hösten 2025 - våren 2026", "Klart hittills."), Fate.CONTINUE, Reason.LATER),
        (measure("a", "Genom möten med rektor"), Fate.ASK, Reason.UNCLEAR),
        (measure("a", " "), Fate.ASK, Reason.NO_TIME),
        (form_row("a"), Fate.END, Reason.BLANK),
    ],
)
def test_what_is_proposed_follows_from_when_and_from_how_it_went(row: Row, fate: Fate, reason: Reason) -> None:
    assert fate_of(row) == (fate, reason)


DONE = """\
Genomförts enligt plan.|Genomfört.|Åtgärden är genomförd.|Har genomförts under året.|Klart.|Är klart|
Alla fyra klara.|Klart enligt planering|Avklarat.|Avklarad i maj.|Slutfört.|Slutförd|
Utbildningen slutfördes den 3 maj.|Färdigt|Färdigställd i maj.|Utfört enligt plan|Har utförts.|Avslutad.|
Projektet avslutades i juni.|Fullföljt.|Är gjort.|Åtgärden är fullt ut genomförd.|Helt klart.|Genomförd till 100 %|
Utbildningen har hållits.|Fyra kurser gavs, 47 deltagare.|Information har getts.|Rutinen infördes 1 april.|
Rutinen antogs av nämnden den 4 juni.|Belysningen är installerad.|Målet är uppnått.|
Parterna har uppfyllt sina åtaganden.|Allt enligt plan.|GENOMFÖRT|Genomförda.|Invigdes den 9 maj.|
Genomförts enligt plan, mer redovisning återfinns i verksamhetsberättelsen.|
Kunskapshöjande insatser har genomförts.|Översynen klar i mars.|Samtliga aktiviteter genomfördes.|Gjort.|
Klart, redovisas i VB.|Genomförd i samverkan med polisen."""
NOT_DONE = """\
Har inte hunnits med.|Vi har inte hunnit.|Ej hunnit med|Hanns inte med.|Hinner inte i år.|Ej genomfört.|
Inte genomförd|Har inte genomförts, eftersom tjänsten var vakant.|Genomfördes inte.|Kunde inte genomföras.|
Blev inte av.|Ogjort.|Har aldrig kommit igång.|Inte påbörjat.|Ej startat|Inställt.|
Ställdes in på grund av sjukdom.|Mötet uteblev.|Inte gjort|Har inte prioriterats.|Nedprioriterat.|Icke genomförd.|
Inte klart.|Ännu inte klart.|Ej slutfört.|Delvis genomfört.|Till viss del genomfört.|Klart till hälften.|Påbörjat.|
Påbörjad, klart under hösten.|Arbetet har startat.|Pågår.|Pågående.|Arbetet pågår enligt plan.|Är igång.|
Under upphandling.|Utredning inledd.|Genomförs enligt plan.|Inte avslutat.|Gick ej att genomföra.|
Genomfört under våren, hösten ställdes in."""
GOES_ON = """\
Skjuts till 2026.|Skjuts upp.|Uppskjutet.|Framskjutet på grund av sjukdom.|Flyttas till 2026.|
Flyttat fram till hösten.|Försenat|Försenad leverans.|Senareläggs.|Förskjutet.|Bordlagt.|Dröjer.|
Genomfört, fortsätter 2026.|Klart i mars 2026.|Genomförts, arbetet fortsätter.|Genomfört hittills.|
Genomfört; nästa steg är ett avtal.|Klart VT26.|Resten återstår.|
Genomfört. Utbildning av kommande personal kvarstår.|Blir linjearbete.|Har övergått i ordinarie verksamhet.|
Vilande.|Pausat i väntan på beslut.|Förlängs.|Avvaktar beslut.|Inväntar bygglov.|
Genomfört, nytt försök till våren 2026.|Genomfördes, och upprepas årligen.|Klart för i år.|Tas om efter sommaren.|
Genomförd. Utvärderas nästa år.|Genomfört, nytt möte 2026-03-01."""
UNSURE = """\
Målet nåddes inte: 12 av 14.|Tre av fyra träffar har hållits.|Gick bra.|54 unga arbetade.|
Genomfört på hälften av skolorna.|Genomförts, men med färre deltagare.|Nästan klart.|Snart klart.|
Första etappen genomförd.|Planeras.|Ska genomföras i höst.|Beräknas bli klart i höst.|Klart?|80 % genomfört.|
Se ovan|Redovisas i verksamhetsberättelsen.|Belysningen är beställd.|Det blev klart bättre.|
Bara en av kurserna är genomförd.|Klart med undantag för skolan, ej mätt.|Utgår från lägesbilden.|
Planeringen är klar.|Förstudien är klar.|3/4 genomfört.|Misslyckades.|Genomfördes i 3 av 4 skolor."""
ENDED = """\
Åtgärden utgår.|Utgått.|Stryks.|Tas bort ur planen.|Inte längre aktuell.|Ej aktuellt.|Inaktuell|Läggs ner.|
Läggs ned|Upphör vid årsskiftet.|Avvecklas.|Ska inte fortsätta.|Fortsätter inte.|Ersätts av SIG.|Avbröts.|
Avslutas.|Slopad.|Stryks ur planen."""


@pytest.mark.parametrize(
    ("texts", "when", "proposed"),
    [
        (DONE, "våren 2025", (Fate.END, Reason.DONE)),
        (NOT_DONE, "våren 2025", (Fate.ASK, Reason.NOT_DONE)),
        (GOES_ON, "våren 2025", (Fate.ASK, Reason.GOES_ON)),
        (UNSURE, "våren 2025", (Fate.ASK, Reason.UNSURE)),
        (ENDED, "våren 2025", (Fate.ASK, Reason.ENDED)),
        (ENDED, "Linjearbete", (Fate.ASK, Reason.ENDED)),
        (GOES_ON, "Linjearbete", (Fate.CONTINUE, Reason.ONGOING)),
        (UNSURE, "Linjearbete", (Fate.CONTINUE, Reason.ONGOING)),
    ],
)
def test_only_what_is_plainly_done_ends(texts: str, when: str, proposed: tuple[Fate, Reason]) -> None:
    said = [text.strip() for text in texts.split("|")]
    assert {text: fate_of(measure("a", when, text)) for text in said} == dict.fromkeys(said, proposed)


def test_what_continues_keeps_its_id_and_texts_and_loses_follow_up_and_status() -> None:
    plan = old_plan(
        measure("a", "Linjearbete", "Genomförts enligt plan.", Status.DONE), measure("b", "maj 2025", "Klart.")
    )
    new = carried(plan, successor())
    assert new.areas == (UNGA._replace(rows=(measure("a", "Linjearbete"),)), PLATSER)


def test_what_is_done_and_has_not_reached_its_goal_is_asked_about() -> None:
    done = measure("a", "våren 2025", "Klart.", Status.DONE)
    assert fate_of(done) == (Fate.END, Reason.DONE)
    assert fate_of(done._replace(goal_reached=GoalReached.NOT)) == (Fate.ASK, Reason.NOT_REACHED)
    assert fate_of(done._replace(goal_reached=GoalReached.WHOLLY)) == (Fate.END, Reason.DONE)


def test_when_a_measure_works_comes_along_and_whether_its_goal_was_reached_does_not() -> None:
    lasting = measure("a", "Linjearbete")._replace(effect=Effect.LATER)
    new = carried(old_plan(lasting._replace(goal_reached=GoalReached.PARTLY)), successor())
    assert new.areas == (UNGA._replace(rows=(lasting,)), PLATSER)


def test_the_details_are_those_of_a_new_draft_in_the_same_police_area() -> None:
    new = carried(old_plan(), successor())
    assert (new.form, new.year, new.district, new.police_area) == (NEXT, 2026, "Farsta", "Söderort")
    assert (new.stage, new.case_number, new.decided_on) == (Stage.DRAFT, "", None)


def test_what_was_asked_about_goes_along_until_it_is_decided() -> None:
    plan = old_plan(measure("a", "Genom möten"), measure("b", "Genom träffar"))
    new = carried(plan, successor(), {"b": Fate.END})
    assert [row.id for row in new.rows()] == ["a"]


def test_an_answer_goes_before_the_proposal() -> None:
    plan = old_plan(measure("a", "Linjearbete"), measure("b", "maj 2025", "Klart."))
    new = carried(plan, successor(), {"a": Fate.END, "b": Fate.CONTINUE})
    assert [row.id for row in new.rows()] == ["b"]


def test_own_areas_come_along_also_empty_ones() -> None:
    own = (Area("trafik", "Buskörning", (measure("c", "Löpande"),), own=True), Area("tom", "Tomt", own=True))
    new = carried(old_plan(own=own), successor())
    assert new.areas[2:] == own


def test_rows_of_an_area_that_the_new_form_lacks_stand_in_an_own_area_with_its_title() -> None:
    plan = old_plan(measure("a", "Linjearbete"), measure("b", "Linjearbete"))
    form = successor(PLATSER, Area("natet", "Brott på nätet"))
    assert {each.target for each in proposals(plan, form.areas)} == {None}
    new = carried(plan, form, {}, {"b": "natet"})
    assert [(area.id, area.title, area.own, [row.id for row in area.rows]) for area in new.areas] == [
        ("platser", "Otrygga platser", False, []),
        ("natet", "Brott på nätet", False, ["b"]),
        ("unga", "Unga i riskzon", True, ["a"]),
    ]


def test_an_area_under_another_id_is_known_by_its_title() -> None:
    form = successor(UNGA._replace(id="unga-26", title="unga i riskzon "), PLATSER)
    new = carried(old_plan(measure("a", "Linjearbete")), form)
    assert [area.id for area in new.areas if area.rows] == ["unga-26"]


def test_an_own_area_whose_id_the_new_form_uses_for_something_else_stays_apart() -> None:
    own = (Area("natet", "Näthat mot unga", (measure("c", "Löpande"),), own=True),)
    form = successor(UNGA, PLATSER, Area("natet", "Bedrägerier på nätet"))
    new = carried(old_plan(own=own), form)
    assert [(area.id, area.title) for area in new.areas if area.rows] == [("nathat-mot-unga", "Näthat mot unga")]


def test_an_area_without_rows_that_go_along_leaves_nothing_behind() -> None:
    plan = old_plan(measure("a", "maj 2025", "Klart."))
    new = carried(plan, successor(PLATSER))
    assert new.areas == (PLATSER,)


@given(plans(), plans(), st.sampled_from([None, "unga", "trafik", "finns-inte"]))
def test_no_row_that_says_anything_is_lost_or_doubled_whatever_the_new_form_has(
    plan: Plan, form: Plan, target: str | None
) -> None:
    areas = tuple(area._replace(rows=(), own=False) for area in form.areas)
    ids = [row.id for row in plan.rows()]
    new = carried(
        plan,
        form._replace(areas=areas),
        dict.fromkeys(ids, Fate.CONTINUE),
        dict.fromkeys(ids, target) if target else {},
    )
    assert sorted(row.id for row in new.rows()) == sorted(ids)
    assert len({area.id for area in new.areas}) == len(new.areas)
    assert [area.id for area in new.areas][: len(areas)] == [area.id for area in areas]
