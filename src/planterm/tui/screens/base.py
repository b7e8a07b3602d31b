"""What all screens are: left once, whatever still reaches them."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class BaseScreen(Screen[Result], Generic[Result], inherit_bindings=False):
    """Gives its result once, and only while it is the one in front."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; not where it is left already, or where a question about it stands over it."""
        if self.app.screen is not self:
            return AwaitComplete()
        self.end()
        return super().dismiss(result)

    def end(self) -> None:
        """Do what is to be done when it is left."""
