"""Which files are workbooks, told before anything that reads them is imported."""

from contextlib import suppress
from pathlib import Path

from planterm.store.files import FileKind, is_plan, read_regular
from planterm.texts import excel as texts

BOOK_FILE = FileKind(64, texts.missing, texts.is_folder, texts.not_regular, texts.too_large)

_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How zip files begin, which new workbooks are, and files of older Office programs."""

_TABLES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods", ".numbers", ".csv"}
"""Those that cannot be read are told how to become a workbook."""


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook, or something like it, by how it begins or else by its name."""
    with suppress(OSError):
        if read_regular(path, len(_MARKS[0])).startswith(_MARKS):
            return True
    return path.suffix.lower() in _TABLES and not is_plan(path)
