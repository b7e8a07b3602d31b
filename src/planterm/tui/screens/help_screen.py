"""Help, made from the declarations of the commands (F1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label

from planterm.texts import commands as names
from planterm.texts import tui as texts
from planterm.tui.commands import COMMANDS
from planterm.tui.grid.cells import fit
from planterm.tui.grid.wrapping import lines
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

_KEYS = 26
_LEAST = 20


class HelpScreen(Dialog[None]):
    """Keys and what they do, by subject, the subject asked for before the others."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,enter", "cancel", texts.HELP_TITLE)]

    def __init__(self, first: str = "") -> None:
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

    first: str = ""

    def draw(self, width: int) -> Content:
        """The keys in a column, what they do beside them."""
        parts: list[tuple[str, str]] = [(line + "\n", "") for line in lines(texts.HELP_OPENING, width)]
        for title, entries in sorted(_groups(), key=lambda group: group[0] != self.first):
            parts += _group(title, entries, width)
        return Content.assemble(*parts)


def _groups() -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """The subjects, and for each its keys and what they do."""
    for group in names.GROUPS:
        yield group, [(c.key_names, f"{c.text.name}. {c.text.help}") for c in COMMANDS if c.group == group]
    yield names.GROUP_EDITOR, names.EDITOR_KEYS
    yield names.GROUP_FORM, names.FORM_KEYS
    yield names.GROUP_FOLLOW_UP, names.FOLLOW_UP_KEYS
    yield names.GROUP_NEXT_YEAR, names.NEXT_YEAR_KEYS


def _group(title: str, entries: Iterable[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    parts = [(f"\n{title}\n", "bold underline")]
    for keys, text in entries:
        for number, line in enumerate(lines(text, max(_LEAST, width - _KEYS - 1))):
            parts += [(fit("" if number else keys, _KEYS) + " ", "bold"), (line + "\n", "")]
    return parts
