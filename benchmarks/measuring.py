"""Running programs in turn and timing what a person would wait for."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.programs import Gesture, Measure, Program
from terminal import Terminal

Subject = tuple[str, int | None, Measure]
"""A program by its name, how many rows it shows, and what is measured."""

Values = dict[Subject, list[list[float]]]
"""What was measured, a list for each run; seconds, and MiB for memory."""

COLUMNS, LINES = 120, 40


def alternated(programs: Sequence[tuple[Program, int]], tell: Callable[[str], None]) -> Values:
    """Run each program so many times, one after the other in turn, so that a slow minute of the machine hits all."""
    values: Values = {}
    most = max(runs for _, runs in programs)
    for turn in range(most):
        tell(f"run {turn + 1} of {most}")
        for program, runs in programs:
            if turn < runs:
                for measure, found in _run(program).items():
                    values.setdefault((program.name, program.rows, measure), []).append(found)
    return values


def _run(program: Program) -> dict[Measure, list[float]]:
    found: dict[Measure, list[float]] = {}
    with (
        TemporaryDirectory(prefix="planterm-bench-") as home,
        Terminal(program.command, home=Path(home), columns=COLUMNS, lines=LINES) as terminal,
    ):
        if program.opening is not None:
            shown, keys = program.opening
            terminal.wait_for(shown)
            terminal.send(keys)
        found[Measure.FIRST_PAINT] = [terminal.wait_for(program.painted)]
        terminal.wait_until_quiet(0.3)
        for measure, gesture in program.gestures.items():
            found[measure] = list(_timed(terminal, gesture))
        found[Measure.MEMORY] = [terminal.peak_memory]
    return found


def _timed(terminal: Terminal, gesture: Gesture) -> Iterable[float]:
    if gesture.before:
        terminal.reaction(gesture.before)
    for keys in gesture.timed:
        yield terminal.reaction(keys).whole
    if gesture.after:
        terminal.send(gesture.after)
        terminal.wait_until_quiet(0.3)
