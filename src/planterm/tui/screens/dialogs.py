"""Small dialogs: a choice between a few answers, and a line to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList

from planterm.texts import tui as texts

if TYPE_CHECKING:
    from textual.app import ComposeResult

_CANCEL: list[BindingType] = [Binding("escape", "cancel", texts.CANCEL)]


class Choice(ModalScreen[str | None], inherit_bindings=False):
    """A question and its answers; no letter is an answer, since a paste could hold it."""

    BINDINGS: ClassVar[list[BindingType]] = _CANCEL

    def __init__(self, question: str, choices: tuple[str, ...]) -> None:
        super().__init__()
        self._question = question
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The question over the answers."""
        with Vertical(classes="dialog"):
            yield Label(self._question, markup=False)
            yield OptionList(*self._choices, markup=False)
            yield Label(texts.CHOICE_HINT, classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the answer."""
        self.dismiss(self._choices[event.option_index])

    def action_cancel(self) -> None:
        """Give no answer."""
        self.dismiss(None)


class Prompt(ModalScreen[str | None], inherit_bindings=False):
    """A line to fill in; gives None where it is left empty or cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = _CANCEL

    def __init__(self, title: str, label: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._label = label
        self._value = value

    def compose(self) -> ComposeResult:
        """The label over the line."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="heading", markup=False)
            yield Label(self._label, markup=False)
            yield Input(self._value, select_on_focus=False)
            yield Label(texts.PROMPT_HINT, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        self.dismiss(event.value.strip() or None)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
