"""File names as they are typed."""

from pathlib import Path


def typed_path(name: str) -> Path:
    """The file that is meant; ``~`` is the home folder, where there is one."""
    path = Path(name)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def plan_path(name: str) -> Path:
    """The same for a plan that is to be written, whose ending need not be typed."""
    path = typed_path(name)
    return path if path.suffix else path.with_suffix(".toml")
