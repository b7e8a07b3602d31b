"""LibreOffice and poppler, for tests that look at a workbook with other eyes than openpyxl's."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

_PROGRAMS = ("soffice", "pdftotext")

needs_office = pytest.mark.skipif(
    any(shutil.which(program) is None for program in _PROGRAMS),
    reason="LibreOffice (soffice) and poppler (pdftotext) are not installed",
)


def converted(book: bytes, suffix: str, folder: Path) -> Path:
    """The workbook as LibreOffice saves it: xlsx, recalculated, or pdf."""
    source, target = folder / "bok.xlsx", folder / "ut"
    source.write_bytes(book)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return target / f"bok.{suffix}"


def printed_pages(book: bytes, folder: Path) -> list[str]:
    """The text of each page that LibreOffice prints; what a row clips is missing."""
    pdf = converted(book, "pdf", folder)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


def words(text: str) -> Counter[str]:
    """The words of a text and how often each occurs."""
    return Counter(re.findall(r"\w+", text))
