"""``planterm forms``: the forms there are, and where; or one made of a workbook."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planterm.cli.arguments import FORCE, JSON, Subcommand, UsageError, file, new_file
from planterm.cli.laid_out import report_json, report_lines, tell, terminal_width
from planterm.cli.streams import DONE, FOUND
from planterm.errors import DataPath
from planterm.excel.notes import NoteKind, asks_for_a_look
from planterm.form.loader import SUFFIX, is_form_id
from planterm.model.text import one_line
from planterm.store.disk import shown
from planterm.store.files import read_file
from planterm.store.form_files import FoundForm, all_forms, form_text, forms_folder, write_form
from planterm.texts import command_line as command_texts
from planterm.texts import forms as texts
from planterm.texts.excel import KINDS


def _run(arguments: Namespace) -> int:
    if (arguments.book is None) != (arguments.output is None):
        raise UsageError(command_texts.usage_error("planterm forms", texts.FROM_NEEDS_OUTPUT))
    if arguments.book is not None:
        return _make(arguments)
    forms = all_forms()
    tell(arguments, lambda: [*map(_as_json, forms)], lambda: "\n".join(_lines(forms, terminal_width())))
    return FOUND if any(each.problem for each in forms) else DONE


def _make(arguments: Namespace) -> int:
    """Write the form of a workbook, and tell what was read, guessed and left of it."""
    from planterm.excel.book_form import form_of_book
    from planterm.session.workbooks import BOOK_FILE, report_parts

    book: Path = arguments.book
    path = new_file(arguments.output, SUFFIX, force=arguments.force, reads=[book])
    if not is_form_id(path.stem):
        raise UsageError(texts.BAD_FILE_NAME.format(path=one_line(str(path))))
    made = form_of_book(read_file(book, BOOK_FILE), book, path.stem)
    comments: dict[DataPath, list[str]] = {}
    for note, place in made.remarks:
        if place and note.kind is NoteKind.GUESSED:
            comments.setdefault(place, []).append(texts.CHECK.format(text=note.text))
    top = [line.format(book=one_line(book.name)) for line in texts.TOP]
    form = write_form(path, form_text(made.data, top, comments), overwrite=arguments.force)
    report = [note for note, _ in made.remarks]
    written = texts.made(one_line(str(path)), len(form.columns), len(form.areas))
    parts = report_parts(report, KINDS)
    tell(
        arguments,
        lambda: {**_as_json(FoundForm(form.id, path, form)), "rapport": report_json(report)},
        lambda: "\n".join([written, *report_lines(parts, terminal_width())]),
    )
    return FOUND if asks_for_a_look(report) else DONE


def _as_json(found: FoundForm) -> dict[str, Any]:
    """A form; what cannot be used has nothing but its id, its file and what is wrong."""
    form = found.form
    return {
        "id": found.id,
        "namn": form.name if form else None,
        "ar": form.year if form else None,
        "serie": form.series if form else None,
        "fil": str(found.file) if found.file else None,
        "fel": found.problem,
    }


def _lines(forms: Sequence[FoundForm], width: int) -> Iterator[str]:
    usable = [(each.form, each.file) for each in forms if each.form]
    longest = max(len(form.id) for form, _ in usable)
    for form, own in usable:
        yield f"{form.id:<{longest}}  {form.year}  {one_line(form.name)}"
        if own is not None:
            yield f"{'':<{longest}}  {shown(own)}"
    if problems := [each.problem for each in forms if each.problem]:
        yield from report_lines([(texts.UNUSABLE, problems)], width)
    yield ""
    yield texts.WHERE.format(folder=shown(forms_folder()))


_ARGUMENTS = (
    JSON,
    file("--from", dest="book", metavar=command_texts.BOOK, help=command_texts.FORM_BOOK_HELP),
    file("-o", "--output", metavar=command_texts.FORM_FILE, help=command_texts.FORM_OUTPUT_HELP),
    FORCE,
)
COMMANDS = (Subcommand("forms", _ARGUMENTS, _run, command_texts.FORMS_USAGE),)
