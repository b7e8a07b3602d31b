"""Parsing plan files that look as planterm writes them, many times faster than the general parser.

A huge plan must open as fast as a small one. What is not plainly of the usual look is left to tomllib,
which alone says what TOML is; tests hold the two against each other.
"""

import re
import tomllib
from datetime import date
from typing import Any

_BLANK_OR_COMMENT = r"[ \t]*(?:#[^\x00-\x08\x0a-\x1f\x7f]*)?\n"
_PLAIN = re.compile(r'([A-Za-z0-9_-]+) = "([^"\\\x00-\x08\x0a-\x1f\x7f]*)"\n')
_PLAIN_LINES = re.compile(rf"(?:{_PLAIN.pattern.replace('(', '(?:')})+")
_BLANKS = " \t\n#"
"""What a blank line or a comment begins with."""

_SKIPPED = re.compile(f"(?:{_BLANK_OR_COMMENT})++")
_HEADER = re.compile(rf"(\[plan\]|\[\[omrade(?:\.rad)?\]\]){_BLANK_OR_COMMENT}")
_KEY = re.compile(r"([A-Za-z0-9_-]+)[ \t]*=[ \t]*")
_SIMPLE = re.compile(rf'("(?:[^"\\\x00-\x08\x0a-\x1f\x7f]++|\\.)*+"(?!")|[0-9-]{{1,40}}){_BLANK_OR_COMMENT}')
_NUMBER = re.compile("0|[1-9][0-9]{0,17}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FEW_ESCAPES = re.compile(r'"(?:[^"\\]|\\["\\nt])*"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_REST_OF_LINE = re.compile(_BLANK_OR_COMMENT)
_ESCAPED_LONG = re.compile(r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}', re.DOTALL)
_QUOTES = '"""'


class _UnusualError(Exception):
    """The text is for the general parser."""


def quick_parse(text: str) -> dict[str, Any] | None:
    """What tomllib makes of the text, or None where it has to be asked; line breaks are line feeds."""
    try:
        return _parse(text if text.endswith("\n") else text + "\n")
    except (_UnusualError, tomllib.TOMLDecodeError, ValueError):
        return None


def _parse(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    table = root
    position, end = 0, len(text)
    plain_lines, skipped = _PLAIN_LINES.match, _SKIPPED.match
    while position < end:
        first = text[position]
        if first == "[" and (match := _HEADER.match(text, position)):
            table = _opened(root, match[1])
            position = match.end()
        elif first in _BLANKS and (match := skipped(text, position)):
            position = match.end()
        elif match := plain_lines(text, position):
            pairs = _PLAIN.findall(text, position, match.end())
            expected = len(table) + len(pairs)
            table.update(pairs)
            if len(table) != expected:
                raise _UnusualError
            position = match.end()
        else:
            position = _unplain(text, position, table)
    return root


def _opened(root: dict[str, Any], header: str) -> dict[str, Any]:
    """The table that a header begins."""
    table: dict[str, Any] = {}
    if header == "[plan]":
        if "plan" in root:
            raise _UnusualError
        root["plan"] = table
    elif header == "[[omrade]]":
        _listed(root, "omrade").append(table)
    else:
        areas = _listed(root, "omrade")
        if not areas:
            raise _UnusualError
        _listed(areas[-1], "rad").append(table)
    return table


def _listed(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    tables = table.setdefault(key, [])
    if not isinstance(tables, list):
        raise _UnusualError
    return tables


def _unplain(text: str, position: int, table: dict[str, Any]) -> int:
    """A key with a value of another kind than a plain string; where the line after it begins."""
    match = _KEY.match(text, position)
    if match is None or match[1] in table:
        raise _UnusualError
    key, start = match[1], match.end()
    if text.startswith(_QUOTES, start):
        table[key], position = _long_text(text, start)
        rest = _REST_OF_LINE.match(text, position)
        if rest is None:
            raise _UnusualError
        return rest.end()
    value = _SIMPLE.match(text, start)
    if value is None:
        raise _UnusualError
    table[key] = _value(value[1])
    return value.end()


def _value(raw: str) -> Any:
    if _NUMBER.fullmatch(raw):
        return int(raw)
    if _DATE.fullmatch(raw):
        return date.fromisoformat(raw)
    if _FEW_ESCAPES.fullmatch(raw):
        return _ESCAPE.sub(lambda escape: _ESCAPED[escape[1]], raw[1:-1])
    return tomllib.loads(f"x = {raw}")["x"]


def _long_text(text: str, start: int) -> tuple[str, int]:
    """A text between three quotation marks, and where it ends."""
    first = start + len(_QUOTES)
    end = text.find(_QUOTES, first)
    while end >= 0 and text.startswith('"', end + len(_QUOTES)):
        end += 1
    body = text[first:end]
    if end < 0 or _QUOTES in body:
        raise _UnusualError
    if "\\" not in body and not _CONTROL.search(body):
        return body.removeprefix("\n"), end + len(_QUOTES)
    escaped = _ESCAPED_LONG.match(text, start)
    if escaped is None:
        raise _UnusualError
    return tomllib.loads(f"x = {escaped[0]}")["x"], escaped.end()
