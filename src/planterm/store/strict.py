"""What files of the state folder hold, believed only where it is of the kind that is written there."""

import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from itertools import repeat
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import Any, NewType, TypeVar, get_args, get_origin, get_type_hints

from planterm.model.text import clean
from planterm.store.state import LONGEST_PATH

WRONG = (LookupError, TypeError, ValueError, RecursionError)
"""What is raised for what was not written so."""

_Value = TypeVar("_Value")


AnyText = NewType("AnyText", str)
"""A text that is only compared, and may hold anything."""


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
    AnyText: partial(of, str),
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
    kinds = _kinds_of(kind)
    fields = dict(zip(kinds, value, strict=True)) if isinstance(value, list) else of(dict, value)
    return kind(**{name: taken(each, fields[name], readers) for name, each in kinds.items() if name in fields})


_kinds_of = cache(get_type_hints)
