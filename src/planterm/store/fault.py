"""What is wrong with a plan's data, before it is known where in the file that stands."""

DataPath = tuple[str | int, ...]
"""A way through the parsed file, such as ("omrade", 0, "rad", 2, "nar")."""


class Fault(Exception):  # noqa: N818  (never leaves the store: it becomes a BrokenPlanError with a line)
    """A value that no plan may hold; `earlier` is the place that it collides with."""

    def __init__(self, path: DataPath, text: str, earlier: DataPath | None = None) -> None:
        super().__init__(text)
        self.path = path
        self.text = text
        self.earlier = earlier
