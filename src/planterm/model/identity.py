"""Keys for caches of what is worked out from a large value."""

from typing import Generic, TypeVar

Value = TypeVar("Value")


class SameObject(Generic[Value]):
    """Equal to another one only around the very same object, so that no large value is ever hashed or compared."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameObject) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
