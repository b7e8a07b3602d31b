"""What an open plan may refuse."""

from planterm.errors import PlantermError


class ReadOnlySessionError(PlantermError):
    """The plan was opened for reading only."""
