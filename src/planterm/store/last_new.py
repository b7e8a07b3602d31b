"""What the user gave for the plan that was made last, to begin with the next time."""

import json
from pathlib import Path
from typing import NamedTuple

from planterm.store import state
from planterm.store.files import read_regular

_FILE = "new-plan.json"
_MOST_BYTES = 1 << 14


class LastNew(NamedTuple):
    """The last new plan; nothing is known before the first one."""

    year: int | None = None
    district: str = ""
    series: str = ""
    """Of its form."""
    folder: Path | None = None


def last_new() -> LastNew:
    """What was given; nothing where it is not known, or was never written so."""
    try:
        data = json.loads(read_regular(state.state_folder() / _FILE, _MOST_BYTES))
        district, series = (state.text(data[name]) for name in ("district", "series"))
        return LastNew(state.or_none(_year, data["year"]), district, series, state.or_none(state.path, data["folder"]))
    except (OSError, *state.WRONG):
        return LastNew()


def remember_new(new: LastNew) -> None:
    """Begin with it the next time; where that cannot be written it is not remembered, and nothing is said."""
    folder = None if new.folder is None else str(new.folder)
    state.keep(json.dumps({**new._asdict(), "folder": folder}).encode(), _FILE)


def _year(value: object) -> int:
    return state.of(int, value)
