"""What Windows tells a console program besides keys: that it is interrupted, or that its window is closed."""

import ctypes
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from ctypes import wintypes

if sys.platform == "win32":
    _INTERRUPTS = frozenset({0, 1})
    """Ctrl+C and Ctrl+Break."""

    _GRACE = 10.0
    """Seconds; Windows ends the program after five, or when the answer to a closed window is given."""

    _Handler = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
    _kept: list[object] = []

    def on_console_events(end: Callable[[], object]) -> None:
        """Have the program asked to end, from a thread of the system's, instead of being ended at once.

        It has some five seconds for that where its window is closed, or somebody logs off.
        """

        def handle(event: int) -> bool:
            with suppress(RuntimeError):  # it has ended already
                end()
            if event not in _INTERRUPTS:
                time.sleep(_GRACE)  # the program ends meanwhile, and this thread with it
            return True

        handler = _Handler(handle)
        _kept.append(handler)  # the system keeps no object of Python alive
        ctypes.WinDLL("kernel32").SetConsoleCtrlHandler(handler, True)
