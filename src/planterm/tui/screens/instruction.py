"""The form's instruction and its resources, to read without a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label
from textual.widgets.option_list import Option

from planterm.form.form import Form, Resource
from planterm.texts import tui as texts
from planterm.tui.clipboard import Clipboard
from planterm.tui.grid.wrapping import lines
from planterm.tui.screens.dialog import Dialog
from planterm.tui.widgets.bar import Bar
from planterm.tui.widgets.options import Options

if TYPE_CHECKING:
    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The instruction's paragraphs."""

    texts: tuple[str, ...]

    def draw(self, width: int) -> Content:
        """The paragraphs with a blank line between them."""
        return Content("\n\n".join("\n".join(lines(text, width)) for text in self.texts))


class Instruction(Dialog[None]):
    """The paragraphs to scroll through, and under them the resources: Enter copies an address."""

    def __init__(self, form: Form, year: int) -> None:
        super().__init__()
        self._form = form
        self._year = year

    def compose(self) -> ComposeResult:
        """The instruction over the resources."""
        with Vertical(classes="dialog wide tall"):
            yield Label(f"{self._form.title(self._year)} · {self._form.annex}", classes="heading", markup=False)
            with VerticalScroll(id="reading"):
                yield Bar(Paragraphs(self._form.instruction), id="paragraphs")
            yield Options(*(Option(_resource(resource)) for resource in self._form.resources), id="resources")
            yield Label(texts.INSTRUCTION_HINT, id="note", classes="hint", markup=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Copy the address."""
        resource = self._form.resources[event.option_index]
        if resource.address:
            Clipboard(self.app).copy(resource.address)
            self.query_one("#note", Label).update(texts.RESOURCE_COPIED)


def _resource(resource: Resource) -> Content:
    """A resource, its address in full before its text, so that it is seen in a low list too."""
    name = resource.name if resource.name == resource.heading else f"{resource.heading} {resource.name}"
    rest = [line for line in (resource.address, resource.text) if line]
    return Content.assemble((name, "bold"), *(f"\n{line}" for line in rest))
