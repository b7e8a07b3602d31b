"""The parts of a workbook while they are changed, and the file that they make."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planterm.excel.reading.package import BrokenPartError, Package
from planterm.excel.reading.xml_parts import Node, Relation, Relations, relations_in, rels_path, tree_of

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"


class Parts:
    """What the file holds, with what has been put in the place of it; what is not changed stays byte for byte.

    Paths are told apart without regard to case, as Excel does.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._entries = {path: info for path, info in package.entries.items() if not path.endswith("/")}
        self._trees: dict[str, tuple[Node, int]] = {}
        self._new: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._dropped: set[str] = set()

    def __contains__(self, path: str) -> bool:
        key = path.lower()
        return key not in self._dropped and (key in self._entries or key in self._names)

    @property
    def paths(self) -> list[str]:
        """Every part's path, in lower case."""
        return [path for path in (*self._entries, *self._names) if path not in self._dropped]

    def tree(self, path: str) -> Node:
        """The part's root, to be looked at and changed; raises BrokenPartError where there is none."""
        if path.lower() not in self._trees:
            self.settle(path, tree_of([self.raw(path)], self._package))
        return self._trees[path.lower()][0]

    def settle(self, path: str, root: Node) -> None:
        """Take the root for what the part holds already: only what is changed from now on is written."""
        self._trees[path.lower()] = root, hash(root.written())

    def raw(self, path: str) -> bytes:
        """The part as it is now, whatever it is: a picture, for example."""
        if path not in self:
            raise BrokenPartError
        key = path.lower()
        if key in self._trees:
            root, before = self._trees[key]
            if hash(written := root.written()) != before:
                return written
        return self._new[key] if key in self._new else b"".join(self._package.chunks(key))

    def put(self, path: str, data: bytes) -> None:
        """Make the bytes the part; it is a new one where there is none of that path."""
        key = path.lower()
        self._dropped.discard(key)
        self._trees.pop(key, None)
        if key not in self._entries:
            self._names[key] = path
        self._new[key] = data

    def drop(self, path: str) -> None:
        """Leave the part out."""
        self._dropped.add(path.lower())

    def relations(self, path: str) -> Relations:
        """The pointers of a part as they are now; of the file where the path is empty."""
        own = rels_path(path)
        return relations_in(self.tree(own), path) if own in self else Relations()

    def drop_relation(self, source: str, relation: Relation) -> None:
        """Leave out a part and the pointer to it."""
        _drop(self.tree(rels_path(source)), "Relationship", "Id", relation.id)
        if not relation.is_outside:
            self.drop(relation.target)
            _drop(self.tree(_TYPES), "Override", "PartName", f"/{relation.target}")

    def content_type(self, path: str) -> str:
        """What kind of part it is, by the file's own list; empty where only its suffix tells."""
        entry = self._override(path) if _TYPES in self else None
        return entry.get("ContentType") if entry is not None else ""

    def set_content_type(self, path: str, kind: str) -> None:
        """List the part as of that kind."""
        root, entry = self.tree(_TYPES), self._override(path)
        if entry is None:
            entry = root.made("Override", PartName=f"/{path}")
            root.children.append(entry)
        entry.put(ContentType=kind)

    def _override(self, path: str) -> Node | None:
        listed = (each for each in self.tree(_TYPES).below("Override"))
        return next((each for each in listed if _is_same(each.get("PartName"), path)), None)

    def zipped(self) -> bytes:
        """The file: the same parts give the same bytes."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
            for path in self.paths:
                old = self._entries.get(path)
                name = old.filename.replace("\\", "/").lstrip("/") if old else self._names[path]
                entry = ZipInfo(name, old.date_time if old else _ZIP_TIME)
                entry.compress_type = old.compress_type if old else ZIP_DEFLATED
                target.writestr(entry, self.raw(path))
        return buffer.getvalue()


def _drop(root: Node, name: str, attribute: str, value: str) -> None:
    root.children = [
        each
        for each in root.children
        if isinstance(each, str) or each.name != name or not _is_same(each.attributes.get(attribute, ""), value)
    ]


def _is_same(path: str, other: str) -> bool:
    return path.lstrip("/").lower() == other.lstrip("/").lower()
