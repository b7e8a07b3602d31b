"""The values that formulas have, put beside them in the file: previewers, phones and scripts show nothing else."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from xml.sax.saxutils import escape

from planterm.excel.filling.contents import Contents
from planterm.excel.filling.evaluate import Cells
from planterm.excel.filling.excel_tables import table_names
from planterm.excel.filling.functions import UnknownFormulaError
from planterm.excel.filling.markup import Edit, Element, elements, named, spliced, with_attributes, with_last_child
from planterm.excel.filling.parts import Parts
from planterm.excel.filling.structured_references import canonical, table_of
from planterm.excel.filling.typed_cells import ErrorValue, Scalar, Spot, TypedSheet, typed_sheet
from planterm.excel.reading.shared_strings import shared_strings
from planterm.excel.reading.sheet import place
from planterm.excel.reading.sheet_cells import LAST_COLUMN, LAST_ROW
from planterm.excel.reading.zip_guard import Package
from planterm.excel.references import Corners, Kind, corners, sheet_named, tokens

_MOST_STEPS = 5_000_000
"""No workbook with a plan has formulas that take more to follow."""
_LOOKING_ANYWHERE = ("INDIRECT", "OFFSET")


@dataclass(frozen=True, slots=True)
class FormulaValue:
    """A formula that depends on the plan's rows, and its value; None where it is not known."""

    sheet: str
    spot: Spot
    formula: str
    value: Scalar

    @property
    def place(self) -> str:
        """The cell's name."""
        return place(*self.spot)


@dataclass(frozen=True, slots=True)
class _Looks:
    """Which cells a formula looks at."""

    areas: tuple[tuple[str, Corners], ...]
    anywhere: bool


def formula_values(
    data: bytes, parts: Parts, contents: Contents, touched: AbstractSet[str]
) -> tuple[FormulaValue, ...]:
    """The values of all formulas that depend on the touched sheets, in a file of these bytes."""
    package = Package(data, "")
    strings = shared_strings(package, parts.relations(contents.path).path("sharedStrings"))
    sheets = {entry.name: typed_sheet(package, entry.path, strings) for entry in contents.sheets if entry.has_cells}
    cells = Cells(sheets, _names(parts, contents))
    found = _dependent(sheets, cells.names, {name.casefold() for name in touched})
    if found is None:
        raise package.too_much()
    for sheet, spot in found:
        cells.mark(sheet, spot)
    return tuple(
        FormulaValue(sheet, spot, sheets[sheet].formulas[spot], _value(cells, sheet, spot)) for sheet, spot in found
    )


def put_values(parts: Parts, contents: Contents, values: Sequence[FormulaValue]) -> None:
    """Write the values beside their formulas; where one is not known none is left standing."""
    for entry in contents.sheets:
        own = {each.place: each.value for each in values if each.sheet == entry.name}
        if own:
            data = parts.read(entry.path)
            cells = [each for each in named(data, "c") if each.attributes.get("r") in own]
            edits = [Edit(each.start, each.end, _with_value(data, each, own[each.attributes["r"]])) for each in cells]
            parts.edit(entry.path, *(edit for edit in edits if data[edit.start : edit.end] != edit.new))


def compute_when_opened(parts: Parts, contents: Contents) -> None:
    """Let Excel compute everything as soon as the file is opened."""
    data = parts.read(contents.path)
    found = named(data, "calcPr")
    if found:
        tag = with_attributes(data[found[0].start : found[0].tag_end], fullCalcOnLoad="1")
        parts.edit(contents.path, Edit(found[0].start, found[0].tag_end, tag))
        return
    before = named(data, "definedNames", "externalReferences", "sheets")[-1]
    parts.edit(contents.path, Edit(before.end, before.end, f'<{before.prefix}calcPr fullCalcOnLoad="1"/>'.encode()))


def _names(parts: Parts, contents: Contents) -> dict[str, str]:
    """What names stand for: those that are defined, and the columns of tables."""
    names = {
        each.attributes.get("name", ""): each.text
        for each in named(parts.read(contents.path), "definedName")
        if "localSheetId" not in each.attributes
    }
    return names | table_names(parts, contents)


def _dependent(
    sheets: Mapping[str, TypedSheet], names: Mapping[str, str], touched: AbstractSet[str]
) -> list[tuple[str, Spot]] | None:
    """The formulas that look at the touched sheets, or at other such formulas; None where these are too many.

    And those on the sheets themselves that have no value yet, such as the ones in rows that were added.
    """
    looks = {
        (name, spot): _looks(formula, name, names)
        for name, sheet in sheets.items()
        for spot, formula in sheet.formulas.items()
    }
    found = {key for key, look in looks.items() if look.anywhere or any(s in touched for s, _ in look.areas)}
    found |= {
        (name, spot)
        for name, sheet in sheets.items()
        for spot in sheet.formulas
        if name.casefold() in touched and sheet.value(spot) is None
    }
    fresh = found
    while fresh:
        if len(fresh) * (len(looks) - len(found)) > _MOST_STEPS:
            return None
        fresh = {key for key, look in looks.items() if key not in found and any(_is_in(each, look) for each in fresh)}
        found |= fresh
    return sorted(found)


def _is_in(cell: tuple[str, Spot], look: _Looks) -> bool:
    name, (row, column) = cell[0].casefold(), cell[1]
    return any(
        sheet == name
        and (area.top or 1) <= row <= (area.bottom or LAST_ROW)
        and (area.left or 1) <= column <= (area.right or LAST_COLUMN)
        for sheet, area in look.areas
    )


def _looks(formula: str, home: str, names: Mapping[str, str]) -> _Looks:
    areas: list[tuple[str, Corners]] = []
    sheet, anywhere = home, False
    for token in tokens(formula):
        if token.kind is Kind.SHEET:
            sheet = sheet_named(token.text) or ""
            anywhere = anywhere or ":" in token.text
            continue
        if token.kind is Kind.AREA:
            areas.append((sheet.casefold(), corners(token.text)))
        elif token.kind is Kind.WORD:
            anywhere = anywhere or token.text.upper().endswith(_LOOKING_ANYWHERE)
            meaning = names.get(canonical(token.text)) or names.get(table_of(token.text))
            areas += _looks(meaning, "", {}).areas if meaning else ()
        sheet = home
    return _Looks(tuple(areas), anywhere)


def _value(cells: Cells, sheet: str, spot: Spot) -> Scalar:
    try:
        return cells.value(sheet, spot)
    except UnknownFormulaError:
        return None


def _with_value(data: bytes, cell: Element, value: Scalar) -> bytes:
    """The cell's bytes with another value beside its formula."""
    raw = data[cell.start : cell.end]
    kind, written = _written(value)
    old = named(raw, "v", "is")
    raw = spliced(raw, [Edit(each.start, each.end, b"") for each in old])
    root = elements(raw, lambda name, _: name == "c")[0]
    tag = Edit(root.start, root.tag_end, with_attributes(raw[root.start : root.tag_end], t=kind))
    if written is None:
        return spliced(raw, [tag])
    child = f"<{cell.prefix}v>{escape(written)}</{cell.prefix}v>".encode()
    return spliced(raw, [tag, with_last_child(raw, root, child)])


def _written(value: Scalar) -> tuple[str | None, str | None]:
    """The kind of the value as the file names it, and the value as it stands there."""
    if value is None:
        return None, None
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, ErrorValue):
        return "e", value.code
    if isinstance(value, str):
        return "str", value
    return None, f"{value:.15g}"
