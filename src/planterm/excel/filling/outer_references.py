"""What names cells outside of rows: names, charts, text boxes, controls, pivot tables; and what these show of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from planterm.excel.filling.open_book import OpenBook
from planterm.excel.reading.xml_parts import Node

_REMEMBERED = {"strCache", "numCache", "multiLvlStrCache", "dlblRangeCache", "lvl"}
"""Where charts keep what stood in the cells."""
_CONTROL = ("fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx")
_SHOWN = ("textlink", "cellRange")
"""What boxes and pictures on a sheet show."""


@dataclass(frozen=True)
class OuterFormula:
    """A formula of an element."""

    holder: Node
    """The element, or the one around it."""
    home: str = ""
    """The sheet that it means where it names none."""
    attribute: str = ""
    """The attribute that holds it; without one, it is the text of the element below."""
    element: Node | None = None

    @property
    def text(self) -> str:
        """The formula as it is written."""
        return self.element.text if self.element is not None else self.holder.get(self.attribute)

    def put_text(self, text: str) -> None:
        """Put another formula in its place."""
        if self.element is not None:
            self.element.put_text(text)
        else:
            self.holder.put(**{self.attribute: text})

    def forget(self) -> None:
        """Empty what is kept of the cells to be shown: it is read anew when the workbook is opened."""
        if self.element is not None:
            self.holder.children = [
                each for each in self.holder.children if isinstance(each, str) or each.name not in _REMEMBERED
            ]
        for shown in self.holder.below("t") if self.attribute else ():
            shown.put_text("")


def outer_formulas(book: OpenBook) -> Iterator[OuterFormula]:
    """The formulas outside of sheets' rows, but for those of validations, colours and Excel tables."""
    parts = book.parts
    yield from (OuterFormula(each, element=each) for each in book.root.below("definedName"))
    for sheet in book.sheets:
        relations = parts.relations(sheet.path)
        for drawing in relations.of_kind("drawing"):
            for box in parts.tree(drawing.target).walk():
                yield from (OuterFormula(box, sheet.name, name) for name in _SHOWN if box.get(name))
            for chart in parts.relations(drawing.target).of_kind("chart", "chartEx"):
                for holder in parts.tree(chart.target).walk():
                    yield from (OuterFormula(holder, element=each) for each in holder.nodes if each.name == "f")
        for relation in relations.of_kind("ctrlProp"):
            control = parts.tree(relation.target)
            yield from (OuterFormula(control, sheet.name, name) for name in _CONTROL if control.get(name))


def pivot_sources(book: OpenBook) -> Iterator[tuple[Node, Node]]:
    """What the workbook's pivot tables remember, each with the cells of the workbook that it is made from."""
    for relation in book.parts.relations(book.path).of_kind("pivotCacheDefinition"):
        memory = book.parts.tree(relation.target)
        yield from ((memory, each) for each in memory.below("worksheetSource") if not each.relation)
