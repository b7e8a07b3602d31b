"""Where one was in the follow-up of a plan, kept in the state folder so that the next visit goes on there."""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planterm.model.follow_up import Choice, Order
from planterm.store import state as kept
from planterm.store.disk import PRIVATE, Disk, glance, real_path
from planterm.store.errors import WriteFailedError
from planterm.store.files import Conditions, read_regular, replace_file
from planterm.store.state import plan_key, private_folder, put_aside, state_folder

_FOLDER, _SUFFIX = "follow-up", ".json"
_MOST_BYTES = 1 << 20
_LONGEST = 1000
"""Characters of a phrase, a party or an id."""


class FollowUpState(NamedTuple):
    """The row one was at, which rows were gone through, which ones were put off, and what was offered."""

    row_id: str | None = None
    choice: Choice = Choice()
    later: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """The phrases in the order of their keys, which they keep."""
    damaged: Path | None = None
    """Where what was kept is now, because it was never written so."""


def read_follow_up(plan: Path) -> FollowUpState:
    """Where one was; the beginning where nothing is known, or where what is kept is damaged and put aside."""
    file = follow_up_file(plan)
    try:
        path, state = _read(file)
    except OSError:
        return FollowUpState()
    except kept.WRONG:
        return FollowUpState(damaged=put_aside(file))
    return state if path == real_path(plan) else FollowUpState()


def keep_follow_up(plan: Path, state: FollowUpState) -> None:
    """Keep where one is; where that cannot be written, the next visit begins at the beginning, and nothing is said."""
    data = {
        "path": real_path(plan),
        "row": state.row_id,
        "order": state.choice.order.value,
        "area": state.choice.area_id,
        "party": state.choice.party,
        "every_row": state.choice.every_row,
        "later": state.later,
        "phrases": state.phrases,
    }
    with suppress(OSError, WriteFailedError, ValueError):
        replace_file(private_folder(_FOLDER) / _name(plan), json.dumps(data).encode(), Disk(), Conditions(PRIVATE))


def take_follow_up_along(old: Path, new: Path, *, has_left: bool) -> None:
    """Have it found where the plan is now, and no longer where it was if it has left that place for good."""
    if (
        (state := read_follow_up(old)) != FollowUpState()
        and state.damaged is None
        and glance(follow_up_file(new)) is None
    ):
        keep_follow_up(new, state)
    if has_left:
        with suppress(OSError):
            follow_up_file(old).unlink()


def follow_up_file(plan: Path) -> Path:
    """Where it is kept; the file need not exist."""
    return state_folder() / _FOLDER / _name(plan)


def _name(plan: Path) -> str:
    return plan_key(plan) + _SUFFIX


def _read(file: Path) -> tuple[str, FollowUpState]:
    """The plan's place and what is kept of it; raises OSError, and one of WRONG for what was never written so."""
    data = json.loads(read_regular(file, _MOST_BYTES))  # what is longer is no whole object
    choice = Choice(
        Order(data["order"]),
        kept.or_none(_short, data["area"]),
        kept.or_none(_short, data["party"]),
        kept.of(bool, data["every_row"]),
    )
    later, phrases = kept.several(_short, data["later"]), kept.several(_short, data.get("phrases", []))
    return kept.of(str, data["path"]), FollowUpState(kept.or_none(_short, data["row"]), choice, later, phrases)


def _short(value: object) -> str:
    found = kept.text(value)
    if len(found) > _LONGEST:
        raise ValueError(found)
    return found
