"""The lines of a TOML text as statements with their places, and values as TOML writes them."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

import tomli

from planterm.errors import DataPath
from planterm.store.keys import AREA, ROW, Value


class Kind(Enum):
    """What a statement is."""

    BLANK = auto()
    COMMENT = auto()
    TABLE = auto()
    ARRAY_TABLE = auto()
    KEY = auto()


class Statement(NamedTuple):
    """Whole lines, the line break included; `value_start` and `value_end` span a key's value and nothing more.

    Of a header both are where its brackets have been closed.
    """

    kind: Kind
    start: int
    end: int
    key: tuple[str, ...] = ()
    value_start: int = 0
    value_end: int = 0


_PART = r"""(?:[^\s=.\[\]"'#]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_REST = r"[ \t]*(?:\#[^\n]*)?\r?(?:\n|\Z)"
_ONE_LINE = r"""(?:"(?>[^"\\\n]+|\\.)*+"(?!")|'[^'\n]*'(?!')|[^\s"'\[{\#][^\n\#]*?)"""
# Opening a plan needs neither pattern: re compiles them for the first text that is looked through.
_STATEMENT = rf"""(?x)[ \t]*(?:
    (?P<blank>\r?\n|\Z)
  | (?P<comment>\#[^\n]*(?:\n|\Z))
  | \[\[[ \t]*(?P<array>{_KEY})[ \t]*\]\]{_REST}
  | \[[ \t]*(?P<table>{_KEY})[ \t]*\]{_REST}
  | (?P<key>{_KEY})[ \t]*=[ \t]*(?:(?P<value>{_ONE_LINE}){_REST})?
)"""
_SYMBOL = (
    r'''(?s)(?P<text>"""(?>[^"\\]+|\\.|"(?!""))*+"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')'''
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comment>\#[^\n]*)|(?P<line>\n)|[ \t\r]+|(?P<bare>[^\s\[\]{}\"'\#]+)"
)
_GROUP_KINDS = {
    "blank": Kind.BLANK,
    "comment": Kind.COMMENT,
    "array": Kind.ARRAY_TABLE,
    "table": Kind.TABLE,
}


def statements(text: str) -> Iterator[Statement]:
    """The statements of the text, one after the other, nothing between them left out."""
    match_at = re.compile(_STATEMENT).match
    position, length = 0, len(text)
    while position < length:
        match = match_at(text, position)
        if match is None:
            raise ValueError(position)
        if match.lastgroup == "value":  # as on nearly every line
            start, position = match.span()
            yield Statement(Kind.KEY, start, position, _parts(match["key"]), *match.span("value"))
        else:
            statement = _other_statement(text, match)
            yield statement
            position = statement.end


def _other_statement(text: str, match: re.Match[str]) -> Statement:
    start, end = match.span()
    group = match.lastgroup or ""
    if group == "key":
        value_end, line_end = _value_end(text, end)
        return Statement(Kind.KEY, start, line_end, _parts(match["key"]), end, value_end)
    kind = _GROUP_KINDS[group]
    if kind in {Kind.BLANK, Kind.COMMENT}:
        return Statement(kind, start, end)
    closed = text.index("]", match.end(group)) + (1 if kind is Kind.TABLE else 2)
    return Statement(kind, start, end, _parts(match[group]), closed, closed)


def _value_end(text: str, start: int) -> tuple[int, int]:
    """Where a value that may run over several lines ends, and where its last line does."""
    match_at = re.compile(_SYMBOL).match
    depth, position, value_end = 0, start, start
    while match := match_at(text, position):
        position = match.end()
        group = match.lastgroup
        if group == "line" and not depth:
            break
        depth += (group == "open") - (group == "close")
        if group in {"text", "open", "close", "bare"}:
            value_end = position
    return value_end, position


@lru_cache(maxsize=256)
def _parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key, without quotation marks."""
    if "\\" not in key:
        return tuple(part[1:-1] if part[0] in "\"'" else part for part in re.findall(_PART, key))
    parts, value = [], tomli.loads(f"{key} = 0")
    while isinstance(value, dict):
        [(name, value)] = value.items()
        parts.append(name)
    return tuple(parts)


Arrays = Collection[tuple[str, ...]]
"""The headers of a kind of file that stand above each of several tables."""

_PLAN_ARRAYS: Arrays = ((AREA,), (AREA, ROW))


def line_of(text: str, path: DataPath, arrays: Arrays = _PLAN_ARRAYS) -> int | None:
    """The line of the key, of its table where the key is missing, or None where the file has neither."""
    table_line, nearest = None, len(path) - 2
    for statement, place in located(text, arrays):
        if place != path[: len(place)]:
            continue
        if statement.kind is Kind.KEY or len(place) == len(path):
            return line_number(text, statement)
        if len(place) > nearest:
            table_line, nearest = line_number(text, statement), len(place)
    return table_line


def located(text: str, arrays: Arrays = _PLAN_ARRAYS) -> Iterator[tuple[Statement, DataPath]]:
    """Every key and every header, with its way through the data."""
    table: DataPath = ()
    counted: dict[tuple[str, ...], int] = {}
    for statement in statements(text):
        header = statement.key
        if statement.kind is Kind.KEY:
            yield statement, (*table, *header)
        elif statement.kind in {Kind.TABLE, Kind.ARRAY_TABLE}:
            if statement.kind is Kind.ARRAY_TABLE and header in arrays:
                number = counted.get(header, -1) + 1
                counted = {each: last for each, last in counted.items() if each[: len(header)] != header}
                counted[header] = number
            table = _data_path(header, counted)
            yield statement, table


def _data_path(header: tuple[str, ...], counted: Mapping[tuple[str, ...], int]) -> DataPath:
    """The header's way through the data, with the numbers of the tables of arrays that it belongs to."""
    path: list[str | int] = []
    for length, part in enumerate(header, start=1):
        path.append(part)
        if (number := counted.get(header[:length])) is not None:
            path.append(number)
    return tuple(path)


def line_number(text: str, statement: Statement) -> int:
    """The line that it begins on, from 1."""
    return text.count("\n", 0, statement.start) + 1


_MARKER = "<<<<<<<"
"""At the beginning of a line, the mark of two versions that version control could not merge."""

_PIECE = 1_000
"""Characters that tomlkit escapes at a time; its time grows with the square of their number."""


def literal(value: Value, newline: str) -> str:
    """The value in TOML; a text with line breaks keeps them, in the file's own kind."""
    if isinstance(value, str):
        return _text(value, newline)
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(text: str, newline: str) -> str:
    if "\n" not in text:
        return f'"{_escaped(text)}"'
    # The line break after the opening mark is no part of the text, so a text may itself begin with one.
    lines = (_escaped_in_block(line) for line in text.split("\n"))
    return f'"""{newline}{newline.join(lines)}"""'


def _escaped_in_block(line: str) -> str:
    """The line within a multi-line string, where a quotation mark needs no escape unless three stand together."""
    escaped = _escaped(line)
    if escaped.startswith(_MARKER):
        escaped = f"\\u003C{escaped[1:]}"
    return escaped if '"""' in line else escaped.replace('\\"', '"')


def _escaped(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    import tomlkit

    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(tomlkit.string(piece).as_string()[1:-1] for piece in pieces)
