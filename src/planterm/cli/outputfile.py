"""Where a command may write: the right kind of file, and none that exists unless told to."""

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISDIR

from planterm.errors import PlantermError
from planterm.store.disk import is_same_file, look
from planterm.store.files import check_new_name
from planterm.texts import command_line as texts
from planterm.texts import publishing as exports


class OutputFileError(PlantermError):
    """The file that a command was told to write cannot be that command's output."""


def new_file(path: Path, *suffixes: str, force: bool, reads: Sequence[Path] = ()) -> Path:
    """The path, if a file with one of the suffixes may be written there; raises PlantermError where it may not.

    What the command reads is never written over, whatever it is called.
    """
    there = look(path)
    if there is not None and S_ISDIR(there.st_mode):
        raise OutputFileError(texts.IS_FOLDER.format(path=path))
    if path.suffix.lower() not in suffixes:
        raise OutputFileError(texts.wrong_suffix(str(path), path.suffix.lower(), exports.kinds(suffixes)))
    if any(is_same_file(each, path) for each in reads):
        raise OutputFileError(texts.IS_READ.format(path=path))
    if there is None:
        check_new_name(path)
    elif not force:
        raise OutputFileError(texts.OUTPUT_EXISTS.format(path=path))
    return path
