"""What there is to know of a plan that is not open: read, never touched, from any thread."""

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.plan import Plan, Stage
from planterm.model.results import Progress, progress
from planterm.store.disk import OutOfReachError, glance
from planterm.store.journal_files import is_work_waiting
from planterm.store.planfile import load
from planterm.store.settings import read_settings
from planterm.store.whereabouts import is_gone


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
        plan = self.plan
        return plan is not None and plan.stage in {Stage.DECIDED, Stage.FOLLOWED_UP} and plan.decided_on is None


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
    try:
        return datetime.fromtimestamp(there.st_mtime) if (there := glance(path)) is not None else None
    except (OSError, ValueError, OverflowError):
        return None
