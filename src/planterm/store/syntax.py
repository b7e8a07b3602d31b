"""Bytes to TOML text to data: bounded, and with errors that name the line."""

import re
from collections.abc import Iterator
from typing import Any

import tomli

from planterm.store.disk import BrokenPlanError, ReadFailedError
from planterm.store.misspelt import plain_key
from planterm.texts import store as texts

MOST_STRUCTURE = 1_200_000
"""Characters outside of texts and comments; the general parser takes a microsecond or more for each of them."""

_DEEPEST = 16
_TEXTS = (
    r'''(?s)"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^']++|'(?!''))*+'{3,5}'''
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|\#[^\n]*+"""
)
_NAME = r"""(?:[\w-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|)"""
"""A part of a name; nothing is left of one in quotation marks where texts are taken out."""
_DEEP = rf"\.(?:[ \t]*+{_NAME}[ \t]*+\.){{{_DEEPEST - 1}}}"

BOM = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ZIP_MARK = b"PK\x03\x04"
_MARKER = r"(?m:^(?P<signs>([<|=>])\2{6,})(?P<label>[ \t][^\n]*)?\r?$)"
"""A line with which version control marks the versions that it could not merge."""

_BARE_KEY = r"[ \t\[]*+(?P<key>[\w.-]++)[ \t]*+[=\]]"
"""A key or a header without quotation marks, which may have no other letters than those of English."""


def _is_beyond_any_plan(text: str) -> bool:
    """Whether the general parser would need long: too much stands beside texts and comments, or a name is too deep."""
    # With its texts it has no less structure, and they are seldom worth the time that taking them out takes.
    return _has_too_much(text) and _has_too_much(re.sub(_TEXTS, "", text))


def _has_too_much(structure: str) -> bool:
    return len(structure) > MOST_STRUCTURE or re.search(_DEEP, structure) is not None


def decode(data: bytes, name: str) -> str:
    """The text of a plan file, its byte order mark included; raises ReadFailedError where it is no UTF-8 text."""
    if data.startswith(_ZIP_MARK):
        raise ReadFailedError(texts.IS_WORKBOOK.format(name=name))
    if data.startswith(_UTF16_MARKS):
        raise ReadFailedError(texts.IS_UTF16.format(name=name))
    if b"\0" in data:
        raise ReadFailedError(texts.HAS_NUL.format(name=name, line=_line(data, data.index(b"\0"))))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadFailedError(texts.NOT_UTF8.format(name=name, line=_line(data, error.start))) from None
    if not without_bom(text).strip():
        raise ReadFailedError(texts.IS_EMPTY.format(name=name))
    return text


def without_bom(text: str) -> str:
    """The text as parsers want it."""
    return text.removeprefix(BOM)


def newline_of(text: str) -> str:
    """The line break that most lines end with."""
    windows = text.count("\r\n")
    return "\r\n" if windows * 2 > text.count("\n") else "\n"


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def parse(text: str, name: str) -> dict[str, Any]:
    """The data of a TOML text; raises BrokenPlanError with line and column where it is no TOML.

    Versions that version control has left side by side are no plan either, also where TOML would take them for text.
    """
    text = without_bom(text)
    if "<<<<<<<" in text and (places := [*_unmerged(text)]):
        first, last = (text.count("\n", 0, start) + 1 for start in places[0])
        raise BrokenPlanError(texts.unmerged(name, first, last, len(places)))
    if _is_beyond_any_plan(text):
        raise BrokenPlanError(texts.BEYOND_ANY_PLAN.format(name=name))
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise BrokenPlanError(_explained(text, name, error)) from None
    except RecursionError:
        raise BrokenPlanError(texts.TOO_DEEP.format(name=name)) from None
    except ValueError:
        # Not TOML's own complaint: Python refuses integers of thousands of digits.
        raise BrokenPlanError(texts.VALUE_TOO_LARGE.format(name=name)) from None


def _unmerged(text: str) -> Iterator[tuple[int, int]]:
    """Where the first and the last line begin of what version control has left as two versions."""
    signs, start, is_parted = "", 0, False
    for match in re.finditer(_MARKER, text):
        sign, length = match["signs"][0], len(match["signs"])
        if sign == "<" and not signs:
            signs, start, is_parted = match["signs"], match.start(), False
        elif length == len(signs):  # longer ones mark what is itself unmerged in the version that both come from
            if sign == "=" and not match["label"]:
                is_parted = True
            elif sign == ">" and is_parted:
                yield start, match.start()
                signs = ""
            elif sign == "<":
                start, is_parted = match.start(), False


def _explained(text: str, name: str, error: tomli.TOMLDecodeError) -> str:
    if error.pos >= len(error.doc):
        return texts.bad_syntax(name, text.rstrip().count("\n") + 1, None, error.msg)
    wrong = text.split("\n")[error.lineno - 1]
    if re.match(_MARKER, wrong):
        return texts.LEFTOVER_MARKER.format(name=name, line=error.lineno)
    if (key := re.match(_BARE_KEY, wrong)) is not None and not key["key"].isascii():
        return texts.KEY_WITH_ACCENTS.format(name=name, line=error.lineno, key=key["key"], right=plain_key(key["key"]))
    return texts.bad_syntax(name, error.lineno, error.colno, error.msg)
