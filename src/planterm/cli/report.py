"""What became of everything in a workbook that was read, as text."""

from collections.abc import Iterable, Iterator, Sequence

from planterm.cli.output import one_line
from planterm.publish.wrap import wrap

_INDENT = "  "
_NARROWEST = 40


def report_lines(report: Iterable[tuple[str, Sequence[str]]], width: int) -> Iterator[str]:
    """The notes under a heading for each kind, wrapped to the width."""
    room = max(width, _NARROWEST) - 2 * len(_INDENT)
    for heading, notes in report:
        yield f"\n{heading}"
        for note in notes:
            first, *more = wrap(one_line(note), room)
            yield f"{_INDENT}{first}"
            yield from (f"{2 * _INDENT}{line}" for line in more)
