"""The row as a form (F4): all its texts at full width, in the same session and with the same undo."""

from collections.abc import Iterable

from textual.widget import Widget

from planterm.model.edits import Place
from planterm.model.plan import Area
from planterm.session.session import Session
from planterm.texts import command_names as names
from planterm.texts import tui as texts
from planterm.texts.progress import EFFECTS
from planterm.texts.publishing import REMARK
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.editing.writing import Writing, advice, suggestions
from planterm.tui.form.form_view import FormValue, FormView
from planterm.tui.lines import TitleLine
from planterm.tui.plan.open_cell import edit_of
from planterm.tui.plan.plan_lines import file_state
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.plan.row_screen import Left, RowScreen, show_beside
from planterm.tui.styles import sheet


class RowForm(RowScreen, inherit_bindings=False):
    """Writes in a row's fields."""

    CSS = sheet("row_form")
    help_group = Group.FORM

    def __init__(self, session: Session, place: Place, plan_commands: CommandTable[PlanScreen]) -> None:
        super().__init__(session, FORM_COMMANDS, plan_commands)
        self.place = place
        self.writing = Writing.of("")

    def views(self) -> Iterable[Widget]:
        """Its fields."""
        yield FormView(self.session.form.columns)

    def on_mount(self) -> None:
        """Open the field that was the current cell."""
        self._open(self.place)
        self.is_ready = True

    def on_form_view_clicked(self, event: FormView.Clicked) -> None:
        """Open the clicked field, the caret where it was clicked."""
        if event.column != self.place.column:
            self.keep()
            self._open(Place(self.place.area_id, self.place.row_id, event.column))
        if event.caret is not None:
            self.take(self.writing.click(event.caret))

    def show_plan(self, place: Place | None = None) -> None:
        """Show the row as it is in the plan now; where it is gone, its area's new row."""
        place = place or self.place
        if place.area_id not in self.session.plan.areas_by_id:
            self.dismiss(Left(place))
            return
        if place.row_id not in self.session.plan.row_ids(place.area_id):
            place = place._replace(row_id=None)
        if place == self.place and not self.is_changed:
            self._show()
        else:
            self._open(place)

    def go_to(self, place: Place) -> bool:
        """Open the cell of the plan as a field; False where its area is gone."""
        if place.area_id not in self.session.plan.areas_by_id:
            return False
        self._open(place)
        return True

    @property
    def _area(self) -> Area:
        return self.session.plan.area(self.place.area_id)

    @property
    def _index(self) -> int:
        """The row's number in the area, from 0; that of the row to come where there is none yet."""
        return len(self._area.rows) if self.place.row_id is None else self._area.index_of(self.place.row_id)

    @property
    def _below(self) -> tuple[tuple[str, str], ...]:
        """When the measure works, and what the form has no column for."""
        if self.place.row_id is None:
            return ()
        row = self._area.rows[self._index]
        effect = texts.EFFECT_HERE, EFFECTS[row.effect] if row.effect else texts.NOT_SAID
        return (effect, (REMARK, row.remark)) if row.remark else (effect,)

    def _open(self, place: Place) -> None:
        self.place = place
        self.writing = Writing.of(self._cells[place.column], suggestions(self.session.plan, place.column))
        self.take(self.writing)

    def _show(self) -> None:
        told = advice(self.session.plan, self.place, self.writing.text)
        value = FormValue(self._cells, self.place.column, self.writing, told, self._below)
        self.query_one(FormView).show(value)
        rows = len(self._area.rows)
        number = texts.ROW_NUMBER.format(row=self._index + 1, rows=max(rows, self._index + 1))
        state = file_state(self.session, is_typing=self.is_changed)
        self.bar("title").show(TitleLine(f"{number} · {self._area.title}", " · ".join(state)))
        self._show_keys()

    def keep(self) -> None:
        """Make an edit of what was written; of the first text of a new row, the row."""
        self._safety.cancel()
        if self.session.read_only:
            return
        edit = edit_of(self.session, self.place, self.written)
        if edit is None:
            self.session.typing_ended()
        else:
            self.session.apply(edit)
            self.place = edit.after

    def cross(self, step: int) -> bool:
        """Go to the line of the next field that is nearest, the caret near its column; whether the caret leaves."""
        cells, buffer = self._view.cells, self.writing.buffer
        if not (0 <= self.place.column + step < len(self._cells) and buffer.leaves(step, cells)):
            return False
        column = buffer.column(cells)
        self.step_field(step)
        entered = self.writing.buffer.entered(column, cells, from_below=step < 0)
        self.take(self.writing.move(entered))
        return True

    def step_field(self, step: int) -> None:
        """The next field; after the last one the next row's first, before the first the last of the row above."""
        column = self.place.column + step
        if column in (-1, len(self._cells)):
            self.step_row(step, 0 if step > 0 else len(self._cells) - 1)
        else:
            self.keep()
            self._open(Place(self.place.area_id, self.place.row_id, column))

    def step_row(self, step: int, column: int | None = None) -> None:
        """A field of the next row (1), or of the one above (-1); the same field where none is given."""
        self.keep()
        rows, index = self._area.rows, self._index + step
        if 0 <= index <= len(rows):
            row_id = rows[index].id if index < len(rows) else None
            self._open(Place(self.place.area_id, row_id, self.place.column if column is None else column))


FORM_COMMANDS: CommandTable[RowForm] = CommandTable(
    Command(names.TAKE_SUGGESTION, ("right",), elsewhere, Group.FORM),
    Command(names.FIELD_NEXT, ("tab",), lambda form: form.step_field(1), Group.FORM),
    Command(names.FIELD_PREVIOUS, ("shift+tab",), lambda form: form.step_field(-1), Group.FORM),
    Command(names.FIELD_LINES, ("up",), lambda form: form.cross(-1), Group.FORM),
    Command(names.FIELD_LINES, ("down",), lambda form: form.cross(1), Group.FORM),
    Command(names.ROW_NEXT, ("pagedown",), lambda form: form.step_row(1), Group.FORM),
    Command(names.FORM_DONE, ("escape", "f4"), RowForm.leave, Group.FORM),
    Command(names.SAVE, ("ctrl+s",), RowForm.save, Group.FORM),
    Command(names.HELP, ("f1",), RowForm.show_help, Group.FORM),
    Command(names.COMMANDS, ("f10", "ctrl+p"), RowForm.show_commands, Group.FORM),
    Command(names.ROW_PREVIOUS, ("pageup",), lambda form: form.step_row(-1), Group.FORM),
    Command(names.UNDO_WRITING, ("ctrl+z",), RowForm.undo, Group.FORM),
    Command(names.REDO_WRITING, ("ctrl+y",), lambda form: form.undo(redo=True), Group.FORM),
    Command(names.LAST_YEAR, ("ctrl+t",), RowForm.show_last_year, Group.FORM),
    note=names.FORM_OTHERS,
)
"""What the keys do in the form; inside a field the keys of an open cell do what they do there."""


def show_form(screen: PlanScreen) -> None:
    """Show the current row as a form."""
    show_beside(screen, RowForm(screen.session, screen.here, screen.commands))
