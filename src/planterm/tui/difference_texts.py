"""What differs between two plans, to be read on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from planterm.publish.differences import as_text
from planterm.tui.grid.wrapping import shown

if TYPE_CHECKING:
    from planterm.form.form import Form
    from planterm.model.diff import Change
    from planterm.model.plan import Plan


class DifferenceTexts(NamedTuple):
    """The two plans and their differences, told as the command line does."""

    first: Plan
    second: Plan
    changes: tuple[Change, ...]
    form: Form

    def draw(self, width: int) -> Content:
        """The differences, wrapped."""
        text = as_text(self.first, self.second, self.changes, self.form, max(20, width))
        return Content("\n".join(map(shown, text.split("\n"))))
