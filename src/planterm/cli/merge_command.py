"""``planterm merge``: two plans that come from the same one made one; also what version control calls."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISREG

from planterm.cli.arguments import FORCE, Subcommand, file, new_file, option, output
from planterm.cli.streams import DONE, FOUND, complain, terminal_width, write
from planterm.errors import PlantermError
from planterm.model import fields
from planterm.model.conflicts import Conflict, Side
from planterm.model.merge import no_ancestor
from planterm.model.plan import Plan, Row
from planterm.model.text import one_line
from planterm.publish.differences import area_heading, brief_lines, counts, field_name, first_words
from planterm.publish.differences import shown as shown_text
from planterm.publish.wrap import hanging
from planterm.store.backups import write_output
from planterm.store.disk import is_same_file, look, shown
from planterm.store.file_merge import MergedFiles, merge_files
from planterm.store.planfile import PlanFile, load
from planterm.texts import command_line as texts
from planterm.texts import two_plans as comparison

_MOST_CONFLICTS = 127
"""What git says at most of how many there are; a higher code is a failure."""

_INDENT, _TEXT_INDENT = 2, 4


def _run(arguments: Namespace) -> int:
    path = _output(arguments)

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
    write_output(path, found.file.data, overwrite=arguments.force)
    write(comparison.MERGED.format(path=one_line(arguments.name or str(path))))
    width, conflicts = terminal_width(), found.merge.conflicts
    _, ours_name, theirs_name = (one_line(str(each)) for each in named)
    if found.incoming.losses:
        write("\n".join(_lacking(found, ours.plan, theirs_name, width)))
    if not conflicts:
        return FOUND if found.is_kept else DONE
    write("\n".join(hanging("", comparison.conflicts(len(conflicts), ours_name, theirs_name), 0, width)))
    write("\n".join(_Conflicts(found.merge.plan, base.plan if base else None, width).lines(conflicts)))
    return FOUND


def _lacking(found: MergedFiles, ours: Plan, theirs_name: str, width: int) -> Iterator[str]:
    """What their file lacks of ours, and what became of that."""
    losses = found.incoming.losses
    amounts = comparison.amounts(counts(losses))
    yield from hanging("", comparison.lacking(theirs_name, amounts, is_kept=found.is_kept), 0, width)
    for line in brief_lines(ours, found.incoming.taken.plan, losses, ours.form):
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


def _output(arguments: Namespace) -> Path:
    """Where the merged plan goes; our own file may have any name, as version control gives it one of its own."""
    path: Path = arguments.output
    if arguments.force and is_same_file(arguments.ours, path):
        return path
    return new_file(path, ".toml", force=arguments.force, reads=[arguments.base, arguments.theirs])


def _ancestor(path: Path, name: Path) -> PlanFile | None:
    """The file that both come from; None for an empty one, with which version control says that there is none."""
    there = look(path, shown(name))
    if there is not None and S_ISREG(there.st_mode) and not there.st_size:
        return None
    return load(path, name)


class _Conflicts:
    """What a merge could not decide, in words: what stood there before, our text and theirs."""

    def __init__(self, plan: Plan, base: Plan | None, width: int) -> None:
        self._plan, self._base, self._width = plan, base or no_ancestor(plan.form), width
        self._form = plan.form

    def lines(self, conflicts: Sequence[Conflict]) -> Iterator[str]:
        """Each conflict with all its texts, a blank line before it."""
        for number, each in enumerate(conflicts, start=1):
            area = comparison.PLAN_DETAILS if each.area_id is None else area_heading(self._plan, each.area_id)
            heading = comparison.CONFLICT.format(number=number, total=len(conflicts), area=area)
            yield from ("", *hanging("", heading, 0, self._width), *self._conflict(each))

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        """In which row and field it is, and what each side did."""
        found = self._plan.standings.get(conflict.row_id or "")
        if found is not None:
            place = comparison.PLACE_OF_ROW.format(number=found.number, title=first_words(found.row))
            yield from hanging("", place, _INDENT, self._width)
        side = conflict.removed_by
        if side is None:
            yield from self._field(conflict.column or "", conflict.base, conflict.ours, conflict.theirs)
            return
        yield from hanging("", _removal(conflict, side), _INDENT, self._width)
        if found is not None:
            yield from self._what_changed(found.row, found.area.id, side)

    def _what_changed(self, row: Row, area_id: str, removed_by: Side) -> Iterator[str]:
        """What the side that kept the row made of it."""
        before = self._base.standings[row.id]
        pairs = [
            (key, fields.row_text(before.row, key), fields.row_text(row, key)) for key in fields.row_keys(row.columns)
        ]
        changed = [each for each in [(fields.AREA, before.area.id, area_id), *pairs] if each[1] != each[2]]
        for key, old, new in changed:
            yield from self._field(key, old, *((None, new) if removed_by is Side.OURS else (new, None)))
        if not changed:
            yield from hanging("", comparison.NOTES_CHANGED, _INDENT, self._width)

    def _field(self, key: str, base: str | None, ours: str | None, theirs: str | None) -> Iterator[str]:
        yield f"{' ' * _INDENT}{field_name(self._form, key)}"
        for name, text in ((comparison.BASE, base), (comparison.OURS, ours), (comparison.THEIRS, theirs)):
            if text is not None:
                yield from hanging(name, self._shown(key, text), _TEXT_INDENT, self._width)

    def _shown(self, key: str, text: str) -> str:
        if key != fields.AREA:
            return shown_text(key, text)
        return one_line((self._plan.areas_by_id.get(text) or self._base.area(text)).title)


def _removal(conflict: Conflict, side: Side) -> str:
    if conflict.row_id is None:
        return comparison.WE_REMOVED_AREA if side is Side.OURS else comparison.THEY_REMOVED_AREA
    return comparison.WE_REMOVED_ROW if side is Side.OURS else comparison.THEY_REMOVED_ROW


_ARGUMENTS = (
    file("base", metavar=texts.BASE, help=texts.BASE_HELP),
    file("ours", metavar=texts.OURS, help=texts.OURS_HELP),
    file("theirs", metavar=texts.THEIRS, help=texts.THEIRS_HELP),
    output(texts.OUT, texts.MERGE_OUTPUT_HELP),
    option("--name", metavar=texts.NAME, help=texts.MERGE_NAME_HELP),
    FORCE,
)
COMMANDS = (Subcommand("merge", _ARGUMENTS, _run),)
