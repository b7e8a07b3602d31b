"""The plan's own details: district, year, stage and what the board needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.model.edits import Details
from planterm.model.plan import YEARS, Plan, Stage
from planterm.model.text import clean
from planterm.texts import tui as texts
from planterm.texts.progress import STAGES
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.options import Options
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

_FIELDS = {
    "district": texts.DISTRICT_LABEL,
    "year": texts.YEAR_LABEL,
    "police_area": texts.POLICE_AREA_LABEL,
    "case_number": texts.CASE_NUMBER_LABEL,
    "decided_on": texts.DECIDED_ON_LABEL,
}


class PlanDetails(Dialog[Details]):
    """Lines to fill in and the stage to choose; gives the details, or None where it is cancelled."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def compose(self) -> ComposeResult:
        """The fields, the stages, and below them what is wrong."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label(texts.DETAILS_TITLE, classes="heading")
            for name, label in _FIELDS.items():
                with Horizontal(classes="field"):
                    yield Label(label)
                    yield TextLine(_shown(getattr(self._plan, name)), id=name)
            with Horizontal(classes="field"):
                yield Label(texts.STAGE_LABEL)
                yield Options(*STAGES.values(), id="stage")
            yield Label("", id="problem", markup=False)
            yield Label(texts.DETAILS_HINT, classes="hint")

    def on_mount(self) -> None:
        """Stand on the stage there is, and begin with the first line."""
        self.query_one("#district", Input).focus()
        self.query_one(Options).highlighted = list(Stage).index(self._plan.stage)

    def on_input_submitted(self) -> None:
        """Give the details."""
        self._give()

    def on_option_list_option_selected(self) -> None:
        """Give the details."""
        self._give()

    def _give(self) -> None:
        try:
            self.dismiss(self._details())
        except PlantermError as error:
            self.query_one("#problem", Label).update(str(error))

    def _details(self) -> Details:
        """What was filled in; raises PlantermError where it is no year or no date."""
        year, decided_on = self._value("year"), self._value("decided_on")
        if not (year.isdecimal() and len(year) == 4 and int(year) in YEARS):
            raise PlantermError(texts.WRONG_YEAR)
        return {
            "district": self._value("district"),
            "year": int(year),
            "police_area": self._value("police_area"),
            "case_number": self._value("case_number"),
            "decided_on": _date(decided_on) if decided_on else None,
            "stage": list(Stage)[self.query_one(Options).highlighted or 0],
        }

    def _value(self, name: str) -> str:
        return clean(self.query_one(f"#{name}", Input).value).strip()


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PlantermError(texts.WRONG_DATE) from error
