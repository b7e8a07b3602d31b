"""The clipboard of Windows, through the system's own calls."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_UNICODE_TEXT = 13
_MOVEABLE = 0x0002


def read_clipboard() -> str:
    """The text on the clipboard; empty where there is none or another program holds it."""
    with _open_clipboard() as (user32, kernel32):
        if user32 is None or not (handle := user32.GetClipboardData(_UNICODE_TEXT)):
            return ""
        if not (pointer := kernel32.GlobalLock(handle)):
            return ""
        try:
            return ctypes.wstring_at(pointer)
        finally:
            kernel32.GlobalUnlock(handle)


def write_clipboard(text: str) -> None:
    """Put a text on the clipboard, or leave it where another program holds the clipboard."""
    data = text.encode("utf-16-le") + b"\0\0"
    with _open_clipboard() as (user32, kernel32):
        if user32 is None or not (handle := kernel32.GlobalAlloc(_MOVEABLE, len(data))):
            return
        if pointer := kernel32.GlobalLock(handle):
            ctypes.memmove(pointer, data, len(data))
            kernel32.GlobalUnlock(handle)
            user32.EmptyClipboard()
            user32.SetClipboardData(_UNICODE_TEXT, handle)


@contextmanager
def _open_clipboard() -> Iterator[tuple[Any, Any]]:
    """The system's libraries while the clipboard is open, or nothing where it cannot be opened."""
    libraries: Any = ctypes
    user32, kernel32 = libraries.windll.user32, libraries.windll.kernel32
    user32.GetClipboardData.restype = ctypes.c_void_p
    user32.SetClipboardData.argtypes = (ctypes.c_uint, ctypes.c_void_p)
    kernel32.GlobalAlloc.restype = kernel32.GlobalLock.restype = ctypes.c_void_p
    kernel32.GlobalAlloc.argtypes = (ctypes.c_uint, ctypes.c_size_t)
    kernel32.GlobalLock.argtypes = kernel32.GlobalUnlock.argtypes = (ctypes.c_void_p,)
    if not user32.OpenClipboard(None):
        yield None, None
        return
    try:
        yield user32, kernel32
    finally:
        user32.CloseClipboard()
