"""What planterm.cmd runs, in the folder for Windows: finds the file that was dropped on it and a window that fits."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

LINE = "PLANTERM_LINE"
"""Holds the line that started cmd."""

RAN, DROPPED = 256, 512
"""Added to the exit code: the program ran; it ran with a dropped file, after which cmd has nothing more to do."""

_STARTED = re.compile(r'/c\s+""[^"]*planterm\.cmd"(?P<rest>.*)"\s*', re.IGNORECASE)
_FAILED = 2
_PSEUDO_WINDOW = "PseudoConsoleWindow"
"""The class of the window that a console has inside of a terminal program."""


def start() -> int:
    """Run planterm; gives its exit code and what planterm.cmd has to know besides."""
    from planterm.cli.main import main

    dropped = dropped_file(os.environ.pop(LINE, ""))
    is_dropped = bool(dropped) and Path(dropped).exists()
    arguments = [dropped] if is_dropped else sys.argv[1:]
    if not _has_own_window():
        code = main(arguments)
    elif _terminal_shows(arguments):
        code = 0
    else:
        _make_room()
        code = main(arguments)
        if code >= _FAILED:
            _wait_for_key()
    return code + (DROPPED if is_dropped else RAN)


def dropped_file(line: str) -> str:
    """The one argument in the line that started cmd; nothing where the line tells of none.

    The Explorer puts a name into quotes only where it has blanks. Then ``&`` ends the arguments, and ``^`` goes.
    """
    match = _STARTED.search(line)
    return match["rest"].strip().strip('"') if match else ""


def terminal_command(terminal: str, arguments: Sequence[str]) -> list[str]:
    """How Windows Terminal is told to show planterm: a semicolon would begin its next command."""
    program = (sys.executable, "-B", "-m", "planterm", *arguments)
    return [terminal, "new-tab", "--title", "planterm", "-d", ".", *(word.replace(";", r"\;") for word in program)]


def _has_own_window() -> bool:
    """Whether the console is there for this program and the cmd that started it, and goes with them."""
    if sys.platform != "win32" or not sys.stdout.isatty():
        return False
    import ctypes

    three = (ctypes.c_uint32 * 3)()
    return bool(ctypes.WinDLL("kernel32").GetConsoleProcessList(three, 3) <= 2)


def _is_in_terminal() -> bool:
    """Whether the console's window is one of Windows Terminal already, as Windows 11 does it unasked."""
    if sys.platform != "win32":
        return True
    import ctypes

    name = ctypes.create_unicode_buffer(64)
    get_window = ctypes.WinDLL("kernel32").GetConsoleWindow
    get_window.restype = ctypes.c_void_p
    ctypes.WinDLL("user32").GetClassNameW(ctypes.c_void_p(get_window()), name, 64)
    return name.value == _PSEUDO_WINDOW


def _terminal_shows(arguments: Sequence[str]) -> bool:
    """Let Windows Terminal show the editor, where there is one and it may be started."""
    from shutil import which
    from subprocess import run

    if not arguments:
        _go_to_documents()
    terminal = which("wt.exe")
    if terminal is None or _is_in_terminal() or not all(Path(each).exists() for each in arguments):
        return False
    try:
        return run(terminal_command(terminal, arguments), check=False).returncode == 0
    except OSError:
        return False


def _go_to_documents() -> None:
    # A plan that is begun without naming a folder belongs there and not beside the program.
    from platformdirs import user_documents_dir

    with suppress(OSError):
        os.chdir(user_documents_dir())


def _make_room() -> None:
    from subprocess import DEVNULL, run

    if not _is_in_terminal():
        with suppress(OSError):
            run(["mode", "con:", "cols=120", "lines=40"], stdout=DEVNULL, stderr=DEVNULL, check=False)


def _wait_for_key() -> None:
    """Keep the window, so that what was said can be read."""
    if sys.platform == "win32":
        from msvcrt import getwch

        from planterm.texts.command_line import PRESS_KEY

        sys.stderr.write(PRESS_KEY + "\n")
        getwch()


if __name__ == "__main__":
    sys.exit(start())
