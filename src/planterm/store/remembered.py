"""What is remembered from one time to the next beside plans: what dialogs were given, how far follow-ups have come.

Kept in the state folder; where that cannot be written the next time begins at the beginning, and nothing is said.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from planterm.model.answers import Request
from planterm.model.follow_up import Order, RowChoice
from planterm.store import state, strict
from planterm.store.disk import discard, glance, real_path
from planterm.store.files import read_regular
from planterm.texts import party_answers as texts

_NEW, _REQUEST, _FOLLOW_UPS = "new-plan.json", "request", "follow-up"
_MOST_BYTES = 1 << 20
"""What is longer is no whole object."""


class LastNew(NamedTuple):
    """The last new plan; nothing is known before the first one."""

    year: int | None = None
    district: str = ""
    series: str = ""
    """Of its form."""
    folder: Path | None = None


def last_new() -> LastNew:
    """What was given for the plan that was made last; nothing where it is not known, or was never written so."""
    found: LastNew | None = _kept(LastNew, _NEW)
    return found or LastNew()


def remember_new(new: LastNew) -> None:
    """Begin with it the next time."""
    state.keep(json.dumps(new._asdict(), default=str).encode(), _NEW)


def read_request() -> Request:
    """What parties were asked for last; the usual where nothing is known, or what is kept was never written so."""
    found: Request | None = _kept(Request, _REQUEST)
    return found or Request(texts.FILL_IN)


def keep_request(request: Request) -> None:
    """Keep it for the next party."""
    state.keep(json.dumps(request._asdict()).encode(), _REQUEST)


def _kept(kind: Any, name: str) -> Any:
    """What is kept in a file of the state folder; None where nothing of that kind is."""
    try:
        return _read(kind, state.state_folder() / name)
    except (OSError, *strict.WRONG):
        return None


def _read(kind: Any, file: Path) -> Any:
    """What a file holds; raises OSError, and one of WRONG for what was never written so."""
    return strict.taken(kind, json.loads(read_regular(file, _MOST_BYTES)))


class HandedOut(NamedTuple):
    """What a party has got to fill in, and whether it has answered."""

    party: str
    file: str
    """The name of the file, without its folder."""
    on: date
    by_when: str = ""
    """As it was asked of the party."""
    to_whom: str = ""
    answered: date | None = None
    rows: tuple[str, ...] = ()
    """The ids of the rows that have its answer."""


class FollowUpState(NamedTuple):
    """The row one was at, which rows were gone through, which ones were put off, and what was offered."""

    row_id: str | None = None
    choice: RowChoice = RowChoice()
    later: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """The phrases in the order of their keys, which they keep."""
    handed_out: tuple[HandedOut, ...] = ()
    """The last file of each party."""
    damaged: Path | None = None
    """Where what was kept is now, because it was never written so."""


class _FollowUpFile(NamedTuple):
    """The same as it stands in its file, with the plan's place."""

    path: strict.AnyText
    row: str | None
    order: Order
    area: str | None
    party: str | None
    every_row: bool
    later: tuple[str, ...]
    round: str | None = None
    phrases: tuple[str, ...] = ()
    handed_out: tuple[HandedOut, ...] = ()


def read_follow_up(plan: Path) -> FollowUpState:
    """Where one was; the beginning where nothing is known, or where what is kept is damaged and put aside."""
    file = follow_up_file(plan)
    try:
        kept: _FollowUpFile = _read(_FollowUpFile, file)
    except OSError:
        return FollowUpState()
    except strict.WRONG:
        return FollowUpState(damaged=state.put_aside(file))
    if kept.path != real_path(plan):
        return FollowUpState()
    choice = RowChoice(kept.order, kept.area, kept.party, kept.every_row, round=kept.round)
    return FollowUpState(kept.row, choice, kept.later, kept.phrases, kept.handed_out)


def keep_follow_up(plan: Path, now: FollowUpState) -> None:
    """Keep where one is."""
    path = strict.AnyText(real_path(plan))
    order, area, party, every_row, _, which = now.choice
    kept = _FollowUpFile(path, now.row_id, order, area, party, every_row, now.later, which, now.phrases)
    data = {**kept._asdict(), "handed_out": [each._asdict() for each in now.handed_out]}
    state.keep(json.dumps(data, default=date.isoformat).encode(), _FOLLOW_UPS, follow_up_file(plan).name)


def take_follow_up_along(old: Path, new: Path, *, has_left: bool) -> None:
    """Have it found where the plan is now, and no longer where it was if it has left that place for good."""
    found = read_follow_up(old)
    if found != FollowUpState() and found.damaged is None and glance(follow_up_file(new)) is None:
        keep_follow_up(new, found)
    if has_left:
        discard(follow_up_file(old))


def follow_up_file(plan: Path) -> Path:
    """Where it is kept; the file need not exist."""
    return state.state_folder() / _FOLLOW_UPS / f"{state.plan_key(plan)}.json"
