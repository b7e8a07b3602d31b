"""The analysis in the place of the table: the official table, live, and under it what became of the plan."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from planterm.model.form import Role
from planterm.model.plan import Effect, Plan
from planterm.model.results import AreaCounts, Light, Result, analyse, light, result_of, sheet_areas
from planterm.model.when import kinds
from planterm.publish.plan_text import RULE, analysis_table, result_lines
from planterm.session.session import Session
from planterm.texts import publishing as result_texts
from planterm.texts import tui as texts
from planterm.tui.grid.motion import Motion
from planterm.tui.grid.wrapping import lines, shown
from planterm.tui.lines import MessageLine
from planterm.tui.widgets import Bar

_MARGIN = 1


class AnalysisTable(NamedTuple):
    """The counts of each area and of all, and the result of the follow-up, area by area in sheet order."""

    title: str
    headers: tuple[str, ...]
    counts: tuple[AreaCounts, ...]
    results: tuple[Result, ...]
    told: str = ""
    """What else there is to count."""

    def draw(self, width_: int) -> Content:
        """The table and the result at a width: titles wrap, figures have bars."""
        return Content.assemble(*self._table(width_), *self._result(width_))

    def _table(self, width_: int) -> Iterator[tuple[str, str]]:
        margin = " " * _MARGIN
        rows = analysis_table(self.counts, self.headers, width_ - 2 * _MARGIN)
        first, last = (number for number, row in enumerate(rows) if not row.strip(RULE))
        yield f"{margin}{self.title}\n", "bold"
        for number, row in enumerate(rows):
            if number in (first, last):
                yield f"{margin}{'─' * len(row)}\n", "$rule"
            else:
                yield f"{margin}{shown(row)}\n", "" if first < number < last else "bold"
        if self.told:
            yield "\n", ""
            yield from ((f"{margin}{line}\n", "") for line in lines(self.told, width_ - 2 * _MARGIN))

    def _result(self, width_: int) -> Sequence[tuple[str, str]]:
        margin = " " * _MARGIN
        room = width_ - 2 * _MARGIN
        titles = (shown(" ".join(counts.title.split())) for counts in self.counts)
        parts = [(f"\n{margin}{result_texts.RESULT_TITLE}", "bold")]
        for line in result_lines(list(zip(titles, self.results, strict=True)), room):
            style = "bold" if line.is_heading else ""
            parts += [(f"\n{margin}{piece}", style) for piece in lines(line.text, room)]
        return parts


class AnalysisView(VerticalScroll, can_focus=False):
    """Shows the analysis; scrolls where it is taller than the screen."""

    def __init__(self) -> None:
        super().__init__()
        # Held on to, so that the figures can be shown before it is on the screen.
        self._bar = Bar(MessageLine(), id="analysis")

    def compose(self) -> ComposeResult:
        """The table."""
        yield self._bar

    def show(self, session: Session) -> None:
        """Show the official figures, and what became of the plan."""
        analysis, areas = session.form.analysis, sheet_areas(session.plan)
        counts, results = analyse(areas, session.form), tuple(map(result_of, areas))
        self._bar.show(AnalysisTable(analysis.title, analysis.headings, counts, results, _told(session.plan)))

    def move(self, motion: Motion) -> None:
        """Scroll."""
        lines = {Motion.UP: -1, Motion.DOWN: 1, Motion.PAGE_UP: -self.size.height, Motion.PAGE_DOWN: self.size.height}
        self.scroll_relative(y=lines.get(motion, 0), animate=False)


def _told(plan: Plan) -> str:
    """How many measures are efforts or ordinary work, where the form has a time, when they work, and how they went."""
    counted = kinds(plan.rows()) if plan.columns.find(Role.WHEN) else ()
    rows = list(plan.rows())
    effects, lights = [row.effect for row in rows], [light(row) for row in rows if row.is_followed_up]
    return texts.counted_measures(counted, [*map(effects.count, Effect)], [*map(lights.count, Light)])


def analysis_cells(session: Session) -> list[list[str]]:
    """The official figures as cells, the headers first."""
    lines = analyse(sheet_areas(session.plan), session.form)
    return [[*session.form.analysis.headings], *([line.title, *map(str, line.counts)] for line in lines)]
