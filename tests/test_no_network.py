"""There is no network in planterm: nothing in it asks for one, and nothing is opened while it works."""

import ast
import json
import shutil
import sys
from pathlib import Path

import pytest

from terminal import Key, Terminal

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "planterm").rglob("*.py"))
SAMPLE = ROOT / "sample_plans" / "skarpnack-2025.toml"
NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "nntplib"),
    *("xmlrpc", "urllib.request", "urllib.error", "urllib3", "requests", "httpx", "aiohttp"),
}
"""Modules that reach out of the machine, or have others do so."""

WATCHED = """
import json, os, sys
from pathlib import Path
opened = []
def watch(event, arguments):
    if event == "socket.__new__":
        opened.append([event, int(arguments[1])])
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "webbrowser.")):
        opened.append([event, None])
sys.addaudithook(watch)
from planterm.cli.main import main
code = main(sys.argv[1:])
files = sorted({getattr(module, "__file__", None) or "" for module in sys.modules.values()})
Path("seen.json").write_text(json.dumps({"opened": opened, "files": files}))
sys.exit(code)
"""
COMMANDS = {
    "show": ["show", "plan.toml"],
    "analysis": ["analysis", "plan.toml", "--json"],
    "export": ["export", "plan.toml", "-o", "bok.xlsx"],
    "import": ["import", "officiell.xlsx", "-o", "ny.toml"],
    "diff": ["diff", "plan.toml", "annan.toml"],
    "merge": ["merge", "plan.toml", "plan.toml", "annan.toml", "-o", "ut.toml"],
    "new": ["new", "ny.toml", "--year", "2026", "--district", "Farsta"],
}


def imported(source: Path) -> set[str]:
    """The modules that a source file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def is_network(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in NETWORK)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_module_asks_for_a_network(source: Path) -> None:
    assert [module for module in imported(source) if is_network(module) or module == "webbrowser"] == []
    assert "open_url" not in source.read_text(encoding="utf-8")  # Textual's way to start a browser


def asking_for_a_network(files: list[str]) -> dict[str, list[str]]:
    """Those of the loaded files outside of Python's own library that import what reaches a network."""
    sources = [Path(file) for file in files if "site-packages" in file and file.endswith(".py")]
    asking = {str(source): sorted(filter(is_network, imported(source))) for source in sources}
    return {source: modules for source, modules in asking.items() if modules}


def run_watched(arguments: list[str], folder: Path, steps: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What is opened and loaded by the program with these arguments, in a real terminal."""
    shutil.copy(SAMPLE, folder / "plan.toml")
    with Terminal([sys.executable, "-c", WATCHED, *arguments], home=folder) as terminal:
        for keys, seen in steps:
            terminal.send(keys)
            terminal.wait_for(seen)
            terminal.wait_until_quiet()
        terminal.send(Key.CTRL_Q if steps else "")
        terminal.wait_for_exit()
    found: dict[str, list[str]] = json.loads((folder / "seen.json").read_text())
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_opens_a_socket_or_loads_what_could(command: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "sample_plans" / "tom-2026.toml", tmp_path / "annan.toml")
    if command == "import":
        run_watched(["export", "plan.toml", "-o", "officiell.xlsx"], tmp_path, [])
    seen = run_watched(COMMANDS[command], tmp_path, [])
    assert seen["opened"] == []
    assert asking_for_a_network(seen["files"]) == {}


def test_the_editor_opens_no_socket_but_the_pair_that_wakes_its_own_loop(tmp_path: Path) -> None:
    steps = [
        ("", "F1 Hjälp"),
        (" på kvällstid" + Key.F2 + Key.CTRL_S, "Sparat i"),
        (Key.F9, "Exportera till Excel"),
        (Key.ENTER, "Arbetsboken är skriven"),
    ]
    seen = run_watched(["plan.toml"], tmp_path, steps)
    unix = 1
    assert {tuple(event) for event in seen["opened"]} <= {("socket.__new__", unix), ("socket.__new__", -1)}
    assert asking_for_a_network(seen["files"]) == {}


def test_the_check_sees_what_it_looks_for(tmp_path: Path) -> None:
    source = tmp_path / "modul.py"
    source.write_text("def f():\n    from urllib import request\n    import http.client\n", encoding="utf-8")
    assert sorted(filter(is_network, imported(source))) == ["http.client", "urllib.request"]
