"""File names as they are typed."""

from pathlib import Path

from planterm.errors import PlantermError
from planterm.texts import files as texts


def typed_path(name: str) -> Path:
    """The file that is meant; ``~`` is the home folder, where there is one."""
    path = Path(name)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def named_file(name: str, suffix: str) -> Path:
    """The same for a file that is to be written, whose suffix need not be typed; raises PlantermError for no name."""
    path = typed_path(name)
    if path.name in {"", ".."}:
        raise PlantermError(texts.no_file_name(name))
    return path if path.suffix else path.with_suffix(suffix)


def plan_path(name: str) -> Path:
    """The same for a plan."""
    return named_file(name, ".toml")
