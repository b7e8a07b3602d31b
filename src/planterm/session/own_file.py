"""Keeping everything else out of the plan's own file."""

from pathlib import Path

from planterm.session.errors import OwnFileError
from planterm.store.errors import shown
from planterm.store.looks import is_same_file
from planterm.texts import session as texts


def refuse_own_file(own: Path, path: Path) -> None:
    """Raise OwnFileError where the path leads to the plan's own file."""
    if is_same_file(own, path):
        raise OwnFileError(texts.own_file(shown(path)))
