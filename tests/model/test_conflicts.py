"""Choosing what stands where two sides disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from related_plans import order, plan, plans, row

from official_form import ROW_KEYS
from planterm.model.conflicts import Side, Undecided, between, resolve
from planterm.model.fields import detail_text, row_text
from planterm.model.merge import merge
from planterm.model.plan import Plan, Spot, Status


def one_conflict(base: Plan, ours: Plan, theirs: Plan) -> tuple[Plan, Undecided]:
    """The merged plan and the only thing that it could not decide."""
    result = merge(base, ours, theirs)
    (conflict,) = result.conflicts
    return result.plan, conflict


def text(conflict: Undecided, side: Side) -> str | None:
    return next(wording.text for wording in (conflict.standing, *conflict.others) if wording.side is side)


def chosen(plan: Plan, conflict: Undecided, side: Side) -> Plan:
    """The plan with what that side has."""
    return resolve(plan, conflict.spot, text(conflict, side))


@pytest.mark.parametrize("side", Side)
def test_a_cell_a_status_and_a_detail(side: Side) -> None:
    base, ours, theirs = (
        plan(unga=(row("a", text, status=status),))._replace(district=text)
        for text, status in (("1", None), ("2", Status.DONE), ("3", Status.PARTLY))
    )
    result = merge(base, ours, theirs)
    resolved = result.plan
    for conflict in result.conflicts:
        resolved = chosen(resolved, conflict, side)
    assert resolved == (ours if side is Side.OURS else theirs)


def test_a_title() -> None:
    base = plan(trafik="a")
    ours, theirs = (base.with_area(base.area("trafik")._replace(title=title)) for title in ("Buskörning", "Mopeder"))
    merged, conflict = one_conflict(base, ours, theirs)
    assert chosen(merged, conflict, Side.THEIRS) == theirs
    assert chosen(merged, conflict, Side.OURS) == ours


def test_a_removed_row() -> None:
    base, ours = plan(unga="abc"), plan(unga="ac")
    theirs = plan(unga=(row("a"), row("b", "Klotter"), row("c")))
    merged, conflict = one_conflict(base, ours, theirs)
    assert text(conflict, Side.OURS) is None
    assert chosen(merged, conflict, Side.OURS) == ours
    assert chosen(merged, conflict, Side.THEIRS) == theirs


def test_a_removed_area() -> None:
    base, ours, theirs = plan(trafik="a"), plan(trafik="ab"), plan()
    merged, conflict = one_conflict(base, ours, theirs)
    assert text(conflict, Side.THEIRS) is None
    assert chosen(merged, conflict, Side.THEIRS) == theirs
    assert chosen(merged, conflict, Side.OURS) == ours


def test_a_row_in_two_areas() -> None:
    base, ours, theirs = plan(unga="a", trafik="b"), plan(platser="a", trafik="b"), plan(trafik="ba")
    merged, conflict = one_conflict(base, ours, theirs)
    assert chosen(merged, conflict, Side.THEIRS) == theirs
    assert chosen(merged, conflict, Side.OURS) == ours


def test_a_choice_that_was_made_twice_changes_nothing_more() -> None:
    base, ours, theirs = plan(unga="a", trafik="b"), plan(platser="a", trafik="b"), plan(trafik="ab")
    merged, conflict = one_conflict(base, ours, theirs)
    once = chosen(merged, conflict, Side.THEIRS)
    assert order(once, "trafik") == "ba"
    assert chosen(once, conflict, Side.THEIRS) == once


def test_a_place_that_is_gone() -> None:
    conflict = between(Spot("unga", "x", "problem"), "2", "3")
    with pytest.raises(KeyError):
        chosen(plan(unga="a"), conflict, Side.OURS)


@given(plans(), plans(), plans(), st.data())
def test_conflicts_can_be_resolved_in_any_order(base: Plan, ours: Plan, theirs: Plan, data: st.DataObject) -> None:
    result = merge(base, ours, theirs)
    sides = {conflict: data.draw(st.sampled_from(Side)) for conflict in result.conflicts}
    removed = {each.spot for each, side in sides.items() if not each.spot.row_id and text(each, side) is None}
    resolved = result.plan
    for conflict in data.draw(st.permutations(result.conflicts)):
        try:
            resolved = chosen(resolved, conflict, sides[conflict])
        except KeyError:
            assert removed, "only a choice that removes an area takes other places with it"
    rows = {found.id: found for found in resolved.rows()}
    for conflict, side in sides.items():
        if conflict.spot.row_id in rows and conflict.spot.key in ROW_KEYS:
            assert row_text(rows[conflict.spot.row_id], conflict.spot.key) == text(conflict, side)
        elif conflict.spot.area_id is None and conflict.spot.key:
            assert detail_text(resolved, conflict.spot.key) == text(conflict, side)
