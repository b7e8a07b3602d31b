"""Runs under Wine what says something about Windows: tests, and a person at work in the console.

    python .ci/windows/check.py

The Windows Python is made in build/windows the first time; that takes some minutes.
"""

import sys
import time
from collections.abc import Callable

from journey import JOURNEYS
from windows_python import PROJECT, WindowsPython

TESTS = (
    "tests/model/test_text.py",
    "tests/model/test_tsv.py",
    "tests/store",
    "tests/session/test_safekeeping.py",
    "tests/session/test_saving_beside_others.py",
    "tests/session/test_moved.py",
    "tests/session/test_rescue.py",
    "tests/session/test_workbooks.py",
    "tests/cli/test_guard.py",
    "tests/cli/test_streams.py",
    "tests/cli/test_row_commands.py",
    "tests/cli/test_follow_up_command.py",
    "tests/excel/test_workbook.py",
    "tests/tui/test_windows_clipboard.py",
)
"""Those that deal with files, processes, streams and the clipboard."""

SAME_EVERYWHERE = (
    "tests/store/test_file_merge.py",
    "tests/store/test_limits.py",
    "tests/store/test_literals.py",
    "tests/store/test_round_trips.py",
    "tests/store/test_samples.py",
    "tests/store/test_syntax.py",
)
"""Those that take long and deal with texts alone."""


def main() -> int:
    """Make the Windows Python, and run everything there; the exit code."""
    python = WindowsPython(PROJECT / "build" / "windows")
    _told("the Windows Python is there", python.arrange)
    passed = _told("tests", lambda: _test(python))
    for name, journey in JOURNEYS.items():
        passed &= _told(name, lambda journey=journey: _goes_well(journey, python))
    return 0 if passed else 1


def _test(python: WindowsPython) -> bool:
    left_out = (f"--ignore={path}" for path in SAME_EVERYWHERE)
    result = python.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-cov", "--tb=short", *TESTS, *left_out)
    print(result.stdout)
    return result.returncode == 0


def _goes_well(journey: Callable[[WindowsPython], None], python: WindowsPython) -> bool:
    try:
        journey(python)
    except (AssertionError, TimeoutError) as error:
        print(error)
        return False
    return True


def _told(what: str, do: Callable[[], bool | None]) -> bool:
    began = time.monotonic()
    passed = do() is not False
    print(f"{'ok' if passed else 'FAILED'}: {what} ({time.monotonic() - began:.0f} s)", flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
