"""Tables that a screen reader can follow, on a screen of any width."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planterm.publish.markup import Html, element, joined


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
    body = joined(_row(headings, cells) for cells in rows)
    foot = element("tfoot", _row(headings, sums), role="rowgroup") if sums else Html()
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", header, role="row"), role="rowgroup"),
        element("tbody", Html("\n"), body, role="rowgroup"),
        foot,
        role="table",
    )


def _row(headings: Sequence[Heading], cells: Sequence[str]) -> Html:
    first, *others = zip(headings, cells, strict=True)
    return element(
        "tr",
        element("th", first[1], scope="row", role="rowheader", class_=first[0].class_, data_label=first[0].text),
        joined(
            element("td", cell, role="cell", class_=heading.class_, data_label=heading.text) for heading, cell in others
        ),
        role="row",
    )
