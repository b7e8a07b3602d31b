"""What commands read and print as it is, and how they end: stdin, results on stdout, a line about a failure, a code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from planterm import __version__
from planterm.errors import PlantermError
from planterm.model.text import one_line
from planterm.texts import command_line as texts

if TYPE_CHECKING:
    from planterm.store.planfile import PlanFile

DONE = 0
FOUND = 1
"""Done, and there is something to look at: findings, differences, conflicts."""

FAILED = 2
INTERRUPTED = 130
READER_LEFT = 141
"""As the shell reports a program that wrote into a closed pipe."""

_UTF8_OR_NONE = (65001, 0)
"""The code pages of a console in which UTF-8 is read as such; none where there is no console."""

STDIN = "-"
"""Stands for what comes on stdin."""

_BYTE_ORDER_MARK = "\ufeff"


class OutputError(PlantermError):
    """What a command has to say cannot be written."""


class UnreadableInputError(PlantermError):
    """What comes on stdin is in another encoding."""


ENCODING = "PLANTERM_ENCODING"
"""Names another encoding for pipes and files than UTF-8, for programs that read the console's code page."""


def prepare_streams() -> None:
    """Let any text be printed, and never fail for what a terminal or an encoding does not have.

    Into pipes and files goes UTF-8, unless the environment asks planterm for something else.
    """
    # A stream that was closed before the start is None; what goes there is thrown away.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding=_encoding_for(sys.stdin), errors="strict")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=_encoding_for(stream), errors="backslashreplace")


def _encoding_for(stream: TextIOWrapper) -> str:
    if stream.isatty():
        return stream.encoding
    try:
        return codecs.lookup(os.environ.get(ENCODING) or "utf-8").name
    except LookupError:
        return "utf-8"


def _is_read_as_utf8() -> bool:
    """Whether what reads stdout takes it for UTF-8; on Windows other programs take it for the console's code page."""
    if codecs.lookup(sys.stdout.encoding or "ascii").name != "utf-8":
        return False
    if sys.platform != "win32" or sys.stdout.isatty():
        return True
    import ctypes

    return ctypes.windll.kernel32.GetConsoleOutputCP() in _UTF8_OR_NONE


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


def write(text: str) -> None:
    """Print the text with a line break after it; raises OutputError where stdout takes no more."""
    try:
        sys.stdout.write(f"{text}\n")
    except OSError as error:
        raise _lost(error) from error
    flush()


def write_json(value: Any) -> None:
    """Print one JSON value, readable for people too where what reads it can be trusted with their letters."""
    import json

    write(json.dumps(value, ensure_ascii=not _is_read_as_utf8(), indent=2))


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


def found(*files: PlanFile, something: bool = False) -> int:
    """The exit code of a command that read the plans; of one whose form cannot be had, that is told."""
    lacking = [file.lacking for file in files if file.lacking is not None]
    for error in lacking:
        complain(str(error))
    return FOUND if something or lacking else DONE


def give_up_lost_streams() -> None:
    """Throw away what is buffered for a terminal that is gone; the interpreter would fail with it when it exits."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _to_nowhere(stream)


def guarded(run: Callable[[], int]) -> int:
    """The exit code of a run; what went wrong is told in one line on stderr."""
    try:
        code = run()
        flush()
    except PlantermError as error:
        complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return READER_LEFT
    except Exception as error:
        complain(texts.unexpected_error(type(error).__name__, str(write_report(error) or "")))
    else:
        return code
    finally:
        give_up_lost_streams()
    return FAILED


def write_report(error: Exception) -> Path | None:
    """A file about a fault of the program, readable by its owner alone; None where none can be written.

    It says where in the program the fault lies. The exception's own message stays out of it, because that may
    quote the plan.
    """
    import traceback
    from tempfile import NamedTemporaryFile

    lines = [
        f"planterm {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n",
        *traceback.format_tb(error.__traceback__),
        f"{type(error).__name__}\n",
    ]
    try:
        with NamedTemporaryFile("w", encoding="utf-8", prefix="planterm-", suffix=".txt", delete=False) as file:
            file.writelines(lines)
    except OSError:
        return None
    return Path(file.name)


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
