"""What planterm asks of Windows itself: the clipboard, the font of the console, and to be told when it is to end."""

import codecs
import ctypes
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ctypes import wintypes
from enum import Enum, auto
from itertools import repeat


class Lack(Enum):
    """Why there is no text on a clipboard."""

    EMPTY = auto()
    IMAGE = auto()
    BUSY = auto()
    """Another program holds it: one that watches it, or a remote desktop."""


if sys.platform == "win32":
    _UNICODE_TEXT = 13
    _IMAGES = (2, 8, 17)
    """A picture, in the three ways that programs put it there."""
    _MOVEABLE = 0x0002

    _PAUSE, _TIMES = 0.05, 12
    """Seconds between attempts to open the clipboard, six tenths altogether; other programs hold it for a moment."""

    _user, _kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
    _user.CreateWindowExW.restype = ctypes.c_void_p
    _user.OpenClipboard.argtypes = _user.DestroyWindow.argtypes = (ctypes.c_void_p,)
    _user.GetClipboardData.restype = ctypes.c_void_p
    _user.SetClipboardData.argtypes = (ctypes.c_uint, ctypes.c_void_p)
    _user.SetClipboardData.restype = ctypes.c_void_p
    _kernel.GlobalAlloc.restype = _kernel.GlobalLock.restype = ctypes.c_void_p
    _kernel.GlobalAlloc.argtypes = (ctypes.c_uint, ctypes.c_size_t)
    _kernel.GlobalLock.argtypes = _kernel.GlobalUnlock.argtypes = _kernel.GlobalFree.argtypes = (ctypes.c_void_p,)

    def read_clipboard() -> str | Lack:
        """The text on the clipboard, or why there is none."""
        with _open_clipboard() as is_open:
            if not is_open:
                return Lack.BUSY
            if not _user.IsClipboardFormatAvailable(_UNICODE_TEXT):
                return Lack.IMAGE if any(map(_user.IsClipboardFormatAvailable, _IMAGES)) else Lack.EMPTY
            handle = _user.GetClipboardData(_UNICODE_TEXT)
            if not handle or not (pointer := _kernel.GlobalLock(handle)):
                return Lack.BUSY
            try:
                return ctypes.wstring_at(pointer) or Lack.EMPTY
            finally:
                _kernel.GlobalUnlock(handle)

    def write_clipboard(text: str) -> bool:
        """Put a text on the clipboard; whether that could be done."""
        data = text.encode("utf-16-le", "surrogatepass") + b"\0\0"
        for _ in range(_TIMES):
            with _open_clipboard() as is_open:
                if not is_open:
                    return False
                if _put(data):
                    return True
            time.sleep(_PAUSE)
        return False

    def _put(data: bytes) -> bool:
        handle = _kernel.GlobalAlloc(_MOVEABLE, len(data))
        if not handle or not (pointer := _kernel.GlobalLock(handle)):
            return False
        ctypes.memmove(pointer, data, len(data))
        _kernel.GlobalUnlock(handle)
        if _user.EmptyClipboard() and _user.SetClipboardData(_UNICODE_TEXT, handle):
            return True
        _kernel.GlobalFree(handle)  # otherwise it is the system's
        return False

    @contextmanager
    def _open_clipboard() -> Iterator[bool]:
        """Whether the clipboard could be opened; another program is waited for, for a moment."""
        # What is put there has to have a window, which nobody sees.
        window = _user.CreateWindowExW(0, "STATIC", None, 0, 0, 0, 0, 0, None, None, None, None)
        is_open = any(map(_opens, repeat(window, _TIMES)))
        try:
            yield is_open
        finally:
            if is_open:
                _user.CloseClipboard()
            _user.DestroyWindow(window)

    def _opens(window: int) -> bool:
        if _user.OpenClipboard(window):
            return True
        time.sleep(_PAUSE)
        return False

    # the font

    _RASTER = "Terminal"
    """What Windows calls the console's fonts of dots, which have the 256 signs of one code page."""

    class _FontInfo(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.ULONG),
            ("number", wintypes.DWORD),
            ("width", wintypes.SHORT),
            ("height", wintypes.SHORT),
            ("family", wintypes.UINT),
            ("weight", wintypes.UINT),
            ("face", wintypes.WCHAR * 32),
        )

    def raster_code_page() -> str | None:
        """The console's code page where its font has the signs of that alone; None for fonts of outlines."""
        info = _FontInfo(size=ctypes.sizeof(_FontInfo))
        kernel = ctypes.windll.kernel32
        kernel.GetStdHandle.restype = wintypes.HANDLE
        output = wintypes.HANDLE(kernel.GetStdHandle(-11))
        if not kernel.GetCurrentConsoleFontEx(output, False, ctypes.byref(info)) or info.face != _RASTER:
            return None
        page = f"cp{kernel.GetOEMCP()}"
        try:
            return codecs.lookup(page).name
        except LookupError:
            return "ascii"

    # the end

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
