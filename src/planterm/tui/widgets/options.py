"""A list to choose from, in a dialog."""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

from textual.widgets import OptionList


class Options(OptionList):
    """A list that also takes keys where the terminal leaves it no room."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        with suppress(LookupError):  # a list without room has no lines
            super()._move_page(direction)
