"""Own areas come, change and go; the official ones stay."""

import pytest

from official_form import FORM, form_row
from planterm.model.edits import Edit, EditKind, Place, add_area, move_area, new_area_id, remove_area, rename_area
from planterm.model.plan import Area, Plan

PLAN = Plan(
    FORM,
    2026,
    "Farsta",
    areas=(
        Area("unga", "Unga", (form_row("a"),)),
        Area("platser", "Platser"),
        Area("natet", "Brott på nätet", (form_row("b"),), own=True),
        Area("klotter", "Klotter", own=True),
        Area("hot", "Hot", own=True),
    ),
)


def ids(edit: Edit | None) -> list[str]:
    assert edit is not None
    return [area.id for area in edit.plan.areas]


def test_a_new_area_comes_last_and_is_own_and_empty() -> None:
    edit = add_area(PLAN, Place("unga", "a"), "vald", "Våld i nära relation")
    assert edit.plan.areas[-1] == Area("vald", "Våld i nära relation", own=True)
    assert edit.plan.areas[:-1] == PLAN.areas
    assert (edit.before, edit.after, edit.kind) == (Place("unga", "a"), Place("vald"), EditKind.ADD_AREA)
    with pytest.raises(ValueError, match="hot"):
        add_area(PLAN, Place("unga"), "hot", "Hot igen")


def test_a_new_name_leaves_the_rest() -> None:
    edit = rename_area(PLAN, Place("natet"), "Nätbrott mot äldre")
    assert edit.plan.area("natet") == Area("natet", "Nätbrott mot äldre", (form_row("b"),), own=True)
    assert ids(edit) == [area.id for area in PLAN.areas]


@pytest.mark.parametrize(
    ("area", "steps", "order"),
    [("natet", 1, ["klotter", "natet", "hot"]), ("hot", -9, ["hot", "natet", "klotter"])],
)
def test_own_areas_move_among_themselves(area: str, steps: int, order: list[str]) -> None:
    assert ids(move_area(PLAN, Place(area), steps)) == ["unga", "platser", *order]


def test_an_outermost_own_area_does_not_pass_the_official_ones() -> None:
    assert move_area(PLAN, Place("natet"), -1) is None
    assert move_area(PLAN, Place("hot"), 1) is None


def test_a_removed_area_leaves_the_cursor_in_the_one_before_it() -> None:
    edit = remove_area(PLAN, Place("natet", "b"))
    assert ids(edit) == ["unga", "platser", "klotter", "hot"]
    assert (edit.before, edit.after) == (Place("natet", "b"), Place("platser"))
    assert [row.id for row in edit.plan.rows()] == ["a"]


def test_official_areas_stay_as_the_form_has_them() -> None:
    place = Place("unga", "a")
    with pytest.raises(ValueError, match="unga"):
        rename_area(PLAN, place, "X")
    with pytest.raises(ValueError, match="unga"):
        move_area(PLAN, place, 1)
    with pytest.raises(ValueError, match="unga"):
        remove_area(PLAN, place)
    with pytest.raises(KeyError):
        remove_area(PLAN, Place("finns-inte"))


def test_a_plan_keeps_its_only_area() -> None:
    only = Plan(FORM, 2026, "Farsta", areas=(Area("natet", "Nätet", own=True),))
    with pytest.raises(ValueError, match="natet"):
        remove_area(only, Place("natet"))


@pytest.mark.parametrize(
    ("title", "area_id"),
    [
        ("Våld i nära relation", "vald-i-nara-relation"),
        ("ÄLDRE & otrygghet (2026)", "aldre-otrygghet-2026"),
        ("Café", "cafe"),
        ("Unga", "unga-2"),
        ("Hot", "hot-2"),
        ("Eget", "eget-2"),
        ("", "omrade"),
        ("中文", "omrade"),
        ("Ett mycket långt namn på ett område som ingen orkar läsa", "ett-mycket-langt-namn-pa-ett-omrade-som"),
    ],
)
def test_an_id_is_the_title_without_what_needs_quoting(title: str, area_id: str) -> None:
    assert new_area_id(PLAN, title, {"eget"}) == area_id
