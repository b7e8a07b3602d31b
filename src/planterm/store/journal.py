"""What a session has done to its plan since it was last saved, on disk before the screen shows it.

The first line has the plan's file as it was read, each further one what has changed since the line before. The file
is made at the first change and stays open, so that a change costs one write and one wait for the disk.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from planterm.model.conflicts import Undecided
from planterm.model.delta import delta
from planterm.model.edits import Place
from planterm.model.plan import Plan
from planterm.store.disk import PRIVATE, Disk, glance, real_path, write_all
from planterm.store.journal_files import DIGEST_LENGTH, FOLDER, EntryKind, JournalName
from planterm.store.journal_lines import Draft, FileText, Header, Line, encoded, header_entry, line_entry
from planterm.store.lock import Lock
from planterm.store.planfile import PlanFile
from planterm.store.state import private_folder

MOST_BYTES = 8 << 20
"""A journal that has grown by so much, mostly by texts of open cells, is put down anew in short."""


class Journal:
    """The journal of one session; what cannot be written raises OSError and is made up for at the next change."""

    def __init__(self, lock: Lock, base: PlanFile, disk: Disk) -> None:
        self._lock, self._disk = lock, disk
        self.after: tuple[str, ...] = ()
        """The dead sessions of which there was something when this one began."""
        self.instead_of: tuple[str, ...] = ()
        """The earlier sessions that this one stands for from the next line on."""
        self.undecided: tuple[Undecided, ...] = ()
        self.drafts: tuple[Draft, ...] = ()
        """What is written in dialogs, the newest first; as what is undecided, it is told from the next line on."""
        self._count = 0
        self._outdated: list[Path] = []
        self._file: Path | None = None
        self._descriptor: int | None = None
        self._written = base.plan
        self._digest = base.digest
        self._begin(base)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything of it on the disk."""
        return self._file is not None or bool(self._outdated)

    @property
    def is_cleared_away(self) -> bool:
        """Whether its file is no longer where it was, as far as can be seen."""
        return self._file is not None and glance(self._file) is None

    @property
    def has_told_all(self) -> bool:
        """Whether what is beside the plan is put down as it is now."""
        return self._told == (self.undecided, self.drafts)

    def add(self, kind: str, plan: Plan, place: Place | None = None, digest: str = "") -> None:
        """Put down what has changed since what was put down last; of a save, also what the file is about to hold."""
        self._make_ready()
        self._append(Line(kind, _now(), delta(self._written, plan), place, digest))
        self._written = plan

    def add_unfinished(self, kind: EntryKind, plan: Plan, then: Plan, place: Place) -> None:
        """Put down what the plan will be with a text that is still open, or a change that somebody is asked about."""
        self._make_ready()
        if plan != self._written:
            self.add(EntryKind.MISSED, plan, place)
        self._append(Line(kind, _now(), delta(self._written, then), place))

    def end(self, base: PlanFile) -> None:
        """Remove it, because the plan is in its file; the next change begins another."""
        self._retire()
        self._clear_away()
        self._digest = base.digest
        self._begin(base)

    def go_on_from(self, base: PlanFile) -> None:
        """Keep it although the plan is in its file, for the sake of a cell that is still open."""
        self._base = base
        self.read_again(base)

    def read_again(self, file: PlanFile) -> None:
        """Go on although the file has other contents now; a plan that is renamed is found by those."""
        self._digest = file.digest
        if self._file is not None:
            self.leave()  # Windows keeps open files in their place
            named = self._file.with_name(str(self._name))
            with suppress(OSError):  # under its old name it is found by the plan's place
                self._disk.replace(self._file, named)
                self._file = named

    def begin_anew(self, base: PlanFile, on_disk: PlanFile) -> None:
        """Go on from another beginning than what is in the file; the next line makes up for all before it."""
        self._retire()
        self._digest = on_disk.digest
        self._begin(base)

    def move(self, file: PlanFile) -> None:
        """Go on as the journal of the plan in its new place; the next line makes up for all before it."""
        self.begin_anew(self._base._replace(path=file.path, typed=file.typed), file)

    def leave(self) -> None:
        """Let go of the file, which stays for the next start."""
        if self._descriptor is not None:
            with suppress(OSError):
                self._disk.close(self._descriptor)
            self._descriptor = None

    def _retire(self) -> None:
        """Let go of the file, which is to be cleared away."""
        self.leave()
        if self._file is not None:
            self._outdated.append(self._file)

    def _clear_away(self) -> None:
        files, self._outdated = self._outdated, []
        for file in files:
            self._remove(file)

    def _remove(self, file: Path) -> None:
        """Remove a file that is not needed any more; when that fails, it is tried again with the others."""
        try:
            self._disk.remove(file)
        except FileNotFoundError:
            return
        except OSError:
            self._outdated.append(file)

    def _begin(self, base: PlanFile) -> None:
        self._base = base
        self._written = base.plan
        self._file = self._descriptor = None
        self._length = self._first_length = 0
        self._is_torn = False
        self._told: tuple[tuple[Undecided, ...], tuple[Draft, ...]] = (), ()

    def _make_ready(self) -> None:
        """Open the file again after a failure; one that has been removed is begun anew, with all that was in it."""
        if self._length > self._first_length + MOST_BYTES:
            self._retire()
            self._begin(self._base)
        if self._file is None:
            return
        if self.is_cleared_away:
            self.leave()
        if self._descriptor is None:
            try:
                self._descriptor = self._disk.extend(self._file)
            except FileNotFoundError:
                self._begin(self._base)
                return
        if self._is_torn:
            self._disk.cut(self._descriptor, self._length)
            self._is_torn = False

    def _append(self, line: Line) -> None:
        undecided, drafts = self._told
        line = line._replace(
            instead_of=self.instead_of,
            undecided=None if self.undecided == undecided else self.undecided,
            drafts=None if self.drafts == drafts else self.drafts,
        )
        data = encoded(line_entry(line))
        if self._descriptor is not None:
            self._write(self._descriptor, data)
        else:
            header = Header(Path(real_path(self._base.path)), FileText(self._base.text), _now(), self.after)
            self._create(encoded(header_entry(header)) + data)
        self._told = self.undecided, self.drafts

    def _create(self, data: bytes) -> None:
        # The lock tells others that the journal is not a dead session's.
        self._lock.place()
        self._count += 1
        file = private_folder(FOLDER) / str(self._name)
        self._descriptor = descriptor = self._disk.create(file, PRIVATE)
        self._file = file
        try:
            self._write(descriptor, data)
        except OSError:
            self._remove(file)
            self._begin(self._base)
            raise
        self._first_length = self._length
        with suppress(OSError):
            self._disk.sync_folder(file.parent)
        # The new file makes up for all that was in those before it.
        self._clear_away()

    def _write(self, descriptor: int, data: bytes) -> None:
        self._is_torn = True
        try:
            write_all(descriptor, data, self._disk)
            self._disk.sync(descriptor)
        except OSError:
            self.leave()
            raise
        self._length += len(data)
        self._is_torn = False

    @property
    def _name(self) -> JournalName:
        return JournalName(self._lock.key, self._digest[:DIGEST_LENGTH], self._lock.token, self._count)


def _now() -> datetime:
    return datetime.now().astimezone()
