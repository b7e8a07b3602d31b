"""The standard library's argument parser, in Swedish."""

import argparse
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any, NoReturn

from planterm.cli.output import write
from planterm.errors import PlantermError
from planterm.texts import command_line as texts


class UsageError(PlantermError):
    """The command line cannot be understood."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks Swedish, the same on every Python, and raises UsageError instead of leaving."""

    def __init__(self, *, prog: str, description: str, epilog: str | None = None, usage: str | None = None) -> None:
        _speak_swedish()
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            usage=usage,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            # Scripts are to break at once, not when a later version adds an option with the same beginning.
            allow_abbrev=False,
        )
        # Python 3.14 takes these as arguments, older versions know neither: help looks the same everywhere.
        self.color = False
        self.suggest_on_error = False

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments' values; an unknown option is answered with the one that was probably meant.

        Raises UsageError, or SystemExit when the help or the version was asked for and has been printed.
        """
        known = [option for action in self._actions for option in action.option_strings]
        # An option that does not exist comes before what is missing: it is probably the same one, misspelt.
        for word in takewhile(lambda word: word != "--", arguments):
            if word.startswith("--") and " " not in word and word.partition("=")[0] not in known:
                self.error(texts.unknown_arguments([word], nearest(word, known)))
        values, unknown = self.parse_known_args(arguments)
        if unknown:
            self.error(texts.unknown_arguments(unknown, None))
        return values

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message and the way to the help."""
        raise UsageError(texts.usage_error(self.prog, message))

    def _print_message(self, message: str, _file: object = None) -> None:
        # The help and the version. The inherited method keeps silent about a full disk or a reader that left.
        write(message.rstrip("\n"))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.partition("=")[0].lower(), list(known), n=1)), None)


def _speak_swedish() -> None:
    # argparse sends every text through these two names, and gettext itself would need compiled catalogues on disk
    # and the right environment. A test reads argparse's source for texts that have no translation.
    translators: dict[str, Any] = {"_": _translated, "ngettext": _translated_plural}
    vars(argparse).update(translators)


def _translated(message: str) -> str:
    return texts.ARGPARSE.get(message, message)


def _translated_plural(singular: str, plural: str, number: int) -> str:
    return _translated(singular if number == 1 else plural)
