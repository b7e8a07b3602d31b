"""Which processes of this computer are running, told apart even when the system uses a number again."""

import os
import sys
from pathlib import Path

from planterm.store.looks import is_file

UNKNOWN = ""
"""The process is there; when it began is not known."""

_STATE, _START = 0, 19
"""Places in /proc/<pid>/stat behind the program's name, see proc(5)."""
_ENDED = ("Z", "X", "x")


def beginning(pid: int) -> str | None:
    """When the process began, as a text that no other process with the same number has; None where there is none."""
    if sys.platform == "win32":
        return _windows_beginning(pid)
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None if is_file(Path("/proc/self/stat")) else _signalled(pid)
    except OSError:
        return _signalled(pid)
    fields = text.rpartition(")")[2].split()
    return None if fields[_STATE] in _ENDED else f"{_boot()}{fields[_START]}"


def _boot() -> str:
    """Start times count from here."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip() + "/"
    except OSError:
        return ""


def _signalled(pid: int) -> str | None:
    """Systems without /proc: whether the process takes signals."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except OSError:  # another user's
        return UNKNOWN
    return UNKNOWN


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _STILL_ACTIVE = 259
    _ACCESS_DENIED = 5

    def _windows_beginning(pid: int) -> str | None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return UNKNOWN if ctypes.get_last_error() == _ACCESS_DENIED else None
        try:
            code = wintypes.DWORD()
            if kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code)) and code.value != _STILL_ACTIVE:
                return None
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetProcessTimes(wintypes.HANDLE(handle), *(ctypes.byref(time) for time in times)):
                return UNKNOWN
            return f"{times[0].dwHighDateTime:x}{times[0].dwLowDateTime:08x}"
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
