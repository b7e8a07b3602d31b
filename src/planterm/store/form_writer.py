"""The data of a form as the text of its file, with comments for those who go on with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planterm.errors import DataPath
from planterm.store.scanner import literal

_NEWLINE = "\n"

Comments = Mapping[DataPath, list[str]]
"""What is to stand above parts of a form's file, a key or a header, by their ways through the data."""


def form_text(data: Mapping[str, Any], top: Iterable[str], comments: Comments) -> str:
    """The text, its own comments at the top."""
    head = [*(f"# {line}" for line in top), ""]
    return "\n".join((*head, *_table(data, "", (), comments), ""))


def _table(table: Mapping[str, Any], header: str, path: DataPath, comments: Comments) -> Iterator[str]:
    """The lines of a table's own values, then of the tables in it."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict) or _is_tables(value)}
    for key, value in table.items():
        if key not in inner:
            yield from _comments((*path, key), comments)
            yield f"{key} = {_value(value)}"
    for key, value in inner.items():
        name = f"{header}.{key}" if header else key
        entries = enumerate(value) if isinstance(value, list) else [(None, value)]
        for number, entry in entries:
            place = (*path, key) if number is None else (*path, key, number)
            yield ""
            yield from _comments(place, comments)
            yield f"[{name}]" if number is None else f"[[{name}]]"
            yield from _table(entry, name, place, comments)


def _comments(path: DataPath, comments: Comments) -> Iterator[str]:
    for comment in comments.get(path, ()):
        yield f"# {' '.join(comment.split())}"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(("[", *(f"    {literal(each, _NEWLINE)}," for each in value), "]"))
    if isinstance(value, float):
        return f"{value:g}"
    return literal(value, _NEWLINE)
