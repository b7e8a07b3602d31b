"""A workbook's file: what it is instead of one, what is wrong with it, and its parts within bounds."""

import re
import struct
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planterm.errors import PlantermError
from planterm.model.text import visible
from planterm.texts import excel as texts

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_IN_OLE = {
    "EncryptedPackage": texts.ENCRYPTED,
    "WordDocument": texts.OTHER_OFFICE_FILE,
    "PowerPoint Document": texts.OTHER_OFFICE_FILE,
}
"""What the directory of an OLE file names that is no old workbook."""
_BEGINNINGS = ((b"%PDF", texts.PDF), (b"{\\rtf", texts.NO_BOOK))
_IN_ZIP = (
    (re.compile(r"^xl/workbook\.bin$"), texts.BINARY_BOOK),
    (re.compile(r"workbook\.xml$"), None),
    (re.compile(r"^content\.xml$"), texts.OPEN_DOCUMENT),
    (re.compile(r"\.iwa$"), texts.NUMBERS),
    (re.compile(r"^(word|ppt|visio)/"), texts.OTHER_OFFICE_FILE),
    (re.compile(r"\.xlsx$"), texts.NO_BOOK_IN_ZIP),
)
"""What the paths of a zip file's parts, in lower case, tell it to be; the first that any of them fits."""
_IN_TEXT = (
    (re.compile(r"\A<(html|!doctype html|head|meta|style|table)", re.IGNORECASE), texts.HTML),
    (re.compile(r"\A<.*opendocument", re.IGNORECASE | re.DOTALL), texts.OPEN_DOCUMENT),
    (re.compile(r"\A<.*spreadsheet", re.IGNORECASE | re.DOTALL), texts.XML_BOOK),
    (re.compile(r"\A<"), texts.NO_BOOK),
    (re.compile(r"^[ \t]*(schema|formular)[ \t]*=", re.MULTILINE), texts.A_PLAN),
    (re.compile(r"[;,\t]"), texts.CSV),
)
"""What the beginning of a text file tells it to be; the first that fits."""
_LOOKED_AT = 4096
_CHUNK = 1 << 16
_ENTRY = b"PK\x01\x02"
_MAX_ENTRIES = 10_000
_ENCRYPTED_FLAG = 1
_FAULTS = (
    BadZipFile, NotImplementedError, RuntimeError, ValueError, OverflowError, EOFError, OSError, LookupError,
    struct.error, zlib.error,
)  # fmt: skip


class UnreadableBookError(PlantermError):
    """The file is no workbook that can be read."""


class BookFaultError(Exception):
    """What is wrong with a workbook: a sentence with a place for the file's name."""


class BrokenPartError(BookFaultError):
    """A part of the workbook is not what it should be."""

    def __init__(self) -> None:
        super().__init__(texts.DAMAGED)


class TooMuchError(BookFaultError):
    """The workbook holds or unpacks to more than any plan needs."""

    def __init__(self) -> None:
        super().__init__(texts.TOO_MUCH)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Tell of a fault as an UnreadableBookError that names the file."""
    try:
        yield
    except BookFaultError as fault:
        raise UnreadableBookError(str(fault).format(visible(str(path)))) from None


def _complaint_about(data: bytes) -> str | None:
    """Why a file with these bytes is no workbook; None where it may be one."""
    if not data:
        return texts.EMPTY
    if data.startswith(_ZIP):
        return None
    if data.startswith(_OLE):
        return next((told for name, told in _IN_OLE.items() if name.encode("utf-16-le") in data), texts.OLD_EXCEL)
    text = _decoded(data[:_LOOKED_AT]).lstrip("\ufeff \t\r\n")
    begun = [told for beginning, told in _BEGINNINGS if data.startswith(beginning)]
    return next(iter(begun + [told for pattern, told in _IN_TEXT if pattern.search(text)]), texts.NO_BOOK)


def _complaint_about_zip(names: Collection[str]) -> str | None:
    """Why a zip file with these parts is no workbook in Excel's format; None where it may be one."""
    fitting = (told for pattern, told in _IN_ZIP if any(map(pattern.search, names)))
    return next(fitting, None)


def _decoded(start: bytes) -> str:
    """The beginning of a text file; empty for what is no text."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "ignore")
    text = start.decode("utf-8", "ignore") if b"\0" not in start else ""
    odd = sum(not character.isprintable() and character not in "\r\n\t" for character in text)
    return text if odd * 50 < len(text) else ""


@dataclass
class Budget:
    """What reading one workbook may still cost. A plan of ten thousand rows takes less than a third of each."""

    unpacked: int = 128 << 20
    """Bytes."""
    tags: int = 1_400_000
    cells: int = 250_000
    characters: int = 24_000_000
    nodes: int = 300_000
    """Elements that are in memory together with everything in them."""


class Package:
    """A zip file opened for reading; raises BookFaultError for what is none, and for bombs."""

    def __init__(self, data: bytes) -> None:
        self.budget = Budget()
        if complaint := _complaint_about(data):
            raise BookFaultError(complaint)
        # Each entry costs memory as soon as the file is opened.
        if data.count(_ENTRY) > _MAX_ENTRIES:
            raise TooMuchError
        try:
            self._zip = ZipFile(BytesIO(data))
        except _FAULTS:
            raise BrokenPartError from None
        self.entries = {_plain(info.filename): info for info in self._zip.infolist()}
        """Every part's entry in the file, by its path in lower case."""
        if complaint := _complaint_about_zip(self.entries.keys()):
            raise BookFaultError(complaint)

    def __contains__(self, path: str) -> bool:
        return _plain(path) in self.entries

    def chunks(self, path: str) -> Iterator[bytes]:
        """The part's bytes; raises BookFaultError where it is missing, damaged or too large."""
        info = self.entries.get(_plain(path))
        if info is None or info.flag_bits & _ENCRYPTED_FLAG or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BrokenPartError
        if info.file_size > self.budget.unpacked:
            raise TooMuchError
        return self._unpacked(info)

    def spend(self, *, cells: int = 0, characters: int = 0) -> None:
        """Count what has been taken from the workbook; raises TooMuchError where it gets too much."""
        self.budget.cells -= cells
        self.budget.characters -= characters
        if self.budget.cells < 0 or self.budget.characters < 0:
            raise TooMuchError

    def _unpacked(self, info: ZipInfo) -> Iterator[bytes]:
        budget = self.budget
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    budget.unpacked -= len(chunk)
                    budget.tags -= chunk.count(b"<")
                    if budget.unpacked < 0 or budget.tags < 0:
                        raise TooMuchError
                    yield chunk
        except _FAULTS:
            raise BrokenPartError from None


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
