"""Asks where to write something and has it written: the name stays on its line until that has gone well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Vertical
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.model.text import visible
from planterm.store.disk import glance, is_folder
from planterm.store.errors import shown
from planterm.store.files import is_plan
from planterm.texts import kept_safe as words
from planterm.texts import tui as texts
from planterm.tui.file_names import named_file
from planterm.tui.screens.dialog import Dialog
from planterm.tui.screens.dialogs import Choice
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Wanted(NamedTuple):
    """What is to be written: how it is called, what name is suggested, which endings it may have, the usual first."""

    title: str
    label: str
    suggestion: Path
    kinds: Sequence[str]


class FilePrompt(Dialog[Path]):
    """A line for the name; gives the file once it is written, None where that is given up.

    A file that exists is only replaced after a question. What cannot be written is told under the line.
    """

    def __init__(self, wanted: Wanted, write: Callable[[Path, bool], None]) -> None:
        """Write is given the file and whether it may be overwritten; it raises PlantermError where it fails."""
        super().__init__()
        self._wanted = wanted
        self._write = write

    def compose(self) -> ComposeResult:
        """The label over the line, and below it what went wrong."""
        suggestion = shown(self._wanted.suggestion)
        with Vertical(classes="dialog"):
            yield Label(self._wanted.title, classes="heading", markup=False)
            yield Label(self._wanted.label, markup=False)
            yield TextLine(suggestion, suggested=True)
            yield Label("", id="problem", markup=False)
            yield Label(texts.PROMPT_HINT, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file, asking first where one stands there."""
        if not (name := event.value.strip()):
            self._tell(texts.NO_FILE_NAME)
            return
        try:
            path = named_file(name, self._wanted.kinds, self._wanted.suggestion.name)
        except PlantermError as error:
            self._tell(str(error))
            return
        if glance(path, follow=False) is None or is_folder(path):
            self._attempt(path, overwrite=False)
            return

        def answered(answer: int | None) -> None:
            if answer == 1:
                self._attempt(path, overwrite=True)
            else:
                self._tell(words.NOT_WRITTEN_OVER)

        question = texts.OVERWRITE_QUESTION.format(path=shown(path), replaced=_replaced(path))
        self.app.push_screen(Choice(question, (texts.CANCEL, texts.OVERWRITE)), answered)

    def _attempt(self, path: Path, *, overwrite: bool) -> None:
        try:
            self._write(path, overwrite)
        except PlantermError as error:
            self._tell(str(error))
        else:
            self.dismiss(path)

    def _tell(self, problem: str) -> None:
        self.query_one("#problem", Label).update(problem)


def _replaced(path: Path) -> str:
    """What is in a file that is to be replaced, if it is a plan, and what becomes of it."""
    from planterm.store.planfile import load
    from planterm.store.settings import read_settings

    if not is_plan(path) or not read_settings().backups:
        return texts.NOT_KEPT
    try:
        plan = load(path).plan
    except PlantermError:
        return texts.KEPT
    return texts.replaced_plan(visible(plan.district), plan.year, len([*plan.rows()]))
