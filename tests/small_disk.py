"""A real small disk, where one may be made."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest


@contextmanager
def small_disk(folder: Path, kibibytes: int) -> Iterator[None]:
    """A disk of so many kibibytes in the folder."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def skip_without_small_disks(folder: Path) -> None:
    """Skip the test where mounting is not allowed."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or which("mount") is None:
        pytest.skip("only root may mount a small disk")
    try:
        with small_disk(folder, 64):
            pass
    except subprocess.CalledProcessError:
        pytest.skip("mounting is not allowed here")
