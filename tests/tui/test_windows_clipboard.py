"""The clipboard of Windows: other programs hold it at times, and there is more than text on it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from planterm.tui.terminal.windows_calls import Lack

PICTURE = "user.EmptyClipboard(); user.SetClipboardData(2, ctypes.windll.gdi32.CreateBitmap(1, 1, 1, 1, None))"
HOLD = """
import ctypes, sys, time
user = ctypes.windll.user32
assert user.OpenClipboard(user.GetDesktopWindow())
{meanwhile}
print("held", flush=True)
{until}
user.CloseClipboard()
"""
FOR_A_MOMENT, UNTIL_TOLD = "time.sleep(0.2)", "sys.stdin.read()"


if sys.platform == "win32":
    from planterm.tui.terminal.windows_calls import read_clipboard, write_clipboard

    @contextmanager
    def held(until: str, meanwhile: str = "") -> Iterator[None]:
        command = [sys.executable, "-c", HOLD.format(until=until, meanwhile=meanwhile)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            yield
            process.communicate()

    @pytest.mark.parametrize(
        "text", ["ett", "åäö – ”€” 😀", "a\tb\r\nc", "x" * 100_000], ids=["ett", "tecken", "rader", "mycket"]
    )
    def test_what_is_copied_is_what_is_pasted(text: str) -> None:
        assert write_clipboard(text)
        assert read_clipboard() == text

    def test_a_program_that_holds_it_for_a_moment_is_waited_for() -> None:
        with held(FOR_A_MOMENT):
            assert write_clipboard("kopierat")
        with held(FOR_A_MOMENT):
            assert read_clipboard() == "kopierat"

    def test_one_that_does_not_let_go_is_no_empty_clipboard() -> None:
        assert write_clipboard("kopierat")
        with held(UNTIL_TOLD):
            assert read_clipboard() is Lack.BUSY
            assert not write_clipboard("annat")
        assert read_clipboard() == "kopierat"

    def test_no_text_is_told_from_a_picture() -> None:
        with held("", "user.EmptyClipboard()"):
            pass
        assert read_clipboard() is Lack.EMPTY
        with held("", PICTURE):
            pass
        assert read_clipboard() is Lack.IMAGE
