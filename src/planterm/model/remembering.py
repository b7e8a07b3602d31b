"""Remembering what was found out about a plan, which is asked for again at every key."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


class _SameObject:
    """Equal to another one only around the very same object, so that no large value is ever hashed or compared."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameObject) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def remembered(size: int) -> Callable[[Function], Function]:
    """Make a function remember its last so many answers; its first argument is known by being the very same object."""

    def remembering(function: Function) -> Function:
        found = lru_cache(maxsize=size)(lambda same, *args, **kwargs: function(same.value, *args, **kwargs))

        @wraps(function)
        def asked(value: object, /, *args: Any, **kwargs: Any) -> object:
            return found(_SameObject(value), *args, **kwargs)

        return cast("Function", asked)

    return remembering
