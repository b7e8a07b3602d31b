"""Asking for a file, to be opened or to be written: the name stays on its line until that has gone well."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.model.text import visible
from planterm.store.disk import glance, is_folder, latest_first, unquoted
from planterm.store.errors import shown
from planterm.store.files import check_new_name, is_plan
from planterm.store.planfile import load
from planterm.store.settings import read_settings
from planterm.texts import kept_safe as texts
from planterm.texts import publishing as exports
from planterm.texts import start as start_texts
from planterm.texts import tui as tui_texts
from planterm.tui.base_screen import Result
from planterm.tui.dialogs.dialog import Dialog, Options, TextLine
from planterm.tui.dialogs.questions import ask

if TYPE_CHECKING:
    from textual.app import ComposeResult

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
_KNOWN = (*exports.PLAN_KINDS, ".xlsm", ".xls", ".ods", ".csv", ".pdf", ".docx", ".toml")
"""Endings that say what is in a file."""

_MOST_NUMBERED = 100

PLANS, BOOKS = (".toml",), (".xlsx", ".xlsm")
_MOST = 10
"""How many files are listed."""


def typed_path(name: str) -> Path:
    """The file that is meant; ``~`` is the home folder, where there is one."""
    path = Path(unquoted(name))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def named_file(name: str, kinds: Sequence[str], otherwise: str = "") -> Path:
    """The same for a file that is to be written, which has one of the endings: the first one need not be typed.

    Where a folder is named, the file has the other name in it. Raises PlantermError for what can be no such file.
    """
    path = typed_path(name)
    if unquoted(name).endswith(_SEPARATORS) or path.name in {"", ".."} or is_folder(path):
        if not otherwise:
            raise PlantermError(texts.NO_FILE_NAME.format(name=name))
        path /= otherwise
    # Windows drops blanks and full stops at the end of a name, without a word.
    bare = path.name.rstrip(". ")
    suffix = Path(bare).suffix.lower()
    if suffix not in kinds and suffix in _KNOWN:
        raise PlantermError(texts.WRONG_KIND.format(name=shown(path), kinds=exports.kinds(kinds)))
    path = path.with_name(bare if suffix in kinds else f"{bare}{kinds[0]}")
    check_new_name(path)
    return path


def free_file(path: Path) -> Path:
    """The file, or one with a number behind its name where there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, _MOST_NUMBERED))
    return next((each for each in (path, *numbered) if glance(each, follow=False) is None), path)


Write = Callable[[Path, bool], None]
"""Is given the file and whether it may be overwritten; it raises PlantermError where it fails."""


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

    def __init__(self, wanted: Wanted, write: Write) -> None:
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
            yield Label(tui_texts.PROMPT_HINT, classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file, asking first where one stands there."""
        if not (name := event.value.strip()):
            self.say(tui_texts.NO_FILE_NAME)
            return
        try:
            path = named_file(name, self._wanted.kinds, self._wanted.suggestion.name)
        except PlantermError as error:
            self.say(str(error))
            return
        if glance(path, follow=False) is None or is_folder(path):
            self._attempt(path, overwrite=False)
            return

        def leave() -> None:
            self.say(texts.NOT_WRITTEN_OVER)

        question = tui_texts.OVERWRITE_QUESTION.format(path=shown(path), replaced=_replaced(path))
        over = tui_texts.OVERWRITE, partial(self._attempt, path, overwrite=True)
        ask(self.app, question, (tui_texts.CANCEL, leave), over, closed=leave)

    def _attempt(self, path: Path, *, overwrite: bool) -> None:
        def written() -> Path:
            self._write(path, overwrite)
            return path

        self.give(written)


def _replaced(path: Path) -> str:
    """What is in a file that is to be replaced, if it is a plan, and what becomes of it."""
    if not is_plan(path) or not read_settings().backups:
        return tui_texts.NOT_KEPT
    try:
        plan = load(path).plan
    except PlantermError:
        return tui_texts.KEPT
    return tui_texts.replaced_plan(visible(plan.district), plan.year, len([*plan.rows()]))


class OpenFile(Dialog[Result]):
    """Gives what the file was opened as, or None where it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]

    def __init__(self, title: str, label: str, files: Sequence[Path], attempt: Callable[[Path], Result]) -> None:
        super().__init__()
        self._title, self._label = title, label
        self._files = files
        self._attempt = attempt

    def compose(self) -> ComposeResult:
        """The line to write in, the files below it, and what is wrong."""
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="heading", markup=False)
            yield Label(self._label, markup=False)
            yield TextLine()
            yield Options(*(shown(Path(path.name)) for path in self._files), markup=False)
            yield Label("", id="problem", markup=False)
            yield Label(start_texts.OPEN_HINT, classes="hint")

    def on_mount(self) -> None:
        """Write at once; the list follows."""
        files = self.query_one(Options)
        files.can_focus = False
        files.display = bool(self._files)
        files.highlighted = None

    def on_input_submitted(self) -> None:
        """Open the file."""
        name = self.query_one(Input).value.strip()
        if name:
            self.give(lambda: self._attempt(typed_path(name)))

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Write the clicked file's name."""
        self._write(event.option_index)

    def action_step(self, steps: int) -> None:
        """Write the name of another file."""
        files = self.query_one(Options)
        if self._files:
            begin = -1 if steps > 0 else 0
            number = begin if files.highlighted is None else files.highlighted
            files.highlighted = (number + steps) % len(self._files)
            self._write(files.highlighted)

    def _write(self, number: int) -> None:
        line = self.query_one(Input)
        line.value = str(self._files[number])
        line.cursor_position = len(line.value)


def latest_files(folder: Path, suffixes: Collection[str], but: Path | None = None) -> tuple[Path, ...]:
    """The files of those kinds in the folder, the latest first, without the one that is open."""
    return tuple(path for path in latest_first(folder, suffixes) if path != but)[:_MOST]
