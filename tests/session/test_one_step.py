"""Several edits that are one step: taken back with one undo, each of them safe as soon as it is made."""

from pathlib import Path

import pytest

from official_form import At
from planterm.model.edits import Edit, EditKind, Place, set_cell
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.session.working_plan import ReadOnlySessionError
from sample_plans import cell, small_plan


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session.open(small_plan(tmp_path))


def taken(session: Session, since: Plan, row_id: str, text: str) -> None:
    place = Place("platser" if row_id == "cccccc" else "unga", row_id)
    session.apply_as_one(set_cell(session.plan, place, text, EditKind.RETURNED), since)


def test_one_undo_takes_all_of_it_back_and_one_redo_does_it_again(session: Session) -> None:
    opened = session.plan
    for row_id in ("aaaaaa", "bbbbbb", "cccccc"):
        taken(session, opened, row_id, f"Ny {row_id}")
    step = session.undo()
    assert step is not None
    assert (step.kind, step.place_after) == (EditKind.RETURNED, Place("platser", "cccccc"))
    assert session.plan is opened
    assert session.undo() is None
    session.redo()
    assert [cell(session, row_id) for row_id in ("aaaaaa", "cccccc")] == ["Ny aaaaaa", "Ny cccccc"]


def test_what_was_done_before_and_after_are_steps_of_their_own(session: Session) -> None:
    session.apply(set_cell(session.plan, Place("unga", "aaaaaa"), "Före"))
    since = session.plan
    taken(session, since, "bbbbbb", "Ett")
    taken(session, since, "cccccc", "Två")
    session.apply(set_cell(session.plan, Place("unga", "aaaaaa", At.WHO), "Efter"))
    since_then = session.plan
    taken(session, since_then, "bbbbbb", "Tre")
    found = []
    while session.undo() is not None:
        found.append(tuple(cell(session, row_id) for row_id in ("aaaaaa", "bbbbbb", "cccccc")))
    assert found == [("Före", "Ett", "Två"), ("Före", "Ett", "Två"), ("Före", "", "Torget"), ("Skola", "", "Torget")]


def test_back_at_the_beginning_there_is_no_step(session: Session) -> None:
    opened = session.plan
    taken(session, opened, "aaaaaa", "Nytt")
    session.apply_as_one(Edit(EditKind.RETURNED, opened, Place("unga"), Place("unga")), opened)
    assert not session.is_dirty
    assert session.undo() is None


def test_each_of_them_is_offered_back_after_a_crash(session: Session) -> None:
    opened = session.plan
    taken(session, opened, "aaaaaa", "Ett")
    taken(session, opened, "cccccc", "Två")
    session.close()  # as it stands, unsaved
    again = Session.open(session.path)
    again.recover()
    assert [cell(again, row_id) for row_id in ("aaaaaa", "cccccc")] == ["Ett", "Två"]


def test_it_is_refused_where_the_plan_may_only_be_read(session: Session) -> None:
    session.close()
    with pytest.raises(ReadOnlySessionError):
        taken(session, session.plan, "aaaaaa", "Nytt")
