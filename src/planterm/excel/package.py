"""The workbook's file: openpyxl's shell with the cells filled in, the same bytes for the same content."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planterm.excel.styles import STANDARD_SIZE, TYPEFACE

_STRINGS_PATH = "xl/sharedStrings.xml"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_STRINGS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_SHEET_PATH = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_SHEET_DATA = re.compile(r"<sheetData ?/>|<sheetData>.*</sheetData>", re.DOTALL)
_DIMENSION = re.compile(r'<dimension ref="[^"]*" ?/>')
_LAST_ROW = re.compile(r"\d+$")
_FIRST_FONT = re.compile("<font>.*?</font>")
_STANDARD_FONT = f'<font><name val="{TYPEFACE}"/><family val="2"/><sz val="{STANDARD_SIZE}"/></font>'
"""The workbook's standard type: column widths are counted in its digits."""
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")


def filled(shell: bytes, sheet_data: Sequence[tuple[str, str]], strings: bytes, made: datetime) -> bytes:
    """The workbook's bytes; each sheet's data comes with the range that it covers ("A1:G10")."""
    buffer = BytesIO()
    with ZipFile(BytesIO(shell)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if match := _SHEET_PATH.fullmatch(name):
                part = _with_cells(part, *sheet_data[int(match[1]) - 1])
            elif name == "xl/styles.xml":
                part = _FIRST_FONT.sub(_STANDARD_FONT, part, count=1)
            elif name == "docProps/core.xml":
                part = _MODIFIED.sub(rf"\g<1>{made:%Y-%m-%dT%H:%M:%SZ}", part)
            elif name == "xl/_rels/workbook.xml.rels":
                part = _with_last_child(
                    part, f'<Relationship Type="{_STRINGS_RELATION}" Target="/{_STRINGS_PATH}" Id="rIdStrings"/>'
                )
            elif name == "[Content_Types].xml":
                part = _with_last_child(part, f'<Override PartName="/{_STRINGS_PATH}" ContentType="{_STRINGS_TYPE}"/>')
            target.writestr(_entry(name), part.encode())
        target.writestr(_entry(_STRINGS_PATH), strings)
    return buffer.getvalue()


def _with_cells(part: str, data: str, extent: str) -> str:
    """The sheet with its cells; Excel is told not to mark texts such as "2025" as numbers in the wrong format."""
    part = _DIMENSION.sub(f'<dimension ref="{extent}"/>', part)
    columns = _LAST_ROW.sub("1048576", extent)
    ignored = f'<ignoredErrors><ignoredError sqref="{columns}" numberStoredAsText="1"/></ignoredErrors>'
    before, after = _SHEET_DATA.split(part, maxsplit=1)
    return _with_last_child(f"{before}{data}{after}", ignored)


def _with_last_child(part: str, child: str) -> str:
    head, end, tail = part.rpartition("</")
    return f"{head}{child}{end}{tail}"


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _ZIP_TIME)
    entry.compress_type = ZIP_DEFLATED
    return entry
