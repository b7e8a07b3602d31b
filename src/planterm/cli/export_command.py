"""``planterm export``: the official workbook, the city's own filled in, a web page, plain text; or one party's rows."""

from argparse import Namespace

from planterm.cli.arguments import FORCE, PLAN, WITH_STATUS, Subcommand, UsageError, file, new_file, option, output
from planterm.cli.laid_out import report_lines, terminal_width
from planterm.cli.streams import DONE, FOUND, write
from planterm.model.text import one_line
from planterm.session.for_others import PLAN_KINDS, hand_out
from planterm.session.session import Session
from planterm.store.planfile import load
from planterm.store.remembered import read_request
from planterm.texts import command_line as texts
from planterm.texts import publishing as exports
from planterm.texts.filling import KINDS
from planterm.texts.party_answers import handed_out


def _run(arguments: Namespace) -> int:
    if (wrong := _contradiction(arguments)) is not None:
        raise UsageError(texts.usage_error("planterm export", wrong))
    if arguments.party is not None:
        return _hand_out(arguments)
    if arguments.fill is not None:
        return _fill(arguments)
    path = new_file(arguments.output, *PLAN_KINDS, force=arguments.force, reads=[arguments.plan])
    session = Session.open(arguments.plan, read_only=True)
    session.export(
        path,
        overwrite=arguments.force,
        with_summary=arguments.with_summary,
        with_status=arguments.with_status,
    )
    write(exports.written(one_line(str(path))))
    return DONE


def _contradiction(arguments: Namespace) -> str | None:
    """What cannot be asked for at once; None where everything can."""
    filled, with_summary = arguments.fill is not None, arguments.with_summary
    if arguments.party is not None and (with_summary or filled):
        return texts.PARTY_ALONE
    if with_summary and filled:
        return texts.OFFICIAL_WITHOUT_SUMMARY
    return exports.SUMMARY_NEEDS_BOOK if with_summary and arguments.output.suffix.lower() != ".xlsx" else None


def _fill(arguments: Namespace) -> int:
    """Write a copy of the city's workbook with the plan in it."""
    from planterm.excel.notes import asks_for_a_look
    from planterm.session.workbooks import report_parts

    path = new_file(arguments.output, ".xlsx", force=arguments.force, reads=[arguments.plan])
    session = Session.open(arguments.plan, read_only=True)
    report = session.fill(arguments.fill, path, overwrite=arguments.force)
    written = exports.written(one_line(str(path)))
    write("\n".join([written, *report_lines(report_parts(report, KINDS), terminal_width())]))
    return FOUND if asks_for_a_look(report) else DONE


def _hand_out(arguments: Namespace) -> int:
    """Write a party's own rows."""
    path = new_file(arguments.output, *PLAN_KINDS, ".toml", force=arguments.force, reads=[arguments.plan])

    count = hand_out(
        arguments.plan, load(arguments.plan).plan, arguments.party, path, read_request(), overwrite=arguments.force
    )
    write(handed_out(count, one_line(arguments.party), one_line(str(path))))
    return DONE


_ARGUMENTS = (
    PLAN,
    output(texts.EXPORT, texts.EXPORT_OUTPUT_HELP),
    file("--fill", metavar=texts.OFFICIAL, help=texts.FILL_HELP),
    option("--with-summary", action="store_true", help=texts.WITH_SUMMARY_HELP),
    WITH_STATUS,
    option("--party", metavar=texts.PARTY, help=texts.PARTY_HELP),
    FORCE,
)
COMMANDS = (Subcommand("export", _ARGUMENTS, _run),)
