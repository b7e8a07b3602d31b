"""A plan whose file is broken or gone: what there is of it, and how it is put back without writing over anything."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.session.session import Session
from planterm.store.backups import list_backups, write_output
from planterm.store.disk import WriteFailedError, followed, shown, status
from planterm.store.files import read_file, read_regular
from planterm.store.journal_files import texts_last_read
from planterm.store.planfile import read_text
from planterm.store.syntax import decode
from planterm.texts import start as texts


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
                    raise WriteFailedError(texts.NOT_PUT_ASIDE.format(name=shown(self.path)))
                file.rename(self.aside)
            except OSError as error:
                raise WriteFailedError(texts.NOT_PUT_ASIDE.format(name=shown(self.path))) from error
        try:
            write_output(file, version.data, overwrite=False)
        except PlantermError:
            if self.aside is not None:
                with suppress(OSError):  # the file is beside its place then, whole
                    self.aside.rename(file)
            raise
        return Session.open(self.path)


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
