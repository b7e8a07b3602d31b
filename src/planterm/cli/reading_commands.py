"""The commands that read one plan and tell of it: show, analysis, parties, check and summary."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.cli.arguments import FORCE, JSON, PLAIN, PLAN, WITH_STATUS, Subcommand, file, new_file, option, row_named
from planterm.cli.laid_out import bar_signs, say, tell, terminal_width
from planterm.cli.streams import found, write
from planterm.model.findings import Level
from planterm.model.text import one_line
from planterm.publish.plan_text import plain_text, row_lines
from planterm.publish.wrap import hanging
from planterm.texts import command_line as texts
from planterm.texts import publishing, store

if TYPE_CHECKING:
    from planterm.session.session import Session

# What only one of them needs is imported by that one: the others do not wait for it.


def _opened(arguments: Namespace) -> "Session":
    from planterm.session.session import Session

    return Session.open(arguments.plan, read_only=True)


def _show(arguments: Namespace) -> int:
    session, width = _opened(arguments), terminal_width(arguments)
    printed = say if arguments.plain else write
    if arguments.row is not None:
        printed("\n".join(_row(session, arguments, width)))
        return found(session.file)
    printed(plain_text(session.plan, width))
    if not session.told:
        return found(session.file)
    printed("\n".join(["", store.HEADING, *(line for told in session.told for line in hanging("", told, 2, width))]))
    return found(session.file, something=True)


def _row(session: "Session", arguments: Namespace, width: int) -> Iterator[str]:
    """One row, with what is blank in it."""
    standing = row_named(session.plan, str(arguments.plan), arguments.row)
    heading = texts.of_row(standing.label, standing.row.id, standing.area_number, standing.area.title)
    yield from hanging("", heading, 0, width)
    yield from row_lines(standing.row, width, with_blank=True)


def _analysis(arguments: Namespace) -> int:
    from planterm.cli import figures

    session, width, signs = _opened(arguments), terminal_width(arguments), bar_signs(arguments)
    tell(
        arguments,
        lambda: figures.as_json(session.plan),
        lambda: figures.as_text(session.plan, width, signs),
    )
    return found(session.file)


def _parties(arguments: Namespace) -> int:
    """Who is named in the plan, and how far each has come with the follow-up; a row may be several parties'."""
    from planterm.cli import figures
    from planterm.model.parties import parties_and_nobody
    from planterm.store.settings import read_settings

    session = _opened(arguments)
    plan, parties = session.plan, parties_and_nobody(session.plan, read_settings().synonyms)
    tell(
        arguments,
        lambda: figures.parties_as_json(parties),
        lambda: figures.parties_as_text(plan, parties, terminal_width(arguments)),
    )
    return found(session.file)


def _check(arguments: Namespace) -> int:
    from planterm.publish.review_text import as_json, as_text

    session, least = _opened(arguments), Level(arguments.level)
    findings = [each for each in session.findings if each.level in least.and_graver]
    tell(
        arguments,
        lambda: as_json(findings, session.plan),
        lambda: as_text(findings, session.plan, terminal_width(arguments), least),
    )
    return found(session.file, something=bool(findings))


def _summary(arguments: Namespace) -> int:
    path: Path | None = arguments.output
    if path is not None:
        from planterm.session.for_others import SUMMARY_KINDS

        new_file(path, *SUMMARY_KINDS, force=arguments.force, reads=[arguments.plan])
    session = _opened(arguments)
    if path is None:
        from planterm.publish.board_summary import summary_text
        from planterm.session.earlier_years import plans_before

        earlier, width, signs = (
            plans_before(session.path, session.plan),
            terminal_width(arguments),
            bar_signs(arguments),
        )
        status = arguments.with_status
        text = summary_text(session.plan, width, signs, earlier=earlier, with_status=status)
        (say if arguments.plain else write)(text)
    else:
        session.export_summary(path, overwrite=arguments.force, with_status=arguments.with_status)
        write(publishing.written(one_line(str(path))))
    return found(session.file)


_ROW = option("row", metavar=texts.ROW, nargs="?", help=texts.SHOW_ROW_HELP)
_LEVEL = option(
    "--level", metavar=texts.LEVEL, choices=[*map(str, Level)], default=Level.TIP.value, help=texts.LEVEL_HELP
)
_PAGE = file("-o", "--output", metavar=texts.PAGE, help=texts.SUMMARY_OUTPUT_HELP)
COMMANDS = (
    Subcommand("show", (PLAN, _ROW, PLAIN), _show),
    Subcommand("analysis", (PLAN, JSON, PLAIN), _analysis),
    Subcommand("parties", (PLAN, JSON, PLAIN), _parties),
    Subcommand("check", (PLAN, _LEVEL, JSON, PLAIN), _check),
    Subcommand("summary", (PLAN, _PAGE, WITH_STATUS, FORCE, PLAIN), _summary),
)
