"""What stands in a plan's file beside the plan: misspelt keys and headers are told of, and texts can be taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from planterm.model.conflicts import Undecided, resolve
from planterm.model.edits import Place, place_of
from planterm.model.plan import Plan, Spot
from planterm.store.misspelt import MisspeltName
from planterm.store.planfile import PlanFile
from planterm.texts import store as texts

if TYPE_CHECKING:
    from planterm.model.findings import Finding


def told(file: PlanFile, undecided: Sequence[Undecided]) -> tuple[MisspeltName, ...]:
    """What is to be told of the file, as far as the plan has not got it and nobody has decided on it."""
    decided = _keys(file.undecided) - _keys(undecided)
    return tuple(note for note in file.notes if Spot(note.area_id, note.row_id, note.written) not in decided)


def findings(file: PlanFile, plan: Plan, undecided: Sequence[Undecided]) -> Iterator[Finding]:
    """The same as findings of a review, with what a merge could not decide."""
    from planterm.model.findings import Rule, beside
    from planterm.publish.review_text import undecided_findings

    yield from undecided_findings(undecided, plan)
    for note in told(file, undecided):
        rule = Rule.MISSPELT if note.meant else Rule.UNDECIDED
        yield beside(plan, rule, Spot(note.area_id, note.row_id, note.meant), sentence(note))


def sentence(note: MisspeltName) -> str:
    """What is told of a key or a header, with its line."""
    if not note.meant:
        return texts.TWO_VALUES.format(note.written, note.line)
    if note.is_header:
        return texts.HEADER.format(note.written, note.line, note.meant)
    return (texts.NO_HEADER if note.meant.startswith("[") else texts.KEY).format(note.written, note.line, note.meant)


def can_be_taken_in(undecided: Sequence[Undecided]) -> bool:
    """Whether there is anything of it that the plan can have."""
    return bool(_keys(undecided))


def taken_in(plan: Plan, undecided: Sequence[Undecided]) -> tuple[Plan, tuple[Undecided, ...], Place]:
    """The plan with all that can be taken in, what is undecided then, and the place of the first of it.

    A text for whose place the plan has another one is not in the plan but undecided.
    """
    left: list[Undecided] = []
    place: Place | None = None
    for each in undecided:
        if not any(other.key for other in each.others):
            left.append(each)
            continue
        place = place or place_of(plan, each.spot)
        first, *more = others = [other._replace(key="") for other in each.others]
        if (each.standing.text or "").strip():
            left.append(each._replace(others=tuple(others)))
            continue
        plan = resolve(plan, each.spot, first.text)
        if more:
            left.append(each._replace(standing=first, others=tuple(more)))
    return plan, tuple(left), place or Place(plan.areas[0].id)


def _keys(several: Iterable[Undecided]) -> set[Spot]:
    """The misspelt keys that there are, each with its area and its row."""
    return {each.spot._replace(key=other.key) for each in several for other in each.others if other.key}
