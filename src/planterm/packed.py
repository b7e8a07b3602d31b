"""Files that the package carries, read through its loader so that they are found inside a zip too."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import planterm

if TYPE_CHECKING:
    from importlib.abc import FileLoader


def packed(*names: str) -> bytes:
    """A file by the names of its folders in the package and its own; raises OSError where there is none."""
    # As pkgutil reads it, which takes longer to import than the file to read.
    return cast("FileLoader", planterm.__loader__).get_data(str(Path(planterm.__file__).parent.joinpath(*names)))
