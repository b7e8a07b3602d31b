"""Every command by name, to be found by typing a part of it (F10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label
from textual.widgets.option_list import Option

from planterm.model.folding import fold
from planterm.texts import how_to
from planterm.texts import tui as texts
from planterm.texts.command_names import SYNONYMS
from planterm.tui.commands import Command, S
from planterm.tui.dialogs.dialog import Dialog, Options, TextLine
from planterm.tui.grid.wrapping import fit

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.tui.plan.plan_screen import PlanScreen

_NAME = 36


def matching(commands: Sequence[Command[S]], typed: str) -> list[Command[S]]:
    """The commands that hold every word typed, those most surely meant first; else in their own order.

    First those whose name begins so, then those in whose name each word begins one, then those that hold the words
    in their name, in their name and keys, with their synonyms, and last with their help.
    """
    words = fold(typed).split()
    ranks = [(rank, command) for command in commands if (rank := _rank(command, words)) is not None]
    return [command for _, command in sorted(ranks, key=lambda ranked: ranked[0])]


def _rank(command: Command[S], words: Sequence[str]) -> int | None:
    """How surely the command is meant, from 0; None where it is not."""
    text = command.text
    parts = tuple(map(fold, (text.name, command.key_names, SYNONYMS.get(text, ""), text.help)))
    name = parts[0]
    if name.startswith(" ".join(words)):
        return 0
    if all(any(part.startswith(word) for part in name.split()) for word in words):
        return 1
    wholes = (" ".join(parts[:count]) for count in range(1, len(parts) + 1))
    return next((rank for rank, whole in enumerate(wholes, start=2) if all(word in whole for word in words)), None)


class CommandList(Dialog[Command[S]]):
    """A list that narrows down as one types."""

    how = how_to.COMMANDS
    keeps_text = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "cancel", texts.CANCEL),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]

    def __init__(self, commands: Sequence[Command[S]]) -> None:
        super().__init__()
        self._listed = commands

    def compose(self) -> ComposeResult:
        """The line to type in over the list."""
        with Vertical(classes="dialog wide tall"):
            yield Label(texts.COMMANDS_TITLE, classes="heading")
            yield TextLine()
            yield Options(*map(_option, self._listed), id="commands")
            yield Label("", id="explanation", markup=False)
            yield Label(texts.COMMANDS_HINT, classes="hint")

    def on_mount(self) -> None:
        """Type at once; the list follows."""
        self.query_one(Options).can_focus = False
        self.query_one(Options).highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the commands that are meant, those first that are named so."""
        options = self.query_one(Options)
        options.clear_options()
        options.add_options(map(_option, matching(self._listed, event.value)))
        options.highlighted = 0 if options.option_count else None
        self._explain()

    def on_input_submitted(self) -> None:
        """Give the highlighted command."""
        options = self.query_one(Options)
        if options.highlighted is not None:
            self._give(options.get_option_at_index(options.highlighted))

    def on_option_list_option_highlighted(self) -> None:
        """Tell what the highlighted command does."""
        self._explain()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Give the clicked command."""
        self._give(event.option)

    def action_step(self, steps: int) -> None:
        """Highlight another command."""
        options = self.query_one(Options)
        if options.option_count:
            options.highlighted = ((options.highlighted or 0) + steps) % options.option_count

    def _explain(self) -> None:
        options = self.query_one(Options)
        text = texts.NO_COMMAND
        if options.highlighted is not None:
            text = self._command(options.get_option_at_index(options.highlighted)).text.help
        self.query_one("#explanation", Label).update(text)

    def _give(self, option: Option) -> None:
        self.dismiss(self._command(option))

    def _command(self, option: Option) -> Command[S]:
        return next(command for command in self._listed if command.text.name == option.id)


def _option(command: Command[S]) -> Option:
    line = Content.assemble((fit(command.text.name, _NAME), "bold"), " ", command.key_names)
    return Option(line, id=command.text.name)


def show_commands(screen: PlanScreen) -> None:
    """Show every command, to pick one by name."""
    CommandList(screen.commands.listed).open(screen.app, screen.run_command)
