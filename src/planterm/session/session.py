"""One open plan, through which the editor and the command line act."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.model.conflicts import Undecided, is_all_of, joined, without
from planterm.model.edits import EditKind
from planterm.model.plan import YEARS
from planterm.session.beside import can_be_taken_in, sentence, taken_in, told
from planterm.session.beside import findings as findings_beside
from planterm.session.own_file import DiskWatch, Others, keep_version, read_others, save_plan
from planterm.session.safekeeping import Safekeeping
from planterm.session.working_plan import Step
from planterm.session.written_plan import WrittenPlan, new_plan
from planterm.store.backups import backup_folder, list_backups
from planterm.store.disk import BrokenPlanError, Disk, ReadFailedError, is_same_file, shown
from planterm.store.journal_files import journals_about
from planterm.store.planfile import PlanFile, create, is_saved, load, save_as
from planterm.store.state import forget, remember, state_folder
from planterm.store.whereabouts import note, take_along
from planterm.texts import kept_safe as texts

if TYPE_CHECKING:
    from planterm.model.findings import Finding
    from planterm.model.plan import Plan
    from planterm.session.recovery import Leftovers, Recovery
    from planterm.store.lock import Owner


_NO_PLAN = "ny plan"
"""In the state folder, where no file is called so."""


class Session(WrittenPlan):
    """The current plan, what was done to it, and the file it came from.

    The only mutable thing between screen and disk; every value it hands out is frozen. A change is in the journal, on
    the disk, before the method that made it returns. A session that is not read-only has to be closed.
    """

    def __init__(self, file: PlanFile, *, read_only: bool = False, disk: Disk | None = None) -> None:
        super().__init__(file)
        self._disk = disk or Disk()
        self._leftovers: Leftovers | None = None
        self._watch: DiskWatch | None = None
        self.backup_problem: str | None = None
        """Why not every version could be kept at the last save; None where they were."""
        if not read_only and file.lacking is None:
            self._keep_safe()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Session:
        """The plan of a file; raises PlantermError where it cannot be read.

        Read-only, it takes no lock, looks for no unsaved work, leaves no trace, and need not be closed. So is a plan
        whose form cannot be had.
        """
        try:
            file = load(path, only_read=True)
        except (ReadFailedError, BrokenPlanError) as error:
            raise _with_help(error, path) from None
        return cls(file, read_only=read_only)

    @classmethod
    def begin(cls, path: Path, plan: Plan) -> Session:
        """A plan in a new file; raises PlantermError where the file exists or cannot be written."""
        return cls(create(path, plan))

    @classmethod
    def before_plan(cls) -> Session:
        """Keeps what is written in dialogs before there is a plan; it stands for no file and is never saved."""
        path = state_folder() / _NO_PLAN
        return cls(PlanFile(path, path, "", new_plan(YEARS[0], ""), ()))

    @classmethod
    def recovered_before_plan(cls) -> Session | None:
        """The same, where something was written so when an earlier session ended."""
        if not journals_about(state_folder() / _NO_PLAN, lambda: ""):
            return None
        session = cls.before_plan()
        if session.recovery is not None:
            return session
        session.close()
        return None

    def close(self, *, discard: bool = False) -> None:
        """End the session, or only read on: what is unsaved is offered at the next start, unless it is discarded."""
        if self._keeping is not None:
            is_decided = self.is_undecided_in_file
            has_text = self._open_cell is not None or bool(self.drafts)
            keep = not discard and (self.is_dirty or has_text or not is_decided)
            if keep:
                self.put_down_missed()
            self._keeping.close(keep=keep, is_decided=is_decided)
            self._keeping = None

    # what there is

    @property
    def is_dirty(self) -> bool:
        """Whether the plan differs from what the file holds."""
        if self.file.others is not None:
            return True
        return (self._plan is not self.file.plan and self._plan != self.file.plan) or self._has_decided

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is weak in the plan as it stands, what there is to decide in it, and what of its file is told."""
        if not (self._undecided or self.file.is_strange):
            return super().findings
        from planterm.model.findings import in_order

        beside = findings_beside(self.file, self._plan, self.undecided)
        return in_order([*beside, *super().findings], self._plan)

    @property
    def told(self) -> tuple[str, ...]:
        """Sentences about keys and headers of the file under which stands what is no part of the plan."""
        if not self.file.is_strange:
            return ()
        return tuple(map(sentence, told(self.file, self.undecided)))

    @property
    def can_take_in(self) -> bool:
        """Whether any of that can be taken into the plan."""
        if self.read_only or not self.file.is_strange:
            return False
        return can_be_taken_in(self.undecided)

    def take_in(self) -> Step | None:
        """Take it into the plan as one step; of what the plan has another text for, that is undecided then."""
        self._safekeeping()
        plan, undecided, place = taken_in(self._plan, self.undecided)
        return self._replace_plan(EditKind.TAKE_IN, plan, place, undecided)

    @property
    def is_undecided_in_file(self) -> bool:
        """Whether the file holds all that is undecided."""
        return is_all_of(self.undecided, self.file.undecided)

    @property
    def _has_decided(self) -> bool:
        """Whether the file still has something beside the plan that is decided."""
        return not is_all_of(self.file.undecided, self.undecided)

    # the file

    def save(self) -> bool:
        """Write the plan to its file and tell whether anything had to be written.

        Raises PlantermError, and the plan stays unsaved, where that fails: FileChangedError where somebody else has
        written the file, which merge_with_disk takes in.
        """
        keeping = self._safekeeping()
        if is_saved(self.file, self._plan) and not self._has_decided and self.is_undecided_in_file:
            return False
        undecided = self._undecided
        self.file, self.backup_problem = save_plan(self.file, self._plan, undecided, keeping, self._disk)
        self._watch, self.lacks_others_text = None, False
        return True

    def save_as(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the plan to another file and go on with that one, which may be changed."""
        if is_same_file(self.place, path):
            self.save()
            return
        self.refuse_without_form()
        # What else is undecided is so about the file that is left, where it stands or is offered again.
        undecided = without(self.file.undecided, self.file.undecided, self._undecided)
        self.file = save_as(self.file, self._plan, path, overwrite=overwrite, undecided=undecided)
        self.backup_problem = keep_version(path, self.file.data, self._disk)
        self._watch = None
        self.lacks_others_text = False
        left, is_decided = self._keeping, self.is_undecided_in_file
        self._undecided = self.file.undecided
        keeping = self._keep_safe()
        if self._open_cell is not None or self.drafts:
            self._put_down_all(keeping)
        if left is not None:
            left.close(keep=False, is_decided=is_decided)
        self.remember()

    def remember(self) -> bool:
        """Put the file at the head of the recent ones, and find what is kept of it if it was somewhere else before.

        Tells whether somebody else has written it since it was open here the last time.
        """
        remember(self.place)
        return note(self.place, self.file.digest)

    def follow(self, path: Path) -> None:
        """Go on in the place that the file has been moved to, with all that is kept of it."""
        old, keeping = self.place, self._keeping
        typed = self.path.with_name(path.name) if path.parent == old.parent else path
        self.file, self._watch = self.file._replace(path=path, typed=typed), None
        if keeping is not None and keeping.moved(self.file):
            self._put_down_all(keeping)
        if keeping is not None:
            take_along(old, self.place)
            forget(old)
            self.remember()

    @property
    def is_waiting(self) -> bool:
        """Whether a save is waiting for another program to let go of the file; from any thread."""
        return self._disk.is_waiting

    @property
    def disk_watch(self) -> DiskWatch:
        """Tells whether somebody else has written the file; another one after each save."""
        if self._watch is None:
            self._watch = DiskWatch(self.file)
        return self._watch

    def changed_on_disk(self) -> bool:
        """Whether somebody else has written the file since it was read or written here; cheap to ask often."""
        return self.disk_watch.is_changed()

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody else had written the file when that was looked at last."""
        return self._watch is not None and self._watch.has_seen_change

    @property
    def is_missing(self) -> bool:
        """Whether the file was not in its place when that was looked at last."""
        return self._watch is not None and self._watch.is_gone

    def read_others(self) -> Others:
        """What somebody else has written to the file; raises PlantermError where it cannot be read."""
        return read_others(self.file, self._plan)

    def merge_with_disk(self, others: Others | None = None, *, take_away: bool = False) -> tuple[Undecided, ...]:
        """Take in what somebody else has written to the file, as one step; what could not be merged is returned.

        The plan then holds what was written here, and each conflict both texts. What the file lacks stays in the
        plan, unless it is to be taken away. The next save writes over the file as it is now. Raises PlantermError,
        and changes nothing, where the file cannot be read.
        """
        keeping, others = self._safekeeping(), others or self.read_others()
        found = others.incoming
        if take_away or not found.losses:
            self._keep_own_version()
            merged, sides = found.taken, others.sides
            self.file, self._watch = others.file, None
            keeping.read_again(others.file)
        else:
            self.write_over(others)
            merged, sides = found.kept, others.kept
            if merged.plan != self._plan or merged.conflicts:
                self.file = sides.file._replace(path=self.place, typed=self.path, others=others.file.data)
        undecided = sides.undecided(merged, self._undecided, datetime.now().astimezone())
        self._replace_plan(EditKind.MERGE, merged.plan, undecided=undecided)
        return merged.conflicts

    def write_over(self, others: Others) -> None:
        """Have the next save replace what somebody else has written with the plan as it stands, and nothing of that.

        What they wrote is kept among the versions then.
        """
        keeping = self._safekeeping()
        self._keep_own_version()
        self.file, self._watch = self.file._replace(others=others.file.data), None
        keeping.go_on_beside(others.base, others.file)
        self._put_down_all(keeping)

    # others, and what was left from before

    @property
    def other_owner(self) -> Owner | None:
        """Who else has the plan open, as it was when it was opened here; None where nobody has."""
        return self._keeping.other_owner if self._keeping else None

    def neighbour(self) -> Owner | None:
        """Who else has the plan open just now, as far as can be seen."""
        return self._keeping.lock.other_owner() if self._keeping else None

    def take_over(self) -> None:
        """Write all the same, beside the other owner; saves merge what both do."""
        self._safekeeping().take_over()
        self._look_for_leftovers()

    @property
    def recovery(self) -> Recovery | None:
        """What earlier sessions did to the plan and never saved; None where there is nothing, or it was decided on."""
        return self._leftovers.recovery(self._plan) if self._leftovers else None

    @property
    def damaged_work(self) -> tuple[Path, ...]:
        """Files with unsaved work of earlier sessions that cannot be read any more, at least not all of it."""
        return self._leftovers.damaged if self._leftovers else ()

    def recover(self) -> Step | None:
        """Take it all back into the plan as one step, the text of the open cell too; None where there is nothing.

        What was written for one place in several ways is undecided then.
        """
        keeping, recovery, leftovers = self._safekeeping(), self.recovery, self._leftovers
        if recovery is None or leftovers is None:
            return None
        keeping.recovered(leftovers)
        self._leftovers = None
        undecided = joined(self._undecided, recovery.undecided)
        self.drafts = recovery.latest_drafts
        keeping.drafts(self.drafts)
        step = self._replace_plan(EditKind.RECOVER, recovery.plan, recovery.place, undecided)
        keeping.tell(self._plan, recovery.place)
        return step

    def discard_recovery(self) -> None:
        """Clear it away for good."""
        self._safekeeping()
        if self._leftovers is not None:
            self._leftovers.remove()
            self._leftovers = None

    # inside

    def _keep_own_version(self) -> None:
        """Keep what was read or written here last: what stands in its place now may lack some of it."""
        self.backup_problem = keep_version(self.place, self.file.data, self._disk)

    def _keep_safe(self) -> Safekeeping:
        self._keeping = keeping = Safekeeping(self.file, self._disk)
        self._look_for_leftovers()
        return keeping

    def _look_for_leftovers(self) -> None:
        self._leftovers = None
        if journals_about(self.place, lambda: self.file.digest):
            from planterm.session.recovery import Leftovers

            self._leftovers = Leftovers(self.file)
        if self._leftovers is not None and self._keeping is not None:
            self._keeping.after = self._leftovers.tokens


def _with_help(error: PlantermError, path: Path) -> PlantermError:
    """The same, saying what else there is of the plan."""
    told = [str(error)]
    if list_backups(path):
        told.append(texts.EARLIER_VERSIONS.format(folder=shown(backup_folder(path))))
    if journals_about(path, lambda: ""):
        told.append(texts.UNSAVED)
    return type(error)(" ".join(told))
