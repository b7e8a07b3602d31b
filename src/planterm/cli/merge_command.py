"""``planterm merge``: two plans that come from the same one made one; also what version control calls."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from planterm.cli.arguments import FORCE, Subcommand, file, new_file, option, output
from planterm.cli.laid_out import terminal_width
from planterm.cli.streams import DONE, FOUND, complain, write
from planterm.errors import PlantermError
from planterm.model.plan import Plan
from planterm.model.text import one_line
from planterm.publish.differences import brief_lines, counts
from planterm.publish.wrap import hanging
from planterm.store.backups import write_output
from planterm.store.disk import look, shown
from planterm.store.file_merge import MergedFiles, merge_files
from planterm.store.planfile import PlanFile, load
from planterm.texts import command_line as texts
from planterm.texts import two_plans as comparison

if TYPE_CHECKING:
    from planterm.model.findings import Finding

_MOST_CONFLICTS = 127
"""What git says at most of how many there are; a higher code is a failure."""


def _run(arguments: Namespace) -> int:
    # Our own file may have any name, as version control gives it one of its own.
    force, reads = arguments.force, [arguments.base, arguments.theirs]
    path = new_file(arguments.output, ".toml", force=force, reads=reads, own=arguments.ours)
    named = _named(arguments)
    try:
        base = _ancestor(arguments.base, named[0])
        ours = load(arguments.ours, named[1])
        found = merge_files(base, ours, load(arguments.theirs, named[2]))
    except PlantermError as error:
        if arguments.name is None or (code := _merged_by_git(arguments)) is None:
            raise
        complain(comparison.MERGED_BY_LINES.format(reason=error))
        return code
    write_output(path, found.file.data, overwrite=force)
    write(comparison.MERGED.format(path=one_line(arguments.name or str(path))))
    width, conflicts = terminal_width(), _conflicts(found)
    _, ours_name, theirs_name = (one_line(str(each)) for each in named)
    if found.incoming.losses:
        write("\n".join(_lacking(found, ours.plan, theirs_name, width)))
    if not conflicts:
        return FOUND if found.is_kept else DONE
    from planterm.publish.review_text import lines

    write("\n".join(hanging("", comparison.conflicts(len(conflicts), ours_name, theirs_name), 0, width)))
    write("\n".join(lines(conflicts, found.merge.plan, width)))
    return FOUND


def _conflicts(found: MergedFiles) -> "list[Finding]":
    """What could not be decided, and stands in the file."""
    if not found.file.is_strange:
        return []
    from planterm.model.findings import Rule, in_order
    from planterm.session.beside import findings

    plan = found.merge.plan
    beside = findings(found.file, plan, found.file.undecided)
    return [*in_order([each for each in beside if each.rule is Rule.UNDECIDED], plan)]


def _lacking(found: MergedFiles, ours: Plan, theirs_name: str, width: int) -> Iterator[str]:
    """What their file lacks of ours, and what became of that."""
    losses = found.incoming.losses
    amounts = comparison.amounts(counts(losses))
    yield from hanging("", comparison.lacking(theirs_name, amounts, is_kept=found.is_kept), 0, width)
    for line in brief_lines(ours, found.incoming.taken.plan, losses):
        yield from hanging("", line, 2, width)


def _named(arguments: Namespace) -> tuple[Path, Path, Path]:
    """What the three files are called in messages."""
    if arguments.name is None:
        return arguments.base, arguments.ours, arguments.theirs
    which = (comparison.BASE_VERSION, comparison.OUR_VERSION, comparison.THEIR_VERSION)
    base, ours, theirs = (Path(comparison.VERSION.format(name=arguments.name, which=each)) for each in which)
    return base, ours, theirs


def _merged_by_git(arguments: Namespace) -> int | None:
    """Have git merge the files line by line, so that it leaves both versions in the file; None where it cannot."""
    from subprocess import run

    base, ours, theirs = _named(arguments)
    labels = [part for name in (ours, base, theirs) for part in ("-L", str(name))]
    files = [str(path) for path in (arguments.ours, arguments.base, arguments.theirs)]
    try:
        code = run(["git", "merge-file", *labels, *files], check=False, capture_output=True).returncode  # noqa: S603, S607
    except OSError:
        return None
    if code > _MOST_CONFLICTS:
        return None
    return FOUND if code else DONE


def _ancestor(path: Path, name: Path) -> PlanFile | None:
    """The file that both come from; None for an empty one, with which version control says that there is none."""
    there = look(path, shown(name))
    if there is not None and S_ISREG(there.st_mode) and not there.st_size:
        return None
    return load(path, name)


_ARGUMENTS = (
    file("base", metavar=texts.BASE, help=texts.BASE_HELP),
    file("ours", metavar=texts.OURS, help=texts.OURS_HELP),
    file("theirs", metavar=texts.THEIRS, help=texts.THEIRS_HELP),
    output(texts.OUT, texts.MERGE_OUTPUT_HELP),
    option("--name", metavar=texts.NAME, help=texts.MERGE_NAME_HELP),
    FORCE,
)
COMMANDS = (Subcommand("merge", _ARGUMENTS, _run),)
