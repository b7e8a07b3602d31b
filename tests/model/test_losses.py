"""What somebody's version lacks is not taken for a removal: it is told, and there is a merge that leaves it in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from related_plans import plan, plans, row

from official_form import ROW_KEYS, At, form_row
from planterm.form.loader import load_form
from planterm.model.diff import Change, ChangeKind
from planterm.model.fields import DETAIL_KEYS, TITLE, row_keys, row_text
from planterm.model.form import Form
from planterm.model.form_change import on_form
from planterm.model.merge import Incoming, incoming
from planterm.model.plan import Plan, Stage, Status

OTHER_FORMS = tuple(map(load_form, ("kommunplan-enkel", "tva-uppfoljningar", "atgardsplan-2027")))


def said(found: Incoming) -> list[tuple[str | None, str | None]]:
    """Whose, and which text of it; no text is all of it."""
    return [(change.row_id or change.area_id, change.column) for change in found.losses]


@given(plans(), plans(), plans())
def test_what_is_kept_takes_away_no_row_no_area_and_no_text_without_a_new_one(
    base: Plan, ours: Plan, theirs: Plan
) -> None:
    found = incoming(base, ours, theirs)
    kept = {row.id: row for row in found.kept.plan.rows()}
    assert {area.id for area in ours.areas} <= {area.id for area in found.kept.plan.areas}
    for mine in ours.rows():
        assert mine.is_blank or mine.id in kept
        for key in ROW_KEYS if mine.id in kept else ():
            text = row_text(mine, key)
            moved = any(text.strip() in cell for cell in kept[mine.id].cells)
            assert not text.strip() or row_text(kept[mine.id], key) or moved
    if not found.losses:
        assert found.kept is found.taken


@given(plans(), plans(), plans(), st.sampled_from(OTHER_FORMS), st.booleans())
def test_nor_does_it_where_a_side_has_moved_the_plan_to_another_form(
    base: Plan, ours: Plan, theirs: Plan, form: Form, is_ours: bool
) -> None:
    ours, theirs = (on_form(ours, form), theirs) if is_ours else (ours, on_form(theirs, form))
    found = incoming(base, ours, theirs)
    kept = {row.id for row in found.kept.plan.rows()}
    assert {row.id for row in ours.rows() if not row.is_blank} <= kept
    assert found.kept.plan.form == form
    assert {change.column for change in found.losses} <= {*row_keys(form.columns), *DETAIL_KEYS, TITLE, None}


def test_what_is_cut_short_on_another_form_is_told_by_its_column_there() -> None:
    form, goals = OTHER_FORMS[0], At.GOALS
    row = form_row("a").with_cell(goals, "Minst tio möten före juni")
    base = plan(unga=(row,))
    there = on_form(plan(unga=(row.with_cell(goals, "Minst tio"),)), form)
    assert said(incoming(base, base, there)) == [("a", "mal")]


@given(plans(), plans())
def test_a_version_that_changed_nothing_takes_nothing_and_one_that_is_all_ours_brings_nothing(
    base: Plan, ours: Plan
) -> None:
    assert incoming(base, ours, base).losses == ()
    assert incoming(base, ours, ours).kept.plan == ours


def test_rows_that_the_file_lacks_are_losses_and_new_ones_of_both_come_together() -> None:
    base = plan(unga="abc", platser="d", trafik="ef")
    ours = plan(unga="abcx", platser="d", trafik="ef")
    found = incoming(base, ours, plan(unga="ay", platser="d"))
    assert said(found) == [("b", None), ("c", None), ("trafik", None), ("e", None), ("f", None)]
    assert found.kept.plan == plan(unga="abcxy", platser="d", trafik="ef")
    assert found.taken.plan == plan(unga="axy", platser="d")
    assert found.kept.conflicts == ()


def test_a_row_that_we_changed_and_the_file_lacks_is_kept_with_the_others() -> None:
    base, ours = plan(unga="abc"), plan(unga=(row("a", "vår"), row("b"), row("c")))
    found = incoming(base, ours, plan(unga="c"))
    assert (said(found), found.kept.plan, found.kept.conflicts) == ([("b", None)], ours, ())
    assert [conflict.spot.row_id for conflict in found.taken.conflicts] == ["a"]


@pytest.mark.parametrize(
    ("before", "after", "is_lost"),
    [
        ("Klotter i parken", "", True),
        ("Klotter i parken", " \n", True),
        ("Klotter i parken", "Klotter i par", True),
        ("Klotter i parken", "Klotter parken", True),
        ("Klotter i parken", "Klotter i parken och på torget", False),
        ("Klotter i parken", "Skadegörelse i parken", False),
        (" ", "", False),
    ],
)
def test_a_text_that_was_emptied_or_cut_short_is_a_loss_and_one_that_was_written_is_none(
    before: str, after: str, is_lost: bool
) -> None:
    base, theirs = (plan(unga=(row("a", text, "orsak"),)) for text in (before, after))
    found = incoming(base, base, theirs)
    assert said(found) == ([("a", "problem")] if is_lost else [])
    assert found.kept.plan == (base if is_lost else theirs)


def test_a_text_that_came_into_another_column_is_no_loss() -> None:
    base, theirs = plan(unga=(row("a", "fel kolumn", ""),)), plan(unga=(row("a", "", "fel kolumn"),))
    assert incoming(base, base, theirs).losses == ()


def test_texts_of_an_earlier_version_are_losses_when_they_come_back() -> None:
    def version(text: str, status: Status, title: str) -> Plan:
        made = plan(unga=(row("a", text, status=status),), trafik="b")
        return made._replace(areas=(*made.areas[:2], made.areas[2]._replace(title=title)), case_number=text)

    older, base = version("Klotter", Status.PARTLY, "Trafik"), version("Skadegörelse", Status.DONE, "Vägar")
    theirs = older._replace(police_area="Syd")
    assert incoming(base, base, theirs).losses == ()
    found = incoming(base, base, theirs, lambda: [older])
    assert said(found) == [(None, "diarienummer"), ("a", "problem"), ("a", "status"), ("trafik", "titel")]
    assert found.kept.plan == base._replace(police_area="Syd")


def test_a_decision_that_the_file_lacks_is_kept() -> None:
    base = plan(unga="a")._replace(stage=Stage.DECIDED, decided_on=date(2026, 4, 23), case_number="12/2026")
    found = incoming(base, base, plan(unga="a"))
    assert said(found) == [(None, "skede"), (None, "diarienummer"), (None, "beslutsdatum")]
    assert found.kept.plan == base


@pytest.mark.parametrize(
    ("theirs", "by", "common"),
    [
        (plan(unga="ab")._replace(year=2027), ("ar",), 2),
        (plan(unga="xy")._replace(district="Älvsjö"), ("forvaltning",), 0),
        (plan(unga="ab")._replace(district="FARSTA  stadsdelsförvaltning"), None, 2),
        (plan(unga="ab")._replace(district=""), None, 2),
        (plan(unga="xy"), (), 0),
        (plan(unga="b"), None, 1),
        (plan(), None, 0),
    ],
)
def test_a_plan_of_another_year_district_or_with_other_rows_is_another_plan(
    theirs: Plan, by: tuple[str, ...] | None, common: int
) -> None:
    found = incoming(plan(unga="ab"), plan(unga="abc"), theirs)
    assert found.is_another_plan is (by is not None)
    assert (found.other_details, found.common_rows) == (by or (), common)


def test_a_first_row_of_somebody_else_makes_no_other_plan() -> None:
    assert not incoming(plan(), plan(), plan(unga="x")).is_another_plan


def test_a_blank_row_that_is_gone_is_no_loss() -> None:
    base = plan(unga=(row("a"), form_row("b")))
    assert incoming(base, base, plan(unga="a")).losses == ()


def test_losses_tell_where_they_stood() -> None:
    [loss] = incoming(plan(unga="ab"), plan(unga="ab"), plan(unga="a")).losses
    assert isinstance(loss, Change)
    assert loss.kind is ChangeKind.REMOVED
    assert (loss.area_id, loss.row_id) == ("unga", "b")
