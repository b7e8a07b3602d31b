"""The merged cells of a sheet's part."""

from collections.abc import Collection, Sequence

from planterm.excel.filling.markup import Edit, Element, elements, named, retagged, spliced
from planterm.excel.reading.sheet import Range, place
from planterm.excel.references import corners

_AFTER = {
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
}  # fmt: skip
"""What may stand after the merged cells, in whatever order."""


def merged_ranges(data: bytes) -> list[Range]:
    """The ranges in the order of the part."""
    return [found for each in named(data, "mergeCell") if (found := _range(each)) is not None]


def with_merged(data: bytes, ranges: Collection[Range]) -> bytes:
    """The part with these merged cells and no others."""
    old = merged_ranges(data)
    if set(old) == set(ranges):
        return data
    group = named(data, "mergeCells")
    prefix = group[0].prefix if group else named(data, "sheetData")[0].prefix
    cells = "".join(f'<{prefix}mergeCell ref="{_name(each)}"/>' for each in _ordered(old, ranges)).encode()
    if group and not ranges:
        return spliced(data, [Edit(group[0].start, group[0].end, b"")])
    if group:
        tag = retagged(data, group[0], count=str(len(ranges)))
        return spliced(data, [tag, Edit(group[0].tag_end, group[0].content_end, cells)])
    start = f'<{prefix}mergeCells count="{len(ranges)}">'.encode()
    at = _place_after(data)
    return spliced(data, [Edit(at, at, start + cells + f"</{prefix}mergeCells>".encode())])


def _ordered(old: Sequence[Range], ranges: Collection[Range]) -> list[Range]:
    return [*(each for each in old if each in ranges), *(each for each in ranges if each not in old)]


def _place_after(data: bytes) -> int:
    """Where merged cells belong when there are none yet."""
    rows = named(data, "sheetData")[0].end
    later = elements(data, lambda name, _: name in _AFTER)
    inside = [each.start for each in later if each.start >= rows]
    return min(inside, default=data.rindex(b"</"))


def _range(element: Element) -> Range | None:
    area = corners(element.attributes.get("ref", ""))
    if None in area[:4]:
        return None
    return Range(area.top or 1, area.left or 1, area.bottom or 1, area.right or 1)


def _name(each: Range) -> str:
    return f"{place(each.top, each.left)}:{place(each.bottom, each.right)}"
