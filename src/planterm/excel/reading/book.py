"""A workbook's bytes to its texts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planterm.excel.reading.book_sheet import Book, BookSheet, Comment, PlacedText, SheetReader
from planterm.excel.reading.cell_text import Shared, rich_text, shared_by
from planterm.excel.reading.package import BrokenPartError, Package, TooMuchError
from planterm.excel.reading.xml_parts import Node, Relations, read_tree, relations_of
from planterm.model.text import clean, one_line

USUAL_PATH = "xl/workbook.xml"
_SHEET_KINDS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
_MOST_SHEETS = 250
_LINK = re.compile(r'^\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


def read_book(package: Package) -> Book:
    """The workbook that the package holds; raises BookFaultError where it is damaged, or more than any plan needs.

    Macros are never run and nothing outside the file is ever looked at.
    """
    top = relations_of(package, "")
    path = top.path("officeDocument") or USUAL_PATH
    root, relations = read_tree(package, path), relations_of(package, path)
    entries = list(root.below("sheet"))
    if len(entries) > _MOST_SHEETS:
        raise TooMuchError
    shared = shared_by(package, root, relations)
    people = {
        each.get("id"): clean(each.get("displayName"))
        for part in relations.of_kind("person")
        for each in read_tree(package, part.target).below("person")
    }
    targets = {each.id: each for each in relations.of_kind(*_SHEET_KINDS)}
    if not targets:
        raise BrokenPartError
    sheets = []
    for entry in entries:
        target = targets.get(entry.relation)
        is_hidden = entry.get("state", "visible") != "visible"
        has_cells = target is not None and target.kind == "worksheet"
        sheet = BookSheet(one_line(entry.get("name")), is_hidden, has_cells, is_lost=target is None)
        sheets.append(_filled(sheet, target.target, shared, people) if target and has_cells else sheet)
    properties = top.path("core-properties")
    known = read_tree(package, properties) if properties and properties in package else None
    title, remarks = (known and known.child(name) for name in ("title", "description"))
    has_macro_sheet = any(relations.of_kind("xlMacrosheet", "xlIntlMacrosheet"))
    return Book(
        tuple(sheets),
        clean(title.text).strip() if title else "",
        clean(remarks.text).strip() if remarks else "",
        has_macro_sheet or any(path.endswith("vbaproject.bin") for path in package.entries),
        sum(1 for _ in relations.of_kind("externalLink")),
    )


def _filled(sheet: BookSheet, path: str, shared: Shared, people: Mapping[str, str]) -> BookSheet:
    """The sheet with what its part says; people are those who take part in threads of comments, by their ids."""
    package, relations, reader = shared.package, relations_of(shared.package, path), SheetReader(sheet, shared)
    found = reader.read(path)
    floating, pictures = _drawn_on(package, [read_tree(package, each.target) for each in relations.of_kind("drawing")])
    return replace(
        found,
        comments=_comments(package, relations, people),
        floating=floating,
        pictures=pictures,
        addresses=tuple(_addresses(package, relations, reader.links, found.remarks.formulas)),
    )


def _addresses(
    package: Package, relations: Relations, links: Sequence[PlacedText], formulas: Sequence[PlacedText]
) -> Iterator[PlacedText]:
    """Where cells lead to, first those of links, then of formulas; not inside the workbook."""
    targets = {each.id: clean(each.target).strip() for each in relations if each.is_outside}
    linked = [PlacedText(each.row, each.column, targets.get(each.text, "")) for each in links]
    matches = ((each, _LINK.match(each.text)) for each in formulas)
    computed = (PlacedText(each.row, each.column, match[1].strip()) for each, match in matches if match)
    for each in (*linked, *computed):
        if each.text and not each.text.startswith("#"):
            package.spend(cells=1, characters=len(each.text))
            yield each


def _comments(package: Package, relations: Relations, people: Mapping[str, str]) -> tuple[Comment, ...]:
    """The sheet's comments; a thread's own text takes the place of the note that older programs show for it."""
    notes, threads = [], []
    for relation in relations.of_kind("comments"):
        root = read_tree(package, relation.target)
        authors = dict(enumerate(clean(each.text) for each in root.below("author")))
        for each in root.below("comment"):
            author = authors.get(each.number("authorId", -1), "")
            text = "".join(rich_text(part)[0] for part in each.nodes)
            # Excel writes the author's name above a note's text.
            text = clean(text).removeprefix(f"{author}:" if author else "")
            notes.append(Comment(each.get("ref"), author, text.strip()))
    for relation in relations.of_kind("threadedComment"):
        for each in read_tree(package, relation.target).below("threadedComment"):
            text = clean("".join(part.text for part in each.below("text"))).strip()
            threads.append(Comment(each.get("ref"), people.get(each.get("personId"), ""), text))
    threaded = {comment.place for comment in threads}
    found = (*(note for note in notes if note.place not in threaded), *threads)
    package.spend(cells=len(found), characters=sum(len(comment.text) for comment in found))
    return found


def _drawn_on(package: Package, drawings: list[Node]) -> tuple[tuple[str, ...], int]:
    """The texts of the boxes that lie over the cells, and how many pictures and charts there are."""
    texts: list[str] = []
    pictures, waiting = 0, drawings[::-1]
    while waiting:
        node = waiting.pop()
        if node.name in {"pic", "graphicFrame"}:
            pictures += 1
        if node.name in {"sp", "cxnSp"}:
            paragraphs = ("".join("\n" if each.name == "br" else each.text for each in paragraph.below("t", "br"))
                          for paragraph in node.below("p"))  # fmt: skip
            if text := clean("\n".join(paragraphs)).strip():
                package.spend(cells=1, characters=len(text))
                texts.append(text)
        elif node.name != "Fallback":
            waiting += node.nodes[::-1]
    return tuple(texts), pictures
