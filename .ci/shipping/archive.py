"""Zip files whose bytes depend on nothing but what is in them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a zip file can tell."""

_UNIX, _READABLE = 3, 0o644 << 16


def write_zip(path: Path, files: Mapping[str, bytes], before: bytes = b"") -> None:
    """A zip file of the files, by name, with the bytes before it."""
    packed = BytesIO()
    packed.write(before)
    with ZipFile(packed, "a") as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _BEGINNING)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, files[name], ZIP_DEFLATED, compresslevel=9)
    path.write_bytes(packed.getvalue())
