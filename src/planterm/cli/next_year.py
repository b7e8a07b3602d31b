"""The plan of the next year on the command line: made by what is proposed, and told row by row."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planterm.cli.command import DONE, FOUND
from planterm.cli.output import one_line, terminal_width, write, write_json
from planterm.form.loader import load_form
from planterm.model.carry_over import Fate, Proposal
from planterm.model.plan import Plan
from planterm.publish.differences import first_words
from planterm.publish.wrap import hanging
from planterm.session.next_year import NextYear, create_next, next_year
from planterm.store.planfile import load
from planterm.texts import coming_year as texts
from planterm.texts import command_line as cli

_INDENT = 2


def follow(path: Path, arguments: Namespace) -> int:
    """Make the plan that follows the old one; 1 where somebody has to look at what became of a row."""
    old = load(arguments.old)
    following = next_year(arguments.old, old.plan, arguments.year, arguments.district)
    plan = following.made(path, {}, {})
    create_next(path, following, plan, overwrite=arguments.force)
    if arguments.json:
        write_json(as_json(path, plan, following))
    else:
        write("\n".join(_lines(path, plan, following, terminal_width())))
    return FOUND if any(_asks(proposal) for proposal in following.proposals) else DONE


def as_json(path: Path, plan: Plan, following: NextYear | None = None) -> dict[str, Any]:
    """The new plan, and what was proposed for each row of the old one, if it was made from one."""
    return {
        "plan": str(path),
        "fran": str(following.path) if following else None,
        "formular": plan.form,
        "ar": plan.year,
        "forvaltning": plan.district,
        "rader": [
            {
                "rad": proposal.row.id,
                "omrade": proposal.area_id,
                "nummer": proposal.standing.number,
                "forslag": proposal.fate.value,
                "skal": proposal.reason.value,
                "till": plan.standings[proposal.row.id].area.id if proposal.row.id in plan.standings else None,
            }
            for proposal in (following.proposals if following else ())
        ],
    }


def _lines(path: Path, plan: Plan, following: NextYear, width: int) -> Iterator[str]:
    name, old, district = (one_line(text) for text in (str(path), str(following.path), plan.district))
    title = load_form(plan.form).title(plan.year)
    yield texts.made(name, title, district, sum(1 for _ in plan.rows()), old)
    for fate in Fate:
        proposals = [proposal for proposal in following.proposals if proposal.fate is fate]
        if proposals:
            yield from ("", texts.heading(fate, len(proposals)))
            yield from _rows(proposals, width)
    for area in following.plan.areas:
        homeless = [each for each in following.proposals if each.area_id == area.id and _is_homeless(each)]
        if homeless:
            yield ""
            yield from hanging("", texts.placed(one_line(area.title), len(homeless)), 0, width)
    yield from ("", cli.open_with(name))


def _rows(proposals: Sequence[Proposal], width: int) -> Iterator[str]:
    for each in proposals:
        label = texts.ROW_LABEL.format(area=each.standing.area_number, number=each.standing.number)
        yield from hanging(label, texts.row(first_words(each.row), each.reason), _INDENT, width)


def _is_homeless(proposal: Proposal) -> bool:
    return proposal.target is None and proposal.fate is not Fate.END


def _asks(proposal: Proposal) -> bool:
    return proposal.fate is Fate.ASK or _is_homeless(proposal)
