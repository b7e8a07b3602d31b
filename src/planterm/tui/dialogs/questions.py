"""Small dialogs: a choice between a few answers, and a line to fill in."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from math import inf
from typing import Any, Generic

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label

from planterm.model.text import clean, pasted
from planterm.model.tsv import cell_text
from planterm.texts import how_to
from planterm.texts import progress as stages_texts
from planterm.texts import tui as texts
from planterm.tui.base_screen import Result
from planterm.tui.commands import telling
from planterm.tui.dialogs.dialog import SCROLL_KEYS, Dialog, Options, TextLine, nothing

Answer = tuple[str | Content, Callable[[], object]]
"""What can be chosen, and what is done then."""

Leaving = tuple[str, str, str]
"""The question before something is thrown away, the answer that goes back to it, and the one that leaves."""

_SHARE = 0.96
"""How much of the screen a dialog takes at the most, as its style says."""

_MOST_ANSWERS = 16
"""Lines of answers in sight at the most."""


class Question(Dialog[int], keys=SCROLL_KEYS):
    """A question and its answers, given by number from 0, or None for no answer.

    It stands on the answer that Enter gives at once, which loses nothing; that is the first, unless another is named.
    No letter is an answer, since a paste could hold it.
    """

    how = how_to.QUESTION
    hint = texts.CHOICE_HINT
    scrolled = "#question"

    def __init__(self, question: str | Content, choices: Sequence[str | Content], *, first: int = 0) -> None:
        super().__init__()
        self._question = question
        self._first = first
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The question over the answers."""
        with Vertical(classes="dialog"):
            with VerticalScroll(id="question", can_focus=False):
                yield Label(self._question, markup=False)
            yield Options(*self._choices, markup=False)
            yield Label(self.hint, classes="hint spare")

    def on_mount(self) -> None:
        """Stand on the answer proposed, and let the answers and the hint stay in sight however long the question is."""
        self.query_one(Options).highlighted = self._first
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
        seen = max(1, room - min(answers.virtual_size.height, most))
        question.styles.max_height = seen
        self.query_one(".spare", Label).update(f"{self.hint}{texts.QUESTION_SCROLLS}" if asked > seen else self.hint)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Give the answer."""
        self.dismiss(event.option_index)


def ask(
    app: App[Any], question: str | Content, *answers: Answer, first: int = 0, closed: Callable[[], object] = nothing
) -> None:
    """Ask, and do what belongs to the answer that is chosen; first is the number of the one that it stands on."""
    asked = Question(question, [text for text, _ in answers], first=first)
    asked.open(app, lambda number: answers[number][1](), closed)


def leave(dialog: Dialog[Any], leaving: Leaving, *, loses: bool) -> None:
    """Close the dialog without a result, asking first where something in it would be lost."""
    question, stay, close = leaving
    if loses:
        ask(dialog.app, question, (stay, nothing), (close, dialog.dismiss))
    else:
        dialog.dismiss()


class FieldsDialog(Dialog[Result], Generic[Result]):
    """Lines to fill in; Escape asks first where something was written in them."""

    def action_cancel(self) -> None:
        """Close without a result."""
        leave(self, (texts.WRITTEN_IS_LOST, texts.WRITE_ON, texts.LEAVE_WRITTEN), loses=bool(self._written))


class LineDialog(Dialog[Result], Generic[Result]):
    """A line to fill in; gives what is made of it. What cannot be is told under the line."""

    hint = texts.PROMPT_HINT

    def __init__(self, heading: str, label: str, value: str, *, suggested: bool = False) -> None:
        super().__init__()
        self.heading, self._label, self._value, self._suggested = heading, label, value, suggested

    def body(self) -> ComposeResult:
        """The label over the line."""
        yield Label(self._label, markup=False)
        yield TextLine(self._value, suggested=self._suggested)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leave with what is made of the line, or tell what is wrong with it."""
        with telling(self.app):
            self.take(event.value.strip())

    @abstractmethod
    def take(self, text: str) -> None:
        """Leave with what is made of the text, or ask about it; raises PlantermError where it can be nothing."""


class Prompt(LineDialog[Result], Generic[Result]):
    """Gives what is made of the line; None where that is nothing, or it is cancelled."""

    def __init__(
        self, heading: str, label: str, value: str, make: Callable[[str], Result | None], *, suggested: bool = False
    ) -> None:
        """Make raises PlantermError where the line cannot be what is asked for."""
        super().__init__(heading, label, value, suggested=suggested)
        self._make = make

    def take(self, text: str) -> None:
        """Give it."""
        self.dismiss(self._make(text))


def name_of(text: str) -> str | None:
    """What the text names something, if it does."""
    return clean(text).strip() or None


_BURST = 0.05
"""Seconds between keys that nobody types so fast: a console pastes like that."""


class DecidedQuestion(Question):
    """Gives whether to go on; whoever types fast has typed on by then, and that text is not to be lost.

    An Enter that comes in one burst with text is a line break of it, since a console may paste key by key; so is every
    Enter behind text that was typed here, until an arrow key says that the person has seen the question. Whenever text
    comes, the answer that Enter gives is again the one that changes nothing.
    """

    _GO_ON = 1

    def __init__(self, keep: Callable[[str], None] | None, *, has_text: bool) -> None:
        """Keep puts what is asked about into safety, with what is typed meanwhile; without it nothing is typed here."""
        super().__init__(stages_texts.DECIDED_QUESTION, (stages_texts.LEAVE_IT, stages_texts.CHANGE_ANYWAY))
        self.typed = ""
        self._keep = keep
        self._text_at = events.Event().time if has_text else -inf  # by the clock of keys

    def on_mount(self) -> None:
        """Have what led here put into safety."""
        super().on_mount()
        self._safety.typed()

    def on_key(self, event: events.Key) -> None:
        """Hold on to a character, and to a line break that came with it."""
        is_typing = bool(self.typed) and self._text_at > -inf
        if event.key == "enter" and (is_typing or event.time - self._text_at < _BURST):
            event.stop()
            self._hold("\n", event.time)
        elif event.is_printable and event.character:
            self._hold(event.character, event.time)
        else:
            self._text_at = -inf

    def on_paste(self, event: events.Paste) -> None:
        """Hold on to a paste."""
        self._hold(pasted(cell_text(event.text)), event.time)

    def means_to_go_on(self, answer: int | None) -> bool:
        """Whether the answer is to change what was decided."""
        return answer == self._GO_ON

    def _hold(self, text: str, at: float) -> None:
        if self._keep is None:
            return
        self.typed += text
        self._text_at = at
        self._safety.typed()
        self.query_one(Options).highlighted = 0
        self.hint = stages_texts.TEXT_IS_HELD
        self._share_room()

    def _put_down(self) -> None:
        if self._keep is not None:
            self._keep(self.typed)
