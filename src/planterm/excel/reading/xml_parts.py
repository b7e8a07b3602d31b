"""XML read piece by piece, without entities, in bounded depth."""

from collections.abc import Mapping
from typing import Any, Protocol
from xml.parsers import expat

from planterm.excel.reading.faults import BrokenPartError
from planterm.excel.reading.zip_guard import Package

_DEEPEST = 200
_LONGEST_TAG = 1 << 20
"""expat reads an unfinished tag again with every piece that comes."""
_MOST_NAMES = 20_000
"""expat never forgets the name of an element or an attribute."""

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What takes a part in; names come without their prefixes."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some of the text of the element that was begun last; there may be more."""


class _LocalNames(dict[str, str]):
    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local


def read_xml(package: Package, path: str, handler: Handler) -> None:
    """Give the part to the handler; raises BrokenPartError where it is no XML that a workbook would hold."""
    parser = _parser(handler)
    fed = 0
    try:
        for chunk in package.chunks(path):
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG or len(parser.intern) > _MOST_NAMES:
                raise BrokenPartError
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise BrokenPartError from None


def _parser(handler: Handler) -> Any:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    names = _LocalNames()
    begin, finish = handler.start, handler.end
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise BrokenPartError
        begin(names[name], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        finish(names[name])

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    # Office files have no document type, and bombs of entities need one.
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise BrokenPartError


def named(attributes: Attributes, local: str) -> str | None:
    """The attribute of that name with whatever prefix; the one with a prefix where there are two."""
    found = attributes.get(local)
    for name, value in attributes.items():
        if name.endswith(f":{local}"):
            return value
    return found
