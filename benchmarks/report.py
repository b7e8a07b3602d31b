"""The table: medians, and the ratios that matter with what they are meant to reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from statistics import median

from benchmarks.material import SIZES
from benchmarks.measuring import Subject, Values
from benchmarks.programs import Measure

PLANTERM = "planterm"
_SMALL, _GROWN = SIZES[:2]
_NAME, _CELL = 34, 16


@dataclass(frozen=True, slots=True)
class Target:
    """How planterm is to stand to another program; at most so many times as much, at the sizes where it counts."""

    measure: Measure
    other: str
    most: float | None = None
    sizes: tuple[int, ...] = SIZES


TARGETS = (
    Target(Measure.FIRST_PAINT, "bare Textual", 1.25, (_SMALL,)),
    Target(Measure.FIRST_PAINT, "VisiData", 1.0, (_SMALL,)),
    Target(Measure.ARROW, "OptionList", 1.3),
    Target(Measure.ARROW, "VisiData"),
    Target(Measure.PAGE, "OptionList"),
    Target(Measure.PAGE, "VisiData"),
    Target(Measure.AREA, "VisiData"),
    Target(Measure.TYPED, "TextArea", 1.3),
    Target(Measure.TYPED, "VisiData"),
    Target(Measure.MEMORY, "bare Textual", 1.4, (_SMALL,)),
    Target(Measure.MEMORY, "VisiData"),
)

GROWTH_MOST = 1.3
"""First paint of a plan forty times as large over that of the smallest; larger ones only have to open."""


def report(values: Values) -> str:
    """The whole table as text."""
    body: list[str] = [_line("", [f"{size:,} rows" for size in SIZES])]
    for measure in Measure:
        body += ["", measure.value, *_medians(values, measure), *_ratios(values, measure)]
    return "\n".join(body)


def _medians(values: Values, measure: Measure) -> Iterable[str]:
    names = dict.fromkeys(name for name, _, found in values if found is measure)
    for name in names:
        subjects = (_subject(values, name, size, measure) for size in SIZES)
        yield _line(f"  {name}", [_amount(values[subject], measure) if subject else "" for subject in subjects])


def _ratios(values: Values, measure: Measure) -> Iterable[str]:
    for target in (target for target in TARGETS if target.measure is measure):
        cells = []
        for size in SIZES:
            most = target.most if size in target.sizes else None
            ours, theirs = (_subject(values, name, size, measure) for name in (PLANTERM, target.other))
            cells.append(_ratio(values, ours, theirs, most))
        yield _line(f"  {PLANTERM} / {target.other}", cells)
    if measure is Measure.FIRST_PAINT:
        small, grown = ((PLANTERM, size, measure) for size in (_SMALL, _GROWN))
        growth = _ratio(values, grown, small, GROWTH_MOST)
        yield _line(f"  {PLANTERM}, {_GROWN:,} rows / {_SMALL} rows", ["", growth, ""])


def _subject(values: Values, name: str, size: int, measure: Measure) -> Subject | None:
    """The program at a size, or at none where it shows the same at all; None where it does not do such a thing."""
    return next((key for key in ((name, size, measure), (name, None, measure)) if key in values), None)


def _amount(runs: list[list[float]], measure: Measure) -> str:
    value = median(chain.from_iterable(runs))
    return f"{value:.1f} MiB" if measure is Measure.MEMORY else f"{value * 1000:.1f} ms"


def _ratio(values: Values, ours: Subject | None, theirs: Subject | None, most: float | None) -> str:
    """One median over the other, from the turns that both have run, so that the same minutes are compared."""
    if ours is None or theirs is None:
        return ""
    turns = min(len(values[ours]), len(values[theirs]))
    over, under = (median(chain.from_iterable(values[subject][:turns])) for subject in (ours, theirs))
    ratio = f"{over / under:.2f}"
    if most is None:
        return ratio
    return f"{ratio} {'≤' if over / under <= most else 'OVER'} {most:g}"


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:<{_NAME}}{''.join(cell.rjust(_CELL) for cell in cells)}".rstrip()
