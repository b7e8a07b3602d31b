"""Where a command may write: the right kind of file, and none that exists unless told to."""

from pathlib import Path

from planterm.errors import PlantermError
from planterm.texts import cli as texts
from planterm.texts import exports


class OutputFileError(PlantermError):
    """The file that a command was told to write cannot be that command's output."""


def new_file(path: Path, *suffixes: str, force: bool) -> Path:
    """The path, if a file with one of the suffixes may be written there; raises OutputFileError where it may not."""
    if exists(path) and path.is_dir():
        raise OutputFileError(texts.is_folder(str(path)))
    if path.suffix.lower() not in suffixes:
        raise OutputFileError(texts.wrong_suffix(str(path), path.suffix.lower(), exports.listed(suffixes)))
    if not force and exists(path):
        raise OutputFileError(texts.output_exists(str(path)))
    return path


def exists(path: Path) -> bool:
    """Whether there is anything at the path; a path that cannot be looked at is left to the one who opens it."""
    try:
        return path.exists()
    except OSError:
        return False
