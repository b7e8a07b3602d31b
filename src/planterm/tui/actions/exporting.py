"""Writing the plan for others: the official workbook, pages, the summary, and a workbook that the city sent out."""

from collections.abc import Sequence
from pathlib import Path

from planterm.excel.notes import Note, asks_for_a_look
from planterm.session.for_others import PLAN_KINDS, SUMMARY_KINDS
from planterm.session.workbooks import report_parts
from planterm.store.disk import shown, whole_path
from planterm.texts import filling, publishing, start
from planterm.texts import tui as texts
from planterm.tui.actions.desktop import tell_written
from planterm.tui.dialogs.browser import BOOKS, Browser
from planterm.tui.dialogs.file_dialogs import FilePrompt, Write
from planterm.tui.dialogs.reading import ReadingScreen, report_text
from planterm.tui.plan.plan_screen import PlanScreen


def export(screen: PlanScreen, *, suffix: str = ".xlsx") -> None:
    """Write the official workbook, a web page, or what else the file's suffix says; the one given need not be typed."""
    title = texts.EXPORT_PAGE_TITLE if suffix == ".html" else texts.EXPORT_TITLE
    _ask_for_file(screen, (title, texts.EXPORT_LABEL), suffix, (suffix, *PLAN_KINDS), screen.session.export)


def export_summary(screen: PlanScreen) -> None:
    """Write the summary for the board."""
    asked, write = (texts.SUMMARY_TITLE, texts.SUMMARY_LABEL), screen.session.export_summary
    _ask_for_file(screen, asked, texts.SUMMARY_ENDING, SUMMARY_KINDS, write)


def fill(screen: PlanScreen) -> None:
    """Write the plan into a copy of the city's workbook, and show what became of everything."""

    def chosen(official: Path) -> None:
        report: list[Note] = []

        def write(path: Path, *, overwrite: bool) -> None:
            report[:] = screen.session.fill(official, path, overwrite=overwrite)

        def written(path: Path) -> None:
            opening = [] if asks_for_a_look(report) else [filling.NOTHING_TO_LOOK_AT]
            heading = "\n".join([_written(path), *opening])
            text = report_text(report_parts(report, filling.KINDS_BY_WEIGHT))
            screen.app.push_screen(ReadingScreen(heading, text))

        copy = screen.session.path.with_name(f"{screen.session.path.stem}{filling.COPY_ENDING}")
        FilePrompt(filling.TITLE, filling.COPY_LABEL, copy, (".xlsx",), write).open(screen.app, written)

    Browser(start.OFFICIAL_TITLE, BOOKS, lambda path: path, screen.session.path.parent).open(screen.app, chosen)


def _ask_for_file(screen: PlanScreen, asked: tuple[str, str], ending: str, kinds: Sequence[str], write: Write) -> None:
    """Ask for a file name, suggesting the plan's with another ending, and have the file written."""
    path = screen.session.path
    prompt = FilePrompt(*asked, path.with_name(f"{path.stem}{ending}"), kinds, write)
    prompt.open(screen.app, lambda path: tell_written(screen, _written(path), path))


def _written(path: Path) -> str:
    path = whole_path(path)
    return publishing.written(shown(Path(path.name)), shown(path.parent))
