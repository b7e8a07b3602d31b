"""Folders of wheels: what is in them, and what pins them."""

import re
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from planterm.cli.version import DIGEST

PURE = "-none-any.whl"
"""How the names of wheels end that serve every system and every Python."""

_OTHER_LANGUAGES = re.compile(r"pyphen/dictionaries/(?!.*_sv\.)")
"""Two megabytes of hyphenation that no Swedish text asks for."""


def contents(wheels: Path) -> dict[str, bytes]:
    """The files of the wheels in the folder as they are installed; with each package's metadata its wheel's digest.

    Left out is what only other languages need.

    Exits where a wheel is not for every system, or planterm's own is missing.
    """
    files: dict[str, bytes] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        if not wheel.name.endswith(PURE):
            raise SystemExit(f"{wheel} is made for one system or Python; what is handed out has to run on all.")
        with ZipFile(wheel) as opened:
            names = [name for name in opened.namelist() if not name.endswith("/")]
            inside = {name: opened.read(name) for name in names if not _OTHER_LANGUAGES.match(name)}
        metadata = next(name for name in inside if name.endswith(".dist-info/METADATA"))
        files |= inside
        files[metadata.replace("METADATA", DIGEST)] = digest(wheel.read_bytes()).encode()
    if "planterm/__main__.py" not in files:
        raise SystemExit(f"There is no wheel of planterm in {wheels}; make wheels puts it there.")
    return files


def pinned(wheels: Path) -> str:
    """The wheels that others publish, as pip's requirements with their digests."""
    lines = [
        f"{'=='.join(wheel.name.split('-')[:2])} --hash=sha256:{digest(wheel.read_bytes())}\n"
        for wheel in sorted(wheels.glob("*.whl"))
        if not wheel.name.startswith("planterm-")
    ]
    return "".join(lines)


def digest(data: bytes) -> str:
    """The SHA-256, as it is usually written."""
    return sha256(data).hexdigest()
