"""planterm: the crime prevention action plan of a district, written and followed up in a terminal."""

__version__ = "0.1.0"
