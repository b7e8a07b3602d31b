"""File names as they are typed."""

import os
from pathlib import Path

from planterm.errors import PlantermError
from planterm.texts import files as texts

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
_MOST_NUMBERED = 100


def typed_path(name: str) -> Path:
    """The file that is meant; ``~`` is the home folder, where there is one."""
    path = Path(name)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def named_file(name: str, suffix: str, otherwise: str = "") -> Path:
    """The same for a file that is to be written, whose suffix need not be typed.

    Where a folder is named, the file has the other name in it. Raises PlantermError for no name.
    """
    path = typed_path(name)
    is_folder = name.endswith(_SEPARATORS) or path.name in {"", ".."} or os.path.isdir(path)  # noqa: PTH112  (as below)
    if is_folder:
        if not otherwise:
            raise PlantermError(texts.no_file_name(name))
        path /= otherwise
    return path if path.suffix else path.with_suffix(suffix)


def free_file(path: Path) -> Path:
    """The file, or one with a number behind its name where there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, _MOST_NUMBERED))
    return next((each for each in (path, *numbered) if not os.path.lexists(each)), path)


def plan_path(name: str) -> Path:
    """The same for a plan."""
    return named_file(name, ".toml")
