"""The parties of the plan: who has which rows, and who has followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Label
from textual.widgets.option_list import Option

from planterm.model.parties import Party
from planterm.publish.answer_text import name_of
from planterm.texts import party_answers as texts
from planterm.texts import tui as common
from planterm.tui.grid.wrapping import fit
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.options import Options

if TYPE_CHECKING:
    from textual.app import ComposeResult

_NAME = 40


class Parties(Dialog[Party]):
    """Gives the party whose rows are to be handed out."""

    def __init__(self, parties: tuple[Party, ...]) -> None:
        super().__init__()
        self._parties = parties

    def compose(self) -> ComposeResult:
        """The parties, and which rows of the current one are not followed up."""
        with Vertical(classes="dialog wide tall"):
            yield Label(texts.TITLE, classes="heading")
            yield Options(*(Option(_line(party)) for party in self._parties), id="parties", markup=False)
            yield Label("", id="explanation", markup=False)
            yield Label(texts.HINT, classes="hint")

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Tell which rows are missing."""
        missing = self._parties[event.option_index].missing
        text = texts.missing([each.label for each in missing]) if missing else texts.NOTHING_MISSING
        self.query_one("#explanation", Label).update(text)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Give the party; what names nobody cannot be handed out."""
        party = self._parties[event.option_index]
        if party.name:
            self.dismiss(party)


def _line(party: Party) -> str:
    return f"{fit(name_of(party), _NAME)} {common.progress(*party.progress)}"
