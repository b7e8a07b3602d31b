import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from planterm.store.state import VARIABLE, plan_key, private_folder, state_folder

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights and links")


def test_the_state_is_where_the_platform_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert state_folder().name == "planterm"
    assert sys.platform == "win32" or Path.home() in state_folder().parents


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "annat"))
    assert state_folder() == tmp_path / "annat"


@posix
def test_folders_are_made_for_the_user_alone_all_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "a" / "b"))
    folder = private_folder("c", "d")
    assert folder == tmp_path / "a" / "b" / "c" / "d"
    for made in (tmp_path / "a", folder.parent.parent, folder.parent, folder):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert private_folder("c", "d") == folder


def test_a_file_in_the_folders_place_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "fil"))
    with pytest.raises(OSError):
        private_folder("c")


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_that_somebody_has_put_into_a_shared_state_folder_is_no_folder_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "delad"))
    private_folder()
    if there:
        (tmp_path / "annans").mkdir()
    (tmp_path / "delad" / "journals").symlink_to(tmp_path / "annans")
    with pytest.raises(OSError, match=f"Errno {errno.EMLINK}"):
        private_folder("journals")
    assert (tmp_path / "annans").exists() is there


def test_a_plan_has_one_key_however_its_path_is_written(folder: Path) -> None:
    (folder / "plan.toml").touch()
    keys = {
        plan_key(path) for path in (Path("plan.toml"), folder / "plan.toml", folder / "." / "x" / ".." / "plan.toml")
    }
    assert len(keys) == 1
    assert plan_key(folder / "annan.toml") not in keys
