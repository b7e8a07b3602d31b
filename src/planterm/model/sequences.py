"""The order of rows and areas: what was moved between two orders, and two changed orders made one."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import islice, takewhile
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")


def grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    """What has the same key together; the keys, and what is theirs, in the order in which they come."""
    found: dict[Key, list[Item]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found


def moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest names that must have been moved to come from one order to the other.

    Names that only one of the orders has are neither moved nor make others move.
    """
    places = {name: place for place, name in enumerate(before)}
    common = [name for name in after if name in places]
    staying = longest_rising([places[name] for name in common])
    return {name for name in common if places[name] not in staying}


def merged_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Collection[str]) -> list[str]:
    """The kept names in our order, those that only they have placed or moved where they have them.

    What was moved on both sides stands where we have it. Of what both sides put in the same place, ours comes first.
    """
    moved_by_us = moved(base, ours)
    placed_by_us = moved_by_us | (set(ours) - set(base))
    moved_by_them = moved(base, theirs) - moved_by_us
    staying = [name for name in ours if name in kept and name not in moved_by_them]
    return woven(staying, [name for name in theirs if name in kept], placed_by_us)


def woven(staying: Sequence[Item], order: Sequence[Item], first: Collection[Item] = ()) -> list[Item]:
    """The staying names, and each further one of the order behind the staying name that it follows there.

    Where some of the staying names that come first follow as well, it stands behind those.
    """
    followers: dict[Item | None, list[Item]] = {None: []}
    there, anchor = set(staying), None
    for name in order:
        if name in there:
            anchor = name
        else:
            followers.setdefault(anchor, []).append(name)
    result: list[Item] = []
    waiting = followers[None]
    for name in staying:
        if name not in first:
            result += waiting
            waiting = []
        result.append(name)
        if name in followers:
            waiting = [*followers[name], *waiting]
    return [*result, *waiting]


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """The longest rising subsequence of different numbers."""
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        previous[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = previous[last]
    return found


def common_ends(one: Sequence[Item], other: Sequence[Item]) -> tuple[int, int]:
    """How many are the same in both at the beginning, and how many of the rest at the end."""
    start = _alike(zip(one, other, strict=False))
    rest = min(len(one), len(other)) - start
    return start, _alike(islice(zip(reversed(one), reversed(other), strict=False), rest))


def _alike(pairs: Iterable[tuple[Item, Item]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1] or pair[0] == pair[1], pairs))
