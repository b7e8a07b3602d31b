"""Where a command may write: the right kind of file, and none that exists unless told to."""

from collections.abc import Sequence
from pathlib import Path

from planterm.errors import PlantermError
from planterm.texts import cli as texts
from planterm.texts import exports


class OutputFileError(PlantermError):
    """The file that a command was told to write cannot be that command's output."""


def new_file(path: Path, *suffixes: str, force: bool, reads: Sequence[Path] = ()) -> Path:
    """The path, if a file with one of the suffixes may be written there; raises OutputFileError where it may not.

    What the command reads is never written over, whatever it is called.
    """
    if exists(path) and path.is_dir():
        raise OutputFileError(texts.is_folder(str(path)))
    if path.suffix.lower() not in suffixes:
        raise OutputFileError(texts.wrong_suffix(str(path), path.suffix.lower(), exports.listed(suffixes)))
    if any(_is_same(path, each) for each in reads):
        raise OutputFileError(texts.is_read(str(path)))
    if not force and exists(path):
        raise OutputFileError(texts.output_exists(str(path)))
    return path


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Whether there is anything at the path; a path that cannot be looked at is left to the one who opens it."""
    try:
        return path.exists()
    except OSError:
        return False
