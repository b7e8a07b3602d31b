"""How far the plan has come: the four stages and what they mean, and the date of a decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label
from textual.widgets.option_list import Option

from planterm.model.edits import Details
from planterm.model.plan import Plan, Stage
from planterm.texts import progress as texts
from planterm.texts.progress import STAGES
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.options import Options
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class StageChoice(Dialog[Details]):
    """Gives the stage, and for a decided plan the date."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def compose(self) -> ComposeResult:
        """The stages, and under them the date once it is asked."""
        decided_on = self._plan.decided_on or date.today()
        with Vertical(classes="dialog"):
            yield Label(texts.STAGE_TITLE, classes="heading")
            yield Options(*map(_option, Stage))
            with Vertical(id="date"):
                yield Label(texts.DATE_LABEL)
                yield TextLine(decided_on.isoformat(), suggested=True)
            yield Label("", id="problem", markup=False)
            yield Label(texts.STAGE_HINT, classes="hint")

    def on_mount(self) -> None:
        """Stand on the stage there is."""
        self.query_one("#date").display = False
        self.query_one(Options).highlighted = list(Stage).index(self._plan.stage)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Give the stage, or ask for the date first."""
        stage = list(Stage)[event.option_index]
        if stage is Stage.DECIDED:
            self.query_one("#date").display = True
            self.query_one(Input).focus()
        else:
            self.dismiss({"stage": stage})

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the date with the stage."""
        try:
            decided_on = date.fromisoformat(event.value.strip())
        except ValueError:
            self.query_one("#problem", Label).update(texts.WRONG_DATE)
        else:
            self.dismiss({"stage": Stage.DECIDED, "decided_on": decided_on})


def _option(stage: Stage) -> Option:
    return Option(Content.assemble((STAGES[stage], "bold"), f": {texts.STAGE_MEANINGS[stage]}"))
