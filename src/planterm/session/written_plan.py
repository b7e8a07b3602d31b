"""A plan that is being worked on, its earlier versions, its copy as it was decided, and the files written of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.form.loader import form_for_year
from planterm.model.conflicts import Undecided, joined
from planterm.model.edits import EditKind
from planterm.model.form import Form
from planterm.model.plan import Area, Plan, Stage, becomes_decided, progress
from planterm.session.working_plan import Step, WorkingPlan
from planterm.store.backups import Backup, holds, list_backups, write_output
from planterm.store.disk import WriteFailedError, names_in, shown
from planterm.store.files import read_file, refuse_link
from planterm.store.planfile import PlanFile, load, save_as
from planterm.store.whereabouts import DECIDED_FOLDER, note
from planterm.texts import forms as form_texts
from planterm.texts import progress as texts
from planterm.texts.kept_safe import CITYS_FILE

if TYPE_CHECKING:
    from planterm.excel.notes import Note


def new_plan(year: int, district: str, form: Form | None = None) -> Plan:
    """A draft on the form, or the official one of its year: the form's areas, and nothing in them."""
    form = form or form_for_year(year)
    return Plan(form, year, district, areas=tuple(Area(area.id, area.title) for area in form.areas))


_DATE = r"\d{4}-\d{2}-\d{2}"


def keep_decided(file: PlanFile, plan: Plan) -> Path:
    """Write the plan, comments and all, as "beslutade/NAME DATE.toml" beside its file; raises WriteFailedError.

    A copy of the same day is replaced, and the one before kept among the backups.
    """
    decided_on = plan.decided_on or date.today()
    path = file.typed.parent / DECIDED_FOLDER / f"{file.typed.stem} {decided_on.isoformat()}.toml"
    refuse_link(path.parent, shown(path.parent))
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise WriteFailedError(texts.NO_COPY_FOLDER.format(path=shown(path.parent))) from error
    save_as(file, plan, path, overwrite=True)
    return path


def decided_file(plan: Path) -> Path | None:
    """The latest copy of the plan as it was decided; None where there is none."""
    name = re.compile(rf"{re.escape(plan.stem)} {_DATE}\.toml")
    latest = max(filter(name.fullmatch, names_in(plan.parent / DECIDED_FOLDER)), default=None)
    return plan.parent / DECIDED_FOLDER / latest if latest is not None else None


class WrittenPlan(WorkingPlan):
    """A working plan that stands in a file."""

    def __init__(self, file: PlanFile) -> None:
        super().__init__(file.plan)
        self.file, self._undecided = file, file.undecided
        self.may_change_decided = False
        """Whether somebody has said, since the plan was opened, that what was decided may be changed."""

    @property
    def path(self) -> Path:
        """The file that a save writes, as it was named when it was opened."""
        return self.file.typed

    @property
    def place(self) -> Path:
        """The same from the root, which holds when the working folder is gone."""
        return self.file.path

    @property
    def why_read_only(self) -> str:
        """Why nothing may be changed, where that is so, and what to do about it."""
        lacking = self.file.lacking
        return super().why_read_only if lacking is None else form_texts.ONLY_READ.format(why=lacking)

    def backups(self) -> tuple[Backup, ...]:
        """The versions before the one that was read or saved last, newest first."""
        if not (found := list_backups(self.place)) and not self.read_only:
            note(self.place, self.file.digest)  # the plan may have been moved here
            found = list_backups(self.place)
        return found[1:] if found and holds(found[0], self.file.on_disk) else found

    def restore(self, backup: Backup) -> Step | None:
        """Make an earlier version the current plan, as one step; None where it is the same.

        Raises PlantermError where it cannot be read.
        """
        self._safekeeping()
        return self._replace_plan(EditKind.RESTORE, load(backup.path).plan)

    def join_copy(self, plan: Plan, undecided: tuple[Undecided, ...]) -> Step | None:
        """Make what a copy and the plan make together the current plan, as one step; what is undecided is kept so."""
        self._safekeeping()
        return self._replace_plan(EditKind.JOIN_COPY, plan, undecided=joined(self._undecided, undecided))

    def copy_version(self, backup: Backup, path: Path, *, overwrite: bool = False) -> None:
        """Write an earlier version to a file of its own, as it was; raises PlantermError where that fails."""
        self._write_beside(path, read_file(backup.path), overwrite=overwrite)

    def keep_decided(self) -> Path:
        """Keep a copy of the plan as it stands, because it is decided so; where it is. Raises WriteFailedError."""
        self.may_change_decided = False
        return keep_decided(self.file, self._plan)

    def stage_changed(self, before: Plan) -> tuple[str, bool]:
        """Keep a copy of the plan if it is decided now; what to tell of another stage, and whether keeping failed."""
        plan = self._plan
        if becomes_decided(before, plan):
            try:
                return texts.COPY_KEPT.format(path=shown(self.keep_decided())), False
            except PlantermError as error:
                return texts.COPY_NOT_KEPT.format(why=error), True
        if plan.stage is before.stage:
            return "", False
        done, total = progress(plan.rows())
        missing = total - done if plan.stage is Stage.FOLLOWED_UP else 0
        return texts.set_to(texts.STAGES[plan.stage], missing), False

    def export(
        self, path: Path, *, overwrite: bool = False, with_summary: bool = False, with_status: bool = False
    ) -> None:
        """Write the plan as it stands, as the file's suffix says: the official workbook, a web page or plain text.

        Raises PlantermError where that fails.
        """
        from planterm.session.earlier_years import plans_before
        from planterm.session.for_others import plan_bytes

        self.refuse_without_form()
        earlier = plans_before(self.path, self._plan) if with_summary else ()
        options = {"with_summary": with_summary, "with_status": with_status}
        data = plan_bytes(self._plan, path, earlier=earlier, **options)
        self._write_beside(path, data, overwrite=overwrite)

    def export_summary(self, path: Path, *, overwrite: bool = False, with_status: bool = False) -> None:
        """Write the summary for the board, as a web page or as plain text; raises as export does."""
        from planterm.session.earlier_years import plans_before
        from planterm.session.for_others import summary_bytes

        self.refuse_without_form()
        earlier = plans_before(self.path, self._plan)
        data = summary_bytes(self._plan, path, earlier=earlier, with_status=with_status)
        self._write_beside(path, data, overwrite=overwrite)

    def fill(self, official: Path, path: Path, *, overwrite: bool = False) -> tuple[Note, ...]:
        """Write the plan as it stands into a copy of the city's workbook, and tell what became of everything.

        The official file is never touched. Raises PlantermError where it cannot be read or the copy not be written.
        """
        from planterm.excel.filling.fill_book import filled
        from planterm.session.for_others import refuse_own_file
        from planterm.session.workbooks import BOOK_FILE

        self.refuse_without_form()
        refuse_own_file(official, path, CITYS_FILE)
        result = filled(read_file(official, BOOK_FILE), official, self._plan)
        self._write_beside(path, result.data, overwrite=overwrite)
        return result.report

    def refuse_without_form(self) -> None:
        """Raise FormError where the plan's form cannot be had: what is written of the plan needs it."""
        if self.file.lacking is not None:
            raise self.file.lacking

    def _write_beside(self, path: Path, data: bytes, *, overwrite: bool) -> None:
        """Write another file than the plan's own, which only a save writes, whatever it is called."""
        from planterm.session.for_others import refuse_own_file

        refuse_own_file(self.place, path)
        write_output(path, data, overwrite=overwrite)
