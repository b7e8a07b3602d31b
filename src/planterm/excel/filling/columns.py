"""The columns of a sheet: how wide they are, and what cells look like that have no look of their own."""

from dataclasses import dataclass, replace

from planterm.excel.filling.markup import Edit, Element, elements, named, spliced, with_attributes
from planterm.excel.reading.cell_formats import whole
from planterm.excel.reading.sheet_cells import LAST_COLUMN

_USUAL_WIDTH = 9.14
"""In digits, the margins of the cell included."""
_WIDEST = 255.0
_OFF = {None, "0", "false"}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of columns of the same width."""

    first: int
    last: int
    tag: bytes
    width: float | None
    style: int
    is_hidden: bool


class Columns:
    """The columns of one sheet's part; widths are counted in digits, as in the file."""

    def __init__(self, data: bytes) -> None:
        self._group, self._prefix = _group(data)
        self._spans = [] if self._group is None else [_span(each, data) for each in _cols(data, self._group)]
        self._default = _default_width(data)
        self._is_changed = False

    def width(self, column: int) -> float:
        """How wide the column is."""
        span = self._of(column)
        return self._default if span is None or span.width is None else span.width

    def style(self, column: int) -> int:
        """The look of the column's cells that have none of their own."""
        span = self._of(column)
        return span.style if span else 0

    def widen(self, column: int, width: float) -> None:
        """Make the column that wide."""
        old = self._of(column)
        width = min(width, _WIDEST)
        tag = old.tag if old else f"<{self._prefix}col/>".encode()
        tag = with_attributes(tag, width=f"{width:.10g}", customWidth="1")
        new = Span(column, column, tag, width, old.style if old else 0, is_hidden=bool(old and old.is_hidden))
        spans = [span for span in self._spans if span is not old]
        if old is not None:
            spans += [span for span in (replace(old, last=column - 1), replace(old, first=column + 1))
                      if span.first <= span.last]  # fmt: skip
        self._spans = sorted([*spans, new], key=lambda span: span.first)
        self._is_changed = True

    def part(self, data: bytes) -> bytes:
        """The sheet's part with these columns."""
        if not self._is_changed:
            return data
        written = b"".join(map(_written, self._spans))
        if self._group is not None:
            group = named(data, "cols")[0]
            return spliced(data, [Edit(group.tag_end, group.content_end, written)])
        before = named(data, "sheetData")[0]
        whole_group = f"<{self._prefix}cols>".encode() + written + f"</{self._prefix}cols>".encode()
        return spliced(data, [Edit(before.start, before.start, whole_group)])

    def _of(self, column: int) -> Span | None:
        return next((span for span in self._spans if span.first <= column <= span.last), None)


def _group(data: bytes) -> tuple[Element | None, str]:
    found = elements(data, lambda name, _: name in {"cols", "worksheet"})
    group = next((each for each in found if each.name == "cols" and not each.is_empty), None)
    return group, found[0].prefix if found else ""


def _cols(data: bytes, group: Element) -> list[Element]:
    return [each for each in named(data, "col") if group.start < each.start < group.end][:LAST_COLUMN]


def _span(element: Element, data: bytes) -> Span:
    attributes = element.attributes
    first = whole(attributes.get("min"), 1)
    return Span(
        first,
        min(whole(attributes.get("max"), first), LAST_COLUMN),
        data[element.start : element.tag_end],
        _number(attributes.get("width")),
        whole(attributes.get("style")),
        attributes.get("hidden") not in _OFF,
    )


def _written(span: Span) -> bytes:
    tag = with_attributes(span.tag, min=str(span.first), max=str(span.last))
    return tag if tag.endswith(b"/>") else tag[:-1] + b"/>"


def _default_width(data: bytes) -> float:
    found = named(data, "sheetFormatPr")
    width = _number(found[0].attributes.get("defaultColWidth")) if found else None
    return width or _USUAL_WIDTH


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 <= value <= _WIDEST else None
