"""``planterm import``: a workbook to a plan, and a report of what became of everything in it."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from planterm.cli.arguments import DISTRICT, FORCE, FORM, JSON, YEAR, Subcommand, chosen_form, file, new_file, output
from planterm.cli.laid_out import report_json, report_lines, tell, terminal_width
from planterm.cli.streams import DONE, FOUND
from planterm.excel.notes import Note, asks_for_a_look
from planterm.model.plan import Plan
from planterm.model.text import one_line
from planterm.session.workbooks import read_workbook
from planterm.store.planfile import create
from planterm.texts import command_line as texts


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.output, ".toml", force=arguments.force, reads=[arguments.book])

    form = chosen_form(arguments.form)
    book = read_workbook(arguments.book, year=arguments.year, district=arguments.district, form=form)
    imported = book.imported
    create(path, imported.plan, overwrite=arguments.force)
    tell(
        arguments,
        lambda: _as_json(path, imported.plan, imported.report),
        lambda: "\n".join([_made(path, imported.plan), *report_lines(book.report(), terminal_width())]),
    )
    return FOUND if asks_for_a_look(imported.report) else DONE


def _as_json(path: Path, plan: Plan, report: Sequence[Note]) -> dict[str, Any]:
    return {
        "plan": str(path),
        "formular": plan.form.id,
        "ar": plan.year,
        "forvaltning": plan.district,
        "omraden": [{"titel": area.title, "rader": len(area.rows)} for area in plan.areas],
        "rapport": report_json(report),
    }


def _made(path: Path, plan: Plan) -> str:
    rows = sum(len(area.rows) for area in plan.areas)
    title = plan.form.title(plan.year)
    return texts.imported(one_line(str(path)), title, one_line(plan.district), rows)


_BOOK = file("book", metavar=texts.BOOK, help=texts.IMPORT_BOOK_HELP)
_ARGUMENTS = (_BOOK, output(texts.PLAN, texts.NEW_PLAN_HELP), YEAR, DISTRICT, FORM, JSON, FORCE)
COMMANDS = (Subcommand("import", _ARGUMENTS, _run),)
