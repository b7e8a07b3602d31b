import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from store_plans import complaint

from planterm.store.backups import backup_folder, list_backups, write_output
from planterm.store.disk import OutputExistsError, ReadFailedError
from planterm.store.files import LARGEST, read_file

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

posix = pytest.mark.skipif(os.name != "posix", reason="there are no such files on Windows")


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\r\n\x1a\xff")
    assert read_file(path) == b"\r\n\x1a\xff"


def test_a_missing_file(tmp_path: Path) -> None:
    message = complaint(lambda: read_file(tmp_path / "saknas.toml"), ReadFailedError)
    assert message.startswith(f"{tmp_path / 'saknas.toml'} finns inte; kontrollera namnet och mappen")


def test_a_folder(tmp_path: Path) -> None:
    assert "är en mapp" in complaint(lambda: read_file(tmp_path), ReadFailedError)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such files")
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)
    assert "är ingen vanlig fil" in complaint(lambda: read_file(pipe), ReadFailedError)
    assert "är ingen vanlig fil" in complaint(lambda: read_file(Path("/dev/zero")), ReadFailedError)


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such files")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert "är ingen vanlig fil" in complaint(lambda: read_file(Path("s")), ReadFailedError)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "stor"
    with path.open("wb") as file:
        file.truncate((LARGEST << 20) + 1)
    assert f"är större än {LARGEST} megabyte" in complaint(lambda: read_file(path), ReadFailedError)


@posix
def test_a_ring_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "länkarna går runt i en ring" in complaint(lambda: read_file(tmp_path / "a"), ReadFailedError)
    write = lambda: write_output(tmp_path / "a", b"x", overwrite=True)  # noqa: E731
    assert "är en länk till" in complaint(write)
    assert (tmp_path / "a").is_symlink()


@posix
def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    assert "namnet är för långt" in complaint(lambda: read_file(tmp_path / ("x" * 300)), ReadFailedError)
    assert "namnet är inte tillåtet" in complaint(lambda: read_file(tmp_path / "a\0b"), ReadFailedError)
    (tmp_path / "fil").touch()
    assert "ingen mapp" in complaint(lambda: read_file(tmp_path / "fil" / "plan"), ReadFailedError)


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
@posix
def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "hemlig"
    path.touch(mode=0)
    assert "får inte läsas" in complaint(lambda: read_file(path), ReadFailedError)


def test_output_takes_no_files_place_unless_told_to(tmp_path: Path) -> None:
    path = tmp_path / "ut"
    write_output(path, b"ett", overwrite=False)
    complaint(lambda: write_output(path, b"tva", overwrite=False), OutputExistsError)
    assert path.read_bytes() == b"ett"
    write_output(path, b"tre", overwrite=True)
    assert path.read_bytes() == b"tre"


def test_a_plan_whose_place_output_takes_is_kept_among_its_versions_or_left(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"annan plan")
    write_output(path, b"ny plan", overwrite=True)
    assert [backup.path.read_bytes() for backup in list_backups(path)] == [b"annan plan"]
    backup_folder(path).rename(tmp_path / "undan")
    backup_folder(path).touch()
    assert f"{path} har inte skrivits över" in complaint(lambda: write_output(path, b"x", overwrite=True))
    assert path.read_bytes() == b"ny plan"


@posix
def test_a_link_in_the_place_of_output_is_neither_written_nor_read(tmp_path: Path) -> None:
    (tmp_path / "annans").write_bytes(b"hemligt")
    (tmp_path / "plan.toml").symlink_to(tmp_path / "annans")
    write = lambda: write_output(tmp_path / "plan.toml", b"x", overwrite=True)  # noqa: E731
    assert "är en länk till" in complaint(write)
    assert (tmp_path / "annans").read_bytes() == b"hemligt"
    assert list_backups(tmp_path / "plan.toml") == ()


def test_reading_a_plan_brings_in_no_library_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text('schema = 1\nformular = "atgardsplan-2025"\n[plan]\nar = 2026\n', encoding="utf-8")
    code = (
        "import sys, pathlib; from planterm.store.planfile import load; "
        f"load(pathlib.Path({str(path)!r})); sys.exit('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
