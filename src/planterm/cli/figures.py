"""The official analysis as JSON and as text."""

from collections.abc import Sequence

from planterm.cli.output import one_line
from planterm.form.form import Form
from planterm.model.analysis import AreaCounts, plan_progress
from planterm.model.plan import Plan
from planterm.publish.table import table
from planterm.texts import cli as texts


def as_json(analysis: Sequence[AreaCounts]) -> dict[str, list[dict[str, str | int]]]:
    """The analysis as the command line's contract has it."""
    return {
        "omraden": [
            {"titel": area.title, "problem": area.problems, "orsaker": area.causes, "atgarder": area.measures}
            for area in analysis
        ]
    }


def as_text(plan: Plan, form: Form, analysis: Sequence[AreaCounts], width: int) -> str:
    """What plan it is, the analysis sheet, and how far the follow-up has come."""
    progress = plan_progress(plan)
    return "\n".join(
        [
            ", ".join(filter(None, (form.title(plan.year), one_line(plan.district)))),
            form.analysis_title,
            "",
            as_table(analysis, form.analysis_headers, width),
            "",
            texts.follow_up(progress.done, progress.total),
        ]
    )


def as_table(analysis: Sequence[AreaCounts], headers: Sequence[str], width: int) -> str:
    """The analysis sheet with a line for the sums, within the width where titles and headers can be wrapped to it."""
    counts = [(area.problems, area.causes, area.measures) for area in analysis]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    lines = [[one_line(area.title), *map(str, numbers)] for area, numbers in zip(analysis, counts, strict=True)]
    return table(headers, lines, [texts.SUM, *map(str, sums)], width)
