"""A row to be read, not written: its texts under their headers, the follow-up first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from planterm.model.plan import COLUMNS, Column
from planterm.texts import coming_year as texts
from planterm.texts.progress import STATUSES
from planterm.tui.grid.wrapping import lines, shown

if TYPE_CHECKING:
    from planterm.model.plan import Row

_ORDER = (Column.FOLLOW_UP, *(column for column in COLUMNS if column is not Column.FOLLOW_UP))


class RowTexts(NamedTuple):
    """A row, the headers of its columns, and what to say above it."""

    row: Row
    headers: tuple[str, ...]
    opening: str = ""

    def draw(self, width: int) -> Content:
        """The texts, wrapped, each under its header."""
        return Content("\n").join(list(self._lines(max(1, width))))

    def _lines(self, width: int) -> Iterator[Content]:
        if self.opening:
            yield from (Content(shown(line)) for line in lines(self.opening, width))
            yield Content("")
        for column in _ORDER:
            header = self.headers[column]
            if column is Column.FOLLOW_UP and self.row.status is not None:
                header = f"{header} ({STATUSES[self.row.status]})"
            yield Content.styled(header, "bold")
            text = self.row[column] if self.row[column].strip() else texts.EMPTY
            yield from (Content(f"  {shown(line)}") for line in lines(text, max(1, width - 2)))
