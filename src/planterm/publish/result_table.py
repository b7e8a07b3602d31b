"""The result of the follow-up as a table of a web page."""

from collections.abc import Sequence

from planterm.model.results import STATUSES, Result, percent, total
from planterm.publish.bars import bar
from planterm.publish.html_table import Heading, table
from planterm.publish.markup import Html, element, joined, one_line
from planterm.texts import plan as plan_texts
from planterm.texts import publishing as texts
from planterm.texts import results as result_texts

_BAR_CELLS = 10


def result_table(areas: Sequence[tuple[str, Result]]) -> Html:
    """A row for each area, by its title, and one for them all."""
    names = [
        Heading(texts.AREA, "title"),
        Heading(result_texts.ROWS, "figure"),
        Heading(result_texts.FOLLOWED_UP, "share"),
        Heading(result_texts.NOT_FOLLOWED_UP, "figure"),
        *(Heading(plan_texts.STATUSES[status], "figure") for status in STATUSES),
        Heading(result_texts.WITHOUT_STATUS, "figure"),
    ]
    rows = [_row(one_line(title), result) for title, result in areas]
    sums = _row(result_texts.ALL_AREAS, total(result for _, result in areas))
    return table(texts.RESULT_CAPTION, names, rows, sums)


def _row(title: str, result: Result) -> Sequence[str]:
    figures = map(str, (result.not_followed_up, *result.by_status, result.without_status))
    return (title, str(result.rows), _share(result), *figures)


def _share(result: Result) -> Html:
    """How much is followed up: a bar for the eye, and the figures."""
    drawn = element("span", bar(result.followed_up, result.rows, _BAR_CELLS), class_="bar", aria_hidden="true")
    per_cent = f" ({result_texts.per_cent(percent(result.followed_up, result.rows))})" if result.rows else ""
    return joined((drawn, f" {result_texts.share(result.followed_up, result.rows)}{per_cent}"))
