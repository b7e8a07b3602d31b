"""The official analysis and the parties as JSON and as text."""

from collections.abc import Iterable, Sequence
from typing import Any

from planterm.model.form import Analysis, Role
from planterm.model.parties import Party
from planterm.model.plan import Plan, progress
from planterm.model.results import GOALS, STATUSES, AreaCounts, Result, analyse, percent, result_of, sheet_areas, total
from planterm.model.text import one_line
from planterm.publish.answer_text import name_of
from planterm.publish.plan_text import analysis_table, result_lines, table
from planterm.publish.wrap import BarSigns
from planterm.texts import party_answers
from planterm.texts import publishing as result_texts
from planterm.texts.words import no_column


def as_json(plan: Plan) -> dict[str, Any]:
    """The analysis as the command line's contract has it, and after it the result of the follow-up.

    Both are given area by area, in sheet order. What is followed up but has no status is told as
    `utan-status`, and without a word of its goal as `utan-svar`.
    """
    analysis, results = _figures(plan)
    counted = plan.form.analysis
    areas = [
        {"titel": area.title, **_counts(counted, area.counts), **_result(result)}
        for area, result in zip(analysis, results, strict=True)
    ]
    return {"omraden": areas, "totalt": {**_counts(counted, _sums(analysis)), **_result(total(results))}}


def _figures(plan: Plan) -> tuple[Sequence[AreaCounts], Sequence[Result]]:
    """The analysis and the result, area by area in sheet order."""
    areas = sheet_areas(plan)
    return analyse(areas, plan.form), [*map(result_of, areas)]


_COUNT_NAMES = {Role.PROBLEM: "problem", Role.CAUSE: "orsaker", Role.MEASURE: "atgarder"}
"""What the design calls the counts of these; any other has the key of its column."""


def _counts(analysis: Analysis, counts: Iterable[int]) -> dict[str, int]:
    columns = (each.column for each in analysis.counted)
    names = (_COUNT_NAMES.get(column.role, column.key) if column.role else column.key for column in columns)
    return dict(zip(names, counts, strict=True))


def _sums(analysis: Sequence[AreaCounts]) -> list[int]:
    return [sum(column) for column in zip(*(area.counts for area in analysis), strict=True)]


def _result(result: Result) -> dict[str, Any]:
    return {
        "rader": result.rows,
        "uppfoljda": result.followed_up,
        "ej_uppfoljda": result.not_followed_up,
        "procent_uppfoljda": percent(result.followed_up, result.rows) if result.rows else None,
        "status": {**dict(zip(STATUSES, result.by_status, strict=True)), "utan-status": result.without_status},
        "maluppfyllelse": {**dict(zip(GOALS, result.by_goal, strict=True)), "utan-svar": result.without_goal},
    }


def as_text(plan: Plan, width: int, signs: BarSigns | None) -> str:
    """What plan it is, the analysis sheet, and what became of the plan with a bar for each figure."""
    form, (analysis, results) = plan.form, _figures(plan)
    titles = (one_line(area.title) for area in analysis)
    return "\n".join(
        [
            ", ".join(filter(None, (form.title(plan.year), one_line(plan.district)))),
            form.analysis.title,
            "",
            "\n".join(analysis_table(analysis, form.analysis.headings, width)),
            "",
            result_texts.RESULT_TITLE,
            *(line.text for line in result_lines(list(zip(titles, results, strict=True)), width, signs)),
        ]
    )


def parties_as_json(parties: Sequence[Party]) -> list[dict[str, Any]]:
    """Each party with the ids of its rows; the name of those who are nobody is null."""
    return [
        {
            "part": party.name or None,
            "rader": [each.row.id for each in party.rows],
            "uppfoljda": party.progress.done,
            "saknas": [each.row.id for each in party.missing],
        }
        for party in parties
    ]


def parties_as_text(plan: Plan, parties: Sequence[Party], width: int) -> str:
    """A table, and the plan's own figures below; a row that names several parties is counted for each."""

    def counted(done: int, total: int) -> list[str]:
        return [str(total), str(done), str(total - done)]

    if (who := plan.columns.find(Role.WHO)) is None:
        return no_column(Role.WHO)
    if not parties:
        return party_answers.NO_PARTIES.format(column=who.header)
    lines = [[name_of(party), *counted(*party.progress)] for party in parties]
    sums = [party_answers.ALL, *counted(*progress(plan.rows()))]
    return "\n".join(table(party_answers.HEADERS, lines, sums, width))
