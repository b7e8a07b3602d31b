"""Workbooks put together from parts written by hand, as other programs write them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, str | bytes]


def workbook(
    sheets: Sequence[tuple[str, str]],
    *,
    strings: str = "",
    styles: str = "",
    more: Mapping[str, str | bytes] | None = None,
    relations: str = "",
    before: str = "",
    states: Sequence[str] = (),
) -> Parts:
    """The parts of a workbook: sheets by name and what stands in their worksheet element."""
    entries, links, types = [], [], []
    for number, (name, _) in enumerate(sheets, 1):
        state = f' state="{states[number - 1]}"' if states and states[number - 1] else ""
        entries.append(f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>')
        links.append(
            f'<Relationship Id="rId{number}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        types.append(f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>')
    parts: Parts = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{"".join(types)}</Types>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{before}'
        f"<sheets>{''.join(entries)}</sheets></workbook>",
    }
    for number, (_, content) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = worksheet(content)
    if strings:
        links.append(f'<Relationship Id="rIdS" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>')
        parts["xl/sharedStrings.xml"] = f'{DECLARATION}<sst xmlns="{_MAIN}">{strings}</sst>'
    if styles:
        links.append(f'<Relationship Id="rIdF" Type="{_RELATIONS}/styles" Target="styles.xml"/>')
        parts["xl/styles.xml"] = f'{DECLARATION}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{"".join(links)}{relations}</Relationships>'
    )
    return parts | dict(more or {})


def worksheet(content: str) -> str:
    """A worksheet part."""
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{content}</worksheet>'


def relations(*links: tuple[str, str]) -> str:
    """A part with pointers, each with the last word of its type and its target."""
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'


def inline(*rows: Sequence[str], first: int = 1) -> str:
    """Sheet data with the texts in the cells themselves; blank ones are left out."""
    written = []
    for number, texts in enumerate(rows, first):
        cells = "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
            for letter, words in zip("ABCDEFGHIJ", texts, strict=False)
            if words
        )
        written.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetData>{''.join(written)}</sheetData>"


def save(path: Path, parts: Mapping[str, str | bytes]) -> None:
    """Write the parts as a zip file, the same bytes every time."""
    with ZipFile(path, "w") as package:
        for name, part in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, part)
