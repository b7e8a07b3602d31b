"""The seven columns of an area sheet."""

from enum import IntEnum


class Column(IntEnum):
    """A column of an area sheet, in the form's order; the value is the cell's index in a row."""

    PROBLEM = 0
    CAUSE = 1
    MEASURE = 2
    GOALS = 3
    WHEN = 4
    WHO = 5
    FOLLOW_UP = 6

    @property
    def key(self) -> str:
        """The column's name in plan files, forms and JSON."""
        return COLUMN_KEYS[self]


COLUMN_KEYS = ("problem", "orsak", "atgard", "operativa_mal", "nar", "vem", "uppfoljning")
COLUMN_BY_KEY = {key: Column(index) for index, key in enumerate(COLUMN_KEYS)}
COLUMNS = tuple(Column)
