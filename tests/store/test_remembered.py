"""Where one was in the follow-up, from one day to the next."""

import json
import sys
from pathlib import Path

import pytest

from planterm.model.follow_up import Order, RowChoice
from planterm.store.remembered import FollowUpState, keep_follow_up, read_follow_up
from planterm.store.state import state_folder

STATE = FollowUpState("k3x9qd", RowChoice(Order.WHO, None, "Avd förskola", True), ("a1", "b2"), ("Klart.", "Pågår."))


def kept_file() -> Path:
    (file,) = (state_folder() / "follow-up").iterdir()
    return file


def test_at_first_one_is_at_the_beginning(folder: Path) -> None:
    assert read_follow_up(folder / "plan.toml") == FollowUpState()
    assert not state_folder().exists(), "asking leaves no trace"


def test_what_is_kept_is_read_again_by_any_path_to_the_plan(folder: Path) -> None:
    keep_follow_up(folder / "plan.toml", STATE)
    assert read_follow_up(Path("plan.toml")) == STATE
    assert read_follow_up(folder / "annan.toml") == FollowUpState()
    assert list(folder.iterdir()) == [], "nothing beside the plan"
    assert sys.platform == "win32" or kept_file().stat().st_mode & 0o077 == 0


def test_the_latest_holds(folder: Path) -> None:
    keep_follow_up(Path("plan.toml"), STATE)
    keep_follow_up(Path("plan.toml"), STATE._replace(row_id=None))
    assert read_follow_up(Path("plan.toml")) == STATE._replace(row_id=None)


GARBAGE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"row": 1}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"path": "x", "order": "fel"}',
    b" " * 2**21,
]


@pytest.mark.parametrize("data", GARBAGE, ids=lambda data: repr(data[:12]))
def test_what_is_damaged_is_the_beginning_and_is_put_aside(data: bytes, folder: Path) -> None:
    keep_follow_up(Path("plan.toml"), STATE)
    kept_file().write_bytes(data)
    state = read_follow_up(Path("plan.toml"))
    assert state.damaged is not None
    assert state.damaged.read_bytes() == data
    assert state == FollowUpState(damaged=state.damaged)
    assert read_follow_up(Path("plan.toml")) == FollowUpState()


WRONG: tuple[object, ...] = (
    None,
    True,
    3,
    0.5,
    {},
    [3],
    [None],
    "\x1b[2J",
    "\ud800",
    "x" * 5_000_000,
    ["x" * 5_000_000],
    ["\x9b2J"],
)


@pytest.mark.parametrize("name", ["path", "row", "order", "area", "party", "every_row", "later", "phrases"])
def test_no_value_of_another_kind_is_believed(name: str, folder: Path) -> None:
    for value in WRONG:
        keep_follow_up(Path("plan.toml"), STATE)
        data = json.loads(kept_file().read_bytes())
        kept_file().write_text(json.dumps(data | {name: value}), "utf-8")
        state = read_follow_up(Path("plan.toml"))
        fits = (value is None and data[name] in (None, STATE.row_id, STATE.choice.party)) or (
            isinstance(value, bool) and name == "every_row"
        )
        is_another_plan = name == "path" and isinstance(value, str) and len(value) < 100
        assert (state.damaged is None) is (fits or is_another_plan), (name, str(value)[:40])
        (state.damaged or kept_file()).unlink()


def test_another_plan_of_the_same_key_is_not_this_one(folder: Path) -> None:
    keep_follow_up(Path("plan.toml"), STATE)
    data = json.loads(kept_file().read_bytes()) | {"path": "/annan/plan.toml"}
    kept_file().write_text(json.dumps(data), "utf-8")
    assert read_follow_up(Path("plan.toml")) == FollowUpState()


def test_where_nothing_can_be_kept_nothing_is_said(folder: Path) -> None:
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_text("en fil, ingen mapp", "utf-8")
    keep_follow_up(Path("plan.toml"), STATE)
    assert read_follow_up(Path("plan.toml")) == FollowUpState()
