"""``planterm merge``: two plans that come from the same one made one; also what version control calls."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import one_line, terminal_width, write
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.model.plan import Plan
from planterm.texts import cli as texts
from planterm.texts import comparison


def _configure(parser: Parser) -> None:
    parser.add_argument("base", metavar=texts.BASE, type=Path, help=texts.BASE_HELP)
    parser.add_argument("ours", metavar=texts.OURS, type=Path, help=texts.OURS_HELP)
    parser.add_argument("theirs", metavar=texts.THEIRS, type=Path, help=texts.THEIRS_HELP)
    parser.add_argument("-o", "--output", metavar=texts.OUT, type=Path, required=True, help=texts.MERGE_OUTPUT_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = _output(arguments)
    from planterm.cli.conflict_text import as_text
    from planterm.model.merge import merge
    from planterm.publish.wrap import hanging
    from planterm.store.planfile import load, save_as

    base, ours, theirs = _ancestor(arguments.base), load(arguments.ours), load(arguments.theirs).plan
    merged = merge(base, ours.plan, theirs)
    save_as(ours, merged.plan, path, overwrite=arguments.force)
    out_name, ours_name, theirs_name = (one_line(str(each)) for each in (path, arguments.ours, arguments.theirs))
    write(comparison.merged(out_name))
    if not merged.conflicts:
        return DONE
    width = terminal_width()
    write("\n".join(hanging("", comparison.conflicts(len(merged.conflicts), ours_name, theirs_name), 0, width)))
    write(as_text(merged, base, width))
    return FOUND


def _output(arguments: Namespace) -> Path:
    """Where the merged plan goes; our own file may have any name, as version control gives it one of its own."""
    path: Path = arguments.output
    with suppress(OSError, ValueError):
        if arguments.force and path.samefile(arguments.ours):
            return path
    return new_file(path, ".toml", force=arguments.force, reads=[arguments.base, arguments.theirs])


def _ancestor(path: Path) -> Plan:
    """The plan that both come from; an empty file, as version control gives, says that there is none."""
    from planterm.model.merge import NO_ANCESTOR
    from planterm.store.planfile import load

    with suppress(OSError, ValueError):
        if path.is_file() and not path.stat().st_size:
            return NO_ANCESTOR
    return load(path).plan


COMMAND = Command("merge", texts.MERGE_HELP, _configure, _run)
