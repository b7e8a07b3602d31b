"""Formulas that are written once for several cells, written out for each."""

from planterm.excel.filling.markup import Edit, named, retagged, rewritten, spliced, with_attributes
from planterm.excel.references import column_number, copied

_WRITTEN_OUT = {"t": None, "ref": None, "si": None}


def unshared(data: bytes) -> bytes:
    """The sheet's part with every shared formula written out, so that each can change by itself."""
    if b"shared" not in data:
        return data
    masters: dict[str, tuple[int, int, str]] = {}
    edits: list[Edit] = []
    row = column = 0
    for each in named(data, "c", "f"):
        if each.name == "c":
            reference = each.attributes.get("r", "")
            if not reference:
                return data
            letters = reference.rstrip("0123456789")
            row, column = int(reference[len(letters) :] or 0), column_number(letters)
        elif each.attributes.get("t") == "shared":
            number = each.attributes.get("si", "")
            if each.text:
                masters[number] = row, column, each.text
                edits.append(retagged(data, each, **_WRITTEN_OUT))
            elif number in masters:
                top, left, master = masters[number]
                tag = with_attributes(data[each.start : each.tag_end], **_WRITTEN_OUT)
                empty = Edit(each.start, each.end, tag)
                text = copied(master, row - top, column - left)
                edits.append(_with_text(empty, each.prefix, text))
    return spliced(data, edits)


def _with_text(edit: Edit, prefix: str, text: str) -> Edit:
    alone = edit.new if edit.new.endswith(b"/>") else edit.new + f"</{prefix}f>".encode()
    element = named(alone, "f")[0]
    new = rewritten(alone, element, text)
    return Edit(edit.start, edit.end, spliced(alone, [new]))
