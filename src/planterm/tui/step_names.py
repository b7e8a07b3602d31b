"""What an undo step is called, after "Ångrade:" and "Gjorde om:"."""

from planterm.model.edits import EditKind
from planterm.session.working_plan import Step
from planterm.texts import tui as texts

_ABOUT_ONE_ROW = (EditKind.FOLLOW_UP, EditKind.STATUS)


def edit_name(step: Step) -> str:
    """What was done, and in which row or how many where that says more: "uppföljning rad 3"."""
    if step.kind in _ABOUT_ONE_ROW:
        place = step.place_after
        return texts.edit_of_row(step.kind, step.plan_after.area(place.area_id).index_of(place.row_id or "") + 1)
    before, after = (sum(len(area.rows) for area in plan.areas) for plan in (step.plan_before, step.plan_after))
    return texts.edit_name(step.kind, before - after)
