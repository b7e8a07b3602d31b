"""``planterm import``: a workbook to a plan, and a report of what became of everything in it."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import one_line, terminal_width, write, write_json
from planterm.cli.outputfile import new_file
from planterm.cli.parser import Parser
from planterm.cli.values import district, year
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from planterm.excel.notes import Note
    from planterm.model.plan import Plan


def _configure(parser: Parser) -> None:
    parser.add_argument("book", metavar=texts.BOOK, type=Path, help=texts.IMPORT_BOOK_HELP)
    parser.add_argument("-o", "--output", metavar=texts.PLAN, type=Path, required=True, help=texts.NEW_PLAN_HELP)
    parser.add_argument("--year", metavar=texts.YEAR, type=year, help=texts.YEAR_HELP)
    parser.add_argument("--district", metavar=texts.NAME, type=district, help=texts.DISTRICT_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)
    parser.add_argument("--force", action="store_true", help=texts.FORCE_HELP)


def _run(arguments: Namespace) -> int:
    path = new_file(arguments.output, ".toml", force=arguments.force, reads=[arguments.book])
    from planterm.cli.report import report_lines
    from planterm.excel.notes import asks_for_a_look
    from planterm.session.workbooks import read_workbook
    from planterm.store.planfile import create

    book = read_workbook(arguments.book, year=arguments.year, district=arguments.district)
    imported = book.imported
    create(path, imported.plan, overwrite=arguments.force)
    if arguments.json:
        write_json(_as_json(path, imported.plan, imported.report))
    else:
        write("\n".join([_made(path, imported.plan), *report_lines(book.report(), terminal_width())]))
    return FOUND if asks_for_a_look(imported.report) else DONE


def _as_json(path: Path, plan: "Plan", report: Sequence["Note"]) -> dict[str, Any]:
    return {
        "plan": str(path),
        "formular": plan.form,
        "ar": plan.year,
        "forvaltning": plan.district,
        "omraden": [{"titel": area.title, "rader": len(area.rows)} for area in plan.areas],
        "rapport": [
            {"typ": note.kind.value, "blad": note.sheet or None, "plats": note.place or None, "text": note.text}
            for note in report
        ],
    }


def _made(path: Path, plan: "Plan") -> str:
    from planterm.form.loader import load_form

    rows = sum(len(area.rows) for area in plan.areas)
    title = load_form(plan.form).title(plan.year)
    return texts.imported(one_line(str(path)), title, one_line(plan.district), rows)


COMMAND = Command("import", texts.IMPORT_HELP, _configure, _run)
