"""Looks at the file system: what is seen, and what is said where nothing can be."""

import ast
import errno
import os
from pathlib import Path

import pytest
from store_plans import complaint

from planterm.store import disk
from planterm.store.disk import (
    OutOfReachError,
    ReadFailedError,
    WriteFailedError,
    code_of,
    glance,
    is_same_file,
    is_within,
    look,
    names_in,
    target_of,
)
from planterm.store.files import read_file, replace_file

SOURCES = Path(disk.__file__).parents[1]
ASKING = {
    *("exists", "lexists", "is_file", "is_dir", "is_symlink", "isfile", "isdir", "islink", "samefile", "stat", "lstat"),
    *("iterdir", "glob", "rglob", "listdir", "scandir", "resolve", "realpath", "readlink", "absolute"),
    *("abspath", "cwd", "getcwd", "home", "getmtime", "getsize", "disk_usage"),
}
"""Calls that look at the file system; each of them raises, or says no, where nobody expects it."""

MAY_ASK = {
    "store/disk.py": ASKING,
    "store/backups.py": {"stat"},
    "excel/reading/book_file.py": {"stat"},  # may not know the store
    "form/loader.py": {"iterdir"},  # within the package
}

posix = pytest.mark.skipif(os.name != "posix", reason="not everybody may make links on Windows")


def asked_in(source: Path) -> set[str]:
    """The methods called in a module."""
    text = source.read_text(encoding="utf-8")
    if not any(f".{name}(" in text for name in ASKING):
        return set()
    nodes = ast.walk(ast.parse(text))
    return {node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}


def test_nothing_else_asks_the_system_what_there_is() -> None:
    found = {
        name: asked
        for source in SOURCES.rglob("*.py")
        if (asked := asked_in(source) & ASKING - MAY_ASK.get(name := source.relative_to(SOURCES).as_posix(), set()))
    }
    assert not found


def test_what_is_there_is_seen_and_what_is_not_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_bytes(b"12345")
    seen = look(tmp_path / "plan.toml")
    assert seen is not None
    assert seen.st_size == 5
    assert look(tmp_path / "annan.toml") is None
    assert names_in(tmp_path) == ["plan.toml"]
    assert names_in(tmp_path / "saknas") == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "du saknar rättigheter"),
        (errno.EIO, "disken svarar med ett fel; kontrollera att disken"),
        (errno.ESTALE, "nätverksmappen är inte längre ansluten; kontrollera att"),
        (errno.EHOSTDOWN, "nätverksmappen är inte längre ansluten"),
        (errno.ENOTCONN, "nätverksmappen är inte längre ansluten"),
        (errno.ENAMETOOLONG, "namnet är för långt; välj ett kortare namn"),
        (errno.ELOOP, "länkarna går runt i en ring"),
        (errno.ENOTDIR, "en av mapparna i namnet är ingen mapp; rätta namnet"),
    ],
)
def test_what_cannot_be_seen_is_told_or_passed_over(
    code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, "English")

    monkeypatch.setattr(os, "stat", fail)
    message = complaint(lambda: look(tmp_path / "plan.toml", "plan.toml"), OutOfReachError)
    assert message.startswith(f"plan.toml kan inte nås: {words}")
    assert message.endswith(".")
    assert glance(tmp_path / "plan.toml") is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((number, "nätverksmappen är inte längre ansluten") for number in (53, 55, 59, 64, 67, 121, 1231)),
        *((number, "filen ligger i molnet (OneDrive)") for number in (362, 395)),
        (21, "disken är inte ansluten"),
        (32, "filen är upptagen av ett annat program; stäng filen i det andra programmet"),
        (206, "namnet är för långt"),
    ],
)
def test_what_windows_says_of_a_lost_folder_a_cloud_or_a_busy_file_is_no_missing_file(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.toml"
    plan.touch()
    error = FileNotFoundError(errno.ENOENT, "English")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fail)
        assert words in complaint(lambda: read_file(plan), ReadFailedError)
        assert words in complaint(lambda: replace_file(plan, b""), WriteFailedError)
        patch.setattr(os, "stat", fail)
        assert words in complaint(lambda: look(plan), OutOfReachError)


def test_codes_without_a_number_of_windows_stay_as_they_are() -> None:
    assert code_of(FileNotFoundError(errno.ENOENT, "")) == errno.ENOENT
    assert code_of(ValueError("embedded null byte")) == errno.EINVAL


@posix
def test_a_link_and_what_it_leads_to_are_one_file_and_it_is_the_latter_that_is_written(tmp_path: Path) -> None:
    own, link, other = (tmp_path / name for name in ("plan.toml", "länk.toml", "annan.toml"))
    own.touch()
    link.symlink_to(own)
    assert is_same_file(own, link)
    assert not is_same_file(own, other)
    assert is_same_file(other, tmp_path / "x" / ".." / "annan.toml")
    assert target_of(link) == own
    own.unlink()
    assert target_of(link) == own


def test_ones_own_file_out_of_reach_does_not_stop_another_from_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = tmp_path / "borta" / "plan.toml", tmp_path / "plan.toml"
    real = os.stat

    def fail(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if own.parent in path.parents:
            raise OSError(errno.EHOSTDOWN, "English")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "stat", fail)
    assert not is_same_file(own, other)
    with pytest.raises(OutOfReachError):
        is_same_file(other, own)


@posix
def test_what_lies_within_a_folder_is_reached_over_no_link(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inne", tmp_path / "ute"
    for folder in (inside / "2025", outside):
        folder.mkdir(parents=True)
    (inside / "bort").symlink_to(outside)
    (inside / "ring").symlink_to("ring")
    assert is_within(inside, inside / "2025" / "plan.toml", "x")
    assert is_within(inside, inside / "saknas" / "plan.toml", "x")
    for away in (inside / "bort" / "plan.toml", outside / "plan.toml", inside / "ring" / "plan.toml"):
        assert not is_within(inside, away, "x")
    with pytest.raises(OutOfReachError, match="x… kan inte nås: namnet är för långt"):
        is_within(inside, inside / ("x" * 300), "x…")
