"""A file to open, typed or chosen among those in the folder; what is wrong with it is told without losing the name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from planterm.errors import PlantermError
from planterm.store.disk import latest_first
from planterm.store.errors import shown
from planterm.texts import start as texts
from planterm.tui.file_names import typed_path
from planterm.tui.screens.base import Result
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.options import Options
from planterm.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

PLANS, BOOKS = (".toml",), (".xlsx", ".xlsm")
_MOST = 10
"""How many files are listed."""


class OpenFile(Dialog[Result]):
    """Gives what the file was opened as, or None where it is cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        label: str,
        files: Sequence[Path],
        attempt: Callable[[Path], Result],
    ) -> None:
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
            yield Label(texts.OPEN_HINT, classes="hint")

    def on_mount(self) -> None:
        """Write at once; the list follows."""
        files = self.query_one(Options)
        files.can_focus = False
        files.display = bool(self._files)
        files.highlighted = None

    def on_input_submitted(self) -> None:
        """Open the file."""
        name = self.query_one(Input).value.strip()
        if not name:
            return
        try:
            opened = self._attempt(typed_path(name))
        except PlantermError as error:
            self.query_one("#problem", Label).update(str(error))
        else:
            self.dismiss(opened)

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
