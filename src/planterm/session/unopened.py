"""Plans that are not open: what there is to know of one, what can be put back of a broken one, and the example."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.plan import Plan, Progress, progress
from planterm.packed import packed
from planterm.session.session import Session
from planterm.store.backups import list_backups, write_output
from planterm.store.disk import OutOfReachError, WriteFailedError, followed, glance, names_in, shown, status
from planterm.store.files import read_file, read_regular
from planterm.store.journal_files import is_work_waiting, texts_last_read
from planterm.store.planfile import load, read_text
from planterm.store.settings import read_settings
from planterm.store.state import private_folder, state_folder
from planterm.store.syntax import decode
from planterm.store.whereabouts import is_gone
from planterm.texts import start
from planterm.texts import store as texts


class Glimpse(NamedTuple):
    """A plan as its file has it, or why there is none."""

    plan: Plan | None
    problem: PlantermError | None = None
    is_gone: bool = False
    """Whether there is no such file any more."""
    changed_at: datetime | None = None
    """When the file was written; None where the system does not say."""
    is_work_waiting: bool = False
    """Whether unsaved work of an earlier session is kept."""
    awaits_decision: bool = False
    """Whether it is to be decided on soon, or was to be, by the user's settings."""

    @property
    def is_out_of_reach(self) -> bool:
        """Whether it may be there, and cannot be looked at."""
        return isinstance(self.problem, OutOfReachError)

    @property
    def progress(self) -> Progress:
        """How many of its rows are followed up."""
        return progress(self.plan.rows() if self.plan is not None else ())

    @property
    def lacks_date(self) -> bool:
        """Whether it is decided, and does not say when."""
        return self.plan is not None and self.plan.is_decided and self.plan.decided_on is None


def glimpse(path: Path) -> Glimpse:
    """What there is of the plan of a file; may take as long as a network does."""
    try:
        file = load(path, only_read=True)
    except PlantermError as error:
        return Glimpse(None, error, is_gone(path), is_work_waiting=is_work_waiting(path, lambda: ""))
    is_waiting = is_work_waiting(path, lambda: file.digest)
    day = file.plan.awaited_decision(read_settings().hand_in_day, date.today())
    return Glimpse(file.plan, None, False, _changed_at(path), is_waiting, awaits_decision=day is not None)


def _changed_at(path: Path) -> datetime | None:
    with suppress(OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(there.st_mtime) if (there := glance(path)) is not None else None
    return None


class Version(NamedTuple):
    """A plan's file as it once was, and a plan that can be read."""

    data: bytes
    until: datetime | None = None
    """When another version took its place; None for what was saved last, and for what a session had only read."""
    saved_at: datetime | None = None
    """When it was saved, if it was saved last."""


class Rescue(NamedTuple):
    """A plan that cannot be opened, and what can be put in its place."""

    path: Path
    aside: Path | None
    """What the file that stands there will be called; None where there is none."""
    versions: tuple[Version, ...]

    def restored(self, version: Version) -> Session:
        """The plan opened as that version; raises PlantermError, and leaves everything, where it cannot be written."""
        file = followed(self.path)
        if self.aside is not None:
            try:
                if status(self.aside, follow=False) is not None:
                    raise WriteFailedError(start.NOT_PUT_ASIDE.format(name=shown(self.path)))
                file.rename(self.aside)
            except OSError as error:
                raise WriteFailedError(start.NOT_PUT_ASIDE.format(name=shown(self.path))) from error
        try:
            write_output(file, version.data, overwrite=False)
        except PlantermError:
            if self.aside is not None:
                with suppress(OSError):  # the file is beside its place then, whole
                    self.aside.rename(file)
            raise
        return Session.open(self.path)


class Unopened(NamedTuple):
    """Why a plan could not be opened, and what can be put in its place."""

    error: PlantermError
    rescue: Rescue


def rescue_of(path: Path) -> Rescue | None:
    """What there is of a plan that could not be opened; None where there is nothing, or something else in its place."""
    try:
        there = status(path, follow=False) is not None
        if there:
            read_regular(path)
    except OSError:
        return None
    file = followed(path)
    aside = file.with_name(f"{file.stem} skadad {datetime.now():%Y-%m-%d %H.%M.%S}{file.suffix}") if there else None
    versions = tuple(_versions(path))
    return Rescue(path, aside, versions) if versions else None


def _versions(path: Path) -> Iterator[Version]:
    """Those that are plans, each once, the latest first."""
    known: set[bytes] = set()
    read = (Version(text.encode()) for text in texts_last_read(path))
    kept = (
        Version(_read(backup.path), backup.until, None if backup.until else backup.kept_at)
        for backup in list_backups(path)
    )
    for version in (*read, *kept):
        if version.data not in known and _is_plan(version.data, path):
            known.add(version.data)
            yield version


def _read(path: Path) -> bytes:
    try:
        return read_file(path)
    except PlantermError:
        return b""


def _is_plan(data: bytes, path: Path) -> bool:
    try:
        read_text(decode(data, shown(path)), path)
    except PlantermError:
        return False
    return True


_EXAMPLES, _EXAMPLE = "exempel", "exempelplan.toml"


def example_copy() -> Path:
    """The copy of the program's example plan in which unsaved work waits, or a new one.

    Each is in a folder of its own in the state folder. Raises WriteFailedError where none can be made.
    """
    try:
        folder = private_folder(_EXAMPLES)
        copies = (folder / name / _EXAMPLE for name in names_in(folder))
        if (left := next((path for path in copies if is_work_waiting(path, lambda: "")), None)) is not None:
            return left
        path = Path(mkdtemp(dir=folder)) / _EXAMPLE
    except OSError as error:
        raise WriteFailedError(texts.write_failed(shown(state_folder()), error.errno)) from error
    write_output(path, packed("planterm.session", _EXAMPLE), overwrite=False)
    return path
