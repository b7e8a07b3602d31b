"""The start of planterm.pyz: it is unpacked once for this user and runs from there, since zipped it starts slowly."""

import os
import sys

NAME_OF_CONTENTS = "CONTENTS"
"""The entry that names what is in the file: the folder where it is unpacked is called that."""

_UNUSED = 30 * 24 * 3600
"""Seconds after which what an earlier file has unpacked is cleared away."""


def programs_folder() -> str:
    """Where the user's programs of this kind are unpacked: what can be made again and no backup needs."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "planterm", "program")


def unpack(archive: str, folder: str) -> None:
    """Put what is in the file into the folder, whole or not at all, whoever else does the same; raises OSError."""
    from shutil import rmtree
    from tempfile import mkdtemp
    from zipfile import ZipFile

    programs = os.path.dirname(folder)
    os.makedirs(programs, mode=0o700, exist_ok=True)
    _clear_unused(programs)
    beside = mkdtemp(suffix=".tmp", dir=programs)
    try:
        with ZipFile(archive) as packed:
            packed.extractall(beside, [name for name in packed.namelist() if name != "__main__.py"])
        _rename(beside, folder)
    finally:
        rmtree(beside, ignore_errors=True)


def _rename(beside: str, folder: str) -> None:
    from time import sleep

    # A virus scanner may look at what has just been written, and Windows renames no folder with an open file in it.
    for pause in (0.1, 0.3, 1, 2, 0):
        try:
            os.rename(beside, folder)
        except OSError:
            if os.path.isdir(folder):  # another start was faster
                return
            if not pause:
                raise
            sleep(pause)
        else:
            return


def _clear_unused(programs: str) -> None:
    from shutil import rmtree
    from time import time

    for entry in os.scandir(programs):
        if entry.stat().st_mtime < time() - _UNUSED:
            rmtree(entry.path, ignore_errors=True)


def start() -> None:
    """Run planterm, unpacked where that is possible."""
    if sys.version_info < (3, 11):
        from planterm.texts.pyz import TOO_OLD

        sys.stderr.write(TOO_OLD + "\n")
        sys.exit(2)
    from zipimport import zipimporter

    archive = sys.path[0]
    folder = os.path.join(programs_folder(), zipimporter(archive).get_data(NAME_OF_CONTENTS).decode())
    try:
        if not os.path.isdir(folder):
            unpack(archive, folder)
        os.utime(folder)
        sys.path[0] = folder
    except OSError:
        from planterm.texts.pyz import not_unpacked

        sys.stderr.write(not_unpacked(os.path.dirname(folder)) + "\n")
    from planterm.cli.main import run

    run()


if __name__ == "__main__":
    start()
