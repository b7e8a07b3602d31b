"""The analysis tab: the official table, live, and the follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from planterm.tui.grid.motion import Motion
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.tui.analysis_table import AnalysisTable


class AnalysisView(VerticalScroll, can_focus=False):
    """Shows the analysis; scrolls where it is taller than the screen."""

    def __init__(self, table: AnalysisTable) -> None:
        super().__init__()
        # Held on to, so that other figures can be shown before it is on the screen.
        self._bar = Bar(table, id="analysis")

    def compose(self) -> ComposeResult:
        """The table."""
        yield self._bar

    def show(self, table: AnalysisTable) -> None:
        """Show other figures."""
        self._bar.show(table)

    def move(self, motion: Motion) -> None:
        """Scroll."""
        lines = {Motion.UP: -1, Motion.DOWN: 1, Motion.PAGE_UP: -self.size.height, Motion.PAGE_DOWN: self.size.height}
        self.scroll_relative(y=lines.get(motion, 0), animate=False)
