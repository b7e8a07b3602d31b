"""A sheet for an area that has none: a copy of another one, with all that hangs on it."""

import posixpath
import re
from collections.abc import Mapping

from planterm.excel.filling.contents import Contents, SheetEntry
from planterm.excel.filling.excel_tables import rewrite_in, tables_on
from planterm.excel.filling.markup import Edit, Element, elements, named, retagged, rewritten, with_attributes
from planterm.excel.filling.parts import Parts, content_type, rels_path, set_content_type
from planterm.excel.filling.structured_references import with_tables_renamed
from planterm.excel.reading.relations import Relation
from planterm.excel.reading.xml_parts import named as attribute
from planterm.excel.references import renamed

_COPIED = {"drawing", "vmlDrawing", "comments", "table", "printerSettings", "chart"}
_SHARED = {"hyperlink", "image"}
_LEFT_OUT = {"threadedComment"}
_NUMBER = re.compile(r"\d*(\.[A-Za-z0-9]+)$")


def can_be_copied(parts: Parts, source: SheetEntry) -> bool:
    """Whether everything that hangs on the sheet may be there twice."""
    return all(each.kind in _COPIED | _SHARED | _LEFT_OUT for each in parts.relations(source.path).all)


def copy_sheet(parts: Parts, contents: Contents, source: SheetEntry, name: str) -> str:
    """Put a copy of the sheet after it, and return the path of its part."""
    path = _copied_part(parts, source.path)
    data = parts.read(path)
    edits = [retagged(data, each, tabSelected=None) for each in named(data, "sheetView")]
    edits += [retagged(data, each, codeName=None) for each in named(data, "sheetPr")]
    formulas = [each for each in named(data, "f", "formula", "formula1", "formula2") if each.text]
    plain = [each for each in formulas if b"<" not in data[each.tag_end : each.content_end]]
    edits += [rewritten(data, each, renamed(each.text, source.name, name)) for each in plain]
    parts.edit(path, *(edit for edit in edits if data[edit.start : edit.end] != edit.new))
    _name_own_tables(parts, source.path, path)
    _list(parts, contents, source, name, path)
    return path


def _name_own_tables(parts: Parts, source: str, path: str) -> None:
    """Let the formulas of the copied sheet name its own Excel tables."""
    names = new_tables(parts, source, path)
    for part in (path, *(table.path for table in tables_on(parts, path))):
        rewrite_in(parts, part, lambda text: with_tables_renamed(text, names))


def new_tables(parts: Parts, source: str, path: str) -> dict[str, str]:
    """What the tables of the copied sheet are called instead of those of the sheet, without regard to case."""
    pairs = zip(tables_on(parts, source), tables_on(parts, path), strict=True)
    return {old.name.casefold(): new.name for old, new in pairs}


def _copied_part(parts: Parts, path: str) -> str:
    """A copy of a part and of what it points to; pictures are shared."""
    new = _free_path(parts, path)
    parts.put(new, parts.raw(path))
    if kind := content_type(parts, path):
        set_content_type(parts, new, kind)
    relations = parts.relations(path).all
    if relations:
        targets = {each.id: _target(parts, each) for each in relations if each.kind not in _LEFT_OUT}
        data = parts.read(rels_path(path))
        edits = []
        for each in named(data, "Relationship"):
            target = targets.get(each.attributes.get("Id", ""))
            edits.append(Edit(each.start, each.end, b"") if target is None else retagged(data, each, Target=target))
        parts.put(rels_path(new), data)
        parts.edit(rels_path(new), *edits)
    return new


def _target(parts: Parts, relation: Relation) -> str:
    if relation.is_outside:
        return relation.target
    if relation.kind not in _COPIED:
        return f"/{relation.target}"
    new = _copied_part(parts, relation.target)
    if relation.kind == "table":
        _rename_table(parts, new)
    return f"/{new}"


def _rename_table(parts: Parts, path: str) -> None:
    """Give a copied Excel table a name and a number of its own."""
    tables = [each for each in parts.paths if "/tables/" in each]
    known = [named(parts.read(each), "table")[0].attributes for each in tables]
    taken = {each.get("displayName", "").casefold() for each in known}
    data = parts.read(path)
    root = named(data, "table")[0]
    old, number = root.attributes.get("displayName", "Tabell"), 2
    while f"{old}_{number}".casefold() in taken:
        number += 1
    name = f"{old}_{number}"
    highest = max(int(each.get("id", "0")) for each in known if each.get("id", "0").isdecimal())
    parts.edit(path, retagged(data, root, id=str(highest + 1), name=name, displayName=name))


def _free_path(parts: Parts, path: str) -> str:
    folder, name = posixpath.split(path)
    stem, suffix = _NUMBER.sub("", name), _NUMBER.search(name)
    number = 1
    while (new := posixpath.join(folder, f"{stem}{number}{suffix[1] if suffix else ''}")) in parts:
        number += 1
    return new


def _list(parts: Parts, contents: Contents, source: SheetEntry, name: str, path: str) -> None:
    """Let the workbook know its new sheet."""
    relation = _new_relation(parts, contents.path, source, path)
    data = parts.read(contents.path)
    sheets = named(data, "sheet")
    index = contents.sheets.index(source)
    old = sheets[index]
    highest = max(int(each.attributes.get("sheetId", "0")) for each in sheets)
    key = next(key for key, value in old.attributes.items() if value == attribute(old.attributes, "id") and "id" in key)
    changes: Mapping[str, str | None] = {"name": name, "sheetId": str(highest + 1), "state": None, key: relation}
    tag = with_attributes(data[old.start : old.end], **changes)
    edits = [Edit(old.end, old.end, tag)]
    edits += _moved_views(data, index)
    edits += _moved_names(data, index, source.name, name)
    parts.edit(contents.path, *edits)


def _new_relation(parts: Parts, workbook: str, source: SheetEntry, path: str) -> str:
    rels = rels_path(workbook)
    data = parts.read(rels)
    found = named(data, "Relationship")
    relations = {each.id: each for each in parts.relations(workbook).all}
    old = next(each for each in found if relations[each.attributes.get("Id", "")].target == source.path)
    taken = {each.attributes.get("Id", "") for each in found}
    number = 1
    while f"rIdPlan{number}" in taken:
        number += 1
    tag = with_attributes(data[old.start : old.end], Id=f"rIdPlan{number}", Target=f"/{path}")
    parts.edit(rels, Edit(old.end, old.end, tag))
    return f"rIdPlan{number}"


def _moved_views(data: bytes, index: int) -> list[Edit]:
    edits = []
    for view in named(data, "workbookView"):
        values = {key: view.attributes.get(key, "") for key in ("activeTab", "firstSheet")}
        changed = {key: str(int(old) + 1) for key, old in values.items() if old.isdecimal() and int(old) > index}
        if changed:
            edits.append(retagged(data, view, **changed))
    return edits


def _moved_names(data: bytes, index: int, old: str, new: str) -> list[Edit]:
    """Names that belong to a sheet know it by its number; those of the copied sheet get copies too."""
    edits = []
    for each in elements(data, lambda name, at: name == "definedName" and at.get("localSheetId", "").isdecimal()):
        number = int(each.attributes["localSheetId"])
        if number > index:
            edits.append(retagged(data, each, localSheetId=str(number + 1)))
        elif number == index:
            edits.append(Edit(each.end, each.end, _copied_name(data, each, index + 1, renamed(each.text, old, new))))
    return edits


def _copied_name(data: bytes, each: Element, index: int, formula: str) -> bytes:
    raw = data[each.start : each.end]
    tag_end, content_end = each.tag_end - each.start, each.content_end - each.start
    tag = with_attributes(raw[:tag_end], localSheetId=str(index))
    return tag + rewritten(data, each, formula).new + raw[content_end:]
