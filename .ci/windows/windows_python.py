"""Makes a Windows Python that runs under Wine on this Linux machine, with planterm's packages in it.

The interpreter is python.org's own: a wheel on PyPI carries its DLLs, and the signature is checked. What it lacks, the
program that loads them and the standard library, is made of some lines of C and of this machine's Python. What is
there already is left as it is. planterm itself is not copied: the Windows Python reads it from its sources.

What Wine does otherwise than Windows: it interprets no output, so that `console.py` does; it takes names of more than
260 characters; access lists and rights of files are those of Linux; programs write into pipes, not straight into files.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

_CARRIER = "panda3d==1.10.16"
_PUBLISHER = "Python Software Foundation"
_DLL = "python311.dll"
_START = """
#include <windows.h>
int wmain(int argc, wchar_t **argv) {
    wchar_t *given[argc + 2];
    int count = 0;
    HMODULE python = LoadLibraryW(L"python311.dll");
    if (!python) return 99;
    int (*run)(int, wchar_t **) = (int (*)(int, wchar_t **))(void *)GetProcAddress(python, "Py_Main");
    given[count++] = argv[0];
#ifdef MODULE
    given[count++] = L"-m";
    given[count++] = MODULE;
#endif
    for (int i = 1; i < argc; i++) given[count++] = argv[i];
    return run(count, given);
}
"""
"""Python itself, or a program that is one of its modules."""
_COMPILER = ("x86_64-w64-mingw32-gcc", "-municode", "-static")

_DEBIAN = ("wine", "wine64", "xvfb", "gcc-mingw-w64-x86-64-posix", "osslsigncode", "locales", "tmux")
_TESTING = ("pytest>=8.3,<9", "pytest-asyncio>=1.0", "pytest-cov>=6.1", "hypothesis>=6.120", "colorama")
_LINUXS_OWN = ("TZ", "COLUMNS", "LINES", "TMPDIR", "TMP", "TEMP", "PYTHONPATH")
_LOCALE = "sv_SE.UTF-8"
_FOR_WINDOWS = ("--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11", "--implementation=cp")
_LEFT_OUT = ("site-packages", "test", "lib-dynload", "__pycache__", "idlelib", "config-*")


class WindowsPython:
    """The interpreter, and what every program under this Wine needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.home = self.folder / "python"
        self.program = self.home / "python.exe"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in _LINUXS_OWN},
            "PYTEST_DEBUG_TEMPROOT": on_windows(self.folder / "temporary"),
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
            "HOME": str(self.folder / "home"),
            "LC_ALL": _LOCALE,
            "LANG": _LOCALE,
            "PATH": f"/usr/lib/wine:{os.environ['PATH']}",
        }

    def run(self, *arguments: str, folder: Path = PROJECT) -> subprocess.CompletedProcess[str]:
        """Run it, and return what it wrote; its streams are pipes, since Wine knows no others."""
        return subprocess.run(
            ["wine64", str(self.program), *arguments],
            env=self.environment,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            input="",
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def arrange(self) -> None:
        """Make whatever of it is not there yet."""
        if sys.version_info[:2] != (3, 11):
            sys.exit("the standard library is this machine's, which has to be Python 3.11: make PYTHON=python3.11 …")
        for name in ("home", "temporary"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        _install_programs()
        if not self.program.exists():
            self._make_interpreter()
        self._put_packages()
        if not (self.folder / "prefix" / "system.reg").exists():
            _run("localedef", "-i", "sv_SE", "-f", "UTF-8", _LOCALE)
            for command in (
                ("wineboot", "-i"),
                ("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"),
            ):
                _run("wine64", *command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _make_interpreter(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        (self.home / "DLLs").mkdir(parents=True)
        wheels = self.folder / "wheels"
        _download(wheels, "--no-deps", _CARRIER)
        with zipfile.ZipFile(next(wheels.glob("panda3d-*-win_amd64.whl"))) as wheel:
            for name in map(Path, wheel.namelist()):
                if name.parent.name == "deploy_libs" and _is_pythons(name):
                    is_core = name.name.lower().startswith(("python3", "vcruntime"))
                    (self.home / ("" if is_core else "DLLs") / name.name).write_bytes(wheel.read(str(name)))
        checked = subprocess.run(
            ["osslsigncode", "verify", str(self.home / _DLL)], capture_output=True, encoding="utf-8", check=False
        )
        if _PUBLISHER not in checked.stdout:
            sys.exit(f"{_DLL} is not the one that python.org has signed")
        library = Path(sysconfig.get_path("stdlib"))
        shutil.copytree(library, self.home / "Lib", ignore=shutil.ignore_patterns(*_LEFT_OUT))
        source = self.folder / "python.c"
        source.write_text(_START)
        _run(*_COMPILER, '-DMODULE=L"planterm"', "-o", self.home / "planterm.exe", source)
        _run(*_COMPILER, "-o", self.program, source)

    def _put_packages(self) -> None:
        """Those that planterm needs and those that its tests need; anew where other ones are asked for."""
        needs = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
        site = self.home / "Lib" / "site-packages"
        asked, known = "\n".join((*needs, *_TESTING)), site / "asked.txt"
        if not known.exists() or known.read_text() != asked:
            shutil.rmtree(site, ignore_errors=True)
            site.mkdir()
            wheels = self.folder / "packages"
            shutil.rmtree(wheels, ignore_errors=True)
            _download(wheels, *needs, *_TESTING)
            for file in wheels.glob("*.whl"):
                with zipfile.ZipFile(file) as wheel:
                    wheel.extractall(site)
            known.write_text(asked)
        (site / "planterm.pth").write_text(on_windows(PROJECT / "src"))


def on_windows(path: Path) -> str:
    """The path as programs under Wine know it."""
    return "Z:" + str(path).replace("/", "\\")


def _is_pythons(name: Path) -> bool:
    is_library = name.suffix in (".dll", ".pyd")
    return is_library and not name.name.startswith(("api-ms-", "_tkinter", "tcl", "tk"))


def _install_programs() -> None:
    missing = [
        name for name in _DEBIAN if subprocess.run(["dpkg", "-s", name], capture_output=True, check=False).returncode
    ]
    if missing:
        _run("apt-get", "-qq", "update")
        _run("apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing, stdout=subprocess.DEVNULL)


def _download(into: Path, *what: str) -> None:
    into.mkdir(exist_ok=True)
    _run(sys.executable, "-m", "pip", "--quiet", "download", *_FOR_WINDOWS, "--dest", into, *what)


def _run(*command: str | Path, **how: object) -> None:
    subprocess.run([str(part) for part in command], check=True, **how)  # type: ignore[call-overload]
