"""``planterm new``: an empty plan on the form of its year, or the one that follows an earlier plan."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planterm.cli.arguments import FORCE, Parser, Subcommand, district, file, new_file, option, year
from planterm.cli.output import DONE, FOUND, one_line, tell, terminal_width
from planterm.form.loader import load_form
from planterm.model.carry_over import Fate, Proposal
from planterm.model.plan import Plan
from planterm.publish.differences import first_words
from planterm.publish.wrap import hanging
from planterm.session.next_year import NextYear, create_next, next_year
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create, load
from planterm.texts import coming_year as words
from planterm.texts import command_line as texts

_INDENT = 2


class _From(Action):
    """Takes the earlier plan; what that one tells need not be given any more."""

    def __call__(self, parser: ArgumentParser, namespace: Namespace, value: Any, _option: str | None = None) -> None:
        setattr(namespace, self.dest, value)
        if isinstance(parser, Parser):
            parser.excuse("year", "district")


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.plan, ".toml", force=arguments.force)
    if arguments.old is not None:
        return _follow(path, arguments)
    plan = new_plan(arguments.year, arguments.district)
    create(path, plan, overwrite=arguments.force)
    title = load_form(plan.form).title(plan.year)
    tell(
        arguments,
        lambda: _as_json(path, plan),
        lambda: texts.made(one_line(str(path)), title, plan.district, len(plan.areas)),
    )
    return DONE


def _follow(path: Path, arguments: Namespace) -> int:
    """Make the plan that follows the old one; 1 where somebody has to look at what became of a row."""
    old = load(arguments.old)
    following = next_year(arguments.old, old.plan, arguments.year, arguments.district)
    plan = following.made(path, following.proposals)
    create_next(path, following, plan, overwrite=arguments.force)
    tell(
        arguments,
        lambda: _as_json(path, plan, following),
        lambda: "\n".join(_lines(path, plan, following, terminal_width())),
    )
    return FOUND if any(_asks(proposal) for proposal in following.proposals) else DONE


def _as_json(path: Path, plan: Plan, following: NextYear | None = None) -> dict[str, Any]:
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
    yield from ("", texts.open_with(name))


def _rows(proposals: Sequence[Proposal], width: int) -> Iterator[str]:
    for each in proposals:
        label = words.ROW_LABEL.format(area=each.standing.area_number, number=each.standing.number)
        yield from hanging(label, words.row(first_words(each.row), each.reason), _INDENT, width)


def _is_homeless(proposal: Proposal) -> bool:
    return proposal.target is None and proposal.fate is not Fate.END


def _asks(proposal: Proposal) -> bool:
    return proposal.fate is Fate.ASK or _is_homeless(proposal)


_ARGUMENTS = (
    file("plan", metavar=texts.PLAN, help=texts.NEW_PLAN_HELP),
    option("--year", metavar=texts.YEAR, type=year, required=True, help=texts.NEW_YEAR_HELP),
    option("--district", metavar=texts.NAME, type=district, required=True, help=texts.DISTRICT_HELP),
    file("--from", dest="old", metavar=texts.OLD, action=_From, help=texts.FROM_HELP),
    option("--json", action="store_true", help=texts.NEW_JSON_HELP),
    FORCE,
)
COMMANDS = (Subcommand("new", _ARGUMENTS, _run, texts.NEW_USAGE),)
