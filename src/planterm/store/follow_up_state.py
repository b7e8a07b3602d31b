"""How far the follow-up of a plan has come beside what the plan says: where one was, and what parties have got.

Kept in the state folder, so that the next visit goes on there.
"""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planterm.model.follow_up import Order, RowChoice
from planterm.store import state
from planterm.store.disk import discard, glance, real_path
from planterm.store.files import read_regular

_FOLDER = "follow-up"
_MOST_BYTES = 1 << 20
_LONGEST = 1000
"""Characters of a phrase, a party or an id."""


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


def read_follow_up(plan: Path) -> FollowUpState:
    """Where one was; the beginning where nothing is known, or where what is kept is damaged and put aside."""
    file = follow_up_file(plan)
    try:
        path, found = _read(file)
    except OSError:
        return FollowUpState()
    except state.WRONG:
        return FollowUpState(damaged=state.put_aside(file))
    return found if path == real_path(plan) else FollowUpState()


def keep_follow_up(plan: Path, now: FollowUpState) -> None:
    """Keep where one is; where that cannot be written, the next visit begins at the beginning, and nothing is said."""
    data = {
        "path": real_path(plan),
        "row": now.row_id,
        "order": now.choice.order.value,
        "area": now.choice.area_id,
        "party": now.choice.party,
        "every_row": now.choice.every_row,
        "round": now.choice.round,
        "later": now.later,
        "phrases": now.phrases,
        "handed_out": [
            {**each._asdict(), "on": each.on.isoformat(), "answered": each.answered and each.answered.isoformat()}
            for each in now.handed_out
        ],
    }
    state.keep(json.dumps(data).encode(), _FOLDER, follow_up_file(plan).name)


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
    row, area, party = (state.or_none(_short, data[name]) for name in ("row", "area", "party"))
    which = state.or_none(_short, data.get("round"))
    choice = RowChoice(Order(data["order"]), area, party, state.of(bool, data["every_row"]), round=which)
    later, phrases = state.several(_short, data["later"]), state.several(_short, data.get("phrases", []))
    handed_out = state.several(_handed_out, data.get("handed_out", []))
    return state.of(str, data["path"]), FollowUpState(row, choice, later, phrases, handed_out)


def _handed_out(value: object) -> HandedOut:
    data = state.of(dict, value)
    party, file, by_when, to_whom, on = (_short(data[name]) for name in ("party", "file", "by_when", "to_whom", "on"))
    answered = state.or_none(_short, data["answered"])
    rows = state.several(_short, data["rows"])
    return HandedOut(
        party, file, date.fromisoformat(on), by_when, to_whom, date.fromisoformat(answered) if answered else None, rows
    )


def _short(value: object) -> str:
    found = state.text(value)
    if len(found) > _LONGEST:
        raise ValueError(found)
    return found
