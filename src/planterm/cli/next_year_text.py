"""What became of a plan's rows in the plan that follows it, in words."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from planterm.model.carry_over import Fate, Proposal
from planterm.model.plan import Plan
from planterm.model.text import one_line
from planterm.publish.differences import first_words
from planterm.publish.wrap import hanging
from planterm.session.next_year import NextYear
from planterm.texts import coming_year as words
from planterm.texts import command_line as texts

_INDENT = 2


def as_text(path: Path, plan: Plan, following: NextYear, width: int) -> str:
    """The new plan, and the old one's rows by what becomes of them."""
    return "\n".join(_lines(path, plan, following, width))


def _lines(path: Path, plan: Plan, following: NextYear, width: int) -> Iterator[str]:
    name, old, district = (one_line(text) for text in (str(path), str(following.path), plan.district))
    title = plan.form.title(plan.year)
    yield words.made(name, title, district, sum(1 for _ in plan.rows()), old)
    for fate in Fate:
        proposals = [proposal for proposal in following.proposals if proposal.fate is fate]
        if proposals:
            yield from ("", words.heading(fate, len(proposals)))
            yield from _rows(proposals, width)
    for area in following.plan.areas:
        homeless = [each for each in following.proposals if each.area_id == area.id and _is_homeless(each)]
        if homeless:
            yield ""
            yield from hanging("", words.placed(one_line(area.title), len(homeless)), 0, width)
    for header, count in following.left(following.proposals):
        yield ""
        yield from hanging("", words.without_column(header, count), 0, width)
    yield from ("", texts.open_with(name))


def _rows(proposals: Sequence[Proposal], width: int) -> Iterator[str]:
    for each in proposals:
        label = words.ROW_LABEL.format(place=each.standing.label)
        yield from hanging(label, words.row(first_words(each.row), each.reason), _INDENT, width)


def _is_homeless(proposal: Proposal) -> bool:
    return proposal.target is None and proposal.fate is not Fate.END


def is_to_look_at(proposal: Proposal) -> bool:
    """Whether somebody has to say what becomes of the row."""
    return proposal.fate is Fate.ASK or _is_homeless(proposal)
