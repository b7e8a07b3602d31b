"""Small dialogs: a choice between a few answers, and a line to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Label, OptionList

from planterm.texts import tui as texts
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Choice(Dialog[int]):
    """A question and its answers, given by number from 0, or None for no answer.

    No letter is an answer, since a paste could hold it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self, question: str, choices: Sequence[str]) -> None:
        super().__init__()
        self._question = question
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The question over the answers."""
        with Vertical(classes="dialog"):
            with VerticalScroll(id="question", can_focus=False):
                yield Label(self._question, markup=False)
            yield OptionList(*self._choices, markup=False)
            yield Label(texts.CHOICE_HINT, classes="hint spare")

    def on_mount(self) -> None:
        """Let the answers stay in sight, however long the question is."""
        self.call_after_refresh(self._limit_question)

    def on_resize(self) -> None:
        """Let them stay in sight."""
        self.call_after_refresh(self._limit_question)

    def _limit_question(self) -> None:
        question, dialog = self.query_one("#question"), self.query_one(".dialog")
        others = sum(other.outer_size.height + other.styles.margin.height for other in dialog.children) - (
            question.outer_size.height + question.styles.margin.height
        )
        frame = dialog.outer_size.height - dialog.size.height
        question.styles.max_height = max(1, int(self.size.height * 0.96) - frame - others - 1)

    def action_scroll(self, pages: int) -> None:
        """Scroll the question."""
        question = self.query_one("#question", VerticalScroll)
        question.scroll_relative(y=pages * max(1, question.size.height - 1), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the answer."""
        self.dismiss(event.option_index)


class Prompt(Dialog[str]):
    """A line to fill in; gives None where it is left empty or cancelled.

    A text that is only suggested is replaced by what one types; a text to change is not.
    """

    def __init__(self, title: str, label: str, value: str = "", *, suggested: bool = False) -> None:
        super().__init__()
        self._title = title
        self._label = label
        self._value = value
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        """The label over the line."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="heading", markup=False)
            yield Label(self._label, markup=False)
            yield TextLine(self._value, suggested=self._suggested)
            yield Label(texts.PROMPT_HINT, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        self.dismiss(event.value.strip() or None)
