"""Excel tables of the workbook, and the formulas that name them instead of cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from planterm.excel.filling.contents import Contents
from planterm.excel.filling.markup import Edit, elements, named, retagged, rewritten
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.structured_references import column_name, with_column_renamed
from planterm.excel.reading.sheet import place
from planterm.excel.references import Corners, corners, quoted

_FORMULAS = ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")


@dataclass(frozen=True, slots=True)
class ExcelTable:
    """A table as its sheet's part points to it."""

    path: str
    name: str
    """As formulas write it."""
    columns: tuple[str, ...]
    """The headers that the file knows it by."""
    body: Corners
    """The cells between its headers and its sums."""


def tables_on(parts: Parts, sheet_path: str) -> Iterator[ExcelTable]:
    """The tables of the sheet whose part stands at the path."""
    for relation in parts.relations(sheet_path).of_kind("table"):
        found = named(parts.read(relation.target), "table", "tableColumn")
        attributes, columns = found[0].attributes, found[1:]
        area = corners(attributes.get("ref", ""))
        top = (area.top or 0) + (attributes.get("headerRowCount") != "0")
        bottom = (area.bottom or 0) - (attributes.get("totalsRowCount") not in {None, "0"})
        yield ExcelTable(
            relation.target,
            attributes.get("displayName", ""),
            tuple(each.attributes.get("name", "") for each in columns),
            area._replace(top=top, bottom=bottom),
        )


def table_names(parts: Parts, contents: Contents) -> dict[str, str]:
    """What the tables, and each of their columns, stand for in formulas."""
    names = {}
    for entry in contents.sheets:
        for table in tables_on(parts, entry.path):
            top, bottom, left = table.body.top or 1, table.body.bottom or 1, table.body.left or 1
            right = table.body.right or left
            names[table.name.casefold()] = f"{quoted(entry.name)}{place(top, left)}:{place(bottom, right)}"
            for number, column in enumerate(table.columns, left):
                reference = f"{quoted(entry.name)}{place(top, number)}:{place(bottom, number)}"
                names[column_name(table.name, column)] = reference
    return names


def table_sheets(parts: Parts, contents: Contents) -> dict[str, str]:
    """The sheet of each table, by its name without regard to case."""
    return {table.name.casefold(): entry.name for entry in contents.sheets for table in tables_on(parts, entry.path)}


def can_rename_column(parts: Parts, sheet_path: str, old: str, new: str) -> bool:
    """Whether that may be the header of a table's column: none is blank, and no two are the same."""
    tables = [table for table in tables_on(parts, sheet_path) if old in table.columns]
    others = [{column.casefold() for column in table.columns if column != old} for table in tables]
    return not tables or (bool(new.strip()) and not any(new.casefold() in taken for taken in others))


def rename_column(parts: Parts, contents: Contents, sheet_path: str, old: str, new: str) -> None:
    """Let the tables of the sheet, and the formulas that count them, know a column by its new header.

    Otherwise Excel takes the file for damaged.
    """
    for table in list(tables_on(parts, sheet_path)):
        if old not in table.columns:
            continue
        data = parts.read(table.path)
        found = elements(data, lambda name, at: name == "tableColumn" and at.get("name") == old)
        parts.edit(table.path, *(retagged(data, each, name=new) for each in found))
        rewrite_formulas(parts, contents, partial(with_column_renamed, table=table.name, old=old, new=new))


def rewrite_formulas(parts: Parts, contents: Contents, new: Callable[[str], str]) -> None:
    """Put other formulas in the place of those that name tables, on all sheets, in charts and in names."""
    for entry in contents.sheets:
        if entry.has_cells:
            rewrite_in(parts, entry.path, new)
        for table in list(tables_on(parts, entry.path)):
            rewrite_in(parts, table.path, new)
        for drawing in parts.relations(entry.path).of_kind("drawing"):
            for chart in parts.relations(drawing.target).of_kind("chart", "chartEx"):
                rewrite_in(parts, chart.target, new)
    rewrite_in(parts, contents.path, new, "definedName")


def rewrite_in(parts: Parts, path: str, new: Callable[[str], str], *kinds: str) -> None:
    """The same in one part."""
    data = parts.read(path)
    if b"[" not in data:
        return
    found = [each for each in named(data, *(kinds or _FORMULAS)) if "[" in each.text]
    plain = [each for each in found if b"<" not in data[each.tag_end : each.content_end]]
    edits: list[Edit] = [rewritten(data, each, text) for each in plain if (text := new(each.text)) != each.text]
    parts.edit(path, *edits)
