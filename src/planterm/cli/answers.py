"""``planterm answers``: what parties have written in their own rows, taken into the plan."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import complain, one_line, terminal_width, write
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.texts import cli as texts
from planterm.texts import parties as words


def _configure(parser: Parser) -> None:
    parser.add_argument("plan", metavar=texts.PLAN, type=Path, help=texts.PLAN_HELP)
    parser.add_argument("answers", metavar=texts.ANSWER, nargs="+", type=Path, help=texts.ANSWER_HELP)
    parser.add_argument("-o", "--output", metavar=texts.OUT, type=Path, required=True, help=texts.ANSWERS_OUTPUT_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = _output(arguments)
    from planterm.cli.report import report_lines
    from planterm.model.answers import with_answers
    from planterm.publish.answer_text import left_lines
    from planterm.session.answers import read_answers
    from planterm.session.saving import keep_version_of
    from planterm.store.disk import Disk
    from planterm.store.planfile import load, save_as

    file = load(arguments.plan)
    plan, lines, width = file.plan, list[str](), terminal_width()
    is_left = False
    for answer in arguments.answers:
        handed_back = read_answers(plan, answer)
        taken = with_answers(plan, handed_back.answers)
        left = [*left_lines(plan, taken, width), *report_lines(handed_back.report, width)]
        lines += [words.answers_taken(one_line(str(answer)), len(taken.taken)), *left]
        is_left = is_left or bool(left)
        plan = taken.plan
    problem = keep_version_of(path, Disk()) if arguments.force else None
    save_as(file, plan, path, overwrite=arguments.force)
    if problem:
        complain(problem)
    write("\n".join([words.answers_saved(one_line(str(path))), *lines]))
    return FOUND if is_left else DONE


def _output(arguments: Namespace) -> Path:
    """Where the plan goes; with --force, its own file too."""
    path: Path = arguments.output
    with suppress(OSError, ValueError):
        if arguments.force and path.samefile(arguments.plan):
            return path
    return new_file(path, ".toml", force=arguments.force, reads=arguments.answers)


COMMAND = Command("answers", texts.ANSWERS_HELP, _configure, _run)
