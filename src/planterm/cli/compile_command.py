"""``planterm compile``: many plans as one workbook, web page or text."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Any

from planterm.cli import figures
from planterm.cli.arguments import FORCE, JSON, Subcommand, file, new_file
from planterm.cli.laid_out import ProgressBar, terminal_width
from planterm.cli.streams import DONE, FOUND, write, write_json
from planterm.model.city import Member, Trouble
from planterm.model.text import one_line
from planterm.session.city import CITY_KINDS, ReadCity, plan_files, read_city, write_city
from planterm.texts import city as city_texts
from planterm.texts import command_line as texts


def _run(arguments: Namespace) -> int:
    path: Path | None = arguments.output
    before = arguments.before or []
    if path is not None:
        reads = plan_files([*arguments.plans, *before])
        new_file(path, *CITY_KINDS, force=arguments.force, reads=reads)
    with closing(ProgressBar(city_texts.COMPILING)) as progress:
        steps = 3 if path is not None else 2  # what is written takes as long as what is read
        read = read_city(arguments.plans, before, lambda done, total: progress.tell(done, total * steps // 2))
        city = read.city
        if path is not None:
            write_city(city, path, overwrite=arguments.force)
    if arguments.json:
        write_json(_as_json(read))
    elif path is not None:
        write(city_texts.written(one_line(str(path)), len(city.members), city.result.rows))
    else:
        from planterm.publish.city_text import city_text

        write(city_text(city, terminal_width()))
    return DONE if city.is_flawless else FOUND


def _as_json(read: ReadCity) -> dict[str, Any]:
    unread = (flaw for flaw in read.city.notes if flaw.trouble is Trouble.UNREAD)
    return {
        "planer": [_member(each, read) for each in read.city.members],
        "ej_lasta": [{"fil": str(read.files[flaw.file]), "varfor": flaw.names[0]} for flaw in unread],
    }


def _member(member: Member, read: ReadCity) -> dict[str, Any]:
    plan = member.plan
    return {
        "fil": str(read.files[member.source.file]),
        "forvaltning": plan.district,
        "ar": plan.year,
        "skede": plan.stage.value,
        "rader": member.result.rows,
        "uppfoljda": member.result.followed_up,
        "omraden": figures.as_json(plan)["omraden"],
    }


_PLANS = file("plans", metavar=texts.PLAN, nargs="+", help=texts.COMPILE_PLANS_HELP)
_BEFORE = file("--before", metavar=texts.OLD, nargs="+", help=texts.BEFORE_HELP)
_OUTPUT = file("-o", "--output", metavar=texts.EXPORT, help=texts.COMPILE_OUTPUT_HELP)
COMMANDS = (Subcommand("compile", (_PLANS, _OUTPUT, _BEFORE, JSON, FORCE), _run),)
