"""Moving the plan to another form, and what that has no column for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.edits import NOWHERE, change_form, set_remark
from planterm.model.form_change import FormChange
from planterm.store.form_files import usable_forms
from planterm.texts import coming_year as texts
from planterm.texts.tui import CANCEL
from planterm.tui.actions.rows import row_place
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import Question, ask

if TYPE_CHECKING:
    from planterm.model.form import Form
    from planterm.model.plan import Plan
    from planterm.tui.plan.plan_screen import PlanScreen


def begin(screen: PlanScreen) -> None:
    """Ask for the form, tell what has no place on it, and move the plan there as one step."""
    plan = screen.session.plan
    forms = [form for form in usable_forms() if form != plan.form]
    if not forms:
        screen.say(texts.NO_OTHER_FORM)
        return

    def chosen(number: int) -> None:
        form = forms[number]
        ask(screen.app, _what_happens(plan, form), (CANCEL, nothing), (texts.MOVE_PLAN, lambda: _move(screen, form)))

    Question(texts.WHICH_FORM.format(form=plan.form.name), [form.name for form in forms]).open(screen.app, chosen)


def show_remark(screen: PlanScreen) -> None:
    """Show the row's remark, and take it away if that is wanted."""
    if (place := row_place(screen)) is None:
        return
    remark = screen.session.plan.standings[place.row_id or ""].row.remark
    if not remark:
        screen.say(texts.NO_REMARK)
        return

    def remove() -> None:
        screen.apply(set_remark(screen.session.plan, place, ""))

    ask(screen.app, remark, (texts.KEEP_REMARK, nothing), (texts.REMOVE_REMARK, remove))


def _move(screen: PlanScreen, form: Form) -> None:
    screen.apply(change_form(screen.session.plan, screen.place or NOWHERE, form))


def _what_happens(plan: Plan, form: Form) -> str:
    """What the plan becomes, and what of it the form has no place for."""
    change = FormChange.between(plan.columns, form.columns)
    lines = [texts.ON_FORM.format(form=form.name)]
    lines += [texts.without_column(*each) for each in change.left_of(plan.rows())]
    gone = (area for area in plan.areas if area.rows and not area.own and area.id not in form.area_ids)
    lines += [texts.placed(area.title, len(area.rows)) for area in gone]
    return "\n".join(lines)
