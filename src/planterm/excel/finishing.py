"""What openpyxl does not write: the values beside the formulas, and the same bytes for the same content."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.utils import get_column_letter

from planterm.excel.sheet import Formula, Sheet
from planterm.excel.styles import STANDARD_SIZE, TYPEFACE

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_SHEET_PATH = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_NO_VALUE = re.compile("</f><v ?/>|</f><v></v>")
_STANDARD_FONT = f'<font><name val="{TYPEFACE}"/><family val="2"/><sz val="{STANDARD_SIZE}"/></font>'
"""The workbook's standard type: column widths are counted in its digits."""
_MODIFIED = re.compile(r"(<dcterms:modified[^<>]*>)[^<]*")
_LAST_ROW = 1048576


def finished(book: bytes, sheets: Sequence[Sheet], made: datetime) -> bytes:
    """The workbook's bytes, given the file as openpyxl saved it and the sheets that are in it."""
    buffer = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if match := _SHEET_PATH.fullmatch(name):
                part = _sheet(part, sheets[int(match[1]) - 1])
            elif name == "xl/styles.xml":
                head, _, rest = part.partition("<font>")
                part = head + _STANDARD_FONT + rest.partition("</font>")[2]
            elif name == "docProps/core.xml":
                part = _MODIFIED.sub(rf"\g<1>{made:%Y-%m-%dT%H:%M:%SZ}", part)
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, part.encode())
    return buffer.getvalue()


def _sheet(part: str, sheet: Sheet) -> str:
    """The sheet with its values; rows that are to grow with their text are no longer fixed.

    Excel is told not to mark texts such as "2025" as numbers in the wrong format.
    """
    values = iter([value.value for row in sheet.rows for value in row.values if isinstance(value, Formula)])
    part = _NO_VALUE.sub(lambda _: f"</f><v>{next(values)}</v>", part)
    if not sheet.has_fixed_heights:
        part = part.replace(' customHeight="1"', "")
    columns = f"A1:{get_column_letter(len(sheet.column_widths))}{_LAST_ROW}"
    ignored = f'<ignoredErrors><ignoredError sqref="{columns}" numberStoredAsText="1"/></ignoredErrors>'
    head, end, tail = part.rpartition("</")
    return f"{head}{ignored}{end}{tail}"
