"""What ``planterm --version`` tells, and with ``--verbose`` those who look after the program."""

import sys

from plan_files import run_program

from planterm import __version__
from planterm.cli.version import needed
from planterm.store.state import state_folder


def test_the_version_is_one_line() -> None:
    assert run_program("--version").stdout.decode() == f"planterm {__version__}\n"


def test_with_verbose_python_the_places_and_the_packages_follow() -> None:
    result = run_program("--version", "--verbose")
    told = result.stdout.decode()
    assert told.startswith(f"planterm {__version__}\nPython {sys.version.split()[0]}, ")
    assert f"Journaler, lås och tidigare versioner: {state_folder()}" in told
    for package in ("textual", "openpyxl", "tomlkit", "platformdirs"):
        assert f"\n{package} " in told


def test_what_only_the_developers_need_is_no_part_of_it() -> None:
    names = {package.name for package in needed("planterm")}
    assert {"planterm", "textual", "rich", "linkify-it-py"} <= names
    assert not names & {"pytest", "mypy", "pip"}


def test_every_package_says_its_licence() -> None:
    result = run_program("--version", "--verbose").stdout.decode()
    table = result.partition("\n\n")[2].splitlines()[1:]
    assert table
    assert [line for line in table if len(line.split()) < 3] == []
