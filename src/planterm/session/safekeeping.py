"""What keeps the work in an open plan safe while it goes on: the lock and the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planterm.model.edits import Place
from planterm.model.plan import Plan
from planterm.store.disk import Disk, code_of, shown
from planterm.store.journal_files import FOLDER, EntryKind
from planterm.store.lock import Lock
from planterm.store.planfile import PlanFile
from planterm.store.state import state_folder
from planterm.texts import store as texts

if TYPE_CHECKING:
    from planterm.model.conflicts import Undecided
    from planterm.session.recovery import Leftovers
    from planterm.store.journal import Journal
    from planterm.store.journal_lines import Draft


class Safekeeping:
    """A session's lock and journal; a journal that cannot be written is a problem to tell, and never stops the work."""

    def __init__(self, file: PlanFile, disk: Disk) -> None:
        self.lock = Lock(file.path)
        self.lock.place()
        self._file, self._disk = file, disk
        self._begun: Journal | None = None
        self._is_unfinished = False
        self._recovered: Leftovers | None = None
        self._is_recovered = False
        self.after: tuple[str, ...] = ()
        """The dead sessions of which there was something when this one began."""
        self.other_owner = self.lock.other_owner()
        """Who else had the plan open when it was opened."""
        self.problem: str | None = None
        """Why changes cannot be put into safety just now; None while they can."""

    @property
    def has_missed(self) -> bool:
        """Whether anything could not be put into safety, or somebody has cleared it away."""
        return self.problem is not None or (self._begun is not None and self._begun.is_cleared_away)

    def take_over(self) -> None:
        """Go on beside the other owner."""
        self.other_owner = None

    def change(self, kind: str, plan: Plan, place: Place, undecided: tuple[Undecided, ...]) -> None:
        """Put a change, and what is undecided after it, into safety; on return it is on the disk, or a problem is."""
        self._journal.undecided = undecided
        with self._telling():
            self._journal.add(kind, plan, place)
            self._is_unfinished = False

    def drafts(self, drafts: tuple[Draft, ...]) -> None:
        """What is written in dialogs, to be told with the next change."""
        if drafts or self._begun is not None:
            self._journal.drafts = drafts

    def tell(self, plan: Plan, place: Place) -> None:
        """Put down what is beside the plan, where that is not told yet."""
        if self._begun is not None and not self._begun.has_told_all:
            with self._telling():
                self._begun.add(EntryKind.TELLING, plan, place)

    def unfinished(self, kind: EntryKind, plan: Plan, then: Plan, place: Place) -> None:
        """Put the text of an open cell, or a change that is asked about, into safety: what the plan will be then."""
        with self._telling():
            self._journal.add_unfinished(kind, plan, then, place)
            self._is_unfinished = True

    def given_up(self, plan: Plan, place: Place) -> None:
        """That is not wanted any more."""
        if self._is_unfinished:
            with self._telling():
                self._journal.add(EntryKind.TYPING_ENDED, plan, place)
                self._is_unfinished = False

    def recovered(self, leftovers: Leftovers) -> None:
        """The next change holds what these do; they are kept until that is saved, since it can be undone."""
        self._recovered = leftovers
        self.recovery_stands(True)

    def recovery_stands(self, stands: bool) -> None:
        """Tell whether what was taken back is in the plan, or is taken out of it by the next change."""
        self._is_recovered = stands and self._recovered is not None
        self._journal.instead_of = self._recovered.tokens if self._recovered is not None and stands else ()

    def saving(self, plan: Plan, digest: str) -> None:
        """The plan is about to be in its file, whose contents will have that digest."""
        if self._begun is not None and self._begun.is_begun:
            with self._telling():
                self._begun.add(EntryKind.SAVING, plan, digest=digest)

    def saved(self, file: PlanFile) -> None:
        """The plan is in the file; what kept it safe until then is cleared away, unless something is still written."""
        self._forget_recovered()  # before the journal, which has put down that it stands for them
        if self._begun is not None and (self._is_unfinished or self._begun.drafts):
            self._file = file
            self._begun.go_on_from(file)
        else:
            self._end_journal(file)
        self.problem = None

    def read_again(self, file: PlanFile) -> None:
        """The file has been read again. A journal that is begun goes on: with what it began with, it tells it all."""
        if self._begun is not None and self._begun.is_begun:
            self._begun.read_again(file)
        else:
            self._end_journal(file)

    def go_on_beside(self, base: PlanFile, on_disk: PlanFile) -> None:
        """Others have written the file, and what they lack is kept: the next change is told from the base."""
        self._journal.begin_anew(base, on_disk)

    def moved(self, file: PlanFile) -> bool:
        """The plan is in another place now; whether what is unsaved has to be put into safety anew."""
        is_begun = self._begun is not None and self._begun.is_begun
        self._file = self._file._replace(path=file.path, typed=file.typed)
        self.lock.move(file.path)
        if self._begun is not None:
            self._begun.move(file)
        return is_begun

    def close(self, *, keep: bool, is_decided: bool) -> None:
        """Release the lock; the journal stays for the next start, or goes.

        What was taken back goes with it once everything in that is decided: until then, some may not have been read.
        """
        if not keep:
            if is_decided:
                self._forget_recovered()
            self._end_journal(self._file)
        elif self._begun is not None:
            self._begun.leave()
        self.lock.release()

    @property
    def _journal(self) -> Journal:
        if self._begun is None:
            from planterm.store.journal import Journal

            self._begun = Journal(self.lock, self._file, self._disk)
            self._begun.after = self.after
        return self._begun

    def _end_journal(self, file: PlanFile) -> None:
        self._file = file
        self._is_unfinished = False
        if self._begun is not None:
            self._begun.end(file)

    def _forget_recovered(self) -> None:
        """What was taken back is as safe as the plan; what was undone again is offered at the next start."""
        if self._recovered is not None and self._is_recovered:
            self._recovered.remove()
            self._recovered, self._is_recovered = None, False
            self._journal.instead_of = ()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.problem = texts.journal_failed(shown(state_folder() / FOLDER), code_of(error))
        else:
            self.problem = None
