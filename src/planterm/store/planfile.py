"""STUB of the interface; to be written."""

from dataclasses import dataclass
from pathlib import Path

from planterm.model.plan import Plan


@dataclass(frozen=True)
class PlanFile:
    """A plan as it stands in its file: the path, the text as read, and its value."""

    path: Path
    text: str
    plan: Plan


def load(path: Path) -> PlanFile:
    raise NotImplementedError


def save(file: PlanFile, plan: Plan) -> PlanFile:
    raise NotImplementedError


def save_as(file: PlanFile, plan: Plan, path: Path) -> PlanFile:
    raise NotImplementedError


def create(path: Path, plan: Plan, *, overwrite: bool = False) -> PlanFile:
    raise NotImplementedError
