"""What a file is that is no Excel workbook, and what to do with it instead."""

import re
from collections.abc import Collection

from planterm.errors import PlantermError
from planterm.texts import workbook_files as texts

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_LOOKED_AT = 4096
_TOML = re.compile(r"^[ \t]*(schema|formular)[ \t]*=", re.MULTILINE)
_SEPARATORS = re.compile("[;,\t]")


class UnreadableBookError(PlantermError):
    """The file is no workbook that can be read."""


def complaint_about(data: bytes) -> str | None:
    """Why a file with these bytes is no workbook, as the end of a sentence; None where it may be one."""
    if data.startswith(_ZIP):
        return None
    if not data:
        return texts.EMPTY
    if data.startswith(_OLE):
        return _about_ole(data)
    if data.startswith(b"%PDF"):
        return texts.PDF
    if data.startswith(b"{\\rtf"):
        return texts.NO_BOOK
    return _about_text(data[:_LOOKED_AT])


def complaint_about_zip(names: Collection[str]) -> str | None:
    """Why a zip file with these parts, in lower case, is no workbook in Excel's format; None where it may be one."""
    if "xl/workbook.bin" in names:
        return texts.BINARY_BOOK
    if any(name.endswith("workbook.xml") for name in names):
        return None
    if "content.xml" in names and "mimetype" in names:
        return texts.OPEN_DOCUMENT
    if any(name.endswith(".iwa") for name in names):
        return texts.NUMBERS
    if any(name.startswith(("word/", "ppt/", "visio/")) for name in names):
        return texts.OTHER_OFFICE_FILE
    return texts.NO_BOOK_IN_ZIP if any(name.endswith(".xlsx") for name in names) else None


def _about_ole(data: bytes) -> str:
    if _name("EncryptedPackage") in data:
        return texts.ENCRYPTED
    if _name("WordDocument") in data or _name("PowerPoint Document") in data:
        return texts.OTHER_OFFICE_FILE
    return texts.OLD_EXCEL


def _name(name: str) -> bytes:
    """A name as the directory of an OLE file has it."""
    return name.encode("utf-16-le")


def _about_text(start: bytes) -> str:
    text = _decoded(start)
    if text is None:
        return texts.NO_BOOK
    head = text.lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<html", "<!doctype html", "<table")):
        return texts.HTML
    if head.startswith("<"):
        return (
            texts.OPEN_DOCUMENT
            if "opendocument" in head
            else texts.XML_BOOK
            if "spreadsheet" in head
            else texts.NO_BOOK
        )
    if _TOML.search(text):
        return texts.A_PLAN
    return texts.CSV if _SEPARATORS.search(text) else texts.NO_BOOK


def _decoded(start: bytes) -> str | None:
    """The beginning of a text file; None for what is no text."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "ignore")
    text = start.decode("utf-8", "ignore") if b"\0" not in start else ""
    odd = sum(not character.isprintable() and character not in "\r\n\t" for character in text)
    return text if text and odd * 50 < len(text) else None
