"""What the system's desktop opens in a window of its own: a folder, or a page in the browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_PROGRAM = "open" if sys.platform == "darwin" else "xdg-open"


def has_desktop() -> bool:
    """Whether there is one to show anything on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and shutil.which(_PROGRAM) is not None


def open_outside(path: Path) -> None:
    """Have it open the folder or file, as a double click does; raises OSError where it cannot."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606
    else:
        null = subprocess.DEVNULL  # the terminal is the program's own
        subprocess.Popen([_PROGRAM, path], stdin=null, stdout=null, stderr=null, start_new_session=True)  # noqa: S603
