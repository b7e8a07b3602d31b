"""``planterm add``, ``set`` and ``remove``: one row at a time; what stood there before is told."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence

from planterm.cli.arguments import PLAN, Subcommand, area_named, option, row_named
from planterm.cli.changing import ANYWAY, change, opened
from planterm.cli.laid_out import say
from planterm.cli.naming import WHOLE_PLAN, detail_edit, detail_named, field_edit, field_named
from planterm.cli.streams import DONE, FOUND, STDIN, piped_text
from planterm.model.edits import Place, insert_row, remove_rows
from planterm.model.fields import detail_text, row_text
from planterm.model.plan import Row
from planterm.publish.differences import field_name, shown
from planterm.publish.plan_text import row_lines
from planterm.publish.wrap import UNBROKEN
from planterm.texts import command_line as texts


def _add(arguments: Namespace) -> int:
    path = str(arguments.plan)
    with opened(arguments) as session:
        area = area_named(session.plan, path, arguments.area)
        row = Row.blank(session.new_row_id(), session.plan.columns)
        edit = insert_row(session.plan, Place(area.id), row)
        for key, text in arguments.texts:
            filled = field_edit(edit.plan, path, edit.after, field_named(edit.plan, path, key), text)
            edit = edit._replace(plan=filled.plan)
        told = change(arguments, session, edit)
        label = session.plan.standings[row.id].label
    return _tell([texts.ADDED.format(label=label, id=row.id)], told)


def _set(arguments: Namespace) -> int:
    path = str(arguments.plan)
    text: str = piped_text() if arguments.text == STDIN else arguments.text
    if arguments.row == WHOLE_PLAN:
        return _set_detail(arguments, text)
    with opened(arguments) as session:
        standing = row_named(session.plan, path, arguments.row)
        key = field_named(session.plan, path, arguments.key)
        place = Place(standing.area.id, standing.row.id)
        told = change(arguments, session, field_edit(session.plan, path, place, key, text))
        after = session.plan.standings[standing.row.id]
    before, now = (row_text(each.row, key) for each in (standing, after))
    said = texts.UNCHANGED if before == now else texts.CHANGED if now.strip() else texts.EMPTIED
    lines = [said.format(label=after.label, field=field_name(session.form, key))]
    if before.strip() and before != now:
        lines.append(texts.BEFORE.format(text=shown(key, before)))
    return _tell(lines, told)


def _set_detail(arguments: Namespace, text: str) -> int:
    """Set a detail of the plan; of one that becomes decided by it, a copy is kept."""
    path = str(arguments.plan)
    with opened(arguments) as session:
        before, key = session.plan, detail_named(session.plan, path, arguments.key)
        told = change(arguments, session, detail_edit(before, path, key, text))
        now = shown(key, detail_text(session.plan, key))
        said, is_wrong = session.stage_changed(before)
    changed = texts.PLAN_CHANGED.format(field=field_name(before.form, key), text=now)
    return _tell([changed], [*told, said]) if is_wrong else _tell([said or changed], told)


def _remove(arguments: Namespace) -> int:
    with opened(arguments) as session:
        standing = row_named(session.plan, str(arguments.plan), arguments.row)
        place = Place(standing.area.id, standing.row.id)
        told = change(arguments, session, remove_rows(session.plan, place, {standing.row.id}))
    return _tell(_removed(standing.label, standing.row), told)


def _removed(label: str, row: Row) -> Iterator[str]:
    yield texts.REMOVED.format(label=label, id=row.id)
    if held := [*row_lines(row, UNBROKEN)]:
        yield from (texts.HELD, *held)


def _tell(lines: Iterator[str] | Sequence[str], told: Sequence[str]) -> int:
    say("\n".join([*lines, *told]))
    return FOUND if told else DONE


def _field(text: str) -> tuple[str, str]:
    """A field and its text; raises ArgumentTypeError for anything else."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise ArgumentTypeError(texts.NO_EQUALS.format(text=text))
    return key, value


_AREA = option("area", metavar=texts.AREA, help=texts.AREA_HELP)
_TEXTS = option("texts", metavar=texts.KEY_IS_TEXT, type=_field, nargs="*", help=texts.KEY_IS_TEXT_HELP)
_ROW = option("row", metavar=texts.ROW, help=texts.ROW_HELP)
_SET_ROW = option("row", metavar=texts.ROW, help=texts.SET_ROW_HELP)
_KEY = option("key", metavar=texts.KEY, help=texts.KEY_HELP)
_TEXT = option("text", metavar=texts.TEXT, help=texts.TEXT_HELP)
COMMANDS = (
    Subcommand("add", (PLAN, _AREA, _TEXTS, ANYWAY), _add),
    Subcommand("set", (PLAN, _SET_ROW, _KEY, _TEXT, ANYWAY), _set),
    Subcommand("remove", (PLAN, _ROW, ANYWAY), _remove),
)
