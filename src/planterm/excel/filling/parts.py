"""The parts of a workbook while they are edited, and the file that they make."""

import posixpath
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planterm.excel.filling.markup import Edit, as_utf8, elements, named, retagged, spliced, with_last_child
from planterm.excel.reading.faults import BrokenPartError
from planterm.excel.reading.relations import Relation, Relations, relation_of
from planterm.excel.reading.zip_guard import Package

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"


class Parts:
    """What the file holds, with what has been put in the place of it.

    Paths are told apart without regard to case, as Excel does.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._entries = {path: info for path, info in package.entries.items() if not path.endswith("/")}
        self._new: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._dropped: set[str] = set()

    def __contains__(self, path: str) -> bool:
        key = path.lower()
        return key not in self._dropped and (key in self._entries or key in self._new)

    @property
    def paths(self) -> list[str]:
        """Every part's path, in lower case."""
        return [path for path in (*self._entries, *self._names) if path not in self._dropped]

    def read(self, path: str) -> bytes:
        """The part as it is now, in UTF-8; raises BrokenPartError where there is none."""
        if path.lower() not in self._new:
            self._new[path.lower()] = as_utf8(self.raw(path))
        return self._new[path.lower()]

    def raw(self, path: str) -> bytes:
        """The part as it is now, whatever it is: a picture, for example."""
        if path not in self:
            raise BrokenPartError
        key = path.lower()
        return self._new[key] if key in self._new else b"".join(self._package.chunks(key))

    def put(self, path: str, data: bytes) -> None:
        """Make the bytes the part; it is a new one where there is none of that path."""
        key = path.lower()
        self._dropped.discard(key)
        if key not in self._entries:
            self._names[key] = path
        self._new[key] = data

    def edit(self, path: str, *edits: Edit) -> None:
        """Do these edits in the part."""
        if edits:
            self.put(path, spliced(self.read(path), edits))

    def drop(self, path: str) -> None:
        """Leave the part out."""
        self._dropped.add(path.lower())

    def relations(self, path: str) -> Relations:
        """The pointers of a part as they are now; of the file where the path is empty."""
        own, folder = rels_path(path), posixpath.dirname(path)
        if own not in self:
            return Relations()
        found = named(as_utf8(self.raw(own)), "Relationship")
        return Relations(tuple(relation_of(each.attributes, folder) for each in found))

    def zipped(self) -> bytes:
        """The file: the same parts give the same bytes."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
            for path in self.paths:
                old = self._entries.get(path)
                entry = ZipInfo(_name(old.filename) if old else self._names[path], old.date_time if old else _ZIP_TIME)
                entry.compress_type = old.compress_type if old else ZIP_DEFLATED
                target.writestr(entry, self.raw(path))
        return buffer.getvalue()


def rels_path(path: str) -> str:
    """Where the pointers of a part stand."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def drop_relation(parts: Parts, source: str, relation: Relation) -> None:
    """Leave out a part and the pointer to it."""
    path = rels_path(source)
    data = parts.read(path)
    found = elements(data, lambda name, attributes: name == "Relationship" and attributes.get("Id") == relation.id)
    parts.edit(path, *(Edit(element.start, element.end, b"") for element in found))
    if not relation.is_outside:
        parts.drop(relation.target)
        _forget_type(parts, relation.target)


def content_type(parts: Parts, path: str) -> str:
    """What kind of part it is, by the file's own list; empty where only its suffix tells."""
    listed = named(parts.read(_TYPES), "Override") if _TYPES in parts else []
    return next((each.attributes.get("ContentType", "") for each in listed if _is_for(each.attributes, path)), "")


def set_content_type(parts: Parts, path: str, kind: str) -> None:
    """List the part as of that kind."""
    data = parts.read(_TYPES)
    found = [each for each in named(data, "Override") if _is_for(each.attributes, path)]
    if found:
        parts.edit(_TYPES, *(retagged(data, each, ContentType=kind) for each in found))
        return
    root = named(data, "Types")
    if not root:
        raise BrokenPartError
    entry = f'<{root[0].prefix}Override PartName="/{path}" ContentType="{kind}"/>'
    parts.edit(_TYPES, with_last_child(data, root[0], entry.encode()))


def _forget_type(parts: Parts, path: str) -> None:
    found = [each for each in named(parts.read(_TYPES), "Override") if _is_for(each.attributes, path)]
    parts.edit(_TYPES, *(Edit(each.start, each.end, b"") for each in found))


def _is_for(attributes: Mapping[str, str], path: str) -> bool:
    return attributes.get("PartName", "").lstrip("/").lower() == path.lower()


def _name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")
