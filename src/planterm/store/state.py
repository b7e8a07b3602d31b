"""The user's state folder and what is kept in it, for the user alone: read as strictly as it was written."""

import errno
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from itertools import repeat
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from zlib import crc32

from planterm.model.text import clean
from planterm.store.disk import (
    PRIVATE,
    Disk,
    WriteFailedError,
    discard,
    is_folder,
    is_link,
    real_path,
    status,
    unquoted,
    whole_path,
)
from planterm.store.files import Conditions, read_regular, replace_file

VARIABLE = "PLANTERM_STATE"
"""Names another folder."""

_APP = "planterm"
_PRIVATE_FOLDER = 0o700

WRONG = (LookupError, TypeError, ValueError, RecursionError)
"""What is raised for what was not written so."""

LONGEST_PATH = 4096
"""Characters; no system has longer ones."""

MOST_RECENT = 20
"""How many plans are remembered."""

_RECENT_FILE = "recent"
_NAME_END = "\n"
"""Names stand on lines of their own: reading them at every start must cost nothing."""

_Value = TypeVar("_Value")


def state_folder() -> Path:
    """Where the state is kept; the folder need not exist yet."""
    if given := os.environ.get(VARIABLE):
        return named_folder(given)
    from platformdirs import user_state_dir

    return Path(user_state_dir(_APP, appauthor=False))


def is_own(path: Path) -> bool:
    """Whether a file, by its path from the root, is the program's own, such as a copy of the example."""
    return path.is_relative_to(state_folder())


@cache
def named_folder(given: str) -> Path:
    """The folder that a variable of the environment names, from the root: once asked for, it stays where it is."""
    return whole_path(Path(unquoted(given)))


def private_folder(*names: str) -> Path:
    """A folder in the state folder, made for the user alone where it is not there yet.

    Raises OSError, also where somebody has put a link to another place there: the state folder may be a shared one.
    """
    folder = state_folder()
    _make(folder)
    for name in names:
        folder /= name
        _make(folder)
        if is_link(status(folder, follow=False)):
            raise OSError(errno.EMLINK, "")
    return folder


def plan_key(path: Path) -> str:
    """A short name for a plan's place: the same for every way to write its path."""
    return f"{crc32(real_path(path).encode(errors='surrogatepass')):08x}"


def keep(data: bytes, *names: str) -> None:
    """Write a file of the state folder, its folder named too; where that fails it is not kept, and nothing is said."""
    *folders, name = names
    with suppress(OSError, ValueError, WriteFailedError):
        replace_file(private_folder(*folders) / name, data, Disk(), Conditions(PRIVATE))


def put_aside(file: Path) -> Path:
    """Give a file of the folder that is damaged a name under which only a person looks into it; where it is then."""
    aside = file.with_name(f"{file.name}.skadad.txt")
    try:
        return file.replace(aside)
    except OSError:
        return file


def _make(folder: Path) -> None:
    if is_folder(folder):
        return
    if folder.parent != folder:
        _make(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=_PRIVATE_FOLDER)


def of(kind: type[_Value], value: object) -> _Value:
    """The value, which must be of that very kind: True is no number."""
    if type(value) is not kind:
        raise TypeError(value)
    return value


def text(value: object) -> str:
    """A text in which nothing steers a terminal."""
    found = of(str, value)
    if clean(found) != found:
        raise ValueError(found)
    return found


def moment(value: object) -> datetime:
    """A time in this computer's zone, also where it names none."""
    try:
        return datetime.fromisoformat(of(str, value)).astimezone()
    except OverflowError as error:  # at either end of what there are times for
        raise ValueError(value) from error


def path(value: object) -> Path:
    """A path, which may hold whatever file names may."""
    found = of(str, value)
    if not found or "\0" in found or len(found) > LONGEST_PATH:
        raise ValueError(found)
    os.fsencode(found)  # what no file name can hold raises ValueError
    return Path(found)


def day(value: object) -> date:
    """A day."""
    return date.fromisoformat(of(str, value))


Readers = Mapping[Any, Callable[[Any], object]]
"""How a kind of thing is read; each raises one of WRONG for what is none."""

_READERS: Readers = {
    str: text,
    int: partial(of, int),
    bool: partial(of, bool),
    Path: path,
    date: day,
    datetime: moment,
}


def taken(kind: Any, value: object, readers: Readers = MappingProxyType({})) -> Any:
    """What JSON holds as a thing of a kind, which may be a named tuple, a tuple, or None beside another kind.

    A named tuple is an object with its fields, of which those with a default may be missing, or a list of all of them.
    Raises one of WRONG for what was not written so.
    """
    if (read := readers.get(kind) or _READERS.get(kind)) is not None:
        return read(value)
    inner = get_args(kind)
    if NoneType in inner:
        return None if value is None else taken(inner[0], value, readers)
    if get_origin(kind) is tuple:
        several = of(list, value)
        each = repeat(inner[0], len(several)) if inner[-1] is ... else inner
        return tuple(taken(one, found, readers) for one, found in zip(each, several, strict=True))
    if issubclass(kind, StrEnum):
        return kind(text(value))
    kinds = get_type_hints(kind)
    fields = dict(zip(kinds, value, strict=True)) if isinstance(value, list) else of(dict, value)
    needed = kinds.keys() - kind._field_defaults.keys()
    return kind(
        **{name: taken(kinds[name], fields[name], readers) for name in kinds if name in fields or name in needed}
    )


_kinds_of = cache(get_type_hints)


def read_kept(kind: Any, name: str, most: int) -> Any:
    """What is kept in a file of the state folder with at most so many bytes; None where nothing of that kind is."""
    try:
        return taken(kind, json.loads(read_regular(state_folder() / name, most)))
    except (OSError, *WRONG):
        return None


def recent_plans() -> tuple[Path, ...]:
    """The plans opened last, latest first; those that are gone or out of reach are among them."""
    try:
        names = os.fsdecode(read_regular(state_folder() / _RECENT_FILE)).split(_NAME_END)
    except (OSError, ValueError):
        return ()
    return tuple(Path(name) for name in names if name and "\0" not in name and len(name) <= LONGEST_PATH)[:MOST_RECENT]


def remember(plan: Path) -> None:
    """Put a plan first, unless it is the program's own; where that cannot be written, nothing is remembered or said."""
    path = whole_path(plan)  # links are part of the name that the user knows
    known = recent_plans()
    if known[:1] == (path,) or _NAME_END in str(path) or is_own(path):
        return
    _write((path, *(other for other in known if other != path)))


def forget(plan: Path) -> None:
    """Leave out a plan that has left its place."""
    known = recent_plans()
    if len(others := tuple(other for other in known if real_path(other) != real_path(plan))) < len(known):
        _write(others)


def clear_recent() -> None:
    """Forget them all."""
    discard(state_folder() / _RECENT_FILE)


def _write(plans: tuple[Path, ...]) -> None:
    keep(os.fsencode("".join(f"{plan}{_NAME_END}" for plan in plans[:MOST_RECENT])), _RECENT_FILE)
