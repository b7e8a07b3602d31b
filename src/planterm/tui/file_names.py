"""File names as they are typed."""

import os
from collections.abc import Sequence
from pathlib import Path

from planterm.errors import PlantermError
from planterm.store.disk import glance, is_folder
from planterm.store.errors import shown
from planterm.store.files import check_new_name
from planterm.texts import kept_safe as texts
from planterm.texts import publishing as exports

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
_QUOTES = "\"'"
"""A path that is copied, or drawn into the terminal, comes in them."""

_KNOWN = (*exports.PLAN_KINDS, ".xlsm", ".xls", ".ods", ".csv", ".pdf", ".docx", ".toml")
"""Endings that say what is in a file."""

_MOST_NUMBERED = 100


def typed_path(name: str) -> Path:
    """The file that is meant; ``~`` is the home folder, where there is one."""
    path = Path(_unquoted(name))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def named_file(name: str, kinds: Sequence[str], otherwise: str = "") -> Path:
    """The same for a file that is to be written, which has one of the endings: the first one need not be typed.

    Where a folder is named, the file has the other name in it. Raises PlantermError for what can be no such file.
    """
    path = typed_path(name)
    if _unquoted(name).endswith(_SEPARATORS) or path.name in {"", ".."} or is_folder(path):
        if not otherwise:
            raise PlantermError(texts.NO_FILE_NAME.format(name=name))
        path /= otherwise
    # Windows drops blanks and full stops at the end of a name, without a word.
    bare = path.name.rstrip(". ")
    suffix = Path(bare).suffix.lower()
    if suffix not in kinds and suffix in _KNOWN:
        raise PlantermError(texts.WRONG_KIND.format(name=shown(path), kinds=exports.kinds(kinds)))
    path = path.with_name(bare if suffix in kinds else f"{bare}{kinds[0]}")
    check_new_name(path)
    return path


def free_file(path: Path) -> Path:
    """The file, or one with a number behind its name where there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, _MOST_NUMBERED))
    return next((each for each in (path, *numbered) if glance(each, follow=False) is None), path)


def _unquoted(name: str) -> str:
    name = name.strip()
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] and name[0] in _QUOTES else name
