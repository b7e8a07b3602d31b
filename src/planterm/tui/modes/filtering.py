"""Showing only the rows that hold a text, or those that a party answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.plan import Column
from planterm.model.search import Query, RowFilter
from planterm.texts import commands as names
from planterm.texts import tui as texts
from planterm.tui.commands import Command, CommandTable, Group, KeyNames
from planterm.tui.editing.editing import Editing
from planterm.tui.modes.fields import Field, FieldsLine

if TYPE_CHECKING:
    from planterm.tui.screens.plan_screen import PlanScreen

_SCOPES = (None, Column.WHO, Column.WHEN, Column.PROBLEM)
"""The columns that can be looked in; None for all of them."""


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
    def footer(self) -> KeyNames:
        """The filter's keys."""
        return FILTER_COMMANDS.told()

    @property
    def help_group(self) -> Group:
        """The part of the help that tells of it."""
        return Group.SEARCH

    def press(self, key: str, typed: str | None) -> bool:
        """Change the column, keep the rows chosen, show all again or write."""
        if FILTER_COMMANDS.press(self, key):
            return True
        changed = self._field.press(key, typed)
        if changed is not None:
            self._field = changed
            self._apply()
        return changed is not None

    def show_all(self) -> None:
        """Show all rows again, and close."""
        self._screen.filter_rows(None, self._start)
        self.leave()

    def next_column(self) -> None:
        """Look in the next column."""
        self._look_in(1)

    def previous_column(self) -> None:
        """Look in the column before."""
        self._look_in(-1)

    def _look_in(self, steps: int) -> None:
        self._scope = (self._scope + steps) % len(_SCOPES)
        self._apply()

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


FILTER_COMMANDS: CommandTable[Filtering] = CommandTable(
    Command(names.FILTER_DONE, ("enter",), Filtering.leave, Group.SEARCH),
    Command(names.FILTER_COLUMN, ("tab",), Filtering.next_column, Group.SEARCH),
    Command(names.FILTER_OFF, ("escape",), Filtering.show_all, Group.SEARCH),
    Command(names.FILTER_COLUMN._replace(short=""), ("shift+tab",), Filtering.previous_column, Group.SEARCH),
)
"""What the keys do while one writes what the rows must hold."""
