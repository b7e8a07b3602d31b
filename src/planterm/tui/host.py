"""What screens and actions ask of the application, which they do not know otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from textual.screen import Screen

    from planterm.session.session import Session
    from planterm.tui.drafts import Drafts


class Host(Protocol):
    """The application as its screens see it."""

    drafts: Drafts
    """Keeps what is written in dialogs."""

    copied_cells: str
    """The cells that were copied last, as a spreadsheet writes them."""

    def show_help(self) -> None:
        """Show the help, that for the screen on top first."""
        ...

    def show_other(self, session: Session) -> None:
        """Show another plan in place of the one that is open."""
        ...


def host_of(screen: Screen[Any]) -> Host:
    """The application that shows the screen."""
    return cast("Host", screen.app)
