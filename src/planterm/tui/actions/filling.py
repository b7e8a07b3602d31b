"""Writing the plan into a workbook that the city sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.tui.file_names import typed_path

if TYPE_CHECKING:
    from pathlib import Path

    from planterm.excel.notes import Note
    from planterm.tui.plan.plan_screen import PlanScreen


def fill(screen: PlanScreen) -> None:
    """Write the plan into a copy of the city's workbook, and show what became of everything."""
    from planterm.texts import filling as texts
    from planterm.tui.screens.dialogs import Prompt
    from planterm.tui.screens.file_prompt import FilePrompt, Wanted
    from planterm.tui.screens.fill_report import FillReport

    def named(name: str | None) -> None:
        if name is None:
            return
        official = typed_path(name)
        report: list[Note] = []

        def write(path: Path, overwrite: bool) -> None:
            report[:] = screen.session.fill(official, path, overwrite=overwrite)

        def written(path: Path | None) -> None:
            if path is not None:
                screen.app.push_screen(FillReport(path, report))

        copy = screen.session.path.with_name(f"{screen.session.path.stem}{texts.COPY_ENDING}")
        screen.app.push_screen(FilePrompt(Wanted(texts.TITLE, texts.COPY_LABEL, copy, (".xlsx",)), write), written)

    screen.app.push_screen(Prompt(texts.TITLE, texts.OFFICIAL_LABEL), named)
