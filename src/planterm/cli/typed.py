"""What is piped into a command, or typed a line at a time."""

import sys
from collections import deque
from contextlib import suppress

from planterm.errors import PlantermError
from planterm.texts import plain_commands as texts

STDIN = "-"
"""Stands for what comes on stdin."""

_BYTE_ORDER_MARK = "\ufeff"


class UnreadableInputError(PlantermError):
    """What comes on stdin is in another encoding."""


def piped_text() -> str:
    """All that comes on stdin, without the line break at its end; raises UnreadableInputError where it is no text."""
    try:
        text = sys.stdin.read()
    except UnicodeDecodeError as error:
        raise _unreadable(error) from None
    return text.removeprefix(_BYTE_ORDER_MARK).removesuffix("\n")


class TypedLines:
    """The lines that somebody types, or that come out of a file, one after the other."""

    def __init__(self) -> None:
        self._ahead = deque[str]()
        if sys.stdin.isatty():
            # Arrow keys and pastes work, and a line may be longer than the 4,095 bytes that a terminal itself takes.
            with suppress(ImportError):  # Windows has no such module, and its console does all that
                import readline  # noqa: F401

    def next(self) -> str | None:
        """The next line without its line break, None at the end; raises UnreadableInputError where it is no text."""
        if not self._ahead:
            try:
                self._ahead.extend(input().removeprefix(_BYTE_ORDER_MARK).split("\n"))
            except EOFError:
                return None
            except UnicodeDecodeError as error:
                raise _unreadable(error) from None
        return self._ahead.popleft()


def _unreadable(error: UnicodeDecodeError) -> UnreadableInputError:
    return UnreadableInputError(texts.NOT_TEXT.format(encoding=error.encoding.upper()))
