"""No test reads or writes the user's own folders, depends on the user's environment or reaches a network."""

import gc
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# How fast a busy machine is says nothing about the program. The ordinary run tries the same examples every time, so
# that it tells what a change did, and few; `make stress` looks for new ones.
settings.register_profile("planterm", deadline=None, derandomize=True, max_examples=20)
settings.register_profile("wide", deadline=None, max_examples=1000)
settings.load_profile("planterm")

# A thousand editors leave much behind that need not be looked through again and again.
gc.set_threshold(50_000, 10, 50)

# What is started in the background has Ctrl+C switched off, and so would have every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The check of workbooks by the standard's schemas brings lxml, which openpyxl would write with; nobody else has it.
os.environ["OPENPYXL_LXML"] = "False"

HOME_VARIABLES = ("HOME", "USERPROFILE")
FOLDER_VARIABLES = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
MEDDLING = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "PYTHONWARNINGS",
    "VISUAL",
    "EDITOR",
    "DISPLAY",
    "WAYLAND_DISPLAY",
)
"""Variables that would change what programs show."""

MEDDLING_PREFIXES = ("TEXTUAL_", "PLANTERM_")
NEEDED_PREFIX = "TEXTUAL_SNAPSHOT"
"""The snapshot plugin's own."""

MEMORY = Path("/dev/shm")  # noqa: S108
"""Where Linux keeps files in memory: hundreds of plans are written safely, which a disk takes its time for."""

UNTRACED = {"journeys", "stress"}
"""Folders of tests that go the ways of others again, or in processes of their own."""


if os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > 1 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def _undisturbed(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLORTERM", "truecolor")
    for name in os.environ:
        meddles = name in MEDDLING or name.startswith(MEDDLING_PREFIXES)
        if meddles and not name.startswith(NEEDED_PREFIX):
            patch.delenv(name)


def _at_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in HOME_VARIABLES:
        patch.setenv(name, str(home))
    for name, folder in FOLDER_VARIABLES.items():
        patch.setenv(name, str(home / folder))
    if sys.platform == "win32":  # which does not ask the environment where its folders are
        patch.setenv("PLANTERM_STATE", str(home / "state"))
        patch.setenv("PLANTERM_CONFIG", str(home / "settings"))


def _refused(*_: object, **__: object) -> None:
    raise OSError("the tests reach no network")


@pytest.fixture(scope="session", autouse=True)
def _user_folders_and_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders for fixtures that live longer than a test; and no socket that leads out of the machine."""
    made = socket.socket.__init__

    def guarded(self: socket.socket, family: int = -1, type: int = -1, proto: int = -1, fileno: object = None) -> None:  # noqa: A002
        # A pair of sockets, which asyncio needs, comes with file numbers.
        if fileno is None and family != getattr(socket, "AF_UNIX", None):
            _refused()
        made(self, family, type, proto, fileno)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        _undisturbed(patch)
        _at_home(patch, tmp_path_factory.mktemp("hemma"))
        patch.setattr(socket.socket, "__init__", guarded)
        patch.setattr(socket, "getaddrinfo", _refused)
        yield


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of homes; pytest would look through all the thousands that there are before it makes another one."""
    base = tmp_path_factory.mktemp("hem")
    return (base / f"hemma{number}" for number in count())


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, _own_user_folders: Path) -> Path:
    """An empty folder of the test's own, found as fast for the last test as for the first."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = _own_user_folders.with_name(f"{name}{_own_user_folders.name.removeprefix('hemma')}")
    folder.mkdir(0o700)
    return folder


@pytest.fixture(autouse=True)
def _own_user_folders(monkeypatch: pytest.MonkeyPatch, _homes: Iterator[Path]) -> Path:
    """Each test has an empty home of its own."""
    home = next(_homes)
    home.mkdir(0o700)
    _at_home(monkeypatch, home)
    return home


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Trace nothing twice for the coverage: it takes the editor two and a half times as long as without."""
    traced = set[str]()
    for item in items:
        place, function = item.path.parent.name, item.nodeid.partition("[")[0]
        is_again = place == "tui" and function in traced
        if is_again or place in UNTRACED or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")
        traced.add(function)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder of the test's own: file names in it are short, and the same on every machine."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have recorded as a figure."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    figures = [text for report in reports for name, text in report.user_properties if name == "figure"]
    if figures:
        terminalreporter.section("figures")
        for text in figures:
            terminalreporter.line(str(text))
