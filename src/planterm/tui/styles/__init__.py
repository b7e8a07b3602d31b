"""Stylesheets, read through the package so that they are found inside a zip too."""

from planterm.packed import packed


def sheet(name: str) -> str:
    """The stylesheet of that name."""
    return packed(__name__, f"{name}.tcss").decode()
