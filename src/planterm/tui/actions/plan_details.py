"""The plan's own details, its form and how far it has come, and comparing it with what was decided."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from planterm.errors import PlantermError
from planterm.model import fields
from planterm.model.diff import changes_since_decided
from planterm.model.edits import NOWHERE, set_details
from planterm.model.form import Form
from planterm.model.form_change import FormChange, change_form
from planterm.model.plan import Plan, Stage
from planterm.publish.differences import as_text
from planterm.session.session import Session
from planterm.session.written_plan import decided_file
from planterm.store.form_files import usable_forms
from planterm.store.planfile import load
from planterm.texts import coming_year as coming_year_texts
from planterm.texts import how_to
from planterm.texts import progress as stages_texts
from planterm.texts import tui as texts
from planterm.texts.progress import STAGES
from planterm.texts.tui import CANCEL
from planterm.tui.dialogs.browser import PLANS, Browser
from planterm.tui.dialogs.dialog import CalmOptions, Options, TextLine, field, nothing
from planterm.tui.dialogs.new_plan import typed_year
from planterm.tui.dialogs.questions import Answer, FieldsDialog, Prompt, ask
from planterm.tui.dialogs.reading import ReadingScreen, plain_text
from planterm.tui.plan.plan_screen import PlanScreen

_FIELDS = {
    fields.DISTRICT: texts.DISTRICT_LABEL,
    fields.YEAR: texts.YEAR_LABEL,
    fields.POLICE_AREA: texts.POLICE_AREA_LABEL,
    fields.CASE_NUMBER: texts.CASE_NUMBER_LABEL,
    fields.DECIDED_ON: texts.DECIDED_ON_LABEL,
    fields.SYNONYMS: texts.SYNONYMS_LABEL,
}


class PlanDetails(FieldsDialog[Mapping[str, str]]):
    """Lines to fill in and the stage to choose; gives the details, or None where it is cancelled."""

    how = how_to.DETAILS
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]  # noqa: RUF012 - it needs so many lines to have air

    heading = texts.DETAILS_TITLE
    hint = texts.DETAILS_HINT

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def body(self) -> ComposeResult:
        """The fields and the stages."""
        for key, label in _FIELDS.items():
            yield field(label, TextLine(fields.detail_text(self._session.plan, key), id=key))
        yield field(texts.STAGE_LABEL, CalmOptions(*STAGES.values(), id="stage"))

    def on_mount(self) -> None:
        """Stand on the stage there is, and begin with the first line; say at once where nothing can be changed."""
        self.say(self._session.why_read_only if self._session.read_only else "")
        self.query_one(f"#{fields.DISTRICT}", Input).focus()
        self.query_one(Options).highlighted = list(Stage).index(self._session.plan.stage)

    def on_input_submitted(self) -> None:
        """Give the details."""
        self.give(self._details)

    def on_option_list_option_selected(self) -> None:
        """Give the details."""
        self.give(self._details)

    def _details(self) -> Mapping[str, str]:
        """What was filled in; raises PlantermError where it is no year or no date, or the plan is only read."""
        if self._session.read_only:
            raise PlantermError(self._session.why_read_only)
        details = {key: self.value(key) for key in _FIELDS}
        details[fields.YEAR] = str(typed_year(details[fields.YEAR]))
        if decided_on := details[fields.DECIDED_ON]:
            details[fields.DECIDED_ON] = _date(decided_on, texts.WRONG_DATE).isoformat()
        return details | {fields.STAGE: list(Stage)[self.query_one(Options).highlighted or 0]}


def _date(text: str, why_not: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PlantermError(why_not) from error


class DecisionDate(Prompt[date]):
    """Gives the date of the decision."""

    how = how_to.STAGE


def show_details(screen: PlanScreen) -> None:
    """Show the plan's details to change them."""
    PlanDetails(screen.session).open(screen.app, partial(_change, screen))


def choose(screen: PlanScreen) -> None:
    """Ask for the stage, and for the date of a decision, and set it."""

    def ask_when() -> None:
        day, make = screen.session.plan.decided_on or date.today(), partial(_date, why_not=stages_texts.WRONG_DATE)
        prompt = DecisionDate(STAGES[Stage.DECIDED], texts.DECIDED_ON_LABEL, day.isoformat(), make, suggested=True)
        prompt.open(screen.app, decided_on)

    def decided_on(day: date) -> None:
        _change(screen, {fields.STAGE: Stage.DECIDED, fields.DECIDED_ON: day.isoformat()})

    def answer(stage: Stage) -> Answer:
        told = Content.assemble((STAGES[stage], "bold"), f": {stages_texts.STAGE_MEANINGS[stage]}")
        return told, ask_when if stage is Stage.DECIDED else lambda: _change(screen, {fields.STAGE: stage})

    now = list(Stage).index(screen.session.plan.stage)
    ask(screen.app, stages_texts.STAGE_TITLE, *map(answer, Stage), first=now)


def _change(screen: PlanScreen, details: Mapping[str, str]) -> None:
    """Set details of the plan, and tell of another stage."""
    before = screen.session.plan
    screen.apply(set_details(before, screen.place or NOWHERE, details))
    told, is_wrong = screen.session.stage_changed(before)
    if told:
        screen.say(told, error=is_wrong)


def compare(screen: PlanScreen) -> None:
    """Show what has been changed since the decision; without a copy of what was decided, ask which file it is."""
    if (path := decided_file(screen.session.path)) is not None:
        _show_changes(screen, load(path).plan)
    else:
        folder = screen.session.path.parent
        browser = Browser(stages_texts.DECIDED_FILE_TITLE, PLANS, lambda path: load(path).plan, folder)
        browser.open(screen.app, partial(_show_changes, screen))


def _show_changes(screen: PlanScreen, decided: Plan) -> None:
    session = screen.session
    if changes := changes_since_decided(decided, session.plan):
        text = plain_text(lambda width: as_text(decided, session.plan, changes, width).split("\n"))
        screen.app.push_screen(ReadingScreen(stages_texts.COMPARE_TITLE, text))
    else:
        screen.say(stages_texts.NOTHING_CHANGED)


def choose_form(screen: PlanScreen) -> None:
    """Ask for the form, tell what has no place on it, and move the plan there as one step."""
    plan = screen.session.plan
    forms = [form for form in usable_forms() if form != plan.form]
    if not forms:
        screen.say(coming_year_texts.NO_OTHER_FORM)
        return

    def move_to(form: Form) -> None:
        screen.apply(change_form(plan, screen.place or NOWHERE, form))

    def tell_first(form: Form) -> None:
        move = coming_year_texts.MOVE_PLAN, partial(move_to, form)
        ask(screen.app, _what_happens(plan, form), (CANCEL, nothing), move)

    question = coming_year_texts.WHICH_FORM.format(form=plan.form.name)
    ask(screen.app, question, *((form.name, partial(tell_first, form)) for form in forms))


def _what_happens(plan: Plan, form: Form) -> str:
    """What the plan becomes, and what of it the form has no place for."""
    change = FormChange.between(plan.columns, form.columns)
    lines = [coming_year_texts.ON_FORM.format(form=form.name)]
    lines += [coming_year_texts.without_column(*each) for each in change.left_of(plan.rows())]
    gone = (area for area in plan.areas if area.rows and not area.own and area.id not in form.area_ids)
    lines += [coming_year_texts.placed(area.title, len(area.rows)) for area in gone]
    return "\n".join(lines)
