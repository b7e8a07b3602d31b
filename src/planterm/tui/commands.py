"""What a command is: declared once, it feeds a screen's keys, its line of keys, F10, the help and the handbook."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from importlib import import_module
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

from textual.app import App
from textual.binding import Binding, BindingType

from planterm.errors import PlantermError
from planterm.texts import how_to
from planterm.texts.command_names import CommandText

S = TypeVar("S")


class Group(Enum):
    """The subjects of the help, in its order, with what they are called and what one does there."""

    ROWS = how_to.ROWS
    PLAN = how_to.PLAN
    AREAS = how_to.AREAS
    SEARCH = how_to.SEARCH
    MOVE = how_to.MOVE
    EDITOR = how_to.EDITOR
    FORM = how_to.FORM
    FOLLOW_UP = how_to.FOLLOW_UP
    NEXT_YEAR = how_to.NEXT_YEAR
    ANSWERS = how_to.ANSWERS
    COMPARISON = how_to.COMPARISON
    START = how_to.START
    CITY = how_to.CITY
    DIALOG = how_to.DIALOG


class Later:
    """A function whose module is imported when it is first called; the editor starts sooner without it."""

    def __init__(self, module: str, name: str, **given: Any) -> None:
        """What is given goes to it with every call."""
        self._module, self._name, self.given = module, name, given

    @property
    def function(self) -> Callable[..., Any]:
        """The function itself; a test holds all of these to what there is."""
        function: Callable[..., Any] = getattr(import_module(self._module), self._name)
        return function

    def __call__(self, *arguments: Any) -> Any:
        """Call it."""
        return self.function(*arguments, **self.given)


@runtime_checkable
class Says(Protocol):
    """A screen that tells things."""

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell something."""


def say(app: App[Any], text: str, *, error: bool = False) -> None:
    """Tell something on the screen in front."""
    if isinstance(screen := app.screen, Says):
        screen.say(text, error=error)


@contextmanager
def telling(app: App[Any]) -> Iterator[None]:
    """Do something that a person has asked for; why it cannot be done is told on the screen in front."""
    try:
        yield
    except PlantermError as error:
        say(app, str(error), error=True)


KeyNames = tuple[tuple[str, str], ...]
"""Keys, each with a short name for what it does."""


class Command(NamedTuple, Generic[S]):
    """A command: its texts, the keys that give it, what it does on its screen, and where it stands in the help."""

    text: CommandText
    keys: tuple[str, ...]
    run: Callable[[S], object]
    """Does it; returns False where it has no use for its key now, which then means what it means elsewhere."""

    group: Group
    keeps_mode: bool = False
    """Whether an open cell stays open; otherwise it is closed first, its text kept."""

    in_table_only: bool = False
    """Whether the keys mean nothing while a cell is open, where one would not expect them to touch the row."""

    @property
    def key_names(self) -> str:
        """The keys as a person reads them."""
        return " / ".join(map(key_name, self.keys))


def elsewhere(_: object) -> bool:
    """For a key that is told of on a screen and taken by what is written there, or by the plan's screen."""
    return False


class CommandTable(Generic[S]):
    """The commands of a screen, in the order in which its line of keys, F10 and the help show them."""

    def __init__(self, *commands: Command[S], note: tuple[str, str] | None = None) -> None:
        """The note is what the help tells of beyond the keys: when, and what then happens."""
        self._commands = commands
        self.note = note
        self._by_key = {key: command for command in commands for key in command.keys}

    def __iter__(self) -> Iterator[Command[S]]:
        return iter(self._commands)

    def get(self, key: str) -> Command[S] | None:
        """The command that a key gives, or None."""
        return self._by_key.get(key)

    def press(self, screen: S, key: str) -> bool:
        """Do what a key does; whether it does anything."""
        command = self._by_key.get(key)
        return command is not None and command.run(screen) is not False

    def bindings(self) -> list[BindingType]:
        """The same for a dialog, whose keys Textual hands out: each presses its command before any widget."""
        return [
            Binding(key, f"press('{key}')", show=False, priority=True)
            for command in self._commands
            if command.run is not elsewhere
            for key in command.keys
        ]

    @property
    def listed(self) -> tuple[Command[S], ...]:
        """The commands that F10 lists; moving about by name would be no use."""
        return tuple(command for command in self._commands if command.group is not Group.MOVE)

    def told(self, without: Iterable[Group] = (), first: Sequence[CommandText] = ()) -> KeyNames:
        """For the line of keys: those commands that have a short name, but for some subjects; some before the others.

        They stand in the order in which they are used, since the line holds as many as fit.
        """
        left_out = set(without)
        commands = [
            command
            for command in self._commands
            if command.text.short and command.keys and command.group not in left_out
        ]
        commands.sort(key=lambda command: first.index(command.text) if command.text in first else len(first))
        return tuple((command.keys[0], command.text.short) for command in commands)


class Mode:
    """Has a screen's keys before its commands do, until it is left: an open cell, the search or the filter."""

    def __init__(self, commands: CommandTable[Any], help_group: Group) -> None:
        self._commands = commands
        self.help_group = help_group
        """The part of the help that tells of it."""

    @property
    def footer(self) -> KeyNames:
        """Its keys and what they do, for the line of keys."""
        return self._commands.told()

    def press(self, key: str, typed: str | None) -> bool:
        """Take a key, and the character it types where it types one; False where the mode has no use for it."""
        return self._commands.press(self, key) or self._write(key, typed)

    def _write(self, key: str, typed: str | None) -> bool:
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take a pasted text."""
        raise NotImplementedError

    def click(self, caret: int) -> None:
        """Put the caret where the text was clicked, where there is one to click."""

    def keep(self) -> None:
        """Make an edit of what has been written so far, where that belongs to the plan; the mode goes on."""

    def leave(self) -> None:
        """Keep what has been written, and close."""
        raise NotImplementedError


_KEY_NAMES = {
    "up": "Upp",
    "down": "Ned",
    "left": "Vänster",
    "right": "Höger",
    "enter": "Enter",
    "escape": "Esc",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "tab": "Tab",
    "space": "Blanksteg",
    "shift": "Skift",
    "ctrl": "Ctrl",
    "alt": "Alt",
}


def key_name(key: str) -> str:
    """A key as it is written on the keyboard and in the handbook, "Ctrl+S"."""
    return "+".join(_KEY_NAMES.get(part, part.upper()) for part in key.split("+"))
