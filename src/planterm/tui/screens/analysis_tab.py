"""The analysis in the place of the table, made when its tab is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.tui.plan_lines import analysis_table
from planterm.tui.widgets.analysis_view import AnalysisView

if TYPE_CHECKING:
    from planterm.tui.grid.motion import Motion
    from planterm.tui.screens.plan_view import PlanView


def show(screen: PlanView) -> None:
    """Show the figures of the plan as it is now."""
    table, view = analysis_table(screen.session), _view(screen)
    if view is None:
        screen.mount(AnalysisView(table), after=screen.table)
    else:
        view.show(table)
        view.display = True


def hide(screen: PlanView) -> None:
    """Give its place back to the table."""
    if (view := _view(screen)) is not None:
        view.display = False


def scroll(screen: PlanView, motion: Motion) -> None:
    """Read on where it is taller than the screen."""
    if (view := _view(screen)) is not None:
        view.move(motion)


def _view(screen: PlanView) -> AnalysisView | None:
    return next(iter(screen.query(AnalysisView)), None)
