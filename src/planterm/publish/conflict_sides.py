"""Two texts for the same place as they are shown to choose from: whole, and with what differs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from planterm.model.conflicts import Side, Undecided, Wording
from planterm.model.diff import Span, differing
from planterm.model.fields import AREA
from planterm.model.plan import Plan, Spot
from planterm.model.text import visible
from planterm.publish.differences import place_name, shown
from planterm.texts import kept_safe as texts

_WHOSE = {Side.OURS: texts.MINE, Side.THEIRS: texts.THEIRS, None: texts.IN_FILE}
_WHOSE_TOLD = {**_WHOSE, Side.OURS: texts.YOURS}
"""Where the program speaks: what is mine in an answer is yours in the question."""


class ConflictQuestion(NamedTuple):
    """What is asked about the standing wording and the newest other one, and what the two answers are called."""

    opening: str
    """Whose they are, and the place."""
    wordings: tuple[tuple[str, str, tuple[Span, ...]], tuple[str, str, tuple[Span, ...]]]
    """The name of each, its whole text, and what of that the other one has not."""
    more: str
    """How many come after these two; empty where none do."""
    keep: str
    take: str
    both: str = ""
    """Both as one text, where they are texts of a cell; empty where only one of them can stand."""


def question(undecided: Undecided, plan: Plan, now: datetime) -> ConflictQuestion:
    """The question about a place of the plan."""
    pair = undecided.standing, undecided.others[0]
    is_others = any(wording.side is Side.THEIRS for wording in pair)
    place, standing = place_name(plan, undecided.spot), plan.standings.get(undecided.spot.row_id or "")
    opening = texts.OTHERS_CHANGED if is_others else texts.WRITTEN_TWICE
    opening = opening.format(texts.in_place(place, visible(standing.area.title) if standing else ""))
    names = (f"{name[0].upper()}{name[1:]}" for name in _names(pair, now, _WHOSE_TOLD))
    told = _told(undecided.spot, pair, plan)
    first, second = zip(names, told, differing(*told), strict=True)
    others = len(undecided.others) - 1
    more = (texts.ONE_MORE if others == 1 else texts.MORE.format(others)) if others else ""
    if undecided.others[0].text is None:
        return ConflictQuestion(opening, (first, second), more, texts.KEEP_IT, texts.REMOVE_IT)
    keep, take = _names(pair, now, _WHOSE)
    written = [wording.text for wording in pair if wording.text and wording.text.strip()]
    both = "\n".join(written) if undecided.spot.key in plan.columns.by_key and len(written) > 1 else ""
    return ConflictQuestion(opening, (first, second), more, texts.KEEP.format(keep), texts.TAKE.format(take), both)


def other_lines(several: Iterable[Undecided], plan: Plan, now: datetime) -> Iterator[str]:
    """A line for each wording that the plan does not have."""
    for undecided in several:
        place = place_name(plan, undecided.spot)
        for other in undecided.others:
            text = read(undecided.spot, other.text, plan) or texts.EMPTY
            yield texts.OTHER_TEXT.format(place, _name(other, now, _WHOSE_TOLD), text)


def _names(pair: tuple[Wording, Wording], now: datetime, whose: Mapping[Side | None, str]) -> tuple[str, str]:
    """What the two are called, apart."""
    if not any(wording.side or wording.at for wording in pair):
        return texts.IN_PLAN, texts.BESIDE
    first, second = (_name(wording, now, whose) for wording in pair)
    if first == second:
        first, second = (_name(wording, now, whose, exactly=True) for wording in pair)
    return first, second


def _name(wording: Wording, now: datetime, whose: Mapping[Side | None, str], *, exactly: bool = False) -> str:
    """What a text is called by whose it is and, where that is known, when it was written."""
    when = texts.time_and_day(wording.at, now, exactly=exactly) if wording.at else ""
    return f"{whose[wording.side]} {when}".rstrip()


def _told(spot: Spot, pair: tuple[Wording, Wording], plan: Plan) -> tuple[str, str]:
    """Both texts as people read them."""
    ours, theirs = (read(spot, wording.text, plan) or texts.EMPTY for wording in pair)
    return ours, theirs


def read(spot: Spot, text: str | None, plan: Plan) -> str:
    """A wording as people read it; one that is no text says so."""
    if text is None:
        return texts.REMOVED
    if spot.key == AREA:
        return plan.area(text).title if text in plan.areas_by_id else text
    return shown(spot.key or "", text) if text.strip() else text
