"""``planterm new``: an empty plan on the form of its year."""

from argparse import Namespace
from pathlib import Path

from planterm.cli.command import DONE, Command
from planterm.cli.output import one_line, write
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.cli.values import district, year
from planterm.texts import cli as texts


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.NEW_PLAN_HELP)
    parser.add_argument("--year", metavar=texts.YEAR, type=year, required=True, help=texts.YEAR_HELP)
    parser.add_argument("--district", metavar=texts.NAME, type=district, required=True, help=texts.DISTRICT_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.plan, ".toml", force=arguments.force)
    from planterm.form.loader import load_form
    from planterm.session.new_plan import new_plan
    from planterm.store.planfile import create

    plan = new_plan(arguments.year, arguments.district)
    create(path, plan, overwrite=arguments.force)
    write(texts.made(one_line(str(path)), load_form(plan.form).title(plan.year), plan.district, len(plan.areas)))
    return DONE


COMMAND = Command("new", texts.NEW_HELP, _configure, _run)
