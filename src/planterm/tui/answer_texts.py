"""What a party has changed beside the follow-up, to be read on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from planterm.publish.answer_text import other_lines
from planterm.tui.grid.wrapping import shown

if TYPE_CHECKING:
    from planterm.model.answers import TakenAnswers


class AnswerTexts(NamedTuple):
    """The answers that were taken in, and those that were not."""

    taken: TakenAnswers

    def draw(self, width: int) -> Content:
        """What was not, with both texts, wrapped."""
        return Content("\n".join(map(shown, other_lines(self.taken.plan, self.taken, max(20, width)))))
