"""``planterm new``: an empty plan on the form of its year, or the one that follows an earlier plan."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planterm.cli.command import DONE, Command
from planterm.cli.output import one_line, write, write_json
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.cli.values import district, year
from planterm.texts import command_line as texts


class _From(Action):
    """Takes the earlier plan; what that one tells need not be given any more."""

    def __init__(self, needless: Iterable[Action], **rest: Any) -> None:
        super().__init__(**rest)
        self._needless = needless

    def __call__(self, _parser: ArgumentParser, namespace: Namespace, value: Any, _option: str | None = None) -> None:
        setattr(namespace, self.dest, value)
        for action in self._needless:
            action.required = False


def _configure(parser: Parser) -> None:
    parser.usage = texts.NEW_USAGE
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.NEW_PLAN_HELP)
    needless = (
        parser.add_argument("--year", metavar=texts.YEAR, type=year, required=True, help=texts.NEW_YEAR_HELP),
        parser.add_argument("--district", metavar=texts.NAME, type=district, required=True, help=texts.DISTRICT_HELP),
    )
    parser.add_argument(
        "--from", dest="old", metavar=texts.OLD, type=Path, action=_From, needless=needless, help=texts.FROM_HELP
    )
    parser.add_argument("--json", action="store_true", help=texts.NEW_JSON_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.plan, ".toml", force=arguments.force)
    from planterm.cli.next_year import as_json, follow

    if arguments.old is not None:
        return follow(path, arguments)
    from planterm.form.loader import load_form
    from planterm.session.written_plan import new_plan
    from planterm.store.planfile import create

    plan = new_plan(arguments.year, arguments.district)
    create(path, plan, overwrite=arguments.force)
    if arguments.json:
        write_json(as_json(path, plan))
        return DONE
    write(texts.made(one_line(str(path)), load_form(plan.form).title(plan.year), plan.district, len(plan.areas)))
    return DONE


COMMAND = Command("new", texts.NEW_HELP, _configure, _run)
