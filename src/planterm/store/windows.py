"""What the store asks of Windows by name, since Python has no call for it."""

import ctypes
import sys
from ctypes import wintypes
from pathlib import Path

if sys.platform == "win32":
    _QUERY_LIMITED_INFORMATION = 0x1000
    _STILL_ACTIVE = 259

    _IGNORE_MERGE_ERRORS, _IGNORE_ACCESS_ERRORS = 0x2, 0x4

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.restype = wintypes.HANDLE

    def process_beginning(pid: int) -> str | None:
        """When one of the user's own processes began; None where there is none, or the number is somebody else's now.

        A process of the system does not let itself be asked. It is none that has written in the user's own folder.
        """
        handle = _kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return None
        process = wintypes.HANDLE(handle)
        try:
            code = wintypes.DWORD()
            if _kernel.GetExitCodeProcess(process, ctypes.byref(code)) and code.value != _STILL_ACTIVE:
                return None
            times = [wintypes.FILETIME() for _ in range(4)]
            if not _kernel.GetProcessTimes(process, *map(ctypes.byref, times)):
                return ""
            return f"{times[0].dwHighDateTime:x}{times[0].dwLowDateTime:08x}"
        finally:
            _kernel.CloseHandle(process)

    def replaced_with_access(source: Path, target: Path) -> bool:
        """Give a file the name and the access list of another one, which ceases to be; whether that could be done.

        Where it could not, both are as they were: there may be no such file, or its file system has no access lists.
        """
        flags = _IGNORE_MERGE_ERRORS | _IGNORE_ACCESS_ERRORS
        return bool(_kernel.ReplaceFileW(str(target), str(source), None, flags, None, None))
