"""What an open plan may refuse."""

from planterm.errors import PlantermError


class ReadOnlySessionError(PlantermError):
    """The plan was opened for reading only."""


class OfficialFileError(PlantermError):
    """The workbook that the city sent out would be written over."""
