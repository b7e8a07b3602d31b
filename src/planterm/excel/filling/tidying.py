"""What a workbook must not carry on when its cells have changed: macros, orders of computing, texts nobody uses."""

from collections.abc import Iterator
from dataclasses import dataclass

from planterm.excel.filling.contents import Contents
from planterm.excel.filling.markup import Edit, named
from planterm.excel.filling.parts import Parts, content_type, drop_relation, set_content_type
from planterm.excel.import_report import Note, NoteKind
from planterm.excel.reading.cell_formats import whole
from planterm.texts import filling as texts

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet")


def has_macro_sheets(parts: Parts, contents: Contents) -> bool:
    """Whether sheets of the workbook are macros themselves, which a workbook without macros cannot hold."""
    return any(parts.relations(contents.path).of_kind(*_MACRO_SHEETS))


def tidy(parts: Parts, contents: Contents) -> Iterator[Note]:
    """Make it an ordinary workbook, whose formulas are computed in whatever order they come."""
    for relation in list(parts.relations(contents.path).of_kind("calcChain")):
        drop_relation(parts, contents.path, relation)
    macros = list(parts.relations(contents.path).of_kind("vbaProject"))
    for relation in macros:
        drop_relation(parts, contents.path, relation)
    if macros:
        yield Note(NoteKind.LEFT, texts.MACROS)
    if (kind := content_type(parts, contents.path)) and kind != _KIND:
        set_content_type(parts, contents.path, _KIND)
    signatures = [each for each in parts.relations("").all if each.kind == "origin"]
    for relation in signatures:
        drop_relation(parts, "", relation)
    for path in [path for path in parts.paths if path.startswith("_xmlsignatures/")]:
        parts.drop(path)
    if signatures:
        yield Note(NoteKind.LEFT, texts.SIGNATURE)


@dataclass(frozen=True, slots=True)
class UsedStrings:
    """The shared texts that the cells of the workbook name, by number."""

    numbers: frozenset[int]


def used_strings(parts: Parts, contents: Contents) -> UsedStrings:
    """What the cells name just now."""
    numbers: set[int] = set()
    for entry in contents.sheets:
        if entry.has_cells:
            cells = named(parts.read(entry.path), "c", "v")
            for index, each in enumerate(cells):
                following = cells[index + 1] if index + 1 < len(cells) else None
                if each.attributes.get("t") == "s" and following is not None and following.name == "v":
                    numbers.add(whole(following.text.strip(), -1))
    return UsedStrings(frozenset(numbers))


def forget_strings(parts: Parts, contents: Contents, before: UsedStrings) -> None:
    """Empty the texts that were replaced: nobody would see them, but they would go along with the file."""
    path = parts.relations(contents.path).path("sharedStrings")
    gone = before.numbers - used_strings(parts, contents).numbers
    if path is None or path not in parts or not gone:
        return
    data = parts.read(path)
    items = named(data, "si")
    empty = [items[number] for number in gone if number < len(items)]
    parts.edit(path, *(Edit(e.start, e.end, f"<{e.prefix}si><{e.prefix}t/></{e.prefix}si>".encode()) for e in empty))
