"""Tables that a screen reader can follow, on a screen of any width."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from planterm.publish.markup import Html, element, joined, opening


class Heading(NamedTuple):
    """A column's header, and the class by which the style sheet knows it."""

    text: str
    class_: str


def table(caption: str, headings: Sequence[Heading], rows: Iterable[Sequence[str]], sums: Sequence[str] = ()) -> Html:
    """A table whose first column names its rows.

    On a narrow screen the style sheet sets the cells under one another, each with its column's header. Browsers then
    forget that it is a table; the roles tell it all the same.
    """
    header = joined(
        element("th", heading.text, scope="col", role="columnheader", class_=heading.class_) for heading in headings
    )
    starts = _starts(headings)
    body = joined(_row(starts, cells) for cells in rows)
    foot = element("tfoot", _row(starts, sums), role="rowgroup") if sums else Html()
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", header, role="row"), role="rowgroup"),
        element("tbody", Html("\n"), body, role="rowgroup"),
        foot,
        role="table",
    )


def _starts(headings: Sequence[Heading]) -> Sequence[Html]:
    """How the cells of a row begin."""
    first, *others = headings
    return (
        opening("th", scope="row", role="rowheader", class_=first.class_, data_label=first.text),
        *(opening("td", role="cell", class_=other.class_, data_label=other.text) for other in others),
    )


def _row(starts: Sequence[Html], cells: Sequence[str]) -> Html:
    ends = (Html("</th>"), *repeat(Html("</td>"), len(starts) - 1))
    pieces = chain.from_iterable(zip(starts, cells, ends, strict=True))
    return element("tr", *pieces, role="row")
