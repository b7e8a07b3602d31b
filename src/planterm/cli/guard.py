"""What becomes of a command that cannot finish: one line for the person and an exit code, never a traceback."""

import sys
from collections.abc import Callable
from pathlib import Path

from planterm import __version__
from planterm.cli.command import FAILED
from planterm.cli.output import complain, flush, give_up_lost_streams
from planterm.errors import PlantermError
from planterm.texts import command_line as texts

INTERRUPTED = 130
READER_LEFT = 141
"""As the shell reports a program that wrote into a closed pipe."""


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
        complain(texts.unexpected_error(type(error).__name__, write_report(error)))
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
