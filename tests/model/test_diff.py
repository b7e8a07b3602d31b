"""What is told about two plans that differ."""

from datetime import date

import pytest
from hypothesis import given
from related_plans import plan, plans, row

from official_form import ROW_KEYS, form_row
from planterm.model.diff import Change, ChangeKind, diff
from planterm.model.fields import with_detail, with_row_text
from planterm.model.plan import Area, Effect, GoalReached, Plan, Row, Stage, Status


def told(first: Plan, second: Plan) -> list[tuple[str, str | None]]:
    """What happened to which row, area or detail."""
    return [(change.kind.value, change.row_id or change.area_id or change.column) for change in diff(first, second)]


def test_equal_plans_do_not_differ() -> None:
    assert diff(plan(unga="abc", trafik="d"), plan(unga="abc", trafik="d")) == ()


def test_each_changed_cell_is_told_with_both_texts() -> None:
    first = plan(unga=(row("a", "Klotter", "Mörkt"), row("b")))
    second = plan(unga=(row("x"), row("a", "Klotter på skolor", "", status=Status.DONE), row("b")))
    assert diff(first, second) == (
        Change(ChangeKind.NEW, "unga", "x"),
        Change(ChangeKind.CHANGED, "unga", "a", "problem", "Klotter", "Klotter på skolor"),
        Change(ChangeKind.CHANGED, "unga", "a", "orsak", "Mörkt", ""),
        Change(ChangeKind.CHANGED, "unga", "a", "status", "", "genomford"),
    )


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("abcd", "xabcd", ["ny x"]),
        ("abcd", "bcd", ["borttagen a"]),
        ("abcd", "bcda", ["flyttad a"]),
        ("abcd", "dabc", ["flyttad d"]),
        ("abcdef", "adbcef", ["flyttad d"]),
        ("abcd", "xbcda", ["ny x", "flyttad a"]),
        ("abc", "axc", ["borttagen b", "ny x"]),
        ("abc", "", ["borttagen a", "borttagen b", "borttagen c"]),
    ],
)
def test_as_few_moves_as_possible_in_reading_order(before: str, after: str, changes: list[str]) -> None:
    assert [f"{kind} {place}" for kind, place in told(plan(unga=before), plan(unga=after))] == changes


def test_a_row_in_another_area_was_moved_and_keeps_what_changed_in_it() -> None:
    first, second = plan(unga="ab", platser="c"), plan(unga="b", platser=(row("c"), row("a", "Ny text")))
    assert diff(first, second) == (
        Change(ChangeKind.MOVED, "platser", "a", None, "", ""),
        Change(ChangeKind.CHANGED, "platser", "a", "problem", "a", "Ny text"),
    )


def test_areas_that_came_went_moved_or_were_renamed() -> None:
    first = plan(trafik="a", brand="b", natet="")
    second = plan(natet="", brand="", skola="cb")
    second = second.with_area(second.area("natet")._replace(title="Brott på nätet"))
    assert told(first, second) == [
        ("borttagen", "trafik"),
        ("borttagen", "a"),
        ("flyttad", "natet"),
        ("andrad", "natet"),
        ("ny", "skola"),
        ("ny", "c"),
        ("flyttad", "b"),
    ]
    renamed = next(change for change in diff(first, second) if change.column)
    assert (renamed.column, renamed.before, renamed.after) == ("titel", "Natet", "Brott på nätet")


def test_details_come_first_as_they_stand_in_files() -> None:
    first = plan(unga="a")
    second = plan(unga="b")._replace(year=2027, stage=Stage.DECIDED, decided_on=date(2027, 4, 1))
    assert diff(first, second)[:3] == (
        Change(ChangeKind.CHANGED, column="ar", before="2026", after="2027"),
        Change(ChangeKind.CHANGED, column="skede", before="utkast", after="beslutad"),
        Change(ChangeKind.CHANGED, column="beslutsdatum", before="", after="2027-04-01"),
    )


def applied(first: Plan, second: Plan) -> Plan:
    """The first plan with everything done to it that the changes tell; new rows and places are the second's."""
    changes = diff(first, second)
    rows = {found.id: found for found in first.rows()}
    titles = {area.id: area.title for area in first.areas}
    new_rows = {found.id: found for found in second.rows()}
    result, places = first, {row_id: area.id for area in first.areas for row_id in (row.id for row in area.rows)}
    for change in changes:
        if change.area_id is None:
            result = with_detail(result, change.column or "", change.after)
        elif change.row_id is None:
            if change.kind is ChangeKind.REMOVED:
                del titles[change.area_id]
            elif change.kind is ChangeKind.NEW:
                titles[change.area_id] = second.area(change.area_id).title
            elif change.column:
                titles[change.area_id] = change.after
        elif change.kind is ChangeKind.REMOVED:
            del rows[change.row_id], places[change.row_id]
        elif change.kind is ChangeKind.NEW:
            rows[change.row_id], places[change.row_id] = new_rows[change.row_id], change.area_id
        elif change.kind is ChangeKind.MOVED:
            places[change.row_id] = change.area_id
        else:
            rows[change.row_id] = with_row_text(rows[change.row_id], change.column or "", change.after)
    areas = (
        Area(area_id, title, in_order(area_id, places, rows, second), own=area_id not in {"unga", "platser"})
        for area_id, title in titles.items()
    )
    return result._replace(areas=tuple(sorted(areas, key=lambda area: [a.id for a in second.areas].index(area.id))))


def in_order(area_id: str, places: dict[str, str], rows: dict[str, Row], second: Plan) -> tuple[Row, ...]:
    found = [rows[row_id] for row_id, place in places.items() if place == area_id]
    order = [row.id for row in second.area(area_id).rows]
    return tuple(sorted(found, key=lambda row: order.index(row.id)))


@given(plans(), plans())
def test_the_changes_tell_everything(first: Plan, second: Plan) -> None:
    assert applied(first, second) == second
    assert (diff(first, second) == ()) == (first == second)


@given(plans(), plans())
def test_backwards_the_same_things_changed(first: Plan, second: Plan) -> None:
    opposite = {ChangeKind.NEW: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.NEW}
    forth, back = diff(first, second), diff(second, first)
    assert len(forth) == len(back)
    unmoved = [change for change in back if change.kind is not ChangeKind.MOVED]
    for change in forth:
        if change.kind is ChangeKind.MOVED:
            continue  # which of two rows that changed places has moved is a matter of choice
        assert any(
            (other.kind, other.row_id, other.column)
            == (opposite.get(change.kind, change.kind), change.row_id, change.column)
            and (other.before, other.after) == (change.after, change.before)
            for other in unmoved
        )


def test_a_changed_row_has_one_change_a_field() -> None:
    first = plan(unga=(form_row("a"),))
    own = form_row("a", tuple("1234567"), Status.ONGOING)._replace(remark="Kostnad: 5", confirmed="svagt-ord")
    own = own._replace(goal_reached=GoalReached.PARTLY, effect=Effect.LATER)
    second = plan(unga=(own,))
    assert [change.column for change in diff(first, second)] == list(ROW_KEYS)
