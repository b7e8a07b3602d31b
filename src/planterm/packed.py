"""Files that the package carries, read through its loader so that they are found inside a zip too."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import FileLoader


def packed(package: str, name: str) -> bytes:
    """A file of an imported package, by its way from there; raises OSError where there is none."""
    # As pkgutil reads it, which takes longer to import than the file to read.
    module = sys.modules[package]
    return cast("FileLoader", module.__loader__).get_data(str(Path(module.__file__ or "").parent / name))
