"""Putting things in another order while moving as few of them as possible."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from planterm.model.sequences import longest_rising

T = TypeVar("T")
Named = tuple[str | None, T]


def arranged(old: Sequence[Named[T]], wanted: Mapping[str, T]) -> tuple[Named[T], ...]:
    """The wanted things, in their order, among the old ones that are not wanted, which stay where they are.

    What already stands in the right order does not move; the rest comes after the thing that it is wanted after.
    """
    ranks = {name: rank for rank, name in enumerate(wanted)}
    staying = longest_rising([ranks[name] for name, _ in old if name in ranks])
    first, followers = _followers(wanted, {name for name, rank in ranks.items() if rank in staying})
    result: list[Named[T]] = []
    for name, thing in old:
        if name is None or name not in ranks:
            result.append((name, thing))
        elif name in followers:
            result += [(other, wanted[other]) for other in (*first, name, *followers[name])]
            first = []
    return (*result, *((other, wanted[other]) for other in first))


def _followers(wanted: Mapping[str, T], staying: set[str]) -> tuple[list[str], dict[str, list[str]]]:
    """What comes before all that stays, and what comes after each thing that stays."""
    first: list[str] = []
    followers: dict[str, list[str]] = {}
    group = first
    for name in wanted:
        if name in staying:
            group = followers[name] = []
        else:
            group.append(name)
    return first, followers
