"""Every command by name, to be found by typing a part of it (F10)."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Input

from planterm.model.folding import fold
from planterm.texts import how_to
from planterm.texts import tui as texts
from planterm.texts.command_names import SYNONYMS
from planterm.tui.commands import Command, S
from planterm.tui.dialogs.lists import SearchDialog
from planterm.tui.grid.wrapping import fit
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


class CommandList(SearchDialog[Command[S]], keys={"f10": "cancel"}):
    """A list that narrows down as one types."""

    how = how_to.COMMANDS
    heading = texts.COMMANDS_TITLE
    hint = texts.COMMANDS_HINT
    nothing_listed = texts.NO_COMMAND

    def __init__(self, commands: Sequence[Command[S]]) -> None:
        super().__init__()
        self._all = self._found = commands

    def lines(self) -> list[Content]:
        """The commands that are meant, with their keys."""
        return [Content.assemble((fit(each.text.name, _NAME), "bold"), " ", each.key_names) for each in self._found]

    def told(self, number: int) -> str:
        """What the command does."""
        return self._found[number].text.help

    def choose(self, number: int) -> None:
        """Give the command."""
        self.dismiss(self._found[number])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the commands that are meant, those first that are named so."""
        self._found = matching(self._all, event.value)
        self.list_anew(0)


def show_commands(screen: PlanScreen) -> None:
    """Show every command, to pick one by name."""
    CommandList(screen.commands.listed).open(screen.app, screen.run_command)
