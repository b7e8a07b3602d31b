"""Stylesheets, read through the package so that they are found inside a zip too."""

from pkgutil import get_data


def sheet(name: str) -> str:
    """The stylesheet of that name."""
    return (get_data(__name__, f"{name}.tcss") or b"").decode()
