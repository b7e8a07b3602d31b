"""The parts of a workbook's zip file, within bounds."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planterm.excel.reading.file_kind import UnreadableBookError, complaint_about, complaint_about_zip
from planterm.texts import workbook_files as texts

_CHUNK = 1 << 16
_ENTRY = b"PK\x01\x02"
_MAX_ENTRIES = 10_000
_ENCRYPTED_FLAG = 1
_FAULTS = (
    BadZipFile, NotImplementedError, RuntimeError, ValueError, OverflowError, EOFError, OSError, LookupError,
    struct.error, zlib.error,
)  # fmt: skip


class BrokenPartError(Exception):
    """A part of the workbook is not what it should be; told to a person as an UnreadableBookError."""


class TooMuchError(BrokenPartError):
    """A part is whole, but larger than any plan needs."""


@dataclass
class Budget:
    """What reading one workbook may still cost. A plan of ten thousand rows takes less than a third of each."""

    unpacked: int = 128 << 20
    """Bytes."""
    tags: int = 2_000_000
    cells: int = 250_000
    characters: int = 24_000_000
    nodes: int = 300_000
    """Elements that are in memory together with everything in them."""


class Package:
    """A zip file opened for reading; raises UnreadableBookError for what is none, and for bombs."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.budget = Budget()
        if complaint := complaint_about(data):
            raise UnreadableBookError(texts.not_a_book(name, complaint))
        # Each entry costs memory as soon as the file is opened.
        if data.count(_ENTRY) > _MAX_ENTRIES:
            raise self.too_much()
        try:
            self._zip = ZipFile(BytesIO(data))
        except _FAULTS:
            raise self.damaged() from None
        self._entries = {_plain(info.filename): info for info in self._zip.infolist()}
        if complaint := complaint_about_zip(self._entries.keys()):
            raise UnreadableBookError(texts.not_a_book(name, complaint))

    def __contains__(self, path: str) -> bool:
        return _plain(path) in self._entries

    @property
    def paths(self) -> tuple[str, ...]:
        """Every part's path, in lower case."""
        return tuple(self._entries)

    @property
    def entries(self) -> Mapping[str, ZipInfo]:
        """Every part's entry in the file, by its path in lower case."""
        return self._entries

    def chunks(self, path: str) -> Iterator[bytes]:
        """The part's bytes; raises UnreadableBookError where it is missing, damaged or too large."""
        info = self._entries.get(_plain(path))
        if info is None or info.flag_bits & _ENCRYPTED_FLAG or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise self.damaged()
        if info.file_size > self.budget.unpacked:
            raise self.too_much()
        return self._unpacked(info)

    def spend(self, *, cells: int = 0, characters: int = 0) -> None:
        """Count what has been taken from the workbook; raises UnreadableBookError where it gets too much."""
        self.budget.cells -= cells
        self.budget.characters -= characters
        if self.budget.cells < 0 or self.budget.characters < 0:
            raise self.too_much()

    def damaged(self) -> UnreadableBookError:
        """The file cannot be read to its end."""
        return UnreadableBookError(texts.damaged(self.name))

    def too_much(self) -> UnreadableBookError:
        """The file unpacks to more than any plan needs."""
        return UnreadableBookError(texts.too_much(self.name))

    def _unpacked(self, info: ZipInfo) -> Iterator[bytes]:
        budget = self.budget
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    budget.unpacked -= len(chunk)
                    budget.tags -= chunk.count(b"<")
                    if budget.unpacked < 0 or budget.tags < 0:
                        raise self.too_much()
                    yield chunk
        except _FAULTS:
            raise self.damaged() from None


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
