"""File names as people write them."""

from __future__ import annotations

from pathlib import Path

from planterm.errors import PlantermError
from planterm.texts import files as texts


def named_file(name: str, suffix: str) -> Path:
    """The file that was meant, with the suffix where the name has none; raises PlantermError where it names none."""
    try:
        path = Path(name).expanduser()
        if path.name == "..":
            raise ValueError
        return path if path.suffix else path.with_suffix(suffix)
    except (RuntimeError, ValueError):  # an unknown person's home, or no name at all
        raise PlantermError(texts.no_file_name(name)) from None
