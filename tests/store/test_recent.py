"""The plans opened last."""

import os
from pathlib import Path

import pytest

from planterm.store.state import MOST_RECENT, clear_recent, private_folder, recent_plans, remember, state_folder


def test_at_first_there_are_none() -> None:
    assert recent_plans() == ()


def test_the_latest_comes_first_and_each_plan_once(folder: Path) -> None:
    for name in ("a", "b", "c", "a", "a"):
        remember(Path(f"{name}.toml"))
    assert recent_plans() == tuple(folder / f"{name}.toml" for name in "acb")


def test_only_so_many_are_remembered(folder: Path) -> None:
    for number in range(MOST_RECENT + 5):
        remember(Path(f"{number}.toml"))
    assert len(recent_plans()) == MOST_RECENT
    assert recent_plans()[0] == folder / f"{MOST_RECENT + 4}.toml"


def test_they_can_be_forgotten(folder: Path) -> None:
    remember(Path("a.toml"))
    clear_recent()
    assert recent_plans() == ()
    clear_recent()
    assert list(state_folder().iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"\n\n", b"a\0b\n", b"\0" * 4096], ids=["empty", "blank", "zero", "zeros"])
def test_a_damaged_list_is_an_empty_one(data: bytes, folder: Path) -> None:
    (private_folder() / "recent").write_bytes(data)
    assert recent_plans() == ()
    remember(Path("å.toml"))
    assert recent_plans() == (folder / "å.toml",)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_names_that_are_no_text_are_remembered_and_those_over_two_lines_are_not(folder: Path) -> None:
    odd = Path(os.fsdecode(b"\xff.toml"))
    remember(odd)
    remember(Path("a\nb.toml"))
    assert recent_plans() == (folder / odd,)


def test_where_nothing_can_be_written_nothing_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "fil").touch()
    monkeypatch.setenv("PLANTERM_STATE", str(folder / "fil"))
    remember(Path("a.toml"))
    clear_recent()
    assert recent_plans() == ()
