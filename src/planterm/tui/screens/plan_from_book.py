"""A plan made of a workbook that was read: its file, and what the workbook does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.fields import DISTRICT, YEAR
from planterm.session.session import Session
from planterm.store.errors import shown
from planterm.texts import start as opening
from planterm.texts import tui as texts
from planterm.tui.file_names import free_file
from planterm.tui.screens.new_plan import PlanFields

if TYPE_CHECKING:
    from planterm.model.plan import Plan
    from planterm.session.workbooks import ReadBook


class PlanFromBook(PlanFields):
    """Asks for the file, and for the year and the district where nothing told them."""

    heading = opening.NEW_FROM_BOOK

    def __init__(self, book: ReadBook) -> None:
        super().__init__()
        self._book = book

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """The file beside the workbook, and what is lacking."""
        lines = [("file", texts.NEW_FILE_LABEL, shown(free_file(self._book.path.with_suffix(".toml"))))]
        if YEAR in self._book.lacking:
            lines.append(("year", texts.NEW_YEAR_LABEL, str(self._book.plan.year)))
        if DISTRICT in self._book.lacking:
            lines.append(("district", texts.NEW_DISTRICT_LABEL, ""))
        return tuple(lines)

    def made(self) -> Session:
        """The session of the workbook's plan."""
        return Session.begin(self.file(), self._plan())

    def _plan(self) -> Plan:
        book = self._book
        year = self.year() if YEAR in book.lacking else None
        district = self.value("district") if DISTRICT in book.lacking else None
        return book.with_details(year, district).plan
