"""Which row is which in two plans without common ids: by the words they share, then by where they stand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nlargest, nsmallest
from math import log
from types import MappingProxyType
from typing import NamedTuple

from planterm.model.folding import words
from planterm.model.form import Columns, Role
from planterm.model.plan import Row
from planterm.model.sequences import grouped
from planterm.model.text import seen

Cells = tuple[str, ...]

_WEIGHTS = MappingProxyType(
    {
        Role.PROBLEM: 1.0,
        Role.CAUSE: 1.0,
        Role.MEASURE: 1.0,
        Role.GOALS: 0.6,
        Role.WHEN: 0.3,
        Role.WHO: 0.3,
        Role.FOLLOW_UP: 0.2,
        None: 0.3,
    }
)
"""How much a word tells in each column: the problem, the cause and the measure say which row it is."""

_IDENTITY = (Role.PROBLEM, Role.CAUSE, Role.MEASURE)

_LONGEST_SPELLED = 120
"""In characters: longer texts that are alike have words in common."""


class Weighed(NamedTuple):
    """A row's words with their weights, and the sum of these."""

    words: Mapping[str, float]
    sum: float


class Vocabulary:
    """The words of many rows; how rare a word is tells how much it says."""

    def __init__(self, columns: Columns, rows: Iterable[Cells]) -> None:
        self._weights = [_WEIGHTS[column.role] for column in columns]
        self._counts: Counter[str] = Counter()
        self._total = 0
        for cells in rows:
            self._counts.update({word for cell in cells for word in words(cell)})
            self._total += 1

    def weighed(self, cells: Cells) -> Weighed:
        """The row's words, each with the weight that it has where it tells most."""
        weights: dict[str, float] = {}
        for cell, column_weight in zip(cells, self._weights, strict=True):
            for word in words(cell):
                weights[word] = max(weights.get(word, 0.0), column_weight)
        weights = {word: weight * log(1 + self._total / self._counts[word]) for word, weight in weights.items()}
        return Weighed(weights, sum(weights.values()))


def shared(first: Weighed, second: Weighed) -> float:
    """How much of the two rows' words they have in common, from 0 to 1."""
    if not first.sum or not second.sum:
        return 0.0
    few, many = sorted((first.words, second.words), key=len)
    common = sum(min(weight, many[word]) for word, weight in few.items() if word in many)
    return 2 * common / (first.sum + second.sum)


def spelled_alike(one: str, other: str, least: float) -> float:
    """How like the spelling of two short texts is, from 0 to 1; 0 where it is less than the least, or they are long."""
    if not one or not other or max(len(one), len(other)) > _LONGEST_SPELLED:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


class SeenRow(NamedTuple):
    """A row's texts, as the eye sees them, and the area that it stands in."""

    area_id: str
    cells: Cells
    identity: Cells
    """Those that say which row it is: problem, cause, measure."""

    @classmethod
    def of(cls, area_id: str, row: Row) -> "SeenRow":
        """The row as the eye sees it."""
        return cls(area_id, tuple(map(seen, row.cells)), tuple(seen(row.text(role)) for role in _IDENTITY))

    @property
    def core(self) -> str:
        """What says which row it is, for comparing the spelling."""
        return " ".join(self.identity).casefold().strip()


_ALIKE = 0.4
"""How much of its words a row elsewhere has in common at least with the row that it was made of."""
_ALIKE_IN_PLACE = 0.3
"""The same for a row that stands where that one stood."""
_SPELLED_ALIKE = 0.6
_SAME_AREA, _SAME_GAP = 0.05, 0.1
"""What standing in the right place counts beside the words, where several rows are alike."""

_RARE = 40
"""A word that more rows have finds none of them."""
_TELLING = 24
"""How many of a row's rarest words others are looked for by."""
_MOST = 6
"""How many rows are looked at more closely for each, of those found by words, and of those in its place."""


def matched_rows(columns: Columns, ours: Sequence[SeenRow], theirs: Sequence[SeenRow]) -> dict[int, int]:
    """For each of their rows that is one of ours the number of that; each of ours is given once at most.

    Rows with the same texts are always matched, in the same area first, in their order.
    """
    pairs = _Pairs(columns, ours, theirs)
    pairs.take_equal(lambda row: row)
    pairs.take_equal(lambda row: row.cells)
    pairs.take_equal(lambda row: (row.area_id, row.identity), only=True)
    pairs.take_equal(lambda row: row.identity, only=True)
    if pairs.free_ours and pairs.free_theirs:
        pairs.take_alike()
    return pairs.found


Key = Callable[[SeenRow], Hashable]


class _Pairs:
    """The rows matched so far."""

    def __init__(self, columns: Columns, ours: Sequence[SeenRow], theirs: Sequence[SeenRow]) -> None:
        self._columns = columns
        self._ours, self._theirs = ours, theirs
        self.found: dict[int, int] = {}
        self._taken = set[int]()

    @property
    def free_ours(self) -> list[int]:
        """The numbers of our rows that are in no pair yet."""
        return [our for our in range(len(self._ours)) if our not in self._taken]

    @property
    def free_theirs(self) -> list[int]:
        """The numbers of theirs."""
        return [their for their in range(len(self._theirs)) if their not in self.found]

    def _take(self, our: int, their: int) -> None:
        self.found[their] = our
        self._taken.add(our)

    def take_equal(self, key: Key, *, only: bool = False) -> None:
        """Match the rows that have the same key, in their order; or only where one row of each side has it.

        Those have to say anything in the columns that tell which row it is.
        """
        ours = self._by_key(self._ours, self.free_ours, key, only=only)
        for value, rows in self._by_key(self._theirs, self.free_theirs, key, only=only).items():
            same = ours.get(value, ())
            if not only or len(rows) == len(same) == 1:
                for our, their in zip(same, rows, strict=False):
                    self._take(our, their)

    def _by_key(
        self, rows: Sequence[SeenRow], free: Sequence[int], key: Key, *, only: bool
    ) -> dict[Hashable, list[int]]:
        return grouped((key(rows[number]), number) for number in free if not only or any(rows[number].identity))

    def take_alike(self) -> None:
        """Match the rows that are most alike, the surest first."""
        for _, their, our in sorted(self._candidates()):
            if our not in self._taken and their not in self.found:
                self._take(our, their)

    def _candidates(self) -> Iterator[tuple[float, int, int]]:
        """Pairs that may be the same row, the surest with the least number before it."""
        vocabulary = Vocabulary(self._columns, (row.cells for row in (*self._ours, *self._theirs)))
        ours = {our: vocabulary.weighed(self._ours[our].cells) for our in self.free_ours}
        by_word = _by_rare_word(ours)
        our_gaps, their_gaps = self._gaps()
        in_gap = grouped((our_gaps[our], our) for our in self.free_ours)
        places: defaultdict[Hashable, int] = defaultdict(int)
        for their in self.free_theirs:
            gap = their_gaps[their]
            weighed = vocabulary.weighed(self._theirs[their].cells)
            beside = _nearest(in_gap.get(gap, ()), places[gap])
            places[gap] += 1
            for our in {*beside, *_with_same_words(weighed, by_word)}:
                rank = self._rank(our, their, shared(ours[our], weighed), is_in_place=our_gaps[our] == gap)
                if rank is not None:
                    yield -rank, their, our

    def _rank(self, our: int, their: int, alike: float, *, is_in_place: bool) -> float | None:
        """How sure it is that the two rows are the same; None where they are too different."""
        one, other = self._ours[our], self._theirs[their]
        if is_in_place and alike < _ALIKE:
            alike = max(alike, spelled_alike(one.core, other.core, _SPELLED_ALIKE))
        if alike < (_ALIKE_IN_PLACE if is_in_place else _ALIKE):
            return None
        return alike + _SAME_AREA * (one.area_id == other.area_id) + _SAME_GAP * is_in_place

    def _gaps(self) -> tuple[list[Hashable], list[Hashable]]:
        """For each row, which matched row of ours it follows in its area; rows in the same gap follow the same one."""
        areas = [row.area_id for row in self._ours]
        matched = {their: our for their, our in self.found.items() if areas[our] == self._theirs[their].area_id}
        return _gaps(self._ours, {our: our for our in matched.values()}), _gaps(self._theirs, matched)


def _gaps(rows: Sequence[SeenRow], matched: Mapping[int, int]) -> list[Hashable]:
    gaps: list[Hashable] = []
    anchor: int | None = None
    for number, row in enumerate(rows):
        if not number or row.area_id != rows[number - 1].area_id:
            anchor = None
        anchor = matched.get(number, anchor)
        gaps.append((row.area_id, anchor))
    return gaps


def _by_rare_word(rows: dict[int, Weighed]) -> dict[str, list[int]]:
    """The rows that have each word, for words that not too many have."""
    found = grouped((word, number) for number, weighed in rows.items() for word in weighed.words)
    return {word: numbers for word, numbers in found.items() if len(numbers) <= _RARE}


def _with_same_words(weighed: Weighed, by_word: dict[str, list[int]]) -> list[int]:
    """The rows that share most of the row's rare words."""
    known = [(weight, word) for word, weight in weighed.words.items() if word in by_word]
    sums: defaultdict[int, float] = defaultdict(float)
    for weight, word in nlargest(_TELLING, known):
        for number in by_word[word]:
            sums[number] += weight
    return nlargest(_MOST, sums, key=lambda number: (sums[number], -number))


def _nearest(numbers: Sequence[int], place: int) -> list[int]:
    """The rows of a gap that stand nearest to a place in it."""
    first = max(0, min(place - _MOST // 2, len(numbers) - _MOST))
    window = range(first, min(len(numbers), first + _MOST))
    return [numbers[index] for index in nsmallest(_MOST, window, key=lambda index: abs(index - place))]
