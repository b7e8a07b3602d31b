"""The workbook that is being filled in: what stands in it, and its parts."""

from dataclasses import dataclass
from pathlib import Path

from planterm.excel.area_tables import AreaTables, area_tables
from planterm.excel.filling.contents import Contents, SheetEntry, contents_of
from planterm.excel.filling.parts import Parts
from planterm.excel.reading.book import read_book
from planterm.excel.reading.book_file import shown
from planterm.excel.reading.sheet import BookSheet
from planterm.excel.reading.zip_guard import Package
from planterm.form.form import Form


@dataclass(frozen=True)
class OpenBook:
    """A workbook: what was read of it, and the parts that are edited."""

    found: AreaTables
    parts: Parts
    contents: Contents

    @property
    def sheets(self) -> list[tuple[SheetEntry, BookSheet]]:
        """Each sheet as the workbook lists it, and as it was read."""
        return list(zip(self.contents.sheets, self.found.book.sheets, strict=True))

    @property
    def other_sheets(self) -> list[tuple[SheetEntry, BookSheet]]:
        """The sheets that hold no area."""
        return [pair for pair, tables in zip(self.sheets, self.found.tables, strict=True) if not tables]


def open_book(data: bytes, path: Path, form: Form) -> OpenBook:
    """The workbook of these bytes; the path is the file's. Raises UnreadableBookError as import does."""
    name = shown(path)
    found = area_tables(read_book(data, name), form, path.stem)
    parts = Parts(Package(data, name))
    return OpenBook(found, parts, contents_of(parts))
