"""What rows, areas and columns are called in the plan and in the workbook."""

from __future__ import annotations

from planterm.model import fields
from planterm.model.diff import Change, ChangeKind
from planterm.model.edits import Place
from planterm.model.form import Form
from planterm.model.plan import Plan, Row
from planterm.model.returned import Returned
from planterm.texts import two_plans as texts
from planterm.texts.progress import VALUES
from planterm.texts.two_plans import FIELDS


class Places:
    """Looks up what stands where in the two plans."""

    def __init__(self, returned: Returned, form: Form) -> None:
        self._form = form
        self._here, self._there = returned.plan.standings, returned.book.standings
        self._areas = {**returned.book.areas_by_id, **returned.plan.areas_by_id}
        self._split_from, self._joined_with = returned.split_from, returned.joined_with

    def area(self, change: Change) -> str:
        """The heading that the change stands under."""
        if change.kind is ChangeKind.REMOVED:
            return texts.MISSING_SECTION
        return self._areas[change.area_id].title if change.area_id is not None else texts.PLAN_DETAILS

    def row(self, change: Change) -> str:
        """The heading of the row that the change is about; empty for what is about no row of the plan."""
        standing = self._here.get(change.row_id or "")
        if standing is None or change.kind is ChangeKind.REMOVED:
            return ""
        return texts.ROW_WITH_WORDS.format(number=standing.number, words=_beginning(standing.row))

    def label(self, change: Change) -> str:
        """What differs."""
        match change.kind:
            case ChangeKind.NEW if change.row_id is None:
                return texts.NEW_AREA
            case ChangeKind.NEW:
                return self._new_row(change)
            case ChangeKind.MOVED:
                return self._moved(change)
            case ChangeKind.REMOVED:
                return self._missing(change)
            case _:
                return self.field(change.column or "")

    def field(self, key: str) -> str:
        """What a column or another field is called."""
        column = self._form.columns.by_key.get(key)
        return column.header if column else FIELDS[key]

    def row_there(self, change: Change) -> Row:
        """The row as the workbook has it."""
        return self._there[change.row_id or ""].row

    def row_here(self, change: Change) -> Row:
        """The row as the plan has it."""
        return self._here[change.row_id or ""].row

    def area_title(self, change: Change) -> str:
        """The title of the area that the change is about."""
        return self._areas[change.area_id or ""].title

    def filled(self, row: Row) -> list[tuple[str, str]]:
        """The fields of the row that hold anything, by what they are called."""
        pairs = [(key, fields.row_text(row, key)) for key in fields.row_keys(row.columns)]
        return [(self.field(key), shown_text(key, text)) for key, text in pairs if text.strip()]

    def _number_here(self, row_id: str | None) -> int | None:
        standing = self._here.get(row_id or "")
        return standing.number if standing else None

    def _new_row(self, change: Change) -> str:
        number = self._there[change.row_id or ""].number
        return texts.row_of_book(number, self._number_here(self._split_from.get(change.row_id or "")))

    def _missing(self, change: Change) -> str:
        if change.row_id is None:
            return texts.AREA_MISSING
        standing = self._here[change.row_id]
        joined_with = self._number_here(self._joined_with.get(change.row_id))
        return texts.row_missing(standing.area.title, standing.number, joined_with)

    def _moved(self, change: Change) -> str:
        source, target = self._here[change.row_id or ""], self._there[change.row_id or ""]
        if source.area.id == target.area.id:
            return texts.MOVED.format(source=source.number, target=target.number)
        return texts.MOVED_FROM.format(area=source.area.title, source=source.number, target=target.number)


def place_of(change: Change | None, plan: Plan) -> Place:
    """The cell that the change is about, or what is nearest to it in the plan."""
    if change is None:
        return Place(plan.areas[0].id)
    if standing := plan.standings.get(change.row_id or ""):
        return Place(standing.area.id, change.row_id, plan.columns.place_of(change.column))
    return Place(plan.areas_by_id.get(change.area_id or "", plan.areas[0]).id)


def shown_text(key: str, text: str) -> str:
    """A field's text as people read it."""
    return VALUES.get(key, {}).get(text, text)


def _beginning(row: Row) -> str:
    return next((" ".join(cell.split()) for cell in row.cells if cell.strip()), texts.BLANK)
