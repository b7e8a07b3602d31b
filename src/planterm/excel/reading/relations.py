"""What a part of the package points to."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planterm.excel.reading.xml_parts import Attributes, read_xml
from planterm.excel.reading.zip_guard import Package


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer to another part, or out of the workbook."""

    id: str
    kind: str
    """The last word of the relation's type: worksheet, comments, externalLink …"""
    target: str
    """The part's path, or an address where it is outside."""
    is_outside: bool


@dataclass(frozen=True)
class Relations:
    """All pointers of one part."""

    all: tuple[Relation, ...] = ()

    def of_kind(self, *kinds: str) -> Iterator[Relation]:
        """Those of these kinds that point to a part of the workbook."""
        return (each for each in self.all if each.kind in kinds and not each.is_outside)

    def path(self, kind: str) -> str | None:
        """The first part of that kind."""
        return next((each.target for each in self.of_kind(kind)), None)


def relations_of(package: Package, path: str) -> Relations:
    """The pointers of a part; of the whole package where the path is empty."""
    folder, name = posixpath.split(path)
    own_path = posixpath.join(folder, "_rels", f"{name}.rels")
    if own_path not in package:
        return Relations()
    reader = _Reader(folder)
    read_xml(package, own_path, reader)
    return Relations(tuple(reader.found))


def relation_of(attributes: Mapping[str, str], folder: str) -> Relation:
    """The pointer with these attributes, in a part of that folder."""
    target, outside = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
    return Relation(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target, outside)


class _Reader:
    def __init__(self, folder: str) -> None:
        self.found: list[Relation] = []
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            self.found.append(relation_of(attributes, self._folder))

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass
