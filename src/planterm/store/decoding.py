"""Bytes to text and back: UTF-8 with or without a byte order mark, either kind of line break, both kept."""

from planterm.store.errors import ReadFailedError
from planterm.texts import store as texts

BOM = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ZIP_MARK = b"PK\x03\x04"


def decode(data: bytes, name: str) -> str:
    """The text of a plan file, its byte order mark included; raises ReadFailedError where it is no UTF-8 text."""
    if data.startswith(_ZIP_MARK):
        raise ReadFailedError(texts.is_workbook(name))
    if data.startswith(_UTF16_MARKS):
        raise ReadFailedError(texts.is_utf16(name))
    if b"\0" in data:
        raise ReadFailedError(texts.has_nul(name, _line(data, data.index(b"\0"))))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadFailedError(texts.not_utf8(name, _line(data, error.start))) from None
    if not without_bom(text).strip():
        raise ReadFailedError(texts.is_empty(name))
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
