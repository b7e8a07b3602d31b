"""A plan in its file: opened, saved, saved elsewhere, made anew."""

import errno
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any, NamedTuple

from planterm.errors import DataPath, Fault
from planterm.form.loader import FormError
from planterm.model.plan import Plan
from planterm.store.backups import keep_replaced, write_output
from planterm.store.disk import (
    BrokenPlanError,
    Disk,
    FileChangedError,
    WriteFailedError,
    is_same_file,
    look,
    shown,
    whole_path,
)
from planterm.store.files import LARGEST, Conditions, read_file, replace_file
from planterm.store.keys import FORM, AreaLayout, Table, known_keys
from planterm.store.misspelt import MisspeltName, near, notes_in
from planterm.store.reader import MOST_OWN_KEYS, Reading, check_structure, read
from planterm.store.scanner import line_of
from planterm.store.syntax import BOM, decode, parse, without_bom
from planterm.texts import store as texts

if TYPE_CHECKING:
    from planterm.model.conflicts import Undecided
    from planterm.store.manuscript import Manuscript


class FileParts(NamedTuple):
    """What a plan file is made of: the path, the text as read, all of its reading, and what saving needs to know."""

    path: Path
    """From the root, so that it holds when the working folder is gone."""
    typed: Path
    """The path as a person wrote it, for messages and for the names of files beside it."""
    text: str
    plan: Plan
    layout: tuple[AreaLayout, ...]
    undecided: "tuple[Undecided, ...]" = ()
    """Texts that it has beside those of the plan, for somebody to choose between."""
    is_strange: bool = False
    """Whether there are keys to tell of; see notes."""
    lacking: FormError | None = None
    """Why the plan's form cannot be had, where another one stands in for it; the file is then only read."""
    script: "Manuscript | None" = None
    """What an earlier save made, which knows more than the text; None before the first one."""
    others: bytes | None = None
    """What somebody else has put in its place, which a save may replace; None where nobody has."""


class PlanFile(FileParts):
    """A plan as it stands in its file."""

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file as it was read or written here."""
        return self.text.encode()

    @property
    def on_disk(self) -> bytes:
        """What a save expects to find in its place."""
        return self.data if self.others is None else self.others

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()

    @cached_property
    def notes(self) -> tuple[MisspeltName, ...]:
        """Keys and headers that look like misspelt ones, and keys of one's own with two values."""
        if not self.is_strange:
            return ()
        return notes_in(without_bom(self.text), self.layout, known_keys(self.plan.columns))

    @property
    def is_complete(self) -> bool:
        """Whether all ids are written in the file."""
        return all(area.is_complete for area in self.layout)


def load(path: Path, name: Path | None = None, *, only_read: bool = False) -> PlanFile:
    """The plan of a file; raises ReadFailedError, BrokenPlanError or FormError where there is none to read.

    Messages call the file by the name, where it is known by another one than its path. For a plan that is only to be
    read, something stands in for a form that cannot be had.
    """
    typed = name or path
    return _file(decode(read_file(path), shown(typed)), path, typed, only_read=only_read)


def read_text(text: str, path: Path) -> PlanFile:
    """The plan in a text that once was the file's; raises what load raises for the contents of a file."""
    return _file(text, path, path)


def _file(text: str, path: Path, typed: Path, *, only_read: bool = False) -> PlanFile:
    return PlanFile(whole_path(path), typed, text, *_read(text, shown(typed), only_read=only_read))


def save(file: PlanFile, plan: Plan) -> PlanFile:
    """Write the plan where the file's own stands; what did not change is not touched.

    Raises FileChangedError where somebody else has written the file since it was read, and WriteFailedError
    where it cannot be written; the file is then as it was.
    """
    if is_saved(file, plan):
        return file
    check_unchanged(file)
    written = revised_file(file, plan)
    put_in_place(written, file, Disk())
    return written


def is_saved(file: PlanFile, plan: Plan) -> bool:
    """Whether the file holds the plan and all its ids."""
    is_current = plan == file.plan and file.others is None and file.is_complete
    return is_current and look(file.path, shown(file.typed)) is not None


def check_unchanged(file: PlanFile) -> None:
    """Raise FileChangedError where somebody else has written the file since it was read; one that is gone may be.

    Raises WriteFailedError where a folder stands in its place, ReadFailedError where it cannot be compared.
    """
    name = shown(file.typed)
    there = look(file.path, name)
    if there is not None and S_ISDIR(there.st_mode):
        raise WriteFailedError(texts.write_failed(name, errno.EISDIR))
    on_disk = read_file(file.path) if there is not None else None
    if on_disk is not None and on_disk != file.on_disk:
        raise FileChangedError(texts.CHANGED_ON_DISK.format(name=name))


def revised_file(file: PlanFile, plan: Plan, undecided: "Sequence[Undecided] | None" = None) -> PlanFile:
    """The file with the plan in it, read back to be sure of it, but not written yet.

    What there is to decide beside it is as in the file, where nothing else is given. A key that only on the plan's new
    form looks like a misspelt one is told of when the file is read again.
    """
    from planterm.model.conflicts import without
    from planterm.store.manuscript import manuscript, text_of
    from planterm.store.writer import revised, with_others

    name = shown(file.typed)
    wanted = file.undecided if undecided is None else undecided
    try:
        script = file.script or manuscript(without_bom(file.text), file.layout)
        script = revised(script, file.layout, file.plan, plan)
        script = with_others(script, file.undecided, wanted, plan)
    except (ValueError, LookupError) as error:
        raise WriteFailedError(texts.NOT_READABLE_BACK.format(name=name)) from error
    text = f"{BOM if file.text.startswith(BOM) else ''}{text_of(script, plan)}"
    reading = _read_back(text, plan, name)
    return file._replace(
        text=text,
        plan=plan,
        layout=reading.layout,
        script=script,
        undecided=without(reading.undecided, reading.undecided, wanted),
        is_strange=reading.is_strange,
        others=None,
    )


def put_in_place(written: PlanFile, old: PlanFile, disk: Disk, tag: str = "") -> None:
    """Let the written file take the old one's place, unless somebody else has written that up to the last moment.

    The tag makes the name of the temporary file one that can be found after a crash.
    """
    look, name = (lambda: check_unchanged(old)), shown(written.typed)
    conditions = Conditions(tag=tag, last_look=look, name=name, follows_link=True)
    replace_file(written.path, written.data, disk, conditions)


def save_as(
    file: PlanFile, plan: Plan, path: Path, *, overwrite: bool = False, undecided: "Sequence[Undecided] | None" = None
) -> PlanFile:
    """Write the plan to another path, comments and all; raises OutputExistsError as well as what save raises."""
    if is_same_file(file.path, path):
        keep_replaced(path)
        return save(file, plan)
    written = revised_file(file, plan, undecided)._replace(path=whole_path(path), typed=path)
    write_output(path, written.data, overwrite=overwrite)
    return written


def create(path: Path, plan: Plan, *, overwrite: bool = False) -> PlanFile:
    """Write a new plan file; raises OutputExistsError where one stands there and may not be overwritten."""
    file = bare_file(plan, path)
    write_output(path, file.data, overwrite=overwrite)
    return file


def bare_file(plan: Plan, path: Path) -> PlanFile:
    """A file that says the plan and nothing beside it, not written yet."""
    from planterm.store.writer import new_text

    text = new_text(plan)
    return PlanFile(whole_path(path), path, text, plan, _read_back(text, plan, shown(path)).layout)


def _read(text: str, name: str, *, only_read: bool = False) -> Reading:
    data = parse(text, name)
    try:
        reading = read(data, only_read=only_read)
        check_structure(without_bom(text), reading.layout)
    except Fault as fault:
        line = line_of(without_bom(text), fault.path)
        earlier = line_of(without_bom(text), fault.earlier) if fault.earlier else None
        key = next(str(part) for part in reversed(fault.path) if isinstance(part, str))
        meant = _hint(without_bom(text), data, fault.path)
        raise BrokenPlanError(texts.in_file(name, line, key, f"{fault.text}{meant}", earlier)) from None
    except FormError as error:
        raise _located(error, text, name) from None
    return reading if reading.lacking is None else reading._replace(lacking=_located(reading.lacking, text, name))


def _located(error: FormError, text: str, name: str) -> FormError:
    """The same with the plan's file and the line that names the form."""
    line = line_of(without_bom(text), (FORM,))
    return type(error)(texts.in_file(name, line, FORM, str(error)))


def _hint(text: str, data: Table, path: DataPath) -> str:
    """Where a key that is missing, or its table, stands misspelt; nothing where none does."""
    table: Any = data
    for depth, part in enumerate(path):
        if isinstance(table, dict) and part not in table:
            name = next((key for key in islice(table, MOST_OWN_KEYS) if near(key, (str(part),))), None)
            if name is not None:
                written = f"[{name}]" if isinstance(table[name], dict) else name
                return texts.MISSPELT.format(line_of(text, (*path[:depth], name)), written)
            return ""
        table = table[part]
    return ""


def _read_back(text: str, plan: Plan, name: str) -> Reading:
    """What is about to be written, read; raises WriteFailedError unless it is the plan, FormError without its form."""
    try:
        if len(data := text.encode()) > LARGEST << 20:
            raise WriteFailedError(texts.WOULD_BE_TOO_LARGE.format(name=name, most=LARGEST))
        reading = _read(data.decode(), name)
    except (BrokenPlanError, ValueError) as error:
        raise WriteFailedError(texts.NOT_READABLE_BACK.format(name=name)) from error
    if reading.plan != plan:
        raise WriteFailedError(texts.NOT_READABLE_BACK.format(name=name))
    return reading
