"""The plan as it was decided: a copy in a folder beside the plan, where colleagues and version control find it too."""

import re
from datetime import date
from pathlib import Path

from planterm.model.plan import Plan
from planterm.store.errors import WriteFailedError, shown
from planterm.store.looks import names_in
from planterm.store.planfile import PlanFile, load, save_as
from planterm.store.replace import refuse_link
from planterm.texts import stages as texts

FOLDER = "beslutade"
_DATE = r"\d{4}-\d{2}-\d{2}"


def keep_decided(file: PlanFile, plan: Plan) -> Path:
    """Write the plan, comments and all, as "beslutade/NAME DATE.toml" beside its file; raises WriteFailedError.

    A copy of the same day is replaced, and the one before kept among the backups.
    """
    decided_on = plan.decided_on or date.today()
    path = file.typed.parent / FOLDER / f"{file.typed.stem} {decided_on.isoformat()}.toml"
    refuse_link(path.parent, shown(path.parent))
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise WriteFailedError(texts.no_folder(shown(path.parent))) from error
    save_as(file, plan, path, overwrite=True)
    return path


def decided_file(plan: Path) -> Path | None:
    """The latest copy of the plan as it was decided; None where there is none."""
    name = re.compile(rf"{re.escape(plan.stem)} {_DATE}\.toml")
    latest = max(filter(name.fullmatch, names_in(plan.parent / FOLDER)), default=None)
    return plan.parent / FOLDER / latest if latest is not None else None


def decided_plan(path: Path) -> Plan:
    """The plan of such a copy; raises PlantermError where it cannot be read."""
    return load(path).plan
