"""Where one was in the follow-up of a plan, kept in the state folder so that the next visit goes on there."""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planterm.model.follow_up import Choice, Order
from planterm.store.disk import PRIVATE, Disk
from planterm.store.errors import WriteFailedError
from planterm.store.files import read_regular
from planterm.store.looks import real_path
from planterm.store.replace import Conditions, replace_file
from planterm.store.state import plan_key, private_folder, state_folder

_FOLDER, _SUFFIX = "follow-up", ".json"


class FollowUpState(NamedTuple):
    """The row one was at, which rows were gone through, which ones were put off, and what was offered."""

    row_id: str | None = None
    choice: Choice = Choice()
    later: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """The phrases in the order of their keys, which they keep."""


def read_follow_up(plan: Path) -> FollowUpState:
    """Where one was; the beginning where nothing is known, or where what is kept is damaged."""
    try:
        data = json.loads(read_regular(follow_up_file(plan)))
        kept = data["path"], data["row"], data["area"], data["party"], data["every_row"]
        path, row_id, area_id, party, every_row = kept
        choice = Choice(Order(data["order"]), _text(area_id), _text(party), bool(every_row))
        later = tuple(str(each) for each in data["later"])
        phrases = tuple(str(each) for each in data.get("phrases", ()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return FollowUpState()
    return FollowUpState(_text(row_id), choice, later, phrases) if path == real_path(plan) else FollowUpState()


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
    if (state := read_follow_up(old)) != FollowUpState() and read_follow_up(new) == FollowUpState():
        keep_follow_up(new, state)
    if has_left:
        with suppress(OSError):
            follow_up_file(old).unlink()


def follow_up_file(plan: Path) -> Path:
    """Where it is kept; the file need not exist."""
    return state_folder() / _FOLDER / _name(plan)


def _name(plan: Path) -> str:
    return plan_key(plan) + _SUFFIX


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
