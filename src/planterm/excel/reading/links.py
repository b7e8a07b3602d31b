"""The addresses that cells lead to."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planterm.excel.reading.relations import Relations
from planterm.excel.reading.sheet import PlacedText
from planterm.excel.reading.zip_guard import Package
from planterm.model.text import clean

_IN_FORMULA = re.compile(r'^\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


class Link(NamedTuple):
    """A cell that leads out of the workbook."""

    row: int
    column: int
    relation: str
    """The id of what it leads to, among the relations of its sheet."""


def addresses_of(
    package: Package, relations: Relations, links: Iterable[Link], formulas: Iterable[PlacedText]
) -> tuple[PlacedText, ...]:
    """The addresses by their cells, first those of links, then of formulas; none for links inside the workbook."""
    targets = {each.id: clean(each.target).strip() for each in relations.all if each.is_outside}
    linked = (PlacedText(row, column, targets.get(relation, "")) for row, column, relation in links)
    found = [each for each in (*linked, *_in_formulas(formulas)) if each.text and not each.text.startswith("#")]
    for each in found:
        package.spend(cells=1, characters=len(each.text))
    return tuple(found)


def _in_formulas(formulas: Iterable[PlacedText]) -> Iterator[PlacedText]:
    for cell in formulas:
        if match := _IN_FORMULA.match(cell.text):
            yield PlacedText(cell.row, cell.column, match[1].strip())
