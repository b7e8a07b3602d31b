"""A plan on another form than its own: which column takes the texts of which, and what finds no place."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.folding import folded_line
from planterm.model.form import Column, Columns, Form
from planterm.model.plan import Area, Plan, Row


class FormChange(NamedTuple):
    """Which of the old form's columns each of the new one's takes its texts from."""

    columns: Columns
    """Those of the new form."""
    sources: Mapping[int, Column]
    """By the numbers of the new columns; each old one is taken once."""
    homeless: tuple[Column, ...]
    """The old columns that no new one takes."""

    @classmethod
    def between(cls, old: Columns, new: Columns) -> "FormChange":
        """By role, then by key, then by header."""
        found: dict[int, Column] = {}
        for way in _WAYS:
            for column in new:
                taken = {each.number for each in found.values()}
                free = (each for each in old if each.number not in taken and way(each) == way(column))
                if column.number not in found and way(column) and (source := next(free, None)):
                    found[column.number] = source
        taken = {each.number for each in found.values()}
        return cls(new, found, tuple(column for column in old if column.number not in taken))

    @property
    def untold(self) -> tuple[Column, ...]:
        """The new form's columns of which a plan on the old one tells nothing."""
        return tuple(column for column in self.columns if column.number not in self.sources)

    def left_of(self, rows: Iterable[Row]) -> list[tuple[str, int]]:
        """The headers of the columns without a place, and how many of the rows have a text there."""
        all_rows = tuple(rows)
        counts = ((column.header, sum(bool(row.text(column).strip()) for row in all_rows)) for column in self.homeless)
        return [each for each in counts if each[1]]

    def row(self, row: Row) -> Row:
        """The row on the new form; texts that have no place there stand in its remark, under their old headers."""
        cells = tuple(
            row.text(source) if (source := self.sources.get(column.number)) else "" for column in self.columns
        )
        left = (f"{column.header}: {row.text(column)}" for column in self.homeless if row.text(column).strip())
        remark = "\n".join(filter(None, (row.remark, *left)))
        return row._replace(columns=self.columns, cells=cells, remark=remark)


_WAYS: tuple[Callable[[Column], object], ...] = (
    lambda column: (column.role, column.key) if column.role else None,
    lambda column: column.role,
    lambda column: column.key,
    lambda column: folded_line(column.header),
)


def on_form(plan: Plan, form: Form) -> Plan:
    """The plan on that form, with every text of it.

    The form's areas come first, in its order and with its titles; other areas are the district's own. What has no
    column stands in the remarks of its rows.
    """
    if plan.form == form:
        return plan
    change = FormChange.between(plan.columns, form.columns)
    found = {area.id: area._replace(rows=tuple(map(change.row, area.rows))) for area in plan.areas}
    official = [found.pop(each.id, Area(each.id, ""))._replace(title=each.title, own=False) for each in form.areas]
    own = (area._replace(own=True) for area in found.values() if area.rows or area.own)
    return plan._replace(form=form, areas=(*official, *own))


def change_form(plan: Plan, place: Place, form: Form) -> Edit:
    """The plan on another form; what that has no column for stands in the remarks of the rows."""
    changed = on_form(plan, form)
    area_id = place.area_id if place.area_id in changed.areas_by_id else next(iter(changed.areas_by_id), "")
    return Edit(EditKind.CHANGE_FORM, changed, place, Place(area_id, place.row_id))


def seen_on_form(plan: Plan, other: Plan) -> Plan:
    """The other plan on the plan's form, for finding what it says otherwise: of columns that its form lacks, nothing.

    Rows of one id have there what the plan has.
    """
    if plan.form == other.form:
        return other
    untold = FormChange.between(other.columns, plan.columns).untold
    moved, ours = on_form(other, plan.form), plan.standings
    rows = {row.id: _with_texts_of(ours[row.id].row, row, untold) for row in moved.rows() if row.id in ours}
    return moved.with_rows(rows)


def _with_texts_of(ours: Row, row: Row, columns: Iterable[Column]) -> Row:
    for column in columns:
        row = row.with_cell(column.number, ours.text(column))
    return row
