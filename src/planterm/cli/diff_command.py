"""``planterm diff``: what differs between two plans."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from planterm.cli.arguments import JSON, Subcommand, file
from planterm.cli.laid_out import report_lines, tell, terminal_width
from planterm.cli.streams import found
from planterm.model.diff import Change, diff
from planterm.model.plan import Plan
from planterm.model.returned import share_hardly_any_ids, with_ids_found, without_blank_rows
from planterm.publish.differences import as_json, as_text
from planterm.store.files import is_workbook
from planterm.store.planfile import load
from planterm.texts import command_line as texts
from planterm.texts.excel import KINDS

if TYPE_CHECKING:
    from planterm.session.workbooks import Part


def _run(arguments: Namespace) -> int:
    first = load(arguments.first, only_read=True)
    if is_workbook(arguments.second):
        return found(first, something=_with_workbook(first.plan, arguments))
    second = load(arguments.second, only_read=True)
    return found(first, second, something=_with_plan(first.plan, second.plan, arguments))


def _with_plan(first: Plan, second: Plan, arguments: Namespace) -> bool:
    """Tell what another plan says otherwise; where its rows have other ids, they are found by what they say."""
    report: Sequence[Part] = ()
    if share_hardly_any_ids(first, second):
        second = with_ids_found(first, second)
        report = ((KINDS["anmarkning"], [texts.ROWS_FOUND_BY_TEXT]),)
    return _tell(first, second, diff(first, second), arguments, report)


def _with_workbook(first: Plan, arguments: Namespace) -> bool:
    """Tell what a workbook that came back says otherwise, and what of it could not be read for certain."""
    from planterm.session.workbooks import read_workbook

    book = read_workbook(arguments.second, form=first.form)
    returned = book.compared_with(first)
    return _tell(without_blank_rows(first), returned.book, returned.changes, arguments, book.doubts)


def _tell(first: Plan, second: Plan, changes: Sequence[Change], arguments: Namespace, report: "Sequence[Part]") -> bool:
    """Tell it, and whether there is anything."""

    def text() -> str:
        width = terminal_width()
        told = as_text(first, second, changes, width)
        return "\n".join([told, *report_lines(report, width)])

    tell(arguments, lambda: as_json(first, second, changes), text)
    return bool(changes)


_FIRST = file("first", metavar=texts.FIRST, help=texts.FIRST_HELP)
_SECOND = file("second", metavar=texts.SECOND, help=texts.SECOND_HELP)
COMMANDS = (Subcommand("diff", (_FIRST, _SECOND, JSON), _run),)
