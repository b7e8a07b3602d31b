"""What became of everything in a workbook that was read, before one goes on with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label

from planterm.store.errors import shown
from planterm.texts import start as texts
from planterm.tui.grid.wrapping import lines
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.session.workbooks import Part, ReadBook

_LEAST = 20


@dataclass(frozen=True, slots=True)
class ReportText:
    """The notes under their headings."""

    parts: tuple[Part, ...]

    def draw(self, width: int) -> Content:
        """The notes wrapped, each behind a dash."""
        pieces: list[tuple[str, str]] = []
        for heading, notes in self.parts:
            pieces.append((f"{heading}\n", "bold underline"))
            for note in notes:
                first, *more = lines(" ".join(note.split()), max(_LEAST, width - 2))
                pieces.append(("".join([f"– {first}\n", *(f"  {line}\n" for line in more)]), ""))
            pieces.append(("\n", ""))
        return Content.assemble(*pieces)


class ImportReport(Dialog[bool]):
    """Gives True to go on, or None to stop."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", texts.REPORT_HINT)]

    def __init__(self, book: ReadBook) -> None:
        super().__init__()
        self._book = book

    def compose(self) -> ComposeResult:
        """The report in a box that scrolls."""
        with VerticalScroll(classes="dialog wide tall"):
            title = texts.REPORT_TITLE.format(book=shown(Path(self._book.path.name)))
            yield Label(title, classes="heading", markup=False)
            yield Bar(ReportText(tuple(self._book.report())), id="help")
        yield Label(texts.REPORT_HINT, classes="hint bottom")

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss(True)
