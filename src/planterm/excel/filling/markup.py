"""Changing an XML part in places; everything else in it stays byte for byte."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from planterm.excel.reading.faults import BrokenPartError
from planterm.model.text import harmless

_DEEPEST = 200
_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODING = re.compile(r"""(^<\?xml[^>]*?encoding\s*=\s*["'])[A-Za-z0-9._-]+""")
_UTF8 = {b"utf-8", b"us-ascii", b"ascii"}
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Wanted = Callable[[str, Mapping[str, str]], bool]
"""Whether an element of that name (without its prefix) and these attributes is looked for."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element and where it stands in the part's bytes."""

    name: str
    """Without its prefix."""
    attributes: Mapping[str, str]
    """By their full names."""
    start: int
    tag_end: int
    """After the start tag."""
    content_end: int
    """Before the end tag; of an empty element the same as the end."""
    end: int
    text: str
    """All text inside."""
    prefix: str
    """What stands before its name, the colon included."""

    @property
    def is_empty(self) -> bool:
        """Whether it is a single tag."""
        return self.tag_end == self.end


@dataclass(slots=True)
class _Open:
    attributes: Mapping[str, str]
    start: int
    tag_end: int
    pieces: list[str]
    index: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes that take the place of others."""

    start: int
    end: int
    new: bytes


def as_utf8(data: bytes) -> bytes:
    """The part in the encoding in which it is edited; raises BrokenPartError where its own is not known."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    match = _DECLARED.match(data)
    name = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else match[1].decode().lower() if match else "utf-8"
    if name.encode() in _UTF8:
        return data
    try:
        return _ENCODING.sub(r"\g<1>UTF-8", data.decode(name)).encode()
    except (LookupError, UnicodeError):
        raise BrokenPartError from None


def elements(data: bytes, wanted: Wanted) -> list[Element]:
    """The wanted elements in the order in which they begin; raises BrokenPartError where the part is no XML."""
    scan = _Scan(data, wanted)
    scan.run()
    return [element for _, element in sorted(scan.found, key=lambda pair: pair[0])]


def named(data: bytes, *names: str) -> list[Element]:
    """The elements of these names."""
    return elements(data, lambda name, _: name in names)


class _Scan:
    def __init__(self, data: bytes, wanted: Wanted) -> None:
        self.found: list[tuple[int, Element]] = []
        self._data, self._wanted = data, wanted
        self._path: list[_Open | None] = []
        self._open: list[_Open] = []
        self._count = 0
        self._parser: Any = expat.ParserCreate()

    def run(self) -> None:
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError:
            raise BrokenPartError from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) > _DEEPEST:
            raise BrokenPartError
        opened = None
        if self._wanted(name.rpartition(":")[2], attributes):
            start = self._parser.CurrentByteIndex
            match = _TAG.match(self._data, start)
            if match is None:
                raise BrokenPartError
            self._count += 1
            opened = _Open(attributes, start, match.end(), [], self._count)
            self._open.append(opened)
        self._path.append(opened)

    def _end(self, name: str) -> None:
        opened = self._path.pop()
        if opened is None:
            return
        self._open.pop()
        prefix, _, local = name.rpartition(":")
        content_end = end = opened.tag_end
        if self._data[end - 2 : end] != b"/>":
            content_end = self._parser.CurrentByteIndex
            end = self._data.index(b">", content_end) + 1
        prefix = f"{prefix}:" if prefix else ""
        text = "".join(opened.pieces)
        where = opened.start, opened.tag_end, content_end, end
        self.found.append((opened.index, Element(local, opened.attributes, *where, text, prefix)))

    def _text(self, data: str) -> None:
        for opened in self._open:
            opened.pieces.append(data)


def _refuse(*_: object) -> None:
    raise BrokenPartError


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with the edits done; they may not overlap."""
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [data[position : edit.start], edit.new]
        position = edit.end
    return b"".join([*pieces, data[position:]])


def with_attributes(tag: bytes, **changes: str | None) -> bytes:
    """The start tag with these attributes set or, where None, taken out."""
    for name, value in changes.items():
        found = re.search(rb"""\s+%s\s*=\s*(?:"[^"]*"|'[^']*')""" % re.escape(name.encode()), tag)
        new = b"" if value is None else f" {name}={quoteattr(value)}".encode()
        if found:
            tag = tag[: found.start()] + new + tag[found.end() :]
        else:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + new + tag[end:]
    return tag


def retagged(data: bytes, element: Element, **changes: str | None) -> Edit:
    """The edit that changes the element's attributes."""
    return Edit(element.start, element.tag_end, with_attributes(data[element.start : element.tag_end], **changes))


def rewritten(data: bytes, element: Element, text: str) -> Edit:
    """The edit that gives the element another text for everything in it."""
    if element.is_empty:
        return Edit(element.start, element.end, _opened(data, element) + escape(text).encode() + _closing(element))
    return Edit(element.tag_end, element.content_end, escape(text).encode())


def with_last_child(data: bytes, element: Element, child: bytes) -> Edit:
    """The edit that puts a child after all others of the element."""
    if element.is_empty:
        return Edit(element.start, element.end, _opened(data, element) + child + _closing(element))
    return Edit(element.content_end, element.content_end, child)


def cell_text(text: str) -> bytes:
    """A text as it stands in a cell: nothing that XML cannot hold, and nothing that Excel takes for an escape."""
    return escape(_LOOKS_ESCAPED.sub("_x005F_", harmless(text))).encode()


def _opened(data: bytes, element: Element) -> bytes:
    return data[element.start : element.tag_end].removesuffix(b"/>").rstrip() + b">"


def _closing(element: Element) -> bytes:
    return f"</{element.prefix}{element.name}>".encode()
