"""The forms there are, the package's and those in files of the user's settings folder; and the text of such a file."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from planterm.errors import DataPath, Fault, PlantermError
from planterm.form.loader import SUFFIX, BrokenFormError, UnknownFormError, form_ids, is_form_id, load_form, packed_form
from planterm.model.form import Form
from planterm.model.text import excerpt
from planterm.store.backups import write_output
from planterm.store.disk import look, names_in, shown
from planterm.store.files import FileKind, read_file
from planterm.store.scanner import line_of, literal
from planterm.store.settings import settings_file
from planterm.store.syntax import decode, parse, without_bom
from planterm.texts import forms as texts
from planterm.texts import store as store_texts

_FOLDER = "forms"
_FORM_FILE = FileKind(1, texts.missing, texts.is_folder, store_texts.not_regular, texts.too_large)


class FoundForm(NamedTuple):
    """A form that there is, or a file that was meant to be one."""

    id: str
    """As plans name it."""
    file: Path | None
    """Where it stands; None for the package's."""
    form: Form | None
    """None for one that cannot be used."""
    problem: str | None = None
    """Why not, in a sentence."""


def forms_folder() -> Path:
    """Where the user's own forms lie; the folder need not exist."""
    return settings_file().with_name(_FOLDER)


def find_form(form_id: str) -> Form:
    """The form of that id; raises UnknownFormError where there is none, BrokenFormError where its file is wrong."""
    if (form := packed_form(form_id)) is not None:
        return form
    name, folder = excerpt(form_id), forms_folder()
    if not is_form_id(form_id):
        raise UnknownFormError(texts.NO_FORM_ID.format(form=name))
    file = folder / f"{form_id}{SUFFIX}"
    if not _is_there(file):
        raise UnknownFormError(texts.UNKNOWN.format(form=name, file=file.name, folder=shown(folder)))
    return read_form(file)


def all_forms() -> tuple[FoundForm, ...]:
    """All of them by year and id, those that cannot be used too."""
    packed = [FoundForm(form_id, None, load_form(form_id)) for form_id in form_ids()]
    folder = forms_folder()
    own = [_found(folder / name) for name in names_in(folder) if name.endswith(SUFFIX)]
    return tuple(sorted((*packed, *own), key=lambda each: (each.form.year if each.form else 0, each.id)))


def usable_forms() -> tuple[Form, ...]:
    """Those that a plan can be on."""
    return tuple(each.form for each in all_forms() if each.form is not None)


def write_form(file: Path, text: str, *, overwrite: bool = False) -> Form:
    """The form that the text holds, written to a file that is named after it.

    Raises BrokenFormError, and writes nothing, where it holds none, and PlantermError where it cannot be written.
    """
    form = _form(text, shown(file), file.name.removesuffix(SUFFIX))
    write_output(file, text.encode(), overwrite=overwrite)
    return form


def read_form(file: Path) -> Form:
    """The form of a file that is named after it; raises BrokenFormError where it holds none."""
    name = shown(file)
    try:
        if not (data := read_file(file, _FORM_FILE)).strip():
            raise BrokenFormError(texts.EMPTY.format(name=name))
        return _form(decode(data, name), name, file.name.removesuffix(SUFFIX))
    except PlantermError as error:
        raise BrokenFormError(str(error)) from None


@lru_cache(maxsize=32)
def _form(text: str, name: str, stem: str) -> Form:
    """The form in a file's text: the same one for the same text."""
    from planterm.form.checking import ARRAYS, check_form, cleaned
    from planterm.form.loader import form_of

    data = cleaned(parse(text, name))
    try:
        check_form(data)
        if data["id"] != stem:
            raise Fault(("id",), texts.OTHER_ID.format(file=f"{excerpt(stem)}{SUFFIX}", name=excerpt(stem)))
        if packed_form(stem) is not None:
            raise Fault(("id",), texts.IN_PACKAGE.format(value=stem))
    except Fault as fault:
        line, earlier = (
            line_of(without_bom(text), each, ARRAYS) if each else None for each in (fault.path, fault.earlier)
        )
        key = next(each for each in reversed(fault.path) if isinstance(each, str))
        raise BrokenFormError(store_texts.in_file(name, line, key, fault.text, earlier)) from None
    return form_of(data)


def _found(file: Path) -> FoundForm:
    try:
        form = read_form(file)
    except BrokenFormError as error:
        return FoundForm(excerpt(file.name.removesuffix(SUFFIX)), file, None, str(error))
    return FoundForm(form.id, file, form)


def _is_there(file: Path) -> bool:
    try:
        return look(file) is not None
    except PlantermError as error:
        raise BrokenFormError(str(error)) from None


_NEWLINE = "\n"

Comments = Mapping[DataPath, list[str]]
"""What is to stand above parts of a form's file, a key or a header, by their ways through the data."""


def form_text(data: Mapping[str, Any], top: Iterable[str], comments: Comments) -> str:
    """The text, its own comments at the top."""
    head = [*(f"# {line}" for line in top), ""]
    return "\n".join((*head, *_table(data, "", (), comments), ""))


def _table(table: Mapping[str, Any], header: str, path: DataPath, comments: Comments) -> Iterator[str]:
    """The lines of a table's own values, then of the tables in it."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict) or _is_tables(value)}
    for key, value in table.items():
        if key not in inner:
            yield from _comments((*path, key), comments)
            yield f"{key} = {_value(value)}"
    for key, value in inner.items():
        name = f"{header}.{key}" if header else key
        entries = enumerate(value) if isinstance(value, list) else [(None, value)]
        for number, entry in entries:
            place = (*path, key) if number is None else (*path, key, number)
            yield ""
            yield from _comments(place, comments)
            yield f"[{name}]" if number is None else f"[[{name}]]"
            yield from _table(entry, name, place, comments)


def _comments(path: DataPath, comments: Comments) -> Iterator[str]:
    for comment in comments.get(path, ()):
        yield f"# {' '.join(comment.split())}"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(("[", *(f"    {literal(each, _NEWLINE)}," for each in value), "]"))
    if isinstance(value, float):
        return f"{value:g}"
    return literal(value, _NEWLINE)
