"""A folder for Windows in which everything lies: a Python, the packages, and what starts them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import distributions
from io import BytesIO
from pathlib import Path
from re import fullmatch
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from handbook.page import handbook
from planterm import __version__
from planterm.cli.version import package_lines
from shipping.archive import write_zip
from shipping.wheels import contents, digest

FOLDER = "planterm"
_LAUNCHER, _START, _README = "planterm.cmd", "planterm_start.py", "LÄS MIG.txt"
_HERE = Path(__file__).parent
_FOR_IT = _HERE.parents[1] / "docs" / "it.md"
_BOM = "\ufeff"


def make_windows(wheels: Path, embed: Path | None, made: Path, expected: str) -> None:
    """Write the folder, zipped, of the wheels and of an embeddable Python as python.org publishes it.

    Exits where the embeddable's SHA-256 is not what was expected, where the file is nothing of the kind, or where no
    Python of its version is at hand that could compile the packages for it.
    """
    if embed is None or not embed.is_file():
        raise SystemExit("Name the embeddable Python of python.org: make windows EMBED=python-3.X.Y-embed-amd64.zip")
    data = embed.read_bytes()
    found = digest(data)
    print(f"{embed.name}: SHA-256 {found}")
    if expected and expected.lower() != found:
        raise SystemExit(f"{embed} is not the file that was meant: its SHA-256 had to be {expected.lower()}.")
    python = _embeddable(embed.name, data)
    search_path = next(name for name in python if name.endswith("._pth"))
    python[search_path] = with_packages(python[search_path])
    with TemporaryDirectory() as folder:
        packages = Path(folder) / "packages"
        write_files(packages, contents(wheels) | {_START: (_HERE / _START).read_bytes()})
        inventory = _inventory(packages, embed.name, found, python)
        compile_all(packages, version_of(search_path))
        files = {f"packages/{name}": data for name, data in read_files(packages).items()}
    files |= {f"python/{name}": data for name, data in python.items()}
    files |= {_LAUNCHER: _launcher(), _README: _text(_HERE / _README)}
    files |= {"INNEHÅLL.txt": inventory, "FÖR IT.txt": _text(_FOR_IT), "HANDBOK.html": handbook().encode()}
    write_zip(made, {f"{FOLDER}/{name}": data for name, data in files.items()})


def with_packages(search_path: bytes) -> bytes:
    """The search path file of an embeddable Python with our packages on it; the environment stays without a say."""
    return search_path.rstrip() + b"\r\n..\\packages\r\n"


def version_of(search_path: str) -> str:
    """Python's version, as its programs are named after, from the name of its search path file."""
    match = fullmatch(r"python(\d)(\d+)\._pth", search_path)
    if match is None:
        raise SystemExit(f"{search_path} is no name for the search path file of an embeddable Python.")
    return f"{match[1]}.{match[2]}"


def compile_all(folder: Path, version: str) -> None:
    """Put bytecode beside every module, which Python takes as it is: nothing is written when the program runs."""
    mode = ("--invalidation-mode", "unchecked-hash")
    paths = ("-s", str(folder.parent))
    # Bytecode must not depend on the order of sets.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [_python(version), "-m", "compileall", "-q", *mode, *paths, str(folder)]
    if subprocess.run(command, env=environment, check=False).returncode:
        raise SystemExit(f"Not every module could be compiled by Python {version}.")


def for_notepad(text: str) -> bytes:
    """The text as the editors of Windows know it best."""
    return (_BOM + text).replace("\n", "\r\n").encode()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files below the folder, by name."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def read_files(folder: Path) -> dict[str, bytes]:
    """All files below the folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _embeddable(name: str, data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as zipped:
            files = {each: zipped.read(each) for each in zipped.namelist() if not each.endswith("/")}
    except BadZipFile as error:
        raise SystemExit(f"{name} is no zip file.") from error
    if "python.exe" not in files or not any(each.endswith("._pth") for each in files):
        raise SystemExit(f"{name} is no embeddable Python: there is no python.exe with a ._pth file in it.")
    return files


def _python(version: str) -> str:
    """A Python of that version; others make bytecode that it does not understand."""
    named = shutil.which(f"python{version}")
    for program in (sys.executable, named):
        told = program and subprocess.run([program, "-V"], capture_output=True, text=True, check=False).stdout
        if program and told and told.startswith(f"Python {version}."):
            return program
    raise SystemExit(
        f"The packages have to be compiled by Python {version}: install it so that python{version} is found."
    )


def _text(path: Path) -> bytes:
    return for_notepad(path.read_text("utf-8"))


def _launcher() -> bytes:
    return (_HERE / _LAUNCHER).read_text("ascii").replace("\n", "\r\n").encode("ascii")


def _inventory(packages: Path, embed: str, embed_digest: str, python: Mapping[str, bytes]) -> bytes:
    """What the folder is made of, in Swedish: for those who look after the machines."""
    programs = sorted(name for name in python if name.endswith((".exe", ".dll", ".pyd")))
    width = max(map(len, (*programs, _LAUNCHER)))
    files = {**{name: python[name] for name in programs}, _LAUNCHER: _launcher()}
    lines = [
        f"planterm {__version__} för Windows",
        "",
        f"Python, licens PSF-2.0 (python\\LICENSE.txt), ur {embed} från python.org",
        f"SHA-256 {embed_digest}",
        "",
        *package_lines(distributions(path=[str(packages)])),
        "",
        "Filer som körs, och SHA-256:",
        *(f"{name.ljust(width)}  {digest(data)}" for name, data in files.items()),
        "",
    ]
    return for_notepad("\n".join(lines))
