"""What differs between a plan and a workbook that came back, where no id is the same."""

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from plans import UNHURRIED
from related_plans import plan, plans, row
from returned_plans import from_book, shown

from official_form import COLUMNS, At, form_row
from planterm.model.diff import Change, ChangeKind
from planterm.model.form import Role
from planterm.model.plan import Area, Plan, Row, Status
from planterm.model.returned import Returned, compare, take
from reference_plan import reference_plan


def _kinds(returned: Returned) -> list[str]:
    return [change.kind.value for change in returned.changes]


def _in_first_area(changed: Plan, *rows: Row) -> Plan:
    return changed._replace(areas=(changed.areas[0]._replace(rows=rows), *changed.areas[1:]))


@given(plans())
def test_a_workbook_that_nobody_changed_has_no_differences(ours: Plan) -> None:
    assert compare(ours, from_book(ours)).changes == ()


@UNHURRIED
@given(plans(), st.randoms(use_true_random=False))
def test_rows_that_changed_places_are_moved_and_nothing_else(ours: Plan, chance: random.Random) -> None:
    def shuffled(rows: list[Row]) -> list[Row]:
        return chance.sample(rows, len(rows))

    returned = compare(ours, from_book(ours, shuffled))
    assert set(_kinds(returned)) <= {"flyttad"}
    assert shown(take(returned, returned.changes)) == shown(returned.book)


@UNHURRIED
@given(plans(), st.randoms(use_true_random=False))
def test_rows_that_went_to_other_areas_are_moved_and_nothing_else(ours: Plan, chance: random.Random) -> None:
    rows = [(number, row) for number, area in enumerate(ours.areas) for row in area.rows if not row.is_blank]
    placed = [(chance.randrange(len(ours.areas)), row) for _, row in chance.sample(rows, len(rows))]
    areas = tuple(
        area._replace(rows=tuple(row for place, row in placed if place == number))
        for number, area in enumerate(ours.areas)
    )
    returned = compare(ours, from_book(ours._replace(areas=areas)))
    assert set(_kinds(returned)) <= {"flyttad"}


@UNHURRIED
@given(plans(), plans())
def test_taking_all_gives_the_workbooks_texts_and_taking_nothing_the_plan(ours: Plan, theirs: Plan) -> None:
    book = from_book(theirs)
    returned = compare(ours, book)
    assert take(returned, ()) is ours
    taken = {title: rows for title, _, rows in shown(take(returned, returned.changes)) if rows}
    assert taken == {title: rows for title, _, rows in shown(returned.book) if rows}
    assert sorted(texts for _, _, rows in shown(returned.book) for texts in rows) == sorted(
        texts for _, _, rows in shown(book) for texts in rows
    )


@UNHURRIED
@given(plans(), plans(), st.data())
def test_every_text_is_there_whatever_is_taken(ours: Plan, theirs: Plan, data: st.DataObject) -> None:
    returned = compare(ours, from_book(theirs))
    chosen = [change for change in returned.changes if data.draw(st.booleans())]
    taken = take(returned, chosen)
    gone = {change.row_id for change in chosen if change.kind is ChangeKind.REMOVED}
    new = {change.row_id for change in chosen if change.kind is ChangeKind.NEW and change.row_id}
    blank = {row.id for row in ours.rows() if row.is_blank}
    ids = Counter(row.id for row in taken.rows() if row.id not in blank)
    assert ids == Counter({row.id for row in ours.rows()} - gone - blank | new)


def test_in_the_real_plan_a_word_changed_in_every_row_is_found_in_its_row() -> None:
    ours = reference_plan()

    def reworded(rows: list[Row]) -> list[Row]:
        return [row.with_cell(At.MEASURE, f"{row.text(Role.MEASURE)} Nytt sedan sist.") for row in rows]

    returned = compare(ours, from_book(ours, reworded))
    assert {(change.kind, change.column) for change in returned.changes} == {(ChangeKind.CHANGED, "atgard")}
    assert len(returned.changes) == 26


def test_in_the_real_plan_shuffled_and_followed_up_rows_are_found() -> None:
    ours = reference_plan()
    chance = random.Random(7)  # noqa: S311 - the same order every time

    def followed_up(rows: list[Row]) -> list[Row]:
        rows = [row.with_cell(At.FOLLOW_UP, f"Delvis, se bilaga {row.id}.") for row in rows]
        return chance.sample(rows, len(rows))

    returned = compare(ours, from_book(ours, followed_up))
    changed = [change for change in returned.changes if change.kind is ChangeKind.CHANGED]
    assert {change.column for change in changed} == {"uppfoljning"}
    assert [change.after for change in changed if change.after != f"Delvis, se bilaga {change.row_id}."] == []
    assert set(_kinds(returned)) == {"andrad", "flyttad"}


def test_what_cannot_be_seen_is_no_difference() -> None:
    ours = plan(unga=(row("a", "Klotter  \nvid torget\n", "25\xa0%", "Få\xadvuxna", status=Status.DONE), row("b", " ")))
    theirs = plan(unga=(row("x", "Klotter\nvid torget", "25 %", "Fåvuxna"),))
    assert compare(ours, theirs).changes == ()


def test_a_new_row_and_a_missing_one_are_told_as_such() -> None:
    ours = plan(unga=(row("a", "Klotter"), row("b", "Rån mot unga")))
    theirs = plan(unga=(row("x", "Klotter"), row("y", "Bilbränder på parkeringen")))
    returned = compare(ours, theirs)
    assert sorted(_kinds(returned)) == ["borttagen", "ny"]
    assert [change.row_id for change in returned.missing] == ["b"]


def test_a_misspelt_row_is_the_same_row() -> None:
    ours = plan(unga=(row("a", "Klotter"), row("b", "Skadegörelse")))
    returned = compare(ours, plan(unga=(row("x", "Kloter"), row("y", "Skadegörelse"))))
    assert [(change.row_id, change.before, change.after) for change in returned.changes] == [("a", "Klotter", "Kloter")]


def test_a_new_row_never_gets_the_id_of_another() -> None:
    ours = plan(unga=(row("a", "Klotter"),))
    theirs = plan(unga=(row("b", "Klotter"), row("a", "Bränder i trapphus")))
    returned = compare(ours, theirs)
    assert next(row.id for row in take(returned, returned.changes).rows()) == "a"
    assert len({row.id for row in returned.book.rows()}) == 2


def test_own_areas_go_by_their_titles_then_by_their_rows() -> None:
    ours = plan()._replace(
        areas=(*plan().areas, _own("trafik", "Trafik", "Buskörning"), _own("brand", "Brand", "Bilar"))
    )
    book = plan()._replace(
        areas=(*plan().areas, _own("eget2", "Bränder", "Bilar"), _own("eget1", " Trafik\n", "Mopeder"))
    )
    changes = compare(ours, book).changes
    assert [
        (change.area_id, change.kind.value, change.column, change.after) for change in changes if not change.row_id
    ] == [("brand", "andrad", "titel", "Bränder")]
    assert {change.area_id for change in changes if change.row_id} == {"trafik"}


def test_a_title_cut_for_the_name_of_a_sheet_is_no_other_title() -> None:
    ours = _with_own(_own("langning", "Narkotikaförsäljning i centrum", "Langning"))
    assert compare(ours, _with_own(_own("x", "Narkotikaförsäljning i…", "Langning"))).changes == ()
    (change,) = compare(ours, _with_own(_own("x", "Narkotika på…", "Langning"))).changes
    assert (change.column, change.after) == ("titel", "Narkotika på…")


def test_a_new_own_area_comes_with_its_first_row_and_a_missing_one_goes_with_its_last() -> None:
    ours = _with_own(_own("trafik", "Trafik", "Buskörning", "Mopeder"))
    book = _with_own(_own("brand", "Brand", "Bilbränder", "Soprum"))
    returned = compare(ours, book)
    new = [change for change in returned.changes if change.kind is ChangeKind.NEW and change.row_id]
    taken = take(returned, new[:1])
    assert [(area.title, [row.text(Role.PROBLEM) for row in area.rows]) for area in taken.areas[2:]] == [
        ("Trafik", ["Buskörning", "Mopeder"]),
        ("Brand", ["Bilbränder"]),
    ]
    area_gone = [change for change in returned.missing if change.row_id is None]
    assert take(returned, area_gone).areas == ours.areas
    assert [area.id for area in take(returned, returned.missing).areas] == ["unga", "platser"]


def test_only_details_that_the_workbook_states_are_compared() -> None:
    ours = plan()._replace(district="Farsta", case_number="SF 2025/1")
    book = plan()._replace(district="Farsta stadsdelsförvaltning", case_number="")
    changes = compare(ours, book, {"forvaltning"}).changes
    assert changes == (Change(ChangeKind.CHANGED, column="forvaltning", before="Farsta", after=book.district),)
    assert take(compare(ours, book, {"forvaltning"}), changes).district == "Farsta stadsdelsförvaltning"
    assert compare(ours, book).changes == ()


def test_a_status_and_blank_rows_stay_when_everything_is_taken() -> None:
    ours = plan(unga=(row("a", "Klotter", status=Status.DONE), row("b", " "), row("c", "Rån")))
    theirs = plan(unga=(row("x", "Rån"), row("y", "Klotter", "Få vuxna")))
    returned = compare(ours, theirs)
    taken = take(returned, returned.changes).areas[0].rows
    assert {(row.id, row.text(Role.CAUSE), row.status) for row in taken if row.id != "b"} == {
        ("a", "Få vuxna", Status.DONE),
        ("c", "", None),
    }
    assert {row.id for row in taken} == {"a", "b", "c"}


def test_one_change_of_many_can_be_taken_alone() -> None:
    ours = plan(unga="abcd")
    theirs = _in_first_area(
        ours, row("1", "d"), row("2", "a", "orsak"), row("3", "En helt ny rad"), row("4", "b"), row("5", "c")
    )
    returned = compare(ours, theirs)
    for change in returned.changes:
        rows = take(returned, [change]).areas[0].rows
        problems = "".join(each.cells[0][:1] for each in rows)
        match change.kind:
            case ChangeKind.MOVED:
                assert problems == "dabc"
            case ChangeKind.NEW:
                assert problems == "aEbcd"
            case _:
                assert (problems, rows[0].text(Role.CAUSE)) == ("abcd", "orsak")
    assert _kinds(returned) == ["flyttad", "andrad", "ny"]


def _with_own(*areas: Area) -> Plan:
    return plan()._replace(areas=(*plan().areas, *areas))


def _own(area_id: str, title: str, *problems: str) -> Area:
    rows = tuple(form_row(f"{area_id}-{text}", (text, *[""] * (len(COLUMNS) - 1))) for text in problems)
    return Area(area_id, title, rows, own=True)
