"""Which party has which rows."""

from official_form import FORM, form_row
from planterm.model.form import Role
from planterm.model.parties import narrowed, parties_and_nobody
from planterm.model.plan import Area, Plan, Row
from reference_plan import reference_plan


def measure(row_id: str, who: str, follow_up: str = "") -> Row:
    return form_row(row_id, ("Klotter", "", "Sanering", "", "2026", who, follow_up))


def plan_of(*rows: Row, own: tuple[Row, ...] = ()) -> Plan:
    areas = (Area("unga", "Unga", rows), Area("platser", "Platser"), Area("trafik", "Trafik", own, own=True))
    return Plan(FORM, 2026, "Farsta", areas=areas)


def test_each_party_has_its_rows_and_what_is_missing_in_any_inflection() -> None:
    plan = plan_of(
        measure("a", "polis, skola", "Klart."),
        measure("b", "Polisen, rektor"),
        measure("c", "polis"),
        measure("d", " "),
        form_row("tom"),
    )
    found = parties_and_nobody(plan)
    assert [(each.name, len(each.rows), each.progress.done) for each in found] == [
        ("polis", 3, 1),
        ("skola", 1, 1),
        ("rektor", 1, 0),
        ("", 1, 0),
    ]
    assert [(each.area.id, each.number, each.row.id) for each in found[0].missing] == [
        ("unga", 2, "b"),
        ("unga", 3, "c"),
    ]


def test_every_row_of_the_real_plan_is_somebodys() -> None:
    plan = reference_plan()
    found = parties_and_nobody(plan)
    assert {each.row.id for party in found for each in party.rows} == {row.id for row in plan.rows()}
    assert all(party.name for party in found)
    [school] = [party for party in found if party.name == "Avd förskola"]
    assert [(each.area.id, each.number) for each in school.rows] == [("omrade3", 1), ("omrade3", 2)]


def test_a_party_gets_its_own_rows_with_their_ids_in_the_forms_areas() -> None:
    plan = plan_of(measure("a", "Polisen"), measure("b", "Rektor"), own=(measure("c", "Rektor"),))
    assert narrowed(plan, "polis").areas == (Area("unga", "Unga", (measure("a", "Polisen"),)), plan.areas[1])
    assert [row.id for row in narrowed(plan, "REKTOR").rows()] == ["b", "c"]
    assert narrowed(plan, "skola")._replace(areas=()) == plan._replace(areas=())
    assert not list(narrowed(plan, "skola").rows())


def test_the_follow_up_is_part_of_what_is_handed_out() -> None:
    [row] = narrowed(plan_of(measure("a", "Polisen", "Klart.")), "Polisen").rows()
    assert row.text(Role.FOLLOW_UP) == "Klart."
