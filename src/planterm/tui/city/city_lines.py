"""A city's districts as lines of a table, with figures and bars for the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.results import percent
from planterm.publish.wrap import bar
from planterm.texts import city as texts
from planterm.texts import publishing
from planterm.tui.grid.wrapping import fit, width

if TYPE_CHECKING:
    from planterm.model.city import City, Member

_FIGURE = 3
_SHARE = 4
"""Cells for a figure, and for one per cent."""

_LEAST_NAME, _MOST_NAME, _MOST_BAR = 16, 40, 12
_SCROLLBAR = 2
_GAP = " "


class CityLines:
    """The lines at a width: how many cells the name and the bars have."""

    def __init__(self, city: City, room: int) -> None:
        room -= _SCROLLBAR
        self._titles = (*(area.title for area in city.form.areas), texts.OTHER_AREAS)
        self._most = max((counts[0] for member in city.members for counts in member.counts), default=0)
        longest = max(map(width, (*(member.name for member in city.members), *city.missing)), default=0)
        figures = len(self._titles) * (_FIGURE + 2 * len(_GAP)) + _SHARE + 3 * len(_GAP)
        self._name = min(longest, _MOST_NAME, max(_LEAST_NAME, room // 5))
        self._bar = max(1, min(_MOST_BAR, (room - self._name - figures) // (len(self._titles) + 1)))

    @property
    def heads(self) -> str:
        """What the columns are; the names of the areas cut to their room."""
        cells = _FIGURE + len(_GAP) + self._bar
        heads = (fit(f"{number} {title}", cells) for number, title in enumerate(self._titles, 1))
        return _GAP.join(
            (fit(texts.DISTRICT, self._name), *heads, fit(publishing.FOLLOWED_UP, _SHARE + 2 * len(_GAP) + self._bar))
        )

    def member(self, member: Member) -> str:
        """How many problems a district has in each area, and how much it has followed up."""
        problems = (counts[0] for counts in member.counts)
        columns = (f"{count:>{_FIGURE}}{_GAP}{self._drawn(count, self._most)}" for count in problems)
        result = member.result
        share = publishing.PER_CENT.format(number=percent(result.followed_up, result.rows)).rjust(_SHARE + 1)
        followed_up = f"{share}{_GAP}{self._drawn(result.followed_up, result.rows)}"
        return _GAP.join((fit(member.name, self._name), *columns, followed_up))

    def missing(self, name: str) -> str:
        """A district without a plan."""
        return f"{fit(name, self._name)}{_GAP}{texts.MISSING}"

    def _drawn(self, part: int, whole: int) -> str:
        return bar(part, whole, self._bar)
