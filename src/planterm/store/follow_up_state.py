"""How far the follow-up of a plan has come beside what the plan says: where one was, and what parties have got.

Kept in the state folder, so that the next visit goes on there.
"""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planterm.model.follow_up import Order, RowChoice
from planterm.store import state, strict
from planterm.store.disk import discard, glance, real_path
from planterm.store.files import read_regular

_FOLDER = "follow-up"
_MOST_BYTES = 1 << 20


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


class _Kept(NamedTuple):
    """The same as it stands in its file, beside the plan's place."""

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
        path, found = _read(file)
    except OSError:
        return FollowUpState()
    except strict.WRONG:
        return FollowUpState(damaged=state.put_aside(file))
    return found if path == real_path(plan) else FollowUpState()


def keep_follow_up(plan: Path, now: FollowUpState) -> None:
    """Keep where one is; where that cannot be written, the next visit begins at the beginning, and nothing is said."""
    row_id, choice, later, phrases, handed_out, _ = now
    order, area, party, every_row, _, which = choice
    kept = _Kept(row_id, order, area, party, every_row, later, which, phrases)
    got = [each._asdict() for each in handed_out]
    data = {"path": real_path(plan), **kept._asdict(), "handed_out": got}
    state.keep(json.dumps(data, default=date.isoformat).encode(), _FOLDER, follow_up_file(plan).name)


def take_follow_up_along(old: Path, new: Path, *, has_left: bool) -> None:
    """Have it found where the plan is now, and no longer where it was if it has left that place for good."""
    found = read_follow_up(old)
    if found != FollowUpState() and found.damaged is None and glance(follow_up_file(new)) is None:
        keep_follow_up(new, found)
    if has_left:
        discard(follow_up_file(old))


def follow_up_file(plan: Path) -> Path:
    """Where it is kept; the file need not exist."""
    return state.state_folder() / _FOLDER / f"{state.plan_key(plan)}.json"


def _read(file: Path) -> tuple[str, FollowUpState]:
    """The plan's place and what is kept of it; raises OSError, and one of WRONG for what was never written so."""
    data = json.loads(read_regular(file, _MOST_BYTES))  # what is longer is no whole object
    kept: _Kept = strict.taken(_Kept, data)
    choice = RowChoice(kept.order, kept.area, kept.party, kept.every_row, round=kept.round)
    return strict.of(str, data["path"]), FollowUpState(kept.row, choice, kept.later, kept.phrases, kept.handed_out)
