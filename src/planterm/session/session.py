"""One open plan, through which the editor and the command line act."""

from pathlib import Path

from planterm.form.form import Form
from planterm.form.loader import load_form
from planterm.model.analysis import AreaCounts, analyse, sheet_areas
from planterm.model.edits import Edit
from planterm.model.ids import new_row_id
from planterm.model.plan import Area, Plan
from planterm.session.history import History, Step
from planterm.session.new_plan import new_plan
from planterm.store.files import write_output
from planterm.store.planfile import PlanFile, create, load, save, save_as


class Session:
    """The current plan, what was done to it, and the file it came from.

    The only mutable thing between screen and disk; every value it hands out is frozen.
    """

    def __init__(self, file: PlanFile) -> None:
        self._file = file
        self._plan = file.plan
        self._history = History()
        self.form: Form = load_form(file.plan.form)

    @classmethod
    def open(cls, path: Path) -> "Session":
        """The plan of a file; raises PlantermError where it cannot be read."""
        return cls(load(path))

    @classmethod
    def create(cls, path: Path, year: int, district: str) -> "Session":
        """An empty plan in a new file; raises PlantermError where the file exists or cannot be written."""
        return cls(create(path, new_plan(year, district)))

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self._plan

    @property
    def path(self) -> Path:
        """The file that a save writes."""
        return self._file.path

    @property
    def is_dirty(self) -> bool:
        """Whether the plan differs from what the file holds."""
        return self._plan is not self._file.plan and self._plan != self._file.plan

    @property
    def sheets(self) -> tuple[Area, ...]:
        """The areas that have a sheet in the workbook, the form's empty template included."""
        template = self.form.own_area
        return sheet_areas(self._plan, Area(template.id, template.title, own=True))

    @property
    def analysis(self) -> tuple[AreaCounts, ...]:
        """The official analysis of the plan as it stands."""
        return analyse(self.sheets, self.form.guidance)

    def apply(self, edit: Edit) -> None:
        """Make the edit's plan the current one; an edit that changes nothing leaves no step."""
        if edit.plan == self._plan:
            return
        step = Step(edit.kind, self._plan, edit.plan, edit.before, edit.after)
        self._history = self._history.record(step)
        self._plan = edit.plan

    def undo(self) -> Step | None:
        """Take the last edit back and return it; None where nothing is left to take back."""
        if (result := self._history.undo()) is None:
            return None
        self._history, step = result
        self._plan = step.plan_before
        return step

    def redo(self) -> Step | None:
        """Do the edit last taken back again and return it; None where there is none."""
        if (result := self._history.redo()) is None:
            return None
        self._history, step = result
        self._plan = step.plan_after
        return step

    def new_row_id(self) -> str:
        """An id that no row of the plan has."""
        return new_row_id({row.id for row in self._plan.rows()})

    def save(self) -> bool:
        """Write the plan to its file and tell whether anything had to be written.

        Raises PlantermError, and the plan stays unsaved, where that fails.
        """
        before = self._file
        self._file = save(before, self._plan)
        return self._file is not before

    def save_as(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the plan to another file and go on with that one."""
        self._file = save_as(self._file, self._plan, path, overwrite=overwrite)

    def export(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the official workbook of the plan as it stands; raises PlantermError where that fails."""
        from planterm.excel.workbook import workbook_bytes

        write_output(path, workbook_bytes(self._plan, self.form), overwrite=overwrite)
