"""What lies beside and over the cells of a sheet: comments, text boxes, pictures."""

from collections.abc import Mapping

from planterm.excel.reading.relations import Relations
from planterm.excel.reading.shared_strings import TextCollector
from planterm.excel.reading.sheet import Comment
from planterm.excel.reading.xml_parts import Attributes, read_xml
from planterm.excel.reading.zip_guard import Package
from planterm.model.text import clean

_PICTURES = {"pic", "graphicFrame"}
_BOXES = {"sp", "cxnSp"}


def comments_of(package: Package, relations: Relations, people: Mapping[str, str]) -> tuple[Comment, ...]:
    """The sheet's comments; a thread's own text takes the place of the note that older programs show for it."""
    notes, threads = _Notes(package), _Threads(package, people)
    for relation in relations.of_kind("comments"):
        read_xml(package, relation.target, notes)
    for relation in relations.of_kind("threadedComment"):
        read_xml(package, relation.target, threads)
    threaded = {comment.place for comment in threads.found}
    return (*(note for note in notes.found if note.place not in threaded), *threads.found)


def people_of(package: Package, relations: Relations) -> dict[str, str]:
    """The names of those who take part in threads, by id."""
    reader = _People()
    for relation in relations.of_kind("person"):
        read_xml(package, relation.target, reader)
    return reader.names


def drawn_on(package: Package, relations: Relations) -> tuple[tuple[str, ...], int]:
    """The texts of the boxes that lie over the cells, and how many pictures and charts there are."""
    reader = _Drawing(package)
    for relation in relations.of_kind("drawing"):
        read_xml(package, relation.target, reader)
    return tuple(reader.texts), reader.pictures


class _Notes:
    def __init__(self, package: Package) -> None:
        self.found: list[Comment] = []
        self._package = package
        self._authors: list[str] = []
        self._pieces: list[str] | None = None
        self._place = self._author = ""
        self._collector: TextCollector | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "author":
            self._pieces = []
        elif name == "comment":
            self._place = attributes.get("ref", "")
            index = attributes.get("authorId", "")
            known = index.isdecimal() and len(index) < 6 and int(index) < len(self._authors)
            self._author = self._authors[int(index)] if known else ""
            self._collector = TextCollector()
        elif self._collector is not None:
            self._collector.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "author":
            self._authors.append(clean("".join(self._pieces or ())))
            self._pieces = None
        elif name == "comment" and self._collector is not None:
            text = self._collector.take()[0]
            self._package.spend(cells=1, characters=len(text))
            self.found.append(Comment(self._place, self._author, _without_author(clean(text), self._author)))
            self._collector = None
        elif self._collector is not None:
            self._collector.end(name)

    def text(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)
        elif self._collector is not None:
            self._collector.text(data)


def _without_author(text: str, author: str) -> str:
    """Excel writes the author's name above a note's text."""
    return text.removeprefix(f"{author}:").strip() if author else text.strip()


class _Threads:
    def __init__(self, package: Package, people: Mapping[str, str]) -> None:
        self.found: list[Comment] = []
        self._package, self._people = package, people
        self._place = self._author = ""
        self._pieces: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "threadedComment":
            self._place = attributes.get("ref", self._place)
            self._author = self._people.get(attributes.get("personId", ""), "")
        elif name == "text":
            self._pieces = []

    def end(self, name: str) -> None:
        if name == "text" and self._pieces is not None:
            text = clean("".join(self._pieces))
            self._package.spend(cells=1, characters=len(text))
            self.found.append(Comment(self._place, self._author, text.strip()))
            self._pieces = None

    def text(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)


class _People:
    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "person":
            self.names[attributes.get("id", "")] = clean(attributes.get("displayName", ""))

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Drawing:
    def __init__(self, package: Package) -> None:
        self.texts: list[str] = []
        self.pictures = 0
        self._package = package
        self._skipped = 0
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._is_open = False

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002
        if name == "Fallback" or self._skipped:
            self._skipped += 1
        elif name == "t":
            self._is_open = True
        elif name == "br":
            self._pieces.append("\n")
        elif name in _PICTURES:
            self.pictures += 1

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._is_open = False
        elif name == "p":
            self._paragraphs.append("".join(self._pieces))
            self._pieces = []
        elif name in _BOXES:
            text = clean("\n".join(self._paragraphs)).strip()
            self._paragraphs = []
            if text:
                self._package.spend(cells=1, characters=len(text))
                self.texts.append(text)

    def text(self, data: str) -> None:
        if self._is_open and not self._skipped:
            self._pieces.append(data)
