"""What can go wrong between a plan and its file."""

from pathlib import Path

from planterm.errors import PlantermError
from planterm.model.text import visible


class ReadFailedError(PlantermError):
    """The file could not be read at all, or is no text."""


class OutOfReachError(ReadFailedError):
    """It cannot be known what stands at a path: the folder, the disk or the network does not tell."""


class BrokenPlanError(PlantermError):
    """The file is text, but no plan: its TOML or a value in it is wrong."""


class WriteFailedError(PlantermError):
    """The file could not be written; what stood there before still does."""


class OutputExistsError(PlantermError):
    """A file stands where a new one was to be written."""


class FileChangedError(PlantermError):
    """Somebody else wrote the file after it was read; it was left as they wrote it."""


def shown(path: Path) -> str:
    """The path as one harmless line; a file name may hold line breaks and terminal codes."""
    return visible(str(path))
