"""``planterm diff``: what differs between two plans."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.cli.command import DONE, FOUND, Command
from planterm.cli.output import terminal_width, write, write_json
from planterm.cli.parser import Parser
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from planterm.model.diff import Change
    from planterm.model.plan import Plan
    from planterm.session.workbooks import Part


def _configure(parser: Parser) -> None:
    parser.add_argument("first", metavar=texts.FIRST, type=Path, help=texts.FIRST_HELP)
    parser.add_argument("second", metavar=texts.SECOND, type=Path, help=texts.SECOND_HELP)
    parser.add_argument("--json", action="store_true", help=texts.JSON_HELP)


def _run(arguments: Namespace) -> int:
    from planterm.session.workbook_files import is_workbook
    from planterm.store.planfile import load

    first = load(arguments.first).plan
    if is_workbook(arguments.second):
        return _with_workbook(first, arguments)
    return _with_plan(first, load(arguments.second).plan, arguments)


def _with_plan(first: "Plan", second: "Plan", arguments: Namespace) -> int:
    """Tell what another plan says otherwise; where its rows have other ids, they are found by what they say."""
    from planterm.model.diff import diff
    from planterm.model.found_again import share_hardly_any_ids, with_ids_found
    from planterm.texts.excel import KINDS

    report: Sequence[Part] = ()
    if share_hardly_any_ids(first, second):
        second = with_ids_found(first, second)
        report = ((KINDS["anmarkning"], [texts.ROWS_FOUND_BY_TEXT]),)
    return _tell(first, second, diff(first, second), arguments, report)


def _with_workbook(first: "Plan", arguments: Namespace) -> int:
    """Tell what a workbook that came back says otherwise, and what of it could not be read for certain."""
    from planterm.model.returned import without_blank_rows
    from planterm.session.workbooks import read_workbook

    book = read_workbook(arguments.second)
    returned = book.compared_with(first)
    return _tell(without_blank_rows(first), returned.book, returned.changes, arguments, book.doubts)


def _tell(
    first: "Plan", second: "Plan", changes: "Sequence[Change]", arguments: Namespace, report: "Sequence[Part]"
) -> int:
    from planterm.cli.report import report_lines
    from planterm.form.loader import load_form
    from planterm.publish.differences import as_json, as_text

    if arguments.json:
        write_json(as_json(first, second, changes))
    else:
        width = terminal_width()
        write("\n".join([as_text(first, second, changes, load_form(second.form), width), *report_lines(report, width)]))
    return FOUND if changes else DONE


COMMAND = Command("diff", texts.DIFF_HELP, _configure, _run)
