"""XML in bounded depth and without entities, as trees that can be changed and written again; and what parts point to.

Names are told by their namespaces: the extensions of newer programs repeat names of the workbook's own.
"""

import math
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from planterm.excel.reading.package import BrokenPartError, Package, TooMuchError

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


class Node:
    """An element with everything in it; its name comes without its prefix."""

    __slots__ = ("attributes", "children", "name", "tag")

    def __init__(self, tag: str, name: str, attributes: dict[str, str], children: "list[Node | str]") -> None:
        self.tag, self.name, self.attributes, self.children = tag, name, attributes, children

    @property
    def text(self) -> str:
        """All text inside."""
        if len(self.children) == 1 and isinstance(self.children[0], str):
            return self.children[0]
        return "".join(each if isinstance(each, str) else each.text for each in self.children)

    @property
    def nodes(self) -> "list[Node]":
        """The elements right below."""
        return [each for each in self.children if not isinstance(each, str)]

    def child(self, name: str) -> "Node | None":
        """The first element of that name right below."""
        return next((each for each in self.nodes if each.name == name), None)

    def child_or_blank(self, name: str) -> "Node":
        """The same; where there is none, one that says nothing and stands nowhere yet."""
        return self.child(name) or self.made(name)

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

    def get(self, attribute: str, otherwise: str = "") -> str:
        """What the attribute says; the other value where there is none."""
        return self.attributes.get(attribute, otherwise)

    def number(self, attribute: str, otherwise: int = 0) -> int:
        """The whole number that the attribute holds, as ``whole`` reads it."""
        return whole(self.attributes.get(attribute), otherwise)

    def amount(self, attribute: str) -> float | None:
        """The number that the attribute holds, which may have decimals; None for anything else."""
        try:
            value = float(self.get(attribute))
        except ValueError:
            return None
        return value if 0 <= value < math.inf else None

    def has(self, attribute: str) -> bool:
        """Whether the attribute says yes."""
        return self.attributes.get(attribute, "0") not in {"0", "false"}

    @property
    def relation(self) -> str:
        """The id of what the element points to: an attribute with whatever prefix, before one that has none."""
        prefixed = (value for name, value in self.attributes.items() if name.endswith(":id"))
        return next(prefixed, self.get("id"))

    def put(self, **attributes: str | None) -> None:
        """Set these attributes or, where None, take them out."""
        for name, value in attributes.items():
            if value is None:
                self.attributes.pop(name, None)
            else:
                self.attributes[name] = value

    def put_after(self, child: "Node", new: "Node") -> None:
        """Put a new element after one right below."""
        self.children.insert(self.children.index(child) + 1, new)

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
        pairs = [(name, f'"{text}"' if text.isalnum() else quoteattr(text)) for name, text in self.attributes.items()]
        attributes = "".join([f" {name}={text}" for name, text in pairs])
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
    """The part's root; raises as elements does."""
    return tree_of(package.chunks(path), package)


def tree_of(chunks: Iterable[bytes], package: Package) -> Node:
    """The root of a part with these bytes, which counts as one of the package."""
    (root,) = _Collector(package).collected(chunks)
    package.budget.nodes -= sum(1 for _ in root.walk())
    return root


def elements(package: Package, path: str, *names: str) -> Iterator[Node]:
    """The outermost elements of these names, each forgotten before the next is read.

    Raises BrokenPartError where the part is no XML that a workbook would hold, TooMuchError where one has too much in
    it for the memory.
    """
    return _Collector(package, names).collected(package.chunks(path))


class _Collector:
    """Makes nodes of what is read: of the outermost elements of these names, or of the root where none are given."""

    def __init__(self, package: Package, names: Collection[str] = ()) -> None:
        self._package, self._names = package, names
        self._scopes, self._opened, self._done = [_Scope({})], list[Node](), list[Node]()
        self._count = 0

    def collected(self, chunks: Iterable[bytes]) -> Iterator[Node]:
        """The elements, as soon as each has ended."""
        parser: Any = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        # Office files have no document type, and bombs of entities need one.
        parser.StartDoctypeDeclHandler = _refuse
        fed = 0
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _LONGEST_TAG or len(parser.intern) > _MOST_NAMES:
                    raise BrokenPartError
                yield from self._done
                self._done.clear()
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise BrokenPartError from None
        yield from self._done

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._scopes) > _DEEPEST:
            raise BrokenPartError
        scope = self._scopes[-1]
        if declared := {name[6:]: value for name, value in attributes.items() if name[:5] == "xmlns"}:
            scope = _Scope({**scope.spaces, **declared})
        self._scopes.append(scope)
        if not self._opened:
            self._count = 0
            if self._names and scope[tag] not in self._names:
                return
        self._count += 1
        if self._count > self._package.budget.nodes:
            raise TooMuchError
        node = Node(tag, scope[tag], attributes, [])
        if self._opened:
            self._opened[-1].children.append(node)
        self._opened.append(node)

    def _end(self, _: str) -> None:
        self._scopes.pop()
        if self._opened:
            node = self._opened.pop()
            if not self._opened:
                self._done.append(node)

    def _text(self, data: str) -> None:
        if self._opened:
            self._opened[-1].children.append(data)


def _refuse(*_: object) -> None:
    raise BrokenPartError


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


def whole(text: str | None, otherwise: int = 0) -> int:
    """The whole number that a text holds, up to nine digits; the other value for anything else."""
    if text and len(text) < 10 and text.isdecimal():
        return int(text)
    return otherwise


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer of a part to another one, or out of the workbook."""

    id: str
    kind: str
    """The last word of the relation's type: worksheet, comments, externalLink …"""
    target: str
    """The part's path, or an address where it is outside."""
    is_outside: bool


class Relations(tuple[Relation, ...]):
    """All pointers of one part."""

    __slots__ = ()

    def of_kind(self, *kinds: str) -> Iterator[Relation]:
        """Those of these kinds that point to a part of the workbook."""
        return (each for each in self if each.kind in kinds and not each.is_outside)

    def path(self, kind: str) -> str | None:
        """The first part of that kind."""
        return next((each.target for each in self.of_kind(kind)), None)


def rels_path(path: str) -> str:
    """Where the pointers of a part stand; those of the whole package where the path is empty."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_in(root: Node, path: str) -> Relations:
    """The pointers of the part at the path, out of the part that holds them."""
    found = []
    for each in root.below("Relationship"):
        target, is_outside = each.get("Target"), each.get("TargetMode") == "External"
        if not is_outside:
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
        found.append(Relation(each.get("Id"), each.get("Type").rpartition("/")[2], target, is_outside))
    return Relations(found)


def relations_of(package: Package, path: str) -> Relations:
    """The pointers of a part, but for those to parts that the file lacks."""
    own = rels_path(path)
    found = relations_in(read_tree(package, own), path) if own in package else ()
    return Relations(each for each in found if each.is_outside or each.target in package)
