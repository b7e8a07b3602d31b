"""The folder for Windows, as it is made: from an embeddable Python as python.org arranges it, with nothing in it."""

import importlib.util
import re
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest
from some_wheels import small_wheel

from shipping.windows import make_windows

THIS_PYTHON = f"{sys.version_info.major}{sys.version_info.minor}"
SEARCH_PATH = f"python{THIS_PYTHON}.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n"


def embeddable(folder: Path, python: str = THIS_PYTHON) -> Path:
    """A file that has the names that count."""
    path = folder / "python-embed-amd64.zip"
    with ZipFile(path, "w") as zipped:
        zipped.writestr("python.exe", b"MZ")
        zipped.writestr(f"python{python}._pth", SEARCH_PATH)
        zipped.writestr("LICENSE.txt", b"PSF")
    return path


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "wheels"
    folder.mkdir()
    small_wheel(folder)
    small_wheel(folder, "annat")
    return folder


@pytest.fixture
def files(wheels: Path, tmp_path: Path) -> dict[str, bytes]:
    """What is in the folder, by name."""
    make_windows(wheels, embeddable(tmp_path), tmp_path / "gjord.zip", "")
    with ZipFile(tmp_path / "gjord.zip") as zipped:
        return {name.removeprefix("planterm/"): zipped.read(name) for name in zipped.namelist()}


def test_everything_is_in_one_folder_and_a_newcomer_sees_what_to_click(files: dict[str, bytes]) -> None:
    top = {name.partition("/")[0] for name in files}
    texts = {"LÄS MIG.txt", "HANDBOK.html", "INNEHÅLL.txt", "FÖR IT.txt"}
    assert top == {"python", "packages", "planterm.cmd", *texts}


def test_python_finds_the_packages_and_nothing_of_the_machine(files: dict[str, bytes]) -> None:
    search_path = files[f"python/python{THIS_PYTHON}._pth"].decode().splitlines()
    named = [line for line in search_path if line and not line.startswith("#")]
    assert named == [f"python{THIS_PYTHON}.zip", ".", "..\\packages"]


def test_every_module_has_bytecode_that_python_neither_checks_nor_writes_anew(files: dict[str, bytes]) -> None:
    modules = [name for name in files if name.endswith(".py")]
    assert "packages/planterm/__main__.py" in modules
    assert "packages/planterm_start.py" in modules
    for module in modules:
        compiled = files[importlib.util.cache_from_source(module)]
        unchecked = (1).to_bytes(4, "little")
        assert compiled[:8] == importlib.util.MAGIC_NUMBER + unchecked, module


def test_no_folder_of_the_machine_that_built_it_is_named(files: dict[str, bytes], tmp_path: Path) -> None:
    assert [name for name, data in files.items() if b"/tmp" in data or str(tmp_path).encode() in data] == []


def test_the_launcher_is_what_cmd_reads_alike_on_every_machine(files: dict[str, bytes]) -> None:
    launcher = files["planterm.cmd"]
    assert launcher.isascii()
    assert launcher.count(b"\r\n") == launcher.count(b"\n")


@pytest.mark.parametrize("name", ["LÄS MIG.txt", "INNEHÅLL.txt", "FÖR IT.txt"])
def test_texts_open_well_in_notepad(name: str, files: dict[str, bytes]) -> None:
    assert files[name].startswith("\ufeff".encode())
    assert files[name].count(b"\r\n") == files[name].count(b"\n")


def test_the_inventory_has_versions_licences_and_digests(files: dict[str, bytes], wheels: Path, tmp_path: Path) -> None:
    inventory = files["INNEHÅLL.txt"].decode()
    assert f"planterm {version('planterm')} för Windows" in inventory
    for wheel in wheels.iterdir():
        assert re.search(rf"^\w+ +1\.2  MIT  {digest(wheel.read_bytes())}\r$", inventory, re.MULTILINE)
    assert digest((tmp_path / "python-embed-amd64.zip").read_bytes()) in inventory
    for name, data in (("python.exe", b"MZ"), ("planterm.cmd", files["planterm.cmd"])):
        assert re.search(rf"^{name} +{digest(data)}\r$", inventory, re.MULTILINE)


def test_the_same_files_give_the_same_bytes(wheels: Path, tmp_path: Path) -> None:
    python = embeddable(tmp_path)
    for name in ("en.zip", "två.zip"):
        make_windows(wheels, python, tmp_path / name, "")
    assert (tmp_path / "en.zip").read_bytes() == (tmp_path / "två.zip").read_bytes()


def test_another_embeddable_than_was_meant_is_refused(
    wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    embed = embeddable(tmp_path)
    with pytest.raises(SystemExit, match="not the file that was meant"):
        make_windows(wheels, embed, tmp_path / "gjord.zip", "0" * 64)
    assert digest(embed.read_bytes()) in capsys.readouterr().out
    assert not (tmp_path / "gjord.zip").exists()
    make_windows(wheels, embed, tmp_path / "gjord.zip", digest(embed.read_bytes()).upper())


def test_without_an_embeddable_it_says_which_is_meant(wheels: Path, tmp_path: Path) -> None:
    other = tmp_path / "annat.zip"
    for embed in (None, tmp_path / "saknas.zip", tmp_path):
        with pytest.raises(SystemExit, match="EMBED=python-"):
            make_windows(wheels, embed, tmp_path / "gjord.zip", "")
    other.write_bytes(b"inte en zip")
    with pytest.raises(SystemExit, match="no zip file"):
        make_windows(wheels, other, tmp_path / "gjord.zip", "")
    with ZipFile(other, "w") as zipped:
        zipped.writestr("python.exe", b"MZ")
    with pytest.raises(SystemExit, match="no embeddable Python"):
        make_windows(wheels, other, tmp_path / "gjord.zip", "")


def test_bytecode_of_another_version_is_not_put_in(wheels: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"compiled by Python 3\.99"):
        make_windows(wheels, embeddable(tmp_path, "399"), tmp_path / "gjord.zip", "")


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
