"""A plan whose file is broken, emptied or gone: the message says what else there is, and any of it can be put back."""

from pathlib import Path

import pytest

from planterm.errors import PlantermError
from planterm.session.session import Session
from planterm.session.unopened import rescue_of
from planterm.store.backups import backup_folder
from sample_plans import cell, small_plan, write
from session_process import SessionProcess

UNSAVED = "Osparat arbete med planen finns kvar och erbjuds när filen går att öppna igen."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan that was saved twice."""
    path = small_plan(tmp_path)
    session = Session.open(path)
    for text in ("ett", "två"):
        write(session, "aaaaaa", text)
        session.save()
    session.close()
    return path


def crash(path: Path) -> None:
    with SessionProcess(path) as process:
        process.do("text", row="bbbbbb", column=0, text="osparat")


def complaint(path: Path) -> str:
    with pytest.raises(PlantermError) as error:
        Session.open(path, read_only=True)
    return str(error.value)


@pytest.mark.parametrize("contents", [b"= = =", b"", b"\0" * 4096, b"PK\x03\x04", None], ids=str)
def test_what_cannot_be_opened_says_where_earlier_versions_and_unsaved_work_are(
    path: Path, contents: bytes | None
) -> None:
    crash(path)
    path.unlink()
    if contents is not None:
        path.write_bytes(contents)
    folder = f" Tidigare versioner av planen ligger i {backup_folder(path)}."
    assert complaint(path).endswith(f"{folder} {UNSAVED}")


def test_a_plan_that_never_was_there_says_nothing_of_the_kind(tmp_path: Path) -> None:
    assert complaint(tmp_path / "ny.toml").endswith("skapa en ny plan.")
    assert rescue_of(tmp_path / "ny.toml") is None


def test_a_broken_file_is_laid_aside_and_an_earlier_version_put_back(path: Path) -> None:
    saved = path.read_bytes()
    path.write_bytes(b"= = =")
    rescue = rescue_of(path)
    assert rescue is not None
    newest, _, oldest = rescue.versions
    assert newest.data == saved
    assert newest.saved_at is not None
    session = rescue.restored(oldest)
    assert cell(session, "aaaaaa") == "Skola"
    assert session.path == path
    assert rescue.aside is not None
    assert rescue.aside.read_bytes() == b"= = ="
    assert sorted(path.parent.iterdir()) == sorted([rescue.aside, path])
    with pytest.raises(PlantermError, match="kan inte läggas undan"):
        rescue.restored(newest)
    assert cell(Session.open(path, read_only=True), "aaaaaa") == "Skola"


def test_with_the_plan_put_back_unsaved_work_is_offered_again(path: Path) -> None:
    crash(path)
    read = path.read_bytes()
    path.unlink()
    rescue = rescue_of(path)
    assert rescue is not None
    assert rescue.aside is None
    latest = rescue.versions[0]
    assert (latest.data, latest.until) == (read, None)
    session = rescue.restored(latest)
    session.recover()
    assert (cell(session, "aaaaaa"), cell(session, "bbbbbb")) == ("två", "osparat")


def test_a_version_that_is_no_plan_is_not_offered(path: Path) -> None:
    saved = path.read_bytes()
    newest, oldest = Session.open(path, read_only=True).backups()
    newest.path.write_bytes(b"\0")
    path.unlink()
    rescue = rescue_of(path)
    assert rescue is not None
    assert [version.data for version in rescue.versions] == [saved, oldest.path.read_bytes()]


def test_a_folder_in_the_plans_place_is_left_where_it_is(path: Path) -> None:
    path.unlink()
    path.mkdir()
    assert rescue_of(path) is None
