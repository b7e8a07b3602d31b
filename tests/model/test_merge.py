"""Two people's plans made one: nothing that either wrote is lost."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from related_plans import order, plan, plans, row

from official_form import FORM, ROW_KEYS, At, form_row
from planterm.model.conflicts import Merge, Undecided, between
from planterm.model.fields import DETAIL_KEYS, detail_text, row_text
from planterm.model.form import Role
from planterm.model.merge import merge, no_ancestor
from planterm.model.plan import Area, Plan, Spot, Stage, Status


def cell_conflict(row_id: str, column: str, ours: str, theirs: str) -> Undecided:
    return between(Spot("unga", row_id, column), ours, theirs)


# --- what always holds ---------------------------------------------------------------------------------------------


@given(plans(), plans())
def test_what_one_side_alone_did_is_the_result(base: Plan, changed: Plan) -> None:
    assert merge(base, changed, base) == Merge(changed, ())
    assert merge(base, base, changed) == Merge(changed, ())


@given(plans(), plans())
def test_what_both_did_in_the_same_way_is_the_result(base: Plan, changed: Plan) -> None:
    assert merge(base, changed, changed) == Merge(changed, ())


def written(base: Plan, side: Plan) -> Iterator[tuple[str, str, str]]:
    """Every text that the side wrote: where, as an area's or row's id, in which column, and what."""
    old = {area.id: area.title for area in base.areas}
    yield from ((area.id, "titel", area.title) for area in side.areas if area.title != old.get(area.id))
    old_rows = {row.id: row for row in base.rows()}
    for found in side.rows():
        before = old_rows.get(found.id)
        for key in ROW_KEYS:
            text = row_text(found, key)
            if text and (before is None or text != row_text(before, key)):
                yield found.id, key, text


def kept(result: Merge) -> Counter[tuple[str, str, str]]:
    """Every text of the merged plan and of the conflicts."""
    found: Counter[tuple[str, str, str]] = Counter(written(no_ancestor(FORM), result.plan))
    for conflict in result.conflicts:
        found.update(
            (conflict.spot.row_id or conflict.spot.area_id or "", conflict.spot.key or "", wording.text)
            for wording in (conflict.standing, *conflict.others)
            if wording.text
        )
    return found


@given(plans(), plans(), plans())
def test_every_text_that_either_wrote_is_in_the_plan_or_in_a_conflict(base: Plan, ours: Plan, theirs: Plan) -> None:
    result = merge(base, ours, theirs)
    found = kept(result)
    somewhere = {(key, text) for _, key, text in found}
    new_ids = {found.id for found in theirs.rows()} - {found.id for found in base.rows()}
    for place, key, text in written(base, ours):
        assert (place, key, text) in found
    for place, key, text in written(base, theirs):
        # A new row of theirs may have got another id.
        assert (place, key, text) in found or (place in new_ids and (key, text) in somewhere)


@given(plans(), plans(), plans())
def test_details_that_either_changed_are_in_the_plan_or_in_a_conflict(base: Plan, ours: Plan, theirs: Plan) -> None:
    result = merge(base, ours, theirs)
    for key in DETAIL_KEYS:
        merged = detail_text(result.plan, key)
        for side in (ours, theirs):
            text = detail_text(side, key)
            in_conflict = any(
                conflict.spot.key == key and text in {each.text for each in (conflict.standing, *conflict.others)}
                for conflict in result.conflicts
            )
            assert text in {merged, detail_text(base, key)} or in_conflict


@given(plans(), plans(), plans())
def test_ids_are_unique_and_official_areas_come_first(base: Plan, ours: Plan, theirs: Plan) -> None:
    merged = merge(base, ours, theirs).plan
    assert max(Counter(found.id for found in merged.rows()).values(), default=1) == 1
    assert max(Counter(area.id for area in merged.areas).values()) == 1
    assert [area.id for area in merged.areas][:2] == ["unga", "platser"]
    assert [area.own for area in merged.areas] == [False, False, *[True] * (len(merged.areas) - 2)]


@given(plans(), plans(), plans())
def test_whose_side_is_whose_decides_order_and_conflicts_but_not_what_is_kept(
    base: Plan, ours: Plan, theirs: Plan
) -> None:
    def texts(result: Merge) -> set[tuple[str, str]]:
        return {(key, text) for _, key, text in kept(result) if key}

    result, mirrored = merge(base, ours, theirs), merge(base, theirs, ours)
    changed = {(key, text) for side in (ours, theirs) for _, key, text in written(base, side)}
    assert texts(result) & changed == texts(mirrored) & changed == changed
    assert merge(base, ours, theirs) == result


@given(plans(), plans())
def test_without_an_ancestor_every_row_and_area_of_both_is_there(ours: Plan, theirs: Plan) -> None:
    result = merge(no_ancestor(FORM), ours, theirs)
    merged = {found.id for found in result.plan.rows()}
    assert {found.id for side in (ours, theirs) for found in side.rows()} <= merged
    assert {area.id for side in (ours, theirs) for area in side.areas} == {area.id for area in result.plan.areas}


# --- rows and cells ------------------------------------------------------------------------------------------------


def test_different_cells_of_a_row_come_together() -> None:
    base = plan(unga=(row("a", "Klotter", "Mörka gångvägar"),))
    ours = plan(unga=(row("a", "Klotter på skolor", "Mörka gångvägar"),))
    theirs = plan(unga=(row("a", "Klotter", "Mörka gångvägar", "Ny belysning", status=Status.DONE),))
    both = plan(unga=(row("a", "Klotter på skolor", "Mörka gångvägar", "Ny belysning", status=Status.DONE),))
    assert merge(base, ours, theirs) == Merge(both, ())


def test_a_cell_that_both_changed_holds_ours_and_the_conflict_all_three() -> None:
    base, ours, theirs = (plan(unga=(row("a", text),)) for text in ("Klotter", "Klotter på skolor", "Skadegörelse"))
    conflict = cell_conflict("a", "problem", "Klotter på skolor", "Skadegörelse")
    assert merge(base, ours, theirs) == Merge(ours, (conflict,))


def test_a_cell_that_one_side_cleared_and_the_other_changed_is_a_conflict() -> None:
    base, ours, theirs = (plan(unga=(row("a", text, "Orsak"),)) for text in ("Klotter", "", "Skadegörelse"))
    assert merge(base, ours, theirs) == Merge(ours, (cell_conflict("a", "problem", "", "Skadegörelse"),))


def test_white_space_is_text() -> None:
    base, ours, theirs = (plan(unga=(row("a", text),)) for text in ("Klotter", "Klotter ", "Klotter\n"))
    assert merge(base, ours, theirs).conflicts == (cell_conflict("a", "problem", "Klotter ", "Klotter\n"),)


def test_statuses_that_differ_are_a_conflict() -> None:
    base, ours, theirs = (plan(unga=(row("a", status=status),)) for status in (None, Status.DONE, Status.PARTLY))
    assert merge(base, ours, theirs) == Merge(ours, (cell_conflict("a", "status", "genomford", "delvis"),))


def test_a_row_that_one_side_removed_and_the_other_left_alone_is_gone() -> None:
    assert order(merge(plan(unga="abc"), plan(unga="ac"), plan(unga="abcd")).plan) == "acd"
    assert order(merge(plan(unga="abc"), plan(unga="abcd"), plan(unga="ac")).plan) == "acd"


@pytest.mark.parametrize("we_removed", [True, False])
def test_a_row_that_one_side_removed_and_the_other_changed_stays_as_a_conflict(we_removed: bool) -> None:
    base, without = plan(unga="abc"), plan(unga="ac")
    changed = plan(unga=(row("a"), row("b", "Klotter", "Mörkt"), row("c")))
    result = merge(base, without, changed) if we_removed else merge(base, changed, without)
    texts = (None, "Klotter\nMörkt") if we_removed else ("Klotter\nMörkt", None)
    assert result == Merge(changed, (between(Spot("unga", "b"), *texts),))


def test_a_row_that_one_side_removed_and_the_other_only_moved_down_is_gone() -> None:
    assert merge(plan(unga="abc"), plan(unga="bc"), plan(unga="bca")) == Merge(plan(unga="bc"), ())


def test_a_row_that_one_side_removed_and_the_other_moved_to_another_area_stays_there() -> None:
    moved = plan(unga="bc", platser="a")
    conflict = between(Spot("platser", "a"), None, "a")
    assert merge(plan(unga="abc"), plan(unga="bc"), moved) == Merge(moved, (conflict,))


# --- order ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        pytest.param("abc", "abxc", "abyc", "abxyc", id="ours first in the same place"),
        pytest.param("abc", "xabc", "yabc", "xyabc", id="at the beginning"),
        pytest.param("abc", "abcx", "abcy", "abcxy", id="at the end"),
        pytest.param("", "xy", "zw", "xyzw", id="in an empty area"),
        pytest.param("abc", "axbc", "abyc", "axbyc", id="in different places"),
        pytest.param("abc", "ac", "abyc", "ayc", id="behind a row that we removed"),
        pytest.param("abc", "acb", "abyc", "acby", id="a new row goes with the row that it follows"),
        pytest.param("abcdef", "bacdef", "abcdfe", "bacdfe", id="moves in different places"),
        pytest.param("abcd", "bcda", "bacd", "bcda", id="the same row moved by both stands where we have it"),
        pytest.param("abcd", "bcda", "bcda", "bcda", id="the same move"),
        pytest.param("abc", "abc", "cab", "cab", id="a move of theirs"),
        pytest.param("abcd", "cd", "abcdx", "cdx", id="removed by us, added by them"),
        pytest.param("abcd", "dabc", "xabcd", "dxabc", id="a move and a new row to the same place"),
    ],
)
def test_the_order_is_what_both_meant(base: str, ours: str, theirs: str, merged: str) -> None:
    result = merge(plan(unga=base), plan(unga=ours), plan(unga=theirs))
    assert order(result.plan) == merged
    assert result.conflicts == ()


def test_a_row_that_one_side_moved_to_another_area_takes_the_others_text_along() -> None:
    moved = plan(unga="ac", platser="b")
    changed = plan(unga=(row("a"), row("b", "Klotter"), row("c")))
    both = plan(unga="ac", platser=(row("b", "Klotter"),))
    assert merge(plan(unga="abc"), moved, changed) == Merge(both, ())
    assert merge(plan(unga="abc"), changed, moved) == Merge(both, ())


def test_a_row_that_both_moved_to_different_areas_stands_where_we_have_it() -> None:
    ours, theirs = plan(platser="a", trafik=""), plan(trafik="a")
    result = merge(plan(unga="a", trafik=""), ours, theirs)
    assert result == Merge(ours, (between(Spot("platser", "a", "omrade"), "platser", "trafik"),))


# --- new rows of one id --------------------------------------------------------------------------------------------


def test_two_new_rows_that_have_the_same_id_by_chance_both_stay() -> None:
    ours, theirs = plan(unga=(row("x", "Klotter"),)), plan(unga=(row("x", "Rekrytering"),))
    result = merge(plan(), ours, theirs)
    assert result.conflicts == ()
    first, second = result.plan.area("unga").rows
    assert first == row("x", "Klotter")
    assert second.cells == row("", "Rekrytering").cells
    assert second.id != "x"
    assert merge(plan(), ours, theirs) == result


def test_copies_of_a_row_whose_ancestor_is_lost_are_one_row() -> None:
    ours = plan(unga=(row("x", "Klotter", "Mörkt", ""),))
    theirs = plan(unga=(row("x", "Klotter", "Ödsligt", "Ny belysning"),))
    both = plan(unga=(row("x", "Klotter", "Mörkt", "Ny belysning"),))
    assert merge(plan(), ours, theirs) == Merge(both, (cell_conflict("x", "orsak", "Mörkt", "Ödsligt"),))


def test_rows_that_only_share_what_many_rows_say_are_two() -> None:
    ours = plan(unga=(row("x", "Klotter", "", "", "", "Linjearbete"),))
    theirs = plan(unga=(row("x", "Rekrytering", "", "", "", "Linjearbete"),))
    assert len(merge(plan(), ours, theirs).plan.area("unga").rows) == 2


# --- areas ---------------------------------------------------------------------------------------------------------


def titled(plan: Plan, title: str) -> Plan:
    """The plan with another title for its own area."""
    return plan.with_area(plan.area("trafik")._replace(title=title))


def test_own_areas_of_both_are_there_ours_first_and_each_keeps_its_rows() -> None:
    result = merge(plan(), plan(trafik="a"), plan(brand="b"))
    assert result == Merge(plan(trafik="a", brand="b"), ())


def test_an_own_area_that_both_added_is_one() -> None:
    assert merge(plan(), plan(trafik="a"), plan(trafik="b")) == Merge(plan(trafik="ab"), ())


def test_areas_renamed_by_one_side_and_filled_by_the_other() -> None:
    base = plan(trafik="a")
    assert merge(base, titled(base, "Buskörning"), plan(trafik="ab")) == Merge(
        titled(plan(trafik="ab"), "Buskörning"), ()
    )


def test_an_area_that_both_renamed_is_a_conflict() -> None:
    base = plan(trafik="a")
    ours, theirs = titled(base, "Buskörning"), titled(base, "Mopeder")
    conflict = between(Spot("trafik", None, "titel"), "Buskörning", "Mopeder")
    assert merge(base, ours, theirs) == Merge(ours, (conflict,))


def test_areas_are_moved_by_either_side() -> None:
    base = plan(trafik="", brand="", natet="")
    ours, theirs = plan(brand="", natet="", trafik=""), plan(trafik="", brand="", natet="", skola="")
    assert [area.id for area in merge(base, ours, theirs).plan.areas[2:]] == ["brand", "natet", "trafik", "skola"]


def test_an_area_that_one_side_removed_and_the_other_left_alone_is_gone_with_its_rows() -> None:
    assert merge(plan(trafik="ab"), plan(), plan(unga="c", trafik="ab")) == Merge(plan(unga="c"), ())


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(plan(trafik="abc"), id="a new row"),
        pytest.param(plan(trafik=(row("a", "Buskörning"), row("b"))), id="a changed cell"),
        pytest.param(titled(plan(trafik="ab"), "Mopeder"), id="another title"),
    ],
)
def test_an_area_that_one_side_removed_and_the_other_changed_stays_whole(changed: Plan) -> None:
    base, title = plan(trafik="ab"), changed.area("trafik").title
    assert merge(base, plan(), changed) == Merge(changed, (between(Spot("trafik"), None, title),))
    assert merge(base, changed, plan()) == Merge(changed, (between(Spot("trafik"), title, None),))


def test_an_area_that_was_emptied_into_another_and_removed_needs_no_choice() -> None:
    """The other side's new text goes along with the row."""
    emptied, changed = plan(unga="xab"), plan(unga="x", trafik=(row("a", "Buskörning"), row("b")))
    result = merge(plan(unga="x", trafik="ab"), emptied, changed)
    assert result == Merge(plan(unga=(row("x"), row("a", "Buskörning"), row("b"))), ())


def test_a_row_is_not_moved_into_an_area_that_is_gone() -> None:
    result = merge(plan(unga="ab", trafik=""), plan(unga="a", trafik="b"), plan(unga="ab"))
    assert result == Merge(plan(unga="ab"), ())


# --- details -------------------------------------------------------------------------------------------------------


def test_details_of_both_come_together() -> None:
    base = plan()
    ours = base._replace(district="Älvsjö", decided_on=date(2026, 4, 23))
    theirs = base._replace(stage=Stage.DECIDED, police_area="Söderort")
    both = ours._replace(stage=Stage.DECIDED, police_area="Söderort")
    assert merge(base, ours, theirs) == Merge(both, ())


def test_details_that_both_changed_are_conflicts_in_the_files_order() -> None:
    base = plan()._replace(year=2025, decided_on=date(2025, 4, 1))
    ours = base._replace(year=2026, decided_on=date(2026, 4, 23))
    theirs = base._replace(year=2027, decided_on=None)
    assert merge(base, ours, theirs) == Merge(
        ours,
        (
            between(Spot(key="ar"), "2026", "2027"),
            between(Spot(key="beslutsdatum"), "2026-04-23", ""),
        ),
    )


def test_conflicts_come_in_reading_order() -> None:
    base = plan(unga=(row("a", "1", "1"), row("b", "1")), platser=(row("c", "1"),))._replace(district="1")
    ours, theirs = (
        plan(platser=(row("c", text),), unga=(row("b", text), row("a", text, text)))._replace(district=text)
        for text in "23"
    )
    places = [(conflict.spot.row_id, conflict.spot.key) for conflict in merge(base, ours, theirs).conflicts]
    assert places == [
        (None, "forvaltning"),
        ("b", "problem"),
        ("a", "problem"),
        ("a", "orsak"),
        ("c", "problem"),
    ]


LATER = FORM._replace(id="atgardsplan-2027", year=2027, areas=FORM.areas[:1])


def test_another_form_decides_which_areas_are_official() -> None:
    """An area that the new form no longer has is the district's own from then on."""
    base = plan(unga="a", platser="b")
    ours = plan(unga="a", platser=(row("b", "Mörka gångvägar"),))
    theirs = base._replace(form=LATER, areas=(base.area("unga"), Area("natet", "Brott på nätet", (row("b"),))))
    merged = merge(base, ours, theirs).plan
    assert merged.form == LATER
    assert [(area.id, area.own) for area in merged.areas] == [("unga", False), ("natet", False)]
    assert merged.area("natet").rows[0].text(Role.PROBLEM) == "Mörka gångvägar"


def test_large_plans_are_merged_row_by_row_in_reasonable_time() -> None:
    rows = tuple(form_row(f"r{number}", (f"Problem {number}", *[""] * 6)) for number in range(3000))
    base = plan(unga=rows)
    ours = plan(unga=tuple(reversed(rows)))
    theirs = plan(unga=tuple(found.with_cell(At.WHEN, "2026") for found in rows))
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert [found.id for found in merged.plan.rows()] == [found.id for found in ours.rows()]
