"""The findings of the review in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label
from textual.widgets.option_list import Option

from planterm.model.review import Finding, Level
from planterm.publish.review_text import count, place, sentence
from planterm.texts import findings as texts
from planterm.tui.grid.wrapping import fit, width
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.options import Options

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.model.edits import Place
    from planterm.session.session import Session

_MOST = 500
"""More findings than this are no list to go through."""


class Review(Dialog[Finding]):
    """Gives the finding that one wants to go to; begins at the first one from the current row on."""

    def __init__(self, session: Session, findings: tuple[Finding, ...], here: Place | None) -> None:
        super().__init__()
        first = _first_from(findings, session, here)
        start = max(0, min(first, len(findings) - _MOST))
        inside = range(start, start + _MOST)
        listed = [number for number, each in enumerate(findings) if number in inside or each.level is Level.ERROR]
        self._all, self._first = findings, listed.index(first)
        self._findings = [findings[number] for number in listed]
        self._places = [place(finding, session.plan, session.form) for finding in self._findings]

    def compose(self) -> ComposeResult:
        """How many there are, the list, and how to go on."""
        room = max(map(width, self._places))
        with Vertical(classes="dialog wide tall"):
            yield Label(f"{texts.TITLE}: {count(self._all)}", classes="heading", markup=False)
            lines = (
                _line(finding, fit(where, room)) for finding, where in zip(self._findings, self._places, strict=True)
            )
            yield Options(*map(Option, lines), id="findings", markup=False)
            more = (
                [texts.MORE.format(most=len(self._findings), found=len(self._all))]
                if len(self._findings) < len(self._all)
                else []
            )
            yield Label("\n".join([*more, texts.MOVE_HINT, texts.HINT]), classes="hint")

    def on_mount(self) -> None:
        """Stand where one was in the plan."""
        self.query_one("#findings", Options).highlighted = self._first

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Go there."""
        self.dismiss(self._findings[event.option_index])


def _line(finding: Finding, where: str) -> Content:
    strong = "" if finding.level is Level.TIP else "bold"
    return Content.assemble((f"{texts.MARKS[finding.level]} {where}  ", strong), sentence(finding))


def _first_from(findings: tuple[Finding, ...], session: Session, here: Place | None) -> int:
    """The number of the first finding that stands in the current row or behind it; the first where none does.

    At the beginning of the plan that is the first of all, about the plan itself.
    """
    if here is None:
        return 0
    order = session.plan.area_numbers
    area = session.plan.area(here.area_id)
    row = len(area.rows) if here.row_id is None else area.index_of(here.row_id)
    now = (order[area.id], row + 1 if row else 0)
    places = ((order.get(each.area_id or "", 1), each.number or 0) for each in findings)
    return next((number for number, where in enumerate(places) if where >= now), 0)
