"""What the store asks of Windows by name, since Python has no call for it."""

import ctypes
import sys
from ctypes import wintypes
from pathlib import Path
from string import ascii_uppercase

if sys.platform == "win32":
    import msvcrt

    _HIDDEN, _REMOTE = 0x2, 4
    _BEHIND = 1 << 30

    _FILE, _ACCESS = 1, 0x4
    _PROTECTED, _UNPROTECTED = 0x80000000, 0x20000000
    """Whether the folder's access list counts as well."""
    _IS_PROTECTED = 0x1000

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.LocalFree.argtypes = (ctypes.c_void_p,)
    _security = ctypes.WinDLL("advapi32")

    def lock_file(descriptor: int) -> None:
        """Lock a file until it is closed; raises PermissionError where another process has it locked, or OSError.

        That is a byte far behind its end, since nobody else can read what is locked.
        """
        if not _kernel.LockFile(wintypes.HANDLE(msvcrt.get_osfhandle(descriptor)), _BEHIND, 0, 1, 0):
            raise ctypes.WinError(ctypes.get_last_error())

    def copy_access(source: Path, target: Path) -> None:
        """Give a file the access list of another one in its folder, where the system lets one."""
        access, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
        if _security.GetNamedSecurityInfoW(
            str(source), _FILE, _ACCESS, None, None, ctypes.byref(access), None, ctypes.byref(descriptor)
        ):
            return
        try:
            control, revision = wintypes.WORD(), wintypes.DWORD()
            _security.GetSecurityDescriptorControl(descriptor, ctypes.byref(control), ctypes.byref(revision))
            inheritance = _PROTECTED if control.value & _IS_PROTECTED else _UNPROTECTED
            if access:
                _security.SetNamedSecurityInfoW(str(target), _FILE, _ACCESS | inheritance, None, None, access, None)
        finally:
            _kernel.LocalFree(descriptor)

    def hide(path: Path) -> None:
        """Let the file not be shown in its folder."""
        _kernel.SetFileAttributesW(str(path), _HIDDEN)

    def is_on_network(path: Path) -> bool:
        """Whether the path is on another computer's disk."""
        return path.drive.startswith("\\\\") or _kernel.GetDriveTypeW(f"{path.drive}\\") == _REMOTE

    def drive_letters() -> tuple[str, ...]:
        """The letters of the drives there are, network drives too."""
        mask = _kernel.GetLogicalDrives()
        return tuple(letter for number, letter in enumerate(ascii_uppercase) if mask >> number & 1)
