"""The plan into its file: every version kept, nobody else's work written over."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planterm.errors import PlantermError
from planterm.model.plan import Plan
from planterm.session.safekeeping import Safekeeping
from planterm.store.backups import Backup, backup_folder, holds, keep_backup, keep_replaced, list_backups
from planterm.store.disk import Disk, FileChangedError, WriteFailedError, glance, shown
from planterm.store.lock import exclusive
from planterm.store.planfile import PlanFile, bare_file, check_unchanged, load, put_in_place, revised_file
from planterm.store.settings import read_settings
from planterm.store.whereabouts import found_elsewhere, is_gone, note
from planterm.texts import store as texts

if TYPE_CHECKING:
    from planterm.model.conflicts import Undecided
    from planterm.model.diff import Change
    from planterm.model.merge import Incoming
    from planterm.store.file_merge import Sides

_SETTLED = 2.0
"""Seconds after which a second write would have given a file another time stamp, on any file system."""


def save_plan(
    file: PlanFile, plan: Plan, undecided: "Sequence[Undecided]", keeping: Safekeeping, disk: Disk
) -> tuple[PlanFile, str | None]:
    """Write the plan to its file; the file as it then is, and what to tell when a version was not kept.

    What is undecided stands in the file beside the plan.

    Both are kept, what was replaced and what is written: somebody else may put an older file in its place.

    Raises FileChangedError where somebody else wrote the file meanwhile, WriteFailedError where it cannot be written or
    others' version that is to be replaced not be kept.
    """
    check_unchanged(file)
    written = revised_file(file, plan, undecided)
    note(file.path, file.digest)
    with exclusive(file.path, shown(file.typed), disk):
        check_unchanged(file)
        if file.others is not None:
            keep_replaced(file.path)  # the plan need not have anything of it
        problem = keep_version(file.path, file.on_disk, disk)
        keeping.saving(plan, written.digest)
        put_in_place(written, file, disk, keeping.lock.token)
        problem = problem or keep_version(file.path, written.data, disk)
    note(written.path, written.digest)
    keeping.saved(written)
    return written, problem


def keep_version(path: Path, data: bytes, disk: Disk) -> str | None:
    """Keep what the file holds or is about to; what to tell when that fails, or the settings for it are wrong."""
    settings = read_settings()
    try:
        keep_backup(path, data, settings.backups, disk)
    except (WriteFailedError, OSError):
        return texts.BACKUP_FAILED.format(folder=shown(backup_folder(path)))
    return settings.problem and texts.SAVED_IN_SPITE_OF.format(problem=settings.problem)


class Others(NamedTuple):
    """What somebody else has written to the plan's file."""

    file: PlanFile
    """As it stands there, with what it lacks of ours kept ready in case the plan still has it."""
    incoming: "Incoming"
    sides: "Sides"
    """For following them."""
    base: PlanFile
    """An ancestor without what they lack, comments included: seen from it, that is new in ours."""
    kept: "Sides"
    """For leaving in what they lack: the same, seen from that ancestor."""


def read_others(file: PlanFile, plan: Plan) -> Others:
    """What stands in the file now, and what it makes of the plan; raises PlantermError where it cannot be read."""
    from planterm.model.merge import incoming
    from planterm.store.file_merge import Sides

    theirs = load(file.path, file.typed)
    sides = Sides.of(file, file, theirs, our_plan=plan)
    found = incoming(file.plan, plan, sides.their_plan, lambda: _plans(_earlier(file)), sides.annotated)
    base, kept = file, sides
    if found.losses:
        base = bare_file(found.base, file.typed)._replace(path=file.path)
        kept = Sides.of(base, file, theirs, our_plan=plan)
    script = revised_file(sides.file, sides.their_plan, theirs.undecided).script
    return Others(theirs._replace(script=script), found, sides, base, kept)


def losses(file: PlanFile) -> tuple["Change", ...]:
    """What the file lacks of what was saved last, because somebody else has written it since."""
    from planterm.model.merge import incoming

    kept = list_backups(file.path)
    last = next(_plans(kept[:1]), None)
    if last is None or holds(kept[0], file.data):
        return ()
    return incoming(last, last, file.plan, lambda: _plans(kept[1:])).losses


def _earlier(file: PlanFile) -> Sequence["Backup"]:
    """The versions before the one that was read or written here; another window may have kept later ones."""
    found = list_backups(file.path)
    return found[next((index for index, backup in enumerate(found) if holds(backup, file.data)), -1) + 1 :]


def _plans(backups: Sequence["Backup"]) -> Iterator[Plan]:
    for backup in backups:
        with suppress(PlantermError):
            yield load(backup.path).plan


class DiskWatch:
    """Tells what others have done to the file, at the cost of a glance while nobody has done anything."""

    def __init__(self, file: PlanFile) -> None:
        self._file = file
        self._seen: tuple[int, int, int] | None = None
        self._is_seen = True
        self._number: int | None = None
        """What the disk calls the file, which it keeps under another name and a copy of it never has; None unseen."""
        self.has_seen_change = False
        """Whether it was changed when that was asked last."""
        self.is_gone = False
        """Whether it was not in its place at the last look."""
        self.moved_to: Path | None = None
        """Where it was then, if it was found."""

    def look(self) -> tuple[bool, bool]:
        """Whether it is changed, and whether it is gone, which is looked for elsewhere; from any thread."""
        changed = self.is_changed()
        gone = not self._is_seen and is_gone(self._file.path)
        if gone and not self.is_gone:
            self.moved_to = self.found_elsewhere()
        self.is_gone = gone
        return changed, gone

    def found_elsewhere(self) -> Path | None:
        """Where the file has been moved to; None where it is in its place, or cannot be found."""
        path = self._file.path
        return found_elsewhere(path, self._file.on_disk, self._number) if is_gone(path) else None

    def is_changed(self) -> bool:
        """Whether the file now holds something else than when it was read or written here; from any thread.

        A file that is gone or out of reach is not changed: a save writes it anew, or says what is wrong.
        """
        self.has_seen_change = self._look()
        return self.has_seen_change

    def _look(self) -> bool:
        status = glance(self._file.path)
        self._is_seen = status is not None
        if status is None:
            return False
        seen = (status.st_mtime_ns, status.st_size, status.st_ino)
        if seen == self._seen:
            return False
        try:
            check_unchanged(self._file)
        except FileChangedError:
            return True
        except PlantermError:
            return False
        self._number = status.st_ino
        # A second write may leave the time stamp as it is while that is still young.
        if time.time() - status.st_mtime > _SETTLED:
            self._seen = seen
        return False
