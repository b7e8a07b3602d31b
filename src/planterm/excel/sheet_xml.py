"""The cells of a sheet as spreadsheet XML.

openpyxl writes neither the values of formulas nor underscores that look like an escape (``_x0041_``) in a way that
Excel reads back, and takes twice the time.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from planterm.errors import PlantermError
from planterm.excel.sheet import CellValue, Formula, SheetRow
from planterm.excel.styles import Style
from planterm.model.text import EXCEL_LIMIT, excel_length, harmless
from planterm.texts import excel as texts

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEADING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class TextTooLongError(PlantermError):
    """A text that cannot be continued in another row is longer than a cell may hold."""


def refuse_too_long(text: str) -> None:
    """Raise TextTooLongError where no cell can hold the text."""
    if len(text) > EXCEL_LIMIT // 2 and (length := excel_length(text)) > EXCEL_LIMIT:
        raise TextTooLongError(texts.too_long(text[:40], length, EXCEL_LIMIT))


class SharedStrings:
    """Every text of the workbook once, in the order in which the cells name them."""

    def __init__(self) -> None:
        self._indexes: dict[str, int] = {}
        self._uses = 0

    def index(self, text: str) -> int:
        """The text's number; raises TextTooLongError where no cell can hold it."""
        self._uses += 1
        index = self._indexes.setdefault(text, len(self._indexes))
        refuse_too_long(text)
        return index

    def xml(self) -> bytes:
        """The workbook's part that holds the texts."""
        items = "".join(f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in self._indexes)
        counts = f'count="{self._uses}" uniqueCount="{len(self._indexes)}"'
        return f'{_HEADING}<sst xmlns="{_NAMESPACE}" {counts}>{items}</sst>'.encode()


def sheet_data(rows: Sequence[SheetRow], style_ids: Mapping[Style, int], strings: SharedStrings) -> str:
    """The rows as a sheetData element."""
    letters = [get_column_letter(number) for number in range(1, 1 + max((len(row.values) for row in rows), default=0))]
    ids: dict[Sequence[Style], list[int]] = {}
    written = []
    for number, row in enumerate(rows, 1):
        if row.styles not in ids:
            ids[row.styles] = [style_ids[style] for style in row.styles]
        cells = "".join(
            _cell(f"{letter}{number}", value, style_id, strings.index)
            for letter, value, style_id in zip(letters, row.values, ids[row.styles], strict=False)
        )
        fixed = ' customHeight="1"' if row.is_fixed else ""
        written.append(f'<row r="{number}" ht="{row.height:g}"{fixed}>{cells}</row>')
    return f"<sheetData>{''.join(written)}</sheetData>"


def _cell(place: str, value: CellValue, style_id: int, index: Callable[[str], int]) -> str:
    if isinstance(value, Formula):
        return f'<c r="{place}" s="{style_id}"><f>{_escaped(value.expression)}</f><v>{value.value}</v></c>'
    if not value:
        return f'<c r="{place}" s="{style_id}"/>'
    return f'<c r="{place}" s="{style_id}" t="s"><v>{index(value)}</v></c>'


def _escaped(text: str) -> str:
    """The text as XML; the model lets in nothing that XML cannot hold, and what slips by is taken out here."""
    if not text.isprintable():
        text = harmless(text)
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return escape(text)
