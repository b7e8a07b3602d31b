"""``planterm new``: an empty plan on the form of its year, or the one that follows an earlier plan."""

from argparse import Action, ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planterm.cli.arguments import FORCE, FORM, Parser, Subcommand, chosen_form, district, file, new_file, option, year
from planterm.cli.laid_out import tell, terminal_width
from planterm.cli.streams import DONE, FOUND
from planterm.model.plan import Plan
from planterm.model.text import one_line
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create, load
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from planterm.session.next_year import NextYear


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
    plan = new_plan(arguments.year, arguments.district, chosen_form(arguments.form))
    create(path, plan, overwrite=arguments.force)
    title = plan.form.title(plan.year)
    tell(
        arguments,
        lambda: _as_json(path, plan),
        lambda: texts.made(one_line(str(path)), title, plan.district, len(plan.areas)),
    )
    return DONE


def _follow(path: Path, arguments: Namespace) -> int:
    """Make the plan that follows the old one; 1 where somebody has to look at what became of a row."""
    from planterm.cli.next_year_text import as_text, is_to_look_at
    from planterm.session.next_year import create_next, next_year

    old = load(arguments.old)
    following = next_year(arguments.old, old.plan, arguments.year, arguments.district, chosen_form(arguments.form))
    plan = following.made(path, following.proposals)
    create_next(path, following, plan, overwrite=arguments.force)
    tell(
        arguments,
        lambda: _as_json(path, plan, following),
        lambda: as_text(path, plan, following, terminal_width()),
    )
    return FOUND if any(is_to_look_at(proposal) for proposal in following.proposals) else DONE


def _as_json(path: Path, plan: Plan, following: "NextYear | None" = None) -> dict[str, Any]:
    """The new plan, and what was proposed for each row of the old one, if it was made from one."""
    return {
        "plan": str(path),
        "fran": str(following.path) if following else None,
        "formular": plan.form.id,
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


_ARGUMENTS = (
    file("plan", metavar=texts.PLAN, help=texts.NEW_PLAN_HELP),
    option("--year", metavar=texts.YEAR, type=year, required=True, help=texts.NEW_YEAR_HELP),
    option("--district", metavar=texts.NAME, type=district, required=True, help=texts.DISTRICT_HELP),
    file("--from", dest="old", metavar=texts.OLD, action=_From, help=texts.FROM_HELP),
    FORM,
    option("--json", action="store_true", help=texts.NEW_JSON_HELP),
    FORCE,
)
COMMANDS = (Subcommand("new", _ARGUMENTS, _run, texts.NEW_USAGE),)
