"""What is piped into a command, or typed a line at a time."""

import sys

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
        raise UnreadableInputError(texts.NOT_TEXT.format(encoding=error.encoding.upper())) from None
    return text.removeprefix(_BYTE_ORDER_MARK).removesuffix("\n")
