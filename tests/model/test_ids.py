"""Row ids."""

from official_form import FORM, form_row
from planterm.model.plan import ALPHABET, LENGTH, Area, Plan, derived_row_id, new_row_id


def test_an_id_is_six_characters_that_are_not_mistaken_for_each_other() -> None:
    for row_id in (new_row_id(), derived_row_id("unga:0")):
        assert len(row_id) == LENGTH == 6
        assert set(row_id) <= set(ALPHABET)
    assert not set("il1o0") & set(ALPHABET)


def test_a_row_without_an_id_gets_the_same_one_every_time() -> None:
    assert derived_row_id("unga:0") == derived_row_id("unga:0")
    assert derived_row_id("unga:0") != derived_row_id("unga:1")


def test_an_id_that_is_taken_is_not_given_again() -> None:
    first = derived_row_id("unga:0")
    second = derived_row_id("unga:0", {first})
    third = derived_row_id("unga:0", {first, second})
    assert len({first, second, third}) == 3


def test_a_thousand_new_rows_have_an_id_each() -> None:
    taken: set[str] = set()
    for _ in range(1000):
        taken.add(new_row_id(taken))
    assert len(taken) == 1000


def test_a_row_is_found_by_its_id_wherever_it_stands() -> None:
    areas = Area("unga", "Unga"), Area("platser", "Platser", (form_row("a"), form_row("b")))
    plan = Plan(FORM, 2026, "Farsta", areas=areas)
    assert plan.standings == {"a": (areas[1], 2, 1, form_row("a")), "b": (areas[1], 2, 2, form_row("b"))}
    assert plan.standings["b"].label == "2.2"
    assert plan.area_numbers == {"unga": 1, "platser": 2}
    assert (plan.row_ids("platser"), plan.row_ids("ingen")) == (["a", "b"], [])
