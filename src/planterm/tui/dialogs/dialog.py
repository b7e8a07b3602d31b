"""What all dialogs are: a box over the plan, closed with Escape; the lists and lines in them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, ClassVar, Generic, Literal, cast

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import Horizontal, VerticalScroll
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList

from planterm.model.text import clean
from planterm.model.tsv import line_text
from planterm.texts import command_names as names
from planterm.texts import tui as texts
from planterm.tui.base_screen import BaseScreen, Result, host_of
from planterm.tui.commands import Command, CommandTable, Group, elsewhere, telling
from planterm.tui.drafts import Texts, TypingSafety
from planterm.tui.styles import sheet
from planterm.tui.terminal.clipboard import Clipboard


class Options(OptionList):
    """A list that also takes keys where the terminal leaves it no room."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        with suppress(LookupError):  # a list without room has no lines
            super()._move_page(direction)


class CalmOptions(Options):
    """Lines with which nothing is done at once: a click only goes to one."""

    def on_click(self, event: events.Click) -> None:
        """Go to the line."""
        event.prevent_default()
        self.highlighted = event.style.meta.get("option", self.highlighted)


class TextLine(Input):
    """An input in which Ctrl+A selects everything, as in every other program.

    A suggested text is selected when the line is entered, so that what is typed takes its place. Of a paste, all
    lines are taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+a", "select_all", show=False)]

    def __init__(self, value: str = "", *, id: str | None = None, suggested: bool = False) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(value, id=id, select_on_focus=suggested, compact=True)
        self.first_value = value
        """What stood in it to begin with."""
        self.cursor_blink = False  # nothing on the screen moves by itself

    def take_back(self, text: str) -> None:
        """Go on with what was written in it before."""
        self.select_on_focus = False
        self.value = text
        self.cursor_position = len(text)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of its lines, a copied cell without its quoting."""
        event.text = line_text(event.text)

    def action_paste(self) -> None:
        """Paste where the terminal leaves that to the program."""
        if text := Clipboard(self.app).pasted():
            self.replace(line_text(text), *self.selection)

    def action_copy(self) -> None:
        """Copy what is selected."""
        if text := self.selected_text:
            Clipboard(self.app).copy(text)

    def action_cut(self) -> None:
        """Copy what is selected, and take it away."""
        if (text := self.selected_text) and Clipboard(self.app).copy(text):
            self.delete_selection()


def field(label: str, widget: Widget) -> Horizontal:
    """What is to be filled in or chosen, behind what it is."""
    return Horizontal(Label(label), widget, classes="field")


class Veiled(Visual):
    """The screen below a dialog, dimmed as Textual dims it, but each style once and not each piece of text anew.

    It is drawn some five times until a dialog stands, and was most of what that took.
    """

    def __init__(self, screen: Screen[Any], veil: Color) -> None:
        self._screen, self._veil = screen, veil

    def render_strips(self, *_: object) -> list[Strip]:
        """The lines of the screen."""
        strips = self._screen._compositor.render_strips()  # noqa: SLF001 - as Textual draws what lies below
        return [
            Strip([Segment(text, _dimmed(style, self._veil)) for text, style, _ in strip], strip.cell_length)
            for strip in strips
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as it may be."""
        del rules
        return container_width

    def get_height(self, *_: object) -> int:
        """As tall as the screen."""
        return self._screen.size.height


@lru_cache(maxsize=1024)
def _dimmed(style: Style | None, veil: Color) -> Style | None:
    (segment,) = BackgroundScreen.process_segments([Segment("", style)], veil)
    return segment.style


SCROLL_KEYS = {"pagedown": "scroll(1)", "pageup": "scroll(-1)"}
"""For a dialog whose list has the focus, and in which something else is too long."""


def nothing() -> None:
    """Nothing is to be done."""


DIALOG_COMMANDS: CommandTable[object] = CommandTable(
    Command(names.IN_LIST, ("up", "down"), elsewhere, Group.DIALOG),
    Command(names.CHOOSE, ("enter",), elsewhere, Group.DIALOG),
    Command(names.FIELD, ("tab", "shift+tab"), elsewhere, Group.DIALOG),
    Command(names.SCROLL, ("pagedown", "pageup"), elsewhere, Group.DIALOG),
    Command(names.CLOSE, ("escape",), elsewhere, Group.DIALOG),
)
"""The keys of all dialogs, for the help."""


class Dialog(BaseScreen[Result | None], ModalScreen[Result | None], Generic[Result], inherit_bindings=False):
    """A box with a heading over what it is about; gives its result, or None where it is closed without one.

    What is written in its lines goes into the journal, and comes back when the dialog is opened after a crash.
    """

    CSS = sheet("dialogs")
    SCOPED_CSS = False  # scoped rules could not tell by the screen's own classes how large it is
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", texts.CANCEL),
        Binding("f1", "help", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    heading = ""
    hint = ""
    """How to go on."""

    shape = ""
    """How large the box is, as the styles call it."""

    own_keys: ClassVar[CommandTable[Any] | None] = None
    """The keys that are the dialog's own, where it has any."""

    help_group: ClassVar[Group] = Group.DIALOG
    """The part of the help that tells its keys."""

    how: ClassVar[str] = ""
    """What one does in it; where nothing is said, that of the group."""

    keeps_text: ClassVar[bool] = True
    """Whether what is written in it is worth keeping; what one looks for is not."""

    scrolled: ClassVar[str] = "#reading"
    """What the keys for that scroll."""

    def __init_subclass__(
        cls, keys: Mapping[str, str] | None = None, commands: CommandTable[Any] | None = None, **given: Any
    ) -> None:
        """A dialog may have keys that do something before any widget takes them, or a table of commands of its own."""
        if keys is not None:
            cls.BINDINGS = [Binding(key, action, show=False, priority=True) for key, action in keys.items()]
        if commands is not None:
            cls.own_keys, cls.help_group = commands, next(iter(commands)).group
            cls.BINDINGS = commands.bindings()
        super().__init_subclass__(**given)

    def __init__(self) -> None:
        # Of the largest size, as most screens are: else all styles would be given twice.
        super().__init__(classes=f"{self.HORIZONTAL_BREAKPOINTS[-1][1]} {self.VERTICAL_BREAKPOINTS[-1][1]}")
        self._safety = TypingSafety(self, self._put_down)

    def compose(self) -> ComposeResult:
        """The heading, what it is about, what is wrong with that, and how to go on."""
        with VerticalScroll(classes=f"dialog {self.shape}", can_focus=False):
            yield Label(self.heading, classes="heading", markup=False)
            yield from self.body()
            yield Label("", id="problem", markup=False)
            yield Label(self.hint, classes="hint", markup=False)

    def body(self) -> ComposeResult:
        """What it is about."""
        raise NotImplementedError

    def render(self) -> RenderableType:
        """What lies below, dimmed."""
        below = super().render()
        return (
            cast("RenderableType", Veiled(below.screen, below.color)) if isinstance(below, BackgroundScreen) else below
        )

    def open(self, app: App[Any], given: Callable[[Result], object], closed: Callable[[], object] = nothing) -> None:
        """Show it; afterwards what it gives is handed over, or it is told that it was closed without a result."""

        def left(result: Result | None) -> None:
            with telling(app):
                closed() if result is None else given(result)

        app.push_screen(self, left)

    def on_mount(self) -> None:
        """Go on with what was written in it before a crash."""
        if (name := self._draft_name) is not None:
            self._take_back(dict(host_of(self).drafts.written(*name)))

    def _take_back(self, written: Mapping[str, str]) -> None:
        for label, line in self._written_lines():
            if label in written:
                line.take_back(written[label])

    @on(Input.Changed)
    def keep_soon(self) -> None:
        """Have what is written put into safety."""
        self._safety.typed()

    def put_in_safety(self) -> None:
        """Put it into the journal now, also what no message has told of yet."""
        self._safety.cancel()
        self._put_down()

    def end(self) -> None:
        """What was written in it is done with."""
        self._safety.cancel()
        if (name := self._draft_name) is not None:
            host_of(self).drafts.ended(*name)

    def _put_down(self) -> None:
        if (name := self._draft_name) is not None:
            host_of(self).drafts.keep(*name, self._written)

    @property
    def _written(self) -> Texts:
        """The lines that are not as they were to begin with."""
        lines = self._written_lines()
        return tuple((label, line.value) for label, line in lines if line.value != line.first_value)

    @property
    def _draft_name(self) -> tuple[str, str] | None:
        """The heading and the first line's label, which say which dialog it is; None where nothing is kept."""
        first = next(self._written_lines(), None) if self.keeps_text else None
        return None if first is None else (_plain(self.query_one(".heading", Label)), first[0])

    def _written_lines(self) -> Iterator[tuple[str, TextLine]]:
        """Its lines, each with its label."""
        label = ""
        for widget in self.query("Label, TextLine"):
            if isinstance(widget, TextLine):
                yield label, widget
            elif isinstance(widget, Label):
                label = _plain(widget)

    def give(self, make: Callable[[], Result | None]) -> None:
        """Leave with what is made; where that raises PlantermError, stay and tell why."""
        with telling(self.app):
            self.dismiss(make())

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something, most likely what is wrong, below what it is about."""
        del error
        for label in self.query("#problem").results(Label):
            label.update(text)
            label.display = bool(text)
        if text:
            self.query_one(".dialog").scroll_end(animate=False)  # where the lines do not fit

    def value(self, field: str) -> str:
        """What stands in a line."""
        return clean(self.query_one(f"#{field}", Input).value).strip()

    def action_scroll(self, pages: int) -> None:
        """Scroll what there is to read."""
        reading = self.query_one(self.scrolled)
        reading.scroll_relative(y=pages * max(1, reading.size.height - 1), animate=False)

    def action_press(self, key: str) -> None:
        """Do what a key of its own does."""
        if self.own_keys is not None:
            with telling(self.app):
                self.own_keys.press(self, key)

    def action_help(self) -> None:
        """Show the help for it."""
        self.show_help()

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def _plain(label: Label) -> str:
    return str(label.content)
