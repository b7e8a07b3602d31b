"""XML in bounded depth and without entities: read piece by piece, or as a tree that can be changed and written again.

Names are told by their namespaces: the extensions of newer programs repeat names of the workbook's own.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from planterm.excel.reading.faults import BrokenPartError, TooMuchError
from planterm.excel.reading.zip_guard import Package

_DEEPEST = 200
_LONGEST_TAG = 1 << 20
"""expat reads an unfinished tag again with every piece that comes."""
_MOST_NAMES = 20_000
"""expat never forgets the name of an element or an attribute."""
_OFFICE = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://purl.org/dc/",
    "http://schemas.microsoft.com/office/excel/2006/main",
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",
    "http://schemas.microsoft.com/office/drawing/2014/chartex",
)
"""How the namespaces begin whose names are known without them."""
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What takes a part in; names come without their prefixes."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some of the text of the element that was begun last; there may be more."""


def read_xml(package: Package, path: str, handler: Handler) -> None:
    """Give the part to the handler; raises BrokenPartError where it is no XML that a workbook would hold."""
    scopes = [_Scope({})]
    begin, finish = handler.start, handler.end

    def start(tag: str, attributes: dict[str, str]) -> None:
        _enter(scopes, attributes)
        begin(scopes[-1][tag], attributes)

    def end(tag: str) -> None:
        finish(scopes.pop()[tag])

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    _feed(parser, package.chunks(path))


class Node:
    """An element with everything in it."""

    __slots__ = ("attributes", "children", "name", "tag")

    def __init__(self, tag: str, name: str, attributes: dict[str, str], children: "list[Node | str]") -> None:
        self.tag, self.name, self.attributes, self.children = tag, name, attributes, children

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(each if isinstance(each, str) else each.text for each in self.children)

    @property
    def nodes(self) -> "list[Node]":
        """The elements right below."""
        return [each for each in self.children if not isinstance(each, str)]

    def walk(self) -> "Iterator[Node]":
        """The element and everything in it, as it stands in the part."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.nodes[::-1]

    def below(self, *names: str) -> "Iterator[Node]":
        """The elements of these names at whatever depth."""
        return (each for each in self.walk() if each.name in names)

    def first(self, *names: str) -> "Node | None":
        """The first of them."""
        return next(self.below(*names), None)

    def has(self, attribute: str) -> bool:
        """Whether the attribute says yes."""
        return self.attributes.get(attribute, "0") not in {"0", "false"}

    def put(self, **attributes: str | None) -> None:
        """Set these attributes or, where None, take them out."""
        for name, value in attributes.items():
            if value is None:
                self.attributes.pop(name, None)
            else:
                self.attributes[name] = value

    def put_text(self, text: str) -> None:
        """Give it another text for everything in it."""
        self.children = [text] if text else []

    def made(self, name: str, *children: "Node | str", **attributes: str) -> "Node":
        """A new element beside or below this one."""
        prefix = self.tag[: self.tag.rfind(":") + 1]
        return Node(prefix + name, name, attributes, list(children))

    def copy(self) -> "Node":
        """Another one that is the same."""
        children = [each if isinstance(each, str) else each.copy() for each in self.children]
        return Node(self.tag, self.name, dict(self.attributes), children)

    def written(self) -> bytes:
        """The whole part, if this is its root."""
        pieces: list[str] = []
        self._write(pieces)
        return _HEAD + "".join(pieces).encode()

    def _write(self, pieces: list[str]) -> None:
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes.items())
        if not self.children:
            pieces.append(f"<{self.tag}{attributes}/>")
            return
        pieces.append(f"<{self.tag}{attributes}>")
        for each in self.children:
            if isinstance(each, str):
                pieces.append(escape(each, {"\r": "&#13;"}))
            else:
                each._write(pieces)  # noqa: SLF001
        pieces.append(f"</{self.tag}>")


def read_tree(package: Package, path: str) -> Node:
    """The part's root; raises BrokenPartError where it is no XML, TooMuchError where trees get too large for memory."""
    return tree_of(package.chunks(path), package)


def tree_of(chunks: Iterator[bytes], package: Package) -> Node:
    """The root of a part with these bytes, which counts as one of the package."""
    scopes, budget = [_Scope({})], package.budget
    root = Node("", "", {}, [])
    path = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        _enter(scopes, attributes)
        budget.nodes -= 1
        if budget.nodes < 0:
            raise TooMuchError
        node = Node(tag, scopes[-1][tag], attributes, [])
        path[-1].children.append(node)
        path.append(node)

    def end(_: str) -> None:
        scopes.pop()
        path.pop()

    def text(data: str) -> None:
        path[-1].children.append(data)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    _feed(parser, chunks)
    return root.nodes[0]


class _Scope(dict[str, str]):
    """What tags are called without their prefixes where these namespaces are declared."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        super().__init__()
        self.spaces = spaces

    def __missing__(self, tag: str) -> str:
        prefix, _, local = tag.rpartition(":")
        space = self.spaces.get(prefix, "")
        name = self[tag] = local if not space or space.startswith(_OFFICE) else f"{{{space}}}{local}"
        return name


def _enter(scopes: list[_Scope], attributes: dict[str, str]) -> None:
    """Let an element begin, with the namespaces that it declares."""
    if len(scopes) > _DEEPEST:
        raise BrokenPartError
    scope = scopes[-1]
    for name in attributes:
        if name.startswith("xmlns"):
            declared = {key[6:]: value for key, value in attributes.items() if key.startswith("xmlns")}
            scope = _Scope({**scope.spaces, **declared})
            break
    scopes.append(scope)


def _feed(parser: Any, chunks: Iterator[bytes]) -> None:
    parser.buffer_text = True
    # Office files have no document type, and bombs of entities need one.
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG or len(parser.intern) > _MOST_NAMES:
                raise BrokenPartError
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise BrokenPartError from None


def _refuse(*_: object) -> None:
    raise BrokenPartError


def named(attributes: Attributes, local: str) -> str | None:
    """The attribute of that name with whatever prefix; the one with a prefix where there are two."""
    found = attributes.get(local)
    for name, value in attributes.items():
        if name.endswith(f":{local}"):
            return value
    return found
