"""What there is to know of a plan that is not open: read, never touched, from any thread."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.plan import Plan, Stage
from planterm.model.results import Progress, progress
from planterm.store.disk import glance
from planterm.store.journal_files import is_work_waiting
from planterm.store.planfile import load


class Glimpse(NamedTuple):
    """A plan as its file has it."""

    plan: Plan
    changed_at: datetime | None
    """When the file was written; None where the system does not say."""
    is_work_waiting: bool
    """Whether unsaved work of an earlier session is kept."""

    @property
    def progress(self) -> Progress:
        """How many of its rows are followed up."""
        return progress(self.plan.rows())

    @property
    def lacks_date(self) -> bool:
        """Whether it is decided, and does not say when."""
        return self.plan.stage in {Stage.DECIDED, Stage.FOLLOWED_UP} and self.plan.decided_on is None


def glimpse(path: Path) -> Glimpse | PlantermError:
    """The plan of a file, or why there is none to read; may take as long as a network does."""
    try:
        file = load(path, only_read=True)
    except PlantermError as error:
        return error
    return Glimpse(file.plan, _changed_at(path), is_work_waiting(path, lambda: file.digest))


def _changed_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(there.st_mtime) if (there := glance(path)) is not None else None
    except (OSError, ValueError, OverflowError):
        return None
