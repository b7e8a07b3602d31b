"""Help, made from the declarations of the commands (F1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label

from planterm.texts import tui as texts
from planterm.tui.commands import Group
from planterm.tui.grid.wrapping import fit, lines
from planterm.tui.help_sections import Entry, sections
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

_KEYS = 26
_LEAST = 20


class HelpScreen(Dialog[None]):
    """Keys and what they do, by subject, the subject asked for before the others."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,enter", "cancel", texts.HELP_TITLE)]

    def __init__(self, first: Group | None) -> None:
        super().__init__()
        self._text = HelpText(first)

    def compose(self) -> ComposeResult:
        """The text in a box that scrolls."""
        with VerticalScroll(classes="dialog wide tall"):
            yield Label(texts.HELP_TITLE, classes="heading")
            yield Bar(self._text, id="help")
        yield Label(texts.HELP_HINT, classes="hint bottom")


@dataclass(frozen=True, slots=True)
class HelpText:
    """How to begin, then each group of commands, then the keys inside a cell, in the form and in the follow-up."""

    first: Group | None

    def draw(self, width: int) -> Content:
        """The keys in a column, what they do beside them."""
        parts: list[tuple[str, str]] = [(line + "\n", "") for line in lines(texts.HELP_OPENING, width)]
        for group, entries in sorted(sections().items(), key=lambda section: section[0] is not self.first):
            parts += _drawn(group, entries, width)
        return Content.assemble(*parts)


def _drawn(group: Group, entries: list[Entry], width: int) -> list[tuple[str, str]]:
    parts = [(f"\n{group.value}\n", "bold underline")]
    for entry in entries:
        text = f"{entry.name}. {entry.help}" if entry.name else entry.help
        for number, line in enumerate(lines(text, max(_LEAST, width - _KEYS - 1))):
            parts += [(fit("" if number else entry.keys, _KEYS) + " ", "bold"), (line + "\n", "")]
    return parts
