"""LibreOffice and poppler, for tests that look at a workbook with other eyes than openpyxl's."""

import atexit
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

_PROGRAMS = ("soffice", "pdftotext")

needs_office = pytest.mark.skipif(
    any(shutil.which(program) is None for program in _PROGRAMS),
    reason="LibreOffice (soffice) and poppler (pdftotext) are not installed",
)


@cache
def profile() -> Path:
    """LibreOffice's own folder, the same for all starts: making one takes as long as several books."""
    folder = Path(mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def converted(book: bytes, suffix: str, folder: Path) -> Path:
    """The workbook as LibreOffice saves it: xlsx, recalculated, or pdf."""
    return all_converted({"bok": book}, suffix, folder)["bok"]


def all_converted(books: Mapping[str, bytes], suffix: str, folder: Path) -> dict[str, Path]:
    """The same of several workbooks, by their names; LibreOffice is started once, which takes longest."""
    sources = {name: folder / f"{number}.xlsx" for number, name in enumerate(books)}
    for name, source in sources.items():
        source.write_bytes(books[name])
    target = folder / "ut"
    command = ["soffice", f"-env:UserInstallation={profile().as_uri()}", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(target), *map(str, sources.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {name: target / f"{source.stem}.{suffix}" for name, source in sources.items()}


def printed_pages(book: bytes, folder: Path) -> list[str]:
    """The text of each page that LibreOffice prints; what a row clips is missing."""
    return pages_of(converted(book, "pdf", folder))


def pages_of(pdf: Path) -> list[str]:
    """The text of each page."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


def words(text: str) -> Counter[str]:
    """The words of a text and how often each occurs."""
    return Counter(re.findall(r"\w+", text))
