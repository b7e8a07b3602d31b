"""The folder for Windows as a person starts it, under Wine, from a folder with blanks and åäö in its name.

`PLANTERM_WINE` names a folder with a Windows Python and a Wine prefix, as `prefix` in it. Wine's cmd is not that of
Windows: it does not tell the line that started it, so the line of a dropped file is set here.
"""

import os
import py_compile
import re
import shutil
import subprocess
import time
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from some_wheels import installed_wheels

from planterm import __version__
from shipping.windows import make_windows
from terminal import PATIENCE, Key, Terminal

WINE = Path(os.environ.get("PLANTERM_WINE", ""))
SAMPLES = Path(__file__).parents[2] / "sample_plans"
SEARCH_PATH = "python311.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n"
SEQUENCE = re.compile(r"\x1b\[[^A-Za-z]*[A-Za-z]|[\r\n]+")
CTRL_P = "\x10"
"""Wine hands on no function keys to programs that ask for sequences."""

LAUNCHER = r"planterm\planterm.cmd"

pytestmark = [
    pytest.mark.windows,
    pytest.mark.skipif(not WINE.name, reason="PLANTERM_WINE names no Windows Python that runs under Wine"),
]


def embeddable(folder: Path) -> Path:
    """The Windows Python arranged as python.org arranges its embeddable one."""
    home = next(WINE.glob("*/python311.dll")).parent
    path = folder / "python-3.11-embed-amd64.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for file in (*home.glob("*.exe"), *home.glob("*.dll"), *(home / "DLLs").iterdir()):
            zipped.write(file, file.name)
        zipped.writestr("python311.zip", standard_library(home / "Lib", folder / "modul.pyc"))
        zipped.writestr("python311._pth", SEARCH_PATH)
        zipped.writestr("LICENSE.txt", "PSF")
    return path


def standard_library(source: Path, compiled: Path) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as library:
        for module in source.rglob("*.py"):
            inside = module.relative_to(source)
            if inside.parts[0] not in {"site-packages", "test", "lib2to3", "idlelib"}:
                py_compile.compile(str(module), str(compiled), doraise=True)
                library.write(compiled, f"{inside.as_posix()}c")
    return packed.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked one in it."""
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("Mapp med åäö & (1)! ")
    make_windows(installed_wheels(wheels), embeddable(wheels), wheels / "planterm.zip", "")
    with ZipFile(wheels / "planterm.zip") as zipped:
        zipped.extractall(place)
    return place


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    wine = {"WINEPREFIX": str(WINE / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "sv_SE.UTF-8"}
    own = {name: f"Z:{tmp_path}/{name}" for name in ("PLANTERM_STATE", "PLANTERM_CONFIG")}
    return wine | own | {"HOME": str(tmp_path), "PATH": f"/usr/lib/wine:{os.environ['PATH']}"}


@pytest.fixture
def untouched(place: Path) -> Iterator[None]:
    """Nothing is written into the folder of the program: it may be one that can only be read."""
    before = listing(place / "planterm")
    yield
    assert listing(place / "planterm") == before


def listing(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def run(place: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["wine64", "cmd", "/c", LAUNCHER, *arguments]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, encoding="utf-8", check=False)


def wait_for_output(terminal: Terminal, text: str) -> None:
    """Wait until the program has written the text; Wine hands on the sequences as they are, and breaks lines."""
    until = time.monotonic() + PATIENCE
    while text not in (written := SEQUENCE.sub("", terminal.output.decode(errors="replace"))):
        terminal.pass_time(0.1)
        assert time.monotonic() < until, f"{text} was never written: {written[-2000:]}"


@pytest.mark.usefixtures("untouched")
def test_a_first_row_is_typed_saved_and_exported(place: Path, environment: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "tom-2026.toml", place / "plan å.toml")
    command = ["wine64", "cmd", "/c", LAUNCHER, "plan å.toml"]
    with Terminal(command, home=tmp_path, folder=place, environment=environment) as terminal:
        wait_for_output(terminal, "F1 Hjälp")
        terminal.send("Skola som brottsplats åäö €" + Key.TAB)
        wait_for_output(terminal, "Orsak, rad 1 av 1")
        terminal.send(Key.CTRL_S)
        wait_for_output(terminal, "Sparat i plan å.toml")
        terminal.send(CTRL_P)
        wait_for_output(terminal, "Skriv för att söka")
        terminal.send("exportera till excel")
        wait_for_output(terminal, "Skriver den officiella arbetsboken")
        terminal.send(Key.ENTER)
        wait_for_output(terminal, "Filens namn")
        terminal.send(Key.ENTER)
        wait_for_output(terminal, "Arbetsboken är skriven")
        terminal.send(Key.CTRL_Q)
        assert terminal.wait_for_exit() == 0
    plan = tomllib.loads((place / "plan å.toml").read_text(encoding="utf-8"))
    assert plan["omrade"][0]["rad"][0]["problem"] == "Skola som brottsplats åäö €"
    assert (place / "plan å.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("untouched")
def test_arguments_and_exit_codes_pass_through(place: Path, environment: dict[str, str]) -> None:
    assert run(place, environment, "--version").stdout.strip() == f"planterm {__version__}"
    shutil.copy(SAMPLES / "tom-2026.toml", place / "R&D klart! å.toml")
    shown = run(place, environment, "show", "R&D klart! å.toml")
    assert (shown.returncode, shown.stdout.split()[:2]) == (0, ["Åtgärdsplan", "2026"])
    assert run(place, environment, "check", "R&D klart! å.toml").returncode == 1
    missing = run(place, environment, "show", "saknas.toml")
    assert missing.returncode == 2
    assert missing.stderr.startswith("saknas.toml finns inte")


def test_a_dropped_file_is_opened_whatever_is_in_its_name(place: Path, environment: dict[str, str]) -> None:
    (place / "R&D.toml").write_text("trasig = ", encoding="utf-8")
    line = rf'cmd.exe /c ""C:\{LAUNCHER}" R&D.toml"'
    opened = run(place, environment | {"CMDCMDLINE": line}, "R")
    assert opened.returncode == 2
    assert "Redigeraren behöver en terminal" in opened.stderr
