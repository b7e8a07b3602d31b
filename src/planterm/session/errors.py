"""What an open plan may refuse."""

from planterm.errors import PlantermError


class ReadOnlySessionError(PlantermError):
    """The plan was opened for reading only."""


class OwnFileError(PlantermError):
    """Something else than the plan would be written over the plan's own file."""


class OfficialFileError(PlantermError):
    """The workbook that the city sent out would be written over."""
