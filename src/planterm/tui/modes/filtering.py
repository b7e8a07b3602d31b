"""Showing only the rows that hold a text, or those that a party answers for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planterm.model.columns import Column
from planterm.model.search import Query, filter_rows
from planterm.texts import tui as texts
from planterm.texts.commands import GROUP_SEARCH
from planterm.tui.editing.editing import Editing
from planterm.tui.modes.fields import Field, FieldsLine

if TYPE_CHECKING:
    from collections.abc import Collection

    from planterm.model.plan import Area, Plan
    from planterm.tui.screens.plan_screen import PlanScreen

_SCOPES = (None, Column.WHO, Column.WHEN, Column.PROBLEM)
"""The columns that can be looked in; None for all of them."""


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which rows are shown; rows changed meanwhile stay in sight."""

    query: Query
    column: Column | None = None
    kept: frozenset[str] = field(default_factory=frozenset)

    def rows(self, area: Area) -> tuple[int, ...]:
        """The numbers of the area's rows that are shown, from 0."""
        matching = set(filter_rows(area, self.query, self.column))
        return tuple(i for i, row in enumerate(area.rows) if i in matching or row.id in self.kept)

    def keeping(self, row_ids: Collection[str]) -> RowFilter:
        """The filter with these rows in sight too, whatever they hold."""
        return replace(self, kept=self.kept.union(row_ids))


def changed_rows(before: Plan, after: Plan) -> set[str]:
    """The ids of the rows that are new, hold other texts or have come to another area."""
    areas = {area.id: area for area in before.areas}
    changed: set[str] = set()
    for area in after.areas:
        if (old := areas.get(area.id)) is not area:
            same = set(old.rows) if old is not None else set()
            changed.update(row.id for row in area.rows if row not in same)
    return changed


class Filtering:
    """Has the keys while one writes what the rows must hold."""

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen
        self._start = screen.place
        old = screen.row_filter
        self._scope = _SCOPES.index(old.column) if old is not None else 0
        self._field = Field(texts.FILTER_LABEL, Editing.of(old.query.text if old is not None else ""))
        self._show()

    @property
    def footer(self) -> tuple[tuple[str, str], ...]:
        """The filter's keys."""
        return texts.FILTER_FOOTER

    @property
    def help_group(self) -> str:
        """The part of the help that tells of it."""
        return GROUP_SEARCH

    def press(self, key: str, typed: str | None) -> bool:
        """Write, change the column, keep the rows chosen or show all again."""
        if key == "enter":
            self.leave()
        elif key == "escape":
            self._screen.filter_rows(None, self._start)
            self.leave()
        elif key in ("tab", "shift+tab"):
            self._scope = (self._scope + (1 if key == "tab" else -1)) % len(_SCOPES)
            self._apply()
        elif (changed := self._field.press(key, typed)) is not None:
            self._field = changed
            self._apply()
        else:
            return False
        return True

    def paste(self, text: str) -> None:
        """Put the text into the line."""
        self._field = self._field.paste(text)
        self._apply()

    def click(self, caret: int) -> None:
        """Nothing to click."""

    def keep(self) -> None:
        """Nothing of the filter belongs to the plan."""

    def leave(self) -> None:
        """Close; the rows chosen stay chosen."""
        self._screen.show_fields(None)
        self._screen.leave_mode()

    def _apply(self) -> None:
        text = self._field.editing.text
        self._screen.filter_rows(RowFilter(Query(text), _SCOPES[self._scope]) if text else None, self._start)
        self._show()

    def _show(self) -> None:
        column = _SCOPES[self._scope]
        where = texts.ANY_COLUMN if column is None else self._screen.session.form.columns[column].header
        self._screen.show_fields(FieldsLine((self._field,), 0, where))
