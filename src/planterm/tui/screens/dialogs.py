"""Small dialogs: a choice between a few answers, and a line to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Label

from planterm.texts import tui as texts
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.options import Options
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


_SHARE = 0.96
"""How much of the screen a dialog takes at the most, as its style says."""

_MOST_ANSWERS = 16
"""Lines of answers in sight at the most."""


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
            yield Options(*self._choices, markup=False)
            yield Label(texts.CHOICE_HINT, classes="hint spare")

    def on_mount(self) -> None:
        """Let the answers stay in sight, however long the question is, and the hint below them."""
        self.call_after_refresh(self._share_room)

    def on_resize(self) -> None:
        """Let them stay in sight."""
        self.call_after_refresh(self._share_room)

    def _share_room(self) -> None:
        question, answers = self.query_one("#question"), self.query_one(Options)
        dialog = self.query_one(".dialog")
        frame = dialog.outer_size.height - dialog.size.height
        hint = self.query_one(".spare").outer_size.height
        gaps = question.styles.margin.height + answers.styles.margin.height
        room = int(self.size.height * _SHARE) - frame - hint - gaps
        asked = question.virtual_size.height
        most = max(1, min(_MOST_ANSWERS, room - min(asked, max(1, room // 3))))
        answers.styles.max_height = most
        question.styles.max_height = max(1, room - min(answers.virtual_size.height, most))

    def action_scroll(self, pages: int) -> None:
        """Scroll the question."""
        question = self.query_one("#question", VerticalScroll)
        question.scroll_relative(y=pages * max(1, question.size.height - 1), animate=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
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
