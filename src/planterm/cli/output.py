"""What the commands print: results on stdout, one line about a failure on stderr."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from planterm.errors import PlantermError
from planterm.model.text import clean
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from planterm.publish.result_text import BarSigns

PIPED_WIDTH = 80


class OutputError(PlantermError):
    """What a command has to say cannot be written."""


def prepare_streams() -> None:
    """Let any text be printed: UTF-8 into pipes and files, and never an error for what a terminal cannot show."""
    # A stream that was closed before the start is None; what goes there is thrown away.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def write(text: str) -> None:
    """Print the text with a line break after it; raises OutputError where stdout takes no more."""
    try:
        sys.stdout.write(f"{text}\n")
    except OSError as error:
        raise _lost(error) from error
    flush()


def write_json(value: Any) -> None:
    """Print one JSON value, readable for people too."""
    import json

    write(json.dumps(value, ensure_ascii=False, indent=2))


def flush() -> None:
    """Hand over what is buffered; raises BrokenPipeError where the reader has left, OutputError on a full disk."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _lost(error) from error


def complain(message: str) -> None:
    """One line on stderr, whatever the message holds."""
    with suppress(OSError):
        sys.stderr.write(f"{one_line(message)}\n")


def give_up_lost_streams() -> None:
    """Throw away what is buffered for a terminal that is gone; the interpreter would fail with it when it exits."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _to_nowhere(stream)


def one_line(text: str) -> str:
    """The text without anything that steers a terminal, on one line."""
    return " ".join(clean(text).split())


def terminal_width() -> int:
    """The columns there are to print on; 80 where stdout is no terminal."""
    from shutil import get_terminal_size

    return get_terminal_size((PIPED_WIDTH, 24)).columns


def bar_signs() -> BarSigns:
    """What bars are made of, so that stdout has the characters."""
    from planterm.publish.result_text import ASCII, BLOCKS

    try:
        "".join(BLOCKS).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS


def _lost(error: OSError) -> Exception:
    """What the failed write means; the interpreter is kept from trying the rest once more when it exits."""
    _to_nowhere(sys.stdout)
    # Windows says EINVAL for a pipe whose reader has left.
    if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:
        return BrokenPipeError()
    return OutputError(texts.OUTPUT_FAILED)


def _to_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")
