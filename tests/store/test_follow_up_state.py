"""Where one was in the follow-up, from one day to the next."""

import json
from pathlib import Path

import pytest

from planterm.model.follow_up import Choice, Order
from planterm.store.follow_up_state import FollowUpState, keep_follow_up, read_follow_up
from planterm.store.state import state_folder

STATE = FollowUpState("k3x9qd", Choice(Order.WHO, None, "Avd förskola", True), ("a1", "b2"), ("Klart.", "Pågår."))


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
    assert kept_file().stat().st_mode & 0o077 == 0


def test_the_latest_holds(folder: Path) -> None:
    keep_follow_up(Path("plan.toml"), STATE)
    keep_follow_up(Path("plan.toml"), STATE._replace(row_id=None))
    assert read_follow_up(Path("plan.toml")) == STATE._replace(row_id=None)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"row": 1}', b"\xff\xfe", b"[" * 100_000, b'{"path": "x", "order": "fel"}']
)
def test_what_is_damaged_is_the_beginning(data: bytes, folder: Path) -> None:
    keep_follow_up(Path("plan.toml"), STATE)
    kept_file().write_bytes(data)
    assert read_follow_up(Path("plan.toml")) == FollowUpState()


def test_what_has_another_shape_is_never_taken_for_a_row(folder: Path) -> None:
    keep_follow_up(Path("plan.toml"), STATE)
    data = json.loads(kept_file().read_bytes()) | {"row": ["x"], "party": 3, "later": [1]}
    kept_file().write_text(json.dumps(data), "utf-8")
    assert read_follow_up(Path("plan.toml")) == FollowUpState(
        None, Choice(Order.WHO, every_row=True), ("1",), STATE.phrases
    )


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
