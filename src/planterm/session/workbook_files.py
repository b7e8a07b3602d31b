"""Which files are workbooks, told before anything that reads them is imported."""

from pathlib import Path

_ZIP = b"PK\x03\x04"
_TABLES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods", ".numbers", ".csv"}
"""Those that cannot be read are told how to become a workbook."""


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook, or something like it, by its name or else by how it begins."""
    suffix = path.suffix.lower()
    if suffix in _TABLES or suffix == ".toml":
        return suffix in _TABLES
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False
