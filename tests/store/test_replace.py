import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from store_plans import complaint

from failing_disk import FailingDisk
from planterm.store.disk import WriteFailedError
from planterm.store.files import Conditions, replace_file, temporary_file

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights, links and limits")
CALLS = ("create", "write", "sync", "close", "set_rights", "replace")


def failing(call: str, error: BaseException, times: int = 1000) -> FailingDisk:
    """A disk on which a system call fails, a number of times; what it writes comes in small pieces."""
    disk = FailingDisk(piece=2)
    disk.fail(call, error, times)
    return disk


def sharing_violation(code: int = 32) -> OSError:
    error = PermissionError(errno.EACCES, "used by another process")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"gammalt")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_new_contents_take_the_old_ones_place(target: Path) -> None:
    replace_file(target, b"nytt" * 100_000)
    assert target.read_bytes() == b"nytt" * 100_000
    assert names(target.parent) == ["plan.toml"]


def test_a_new_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    ordinary = tmp_path / "vanlig"
    ordinary.touch()
    replace_file(tmp_path / "ny", b"x")
    assert mode(tmp_path / "ny") == mode(ordinary)


@pytest.mark.skipif(not AS_ROOT, reason="only root gives files away")
def test_owner_and_group_are_kept(target: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no owners of this kind")
    os.chown(target, 12345, 54321)
    replace_file(target, b"nytt")
    status = target.stat()
    assert (status.st_uid, status.st_gid, target.read_bytes()) == (12345, 54321, b"nytt")


@posix
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664, 0o755])
def test_rights_are_kept(target: Path, rights: int) -> None:
    target.chmod(rights)
    replace_file(target, b"nytt")
    assert mode(target) == rights


@posix
def test_a_link_stays_a_link(target: Path) -> None:
    folder = target.parent / "mapp"
    folder.mkdir()
    link = folder / "lank.toml"
    link.symlink_to(Path("..") / "plan.toml")
    replace_file(link, b"nytt", conditions=Conditions(follows_link=True))
    assert link.is_symlink()
    assert target.read_bytes() == b"nytt"
    assert names(folder) == ["lank.toml"]


@posix
def test_a_link_to_nothing_gets_its_file(tmp_path: Path) -> None:
    (tmp_path / "lank").symlink_to(tmp_path / "fil")
    replace_file(tmp_path / "lank", b"x", conditions=Conditions(follows_link=True))
    assert (tmp_path / "fil").read_bytes() == b"x"


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_that_somebody_has_put_in_a_new_files_place_is_refused(target: Path, there: bool) -> None:
    link = target.parent / "lank"
    link.symlink_to(target if there else target.parent / "saknas")
    message = complaint(lambda: replace_file(link, b"nytt"), WriteFailedError)
    assert message.startswith(f"{link} är en länk till {target.parent}")
    assert (target.read_bytes(), names(target.parent)) == (b"gammalt", ["lank", "plan.toml"])


@posix
def test_a_link_in_the_place_of_the_file_that_is_being_written_changes_nobody_elses_rights(target: Path) -> None:
    private = target.parent / "annans"
    private.touch(mode=0o600)

    class Swapped(FailingDisk):
        """Somebody puts a link in the place of the new file, which is complete and has only to get its rights."""

        def set_rights(self, path: Path, like: os.stat_result) -> None:
            path.unlink()
            path.symlink_to(private)
            super().set_rights(path, like)

    assert "länk till ett annat ställe" in complaint(lambda: replace_file(target, b"nytt", Swapped()), WriteFailedError)
    assert (mode(private), target.read_bytes()) == (0o600, b"gammalt")
    assert names(target.parent) == ["annans", "plan.toml"]


@pytest.mark.parametrize("call", CALLS)
def test_whatever_fails_the_old_file_stands_and_no_trace_is_left(target: Path, call: str) -> None:
    disk = failing(call, OSError(errno.ENOSPC, "No space left on device"))
    message = complaint(lambda: replace_file(target, b"nytt", disk), WriteFailedError)
    assert message == f"{target} kan inte skrivas: disken är full; spara på ett annat ställe."
    assert target.read_bytes() == b"gammalt"
    assert names(target.parent) == ["plan.toml"]


@pytest.mark.parametrize("name", ["plan.toml", "åtgärdsplan för Skarpnäck 2025.toml"])
def test_no_name_is_longer_than_the_plans_while_it_is_written(tmp_path: Path, name: str) -> None:
    temporary = temporary_file(tmp_path / name, os.urandom(6).hex())
    assert temporary.parent == tmp_path
    assert len(temporary.name) <= len(name)
    assert temporary.suffix == ".tmp", "which programs that synchronise folders leave alone"


def test_an_interruption_leaves_no_trace_either(target: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        replace_file(target, b"nytt", failing("sync", KeyboardInterrupt()))
    assert target.read_bytes() == b"gammalt"
    assert names(target.parent) == ["plan.toml"]


def test_once_the_file_is_replaced_nothing_is_a_failure(target: Path) -> None:
    replace_file(target, b"nytt", failing("sync_folder", OSError(errno.EIO, "Input/output error")))
    assert target.read_bytes() == b"nytt"


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_passing_sharing_violation_is_waited_out(target: Path, code: int) -> None:
    disk = failing("replace", sharing_violation(code), times=4)
    replace_file(target, b"nytt", disk)
    assert target.read_bytes() == b"nytt"
    assert len(disk.slept) == 4


def test_a_lasting_sharing_violation_is_waited_for_no_more_than_some_seconds(target: Path) -> None:
    disk = failing("replace", sharing_violation())
    message = complaint(lambda: replace_file(target, b"nytt", disk), WriteFailedError)
    assert "upptagen av ett annat program" in message
    assert 1 < sum(disk.slept) < 5
    assert target.read_bytes() == b"gammalt"


def test_other_refusals_are_not_waited_out(target: Path) -> None:
    disk = failing("replace", PermissionError(errno.EACCES, "Permission denied"))
    complaint(lambda: replace_file(target, b"nytt", disk), WriteFailedError)
    assert disk.slept == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EFBIG, "filen blir större än vad som är tillåtet"),
        (errno.EDQUOT, "ditt utrymme på disken är slut"),
        (errno.EROFS, "disken är skrivskyddad"),
        (errno.EACCES, "du saknar rättigheter"),
        (errno.ESTALE, "nätverksmappen är inte längre ansluten"),
        (errno.EIO, "disken svarar med ett fel"),
        (errno.EXDEV, "datorn svarar med felkoden EXDEV"),
    ],
)
def test_the_reason_is_said_in_swedish(target: Path, code: int, words: str) -> None:
    disk = failing("write", OSError(code, "English"))
    message = complaint(lambda: replace_file(target, b"nytt", disk), WriteFailedError)
    assert words in message
    assert "English" not in message


def test_places_where_no_file_can_be_written(tmp_path: Path, target: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such files")

    def message(path: Path) -> str:
        return complaint(lambda: replace_file(path, b"x"), WriteFailedError)

    assert "mappen inte finns; skapa mappen" in message(tmp_path / "saknas" / "plan.toml")
    assert "det är en mapp" in message(tmp_path)
    assert "ingen mapp" in message(target / "plan.toml")
    assert "namnet är för långt" in message(tmp_path / ("x" * 300))
    assert "namnet är inte tillåtet" in message(tmp_path / "a\0b")
    os.mkfifo(tmp_path / "rör")
    assert message(tmp_path / "rör").endswith(
        "rör är ingen vanlig fil och kan inte skrivas; spara på ett annat ställe."
    )
    assert stat.S_ISFIFO((tmp_path / "rör").stat().st_mode)
    assert names(tmp_path) == ["plan.toml", "rör"]


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
@posix
def test_a_folder_without_the_right_to_write_in_it(target: Path) -> None:
    target.parent.chmod(0o500)
    try:
        assert "du saknar rättigheter" in complaint(lambda: replace_file(target, b"nytt"), WriteFailedError)
    finally:
        target.parent.chmod(0o700)
    assert target.read_bytes() == b"gammalt"


@pytest.mark.skipif(AS_ROOT, reason="root may write everything")
def test_a_write_protected_file_is_left_alone(target: Path) -> None:
    target.chmod(0o444)
    assert "är skrivskyddad" in complaint(lambda: replace_file(target, b"nytt"), WriteFailedError)
    assert target.read_bytes() == b"gammalt"


@posix
def test_a_full_disk_leaves_the_old_plan(target: Path) -> None:
    code = f"""
import resource, sys
from pathlib import Path
from planterm.store.disk import WriteFailedError
from planterm.store.files import Conditions, replace_file, temporary_file

resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    replace_file(Path({str(target)!r}), b"nytt" * 2000)
except WriteFailedError as error:
    sys.exit(str(error))
"""
    result = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert (
        result.stderr
        == f"{target} kan inte skrivas: filen blir större än vad som är tillåtet; spara på ett annat ställe.\n"
    )
    assert target.read_bytes() == b"gammalt"
    assert names(target.parent) == ["plan.toml"]


if sys.platform == "win32":
    import ctypes

    FILE, ACCESS, REVISION = 1, 4, 1
    FOR_EVERYBODY = "D:P(A;;FA;;;WD)"

    def access_list(path: Path) -> str:
        descriptor, text = ctypes.c_void_p(), ctypes.c_wchar_p()
        security = ctypes.windll.advapi32
        security.GetNamedSecurityInfoW(str(path), FILE, ACCESS, None, None, None, None, ctypes.byref(descriptor))
        security.ConvertSecurityDescriptorToStringSecurityDescriptorW(
            descriptor, REVISION, ACCESS, ctypes.byref(text), None
        )
        return text.value or ""

    def give_access(path: Path, text: str) -> None:
        descriptor, security = ctypes.c_void_p(), ctypes.windll.advapi32
        assert security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            text, REVISION, ctypes.byref(descriptor), None
        )
        assert security.SetFileSecurityW(str(path), ACCESS, descriptor)

    def test_who_may_read_the_file_is_kept(target: Path) -> None:
        usual = access_list(target)
        give_access(target, FOR_EVERYBODY)
        before = access_list(target)
        replace_file(target, b"nytt")
        assert access_list(target) == before != usual
        assert target.read_bytes() == b"nytt"
