"""What can be wrong with a workbook."""

from planterm.errors import PlantermError


class UnreadableBookError(PlantermError):
    """The file is no workbook that can be read."""


class BrokenPartError(Exception):
    """A part of the workbook is not what it should be; told to a person as an UnreadableBookError."""


class TooMuchError(BrokenPartError):
    """A part is whole, but larger than any plan needs."""
