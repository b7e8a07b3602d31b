"""What became of everything when the plan was written into the city's workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Label

from planterm.session.workbooks import needs_a_look, report_parts
from planterm.store.errors import shown
from planterm.texts import filling as texts
from planterm.texts import publishing as exports
from planterm.tui.screens.dialog import Dialog
from planterm.tui.screens.import_report import ReportText
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.excel.notes import Note


class FillReport(Dialog[None]):
    """The report to scroll through."""

    def __init__(self, path: Path, report: Sequence[Note]) -> None:
        super().__init__()
        self._path, self._report = path, tuple(report)

    def compose(self) -> ComposeResult:
        """The notes under the file's name."""
        with VerticalScroll(classes="dialog wide tall"):
            yield Label(f"{exports.written(shown(self._path))}.", classes="heading", markup=False)
            if not needs_a_look(self._report):
                yield Label(texts.NOTHING_TO_LOOK_AT)
            yield Bar(ReportText(tuple(report_parts(self._report, texts.KINDS_BY_WEIGHT))), id="help")
        yield Label(texts.REPORT_HINT, classes="hint bottom")
