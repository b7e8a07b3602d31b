"""What state files hold, read as strictly as it was written: anything else raises LookupError, TypeError or ValueError.

So nothing that another program or a bad disk has put there is taken for something of the program's own, and no text
steers the terminal.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from planterm.model.text import clean

WRONG = (LookupError, TypeError, ValueError, RecursionError)
"""What is raised for what was not written so."""

LONGEST_PATH = 4096
"""Characters; no system has longer ones."""

_Value = TypeVar("_Value")


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


def several(read: Callable[[object], _Value], value: object) -> tuple[_Value, ...]:
    """The values of a list."""
    return tuple(map(read, of(list, value)))


def table(read: Callable[[object], _Value], value: object) -> dict[str, _Value]:
    """The values of an object, by their names."""
    return {text(name): read(each) for name, each in of(dict, value).items()}


def or_none(read: Callable[[object], _Value], value: object) -> _Value | None:
    """The value, or None."""
    return None if value is None else read(value)
