"""What the user gave last in some dialogs, to begin with the next time; where it cannot be written, nothing is said."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from planterm.model.answers import Request
from planterm.store import state, strict
from planterm.store.files import read_regular
from planterm.texts import party_answers as texts

_NEW, _REQUEST = "new-plan.json", "request"
_MOST_BYTES = 1 << 16


class LastNew(NamedTuple):
    """The last new plan; nothing is known before the first one."""

    year: int | None = None
    district: str = ""
    series: str = ""
    """Of its form."""
    folder: Path | None = None


def last_new() -> LastNew:
    """What was given for the plan that was made last; nothing where it is not known, or was never written so."""
    found: LastNew | None = _kept(LastNew, _NEW, _MOST_BYTES)
    return found or LastNew()


def remember_new(new: LastNew) -> None:
    """Begin with it the next time."""
    state.keep(json.dumps(new._asdict(), default=str).encode(), _NEW)


def read_request() -> Request:
    """What parties were asked for last; the usual where nothing is known, or what is kept was never written so."""
    found: Request | None = _kept(Request, _REQUEST, _MOST_BYTES)
    return found or Request(texts.FILL_IN)


def keep_request(request: Request) -> None:
    """Keep it for the next party."""
    state.keep(json.dumps(request._asdict()).encode(), _REQUEST)


def _kept(kind: Any, name: str, most: int) -> Any:
    """What is kept in a file of the state folder with at most so many bytes; None where nothing of that kind is."""
    try:
        return strict.taken(kind, json.loads(read_regular(state.state_folder() / name, most)))
    except (OSError, *strict.WRONG):
        return None
