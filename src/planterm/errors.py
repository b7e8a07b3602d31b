"""The one kind of failure that a person is told about, and a wrong value on its way to become one."""

DataPath = tuple[str | int, ...]
"""A way through the parsed file, such as ("omrade", 0, "rad", 2, "nar")."""


class PlantermError(Exception):
    """Something could not be done; the message is one Swedish sentence for the person.

    It names the file, the place in it and the remedy. The command line prints it on stderr and exits 2,
    the editor shows it and stays open.
    """


class Fault(Exception):  # noqa: N818  (never leaves the store: it becomes a PlantermError with a line)
    """A value that no plan or form may hold; `earlier` is the place that it collides with."""

    def __init__(self, path: DataPath, text: str, earlier: DataPath | None = None) -> None:
        super().__init__(text)
        self.path = path
        self.text = text
        self.earlier = earlier
