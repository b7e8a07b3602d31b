"""The sheets of a workbook: their names as formulas write them, and their parts."""

from dataclasses import dataclass

from planterm.excel.filling.markup import named
from planterm.excel.filling.parts import Parts
from planterm.excel.reading.faults import BrokenPartError
from planterm.excel.reading.xml_parts import named as attribute

USUAL_PATH = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it."""

    name: str
    """To the character."""
    path: str
    """Of its part."""
    has_cells: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The workbook's own part, and its sheets from left to right."""

    path: str
    sheets: tuple[SheetEntry, ...]

    def sheet(self, name: str) -> SheetEntry:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def contents_of(parts: Parts) -> Contents:
    """The contents of the workbook; raises BrokenPartError where a sheet has no part."""
    path = parts.relations("").path("officeDocument") or USUAL_PATH
    targets = {relation.id: relation for relation in parts.relations(path).all if not relation.is_outside}
    sheets = []
    for entry in named(parts.read(path), "sheet"):
        relation = targets.get(attribute(entry.attributes, "id") or "")
        if relation is None:
            raise BrokenPartError
        sheets.append(SheetEntry(entry.attributes.get("name", ""), relation.target, relation.kind == "worksheet"))
    return Contents(path, tuple(sheets))
