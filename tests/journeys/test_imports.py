"""What is loaded when: a plan opens fast because nothing comes along that only saving or exporting needs.

So it is with the commands: each waits for what it needs itself, and for nothing of the others.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from editor import SAMPLE, leave

from terminal import Key, Terminal

RUN_AND_TELL = """
import sys
from pathlib import Path
from planterm.cli.main import main
code = main(["plan.toml"])
Path("modules").write_text("\\n".join({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""

RUN_COMMAND = """
import sys
from planterm.cli.main import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


def modules_after(folder: Path, steps: Sequence[tuple[str, str]]) -> set[str]:
    """What is loaded at the end, each step being keys and what they bring to the screen."""
    shutil.copy(SAMPLE, folder / "plan.toml")
    with Terminal([sys.executable, "-c", RUN_AND_TELL], home=folder) as terminal:
        terminal.wait_for("F1 Hjälp")
        for keys, seen in steps:
            terminal.send(keys)
            terminal.wait_for(seen)
        leave(terminal)
    return set((folder / "modules").read_text().split())


def test_opening_and_editing_load_neither_the_toml_writer_nor_the_workbook(tmp_path: Path) -> None:
    modules = modules_after(tmp_path, [("ny text" + Key.F2 + Key.CTRL_Z, "Ångrat")])
    assert "textual" in modules
    assert not modules & {"tomlkit", "openpyxl"}


def test_saving_does_not_load_the_workbook(tmp_path: Path) -> None:
    assert "openpyxl" not in modules_after(tmp_path, [("ny text" + Key.F2 + Key.CTRL_S, "Sparat i")])


def test_an_export_loads_it(tmp_path: Path) -> None:
    export = [(Key.F9, "Exportera till Excel"), (Key.ENTER, "Arbetsboken är skriven")]
    assert "openpyxl" in modules_after(tmp_path, export)


@pytest.mark.parametrize(
    ("command", "spared"),
    [
        ("--version", "planterm.model.plan planterm.store.planfile dataclasses tomli"),
        ("--help", "planterm.model.plan planterm.store.planfile dataclasses tomli"),
        ("show plan.toml", "planterm.model.parties planterm.model.diff planterm.store.writer difflib"),
        ("check plan.toml", "planterm.model.merge planterm.store.writer"),
        ("show plan.toml 1.1 --plain", "planterm.model.parties planterm.model.diff planterm.store.writer difflib"),
        ("add plan.toml 1 problem=Klotter", "planterm.model.merge planterm.model.review planterm.model.parties"),
        ("set plan.toml 1.1 status pagar", "planterm.model.merge planterm.model.review planterm.model.parties"),
        ("follow-up plan.toml", "planterm.model.review planterm.model.parties planterm.store.writer"),
        ("diff plan.toml plan.toml", "planterm.excel planterm.session planterm.store.writer"),
        ("merge plan.toml plan.toml plan.toml -o ny.toml", "planterm.session planterm.model.review"),
        (
            "new ny.toml --year 2026 --district Farsta",
            "planterm.model.carry_over planterm.model.when planterm.model.diff",
        ),
        ("compile plan.toml", "planterm.excel planterm.publish.html planterm.store.writer"),
        ("export plan.toml -o ny.txt", "planterm.excel planterm.model.diff planterm.publish.html"),
        ("export plan.toml -o ny.html", "planterm.excel planterm.model.diff planterm.publish.board_summary"),
    ],
)
def test_a_command_loads_what_it_needs_itself(tmp_path: Path, command: str, spared: str) -> None:
    shutil.copy(SAMPLE, tmp_path / "plan.toml")
    arguments = [sys.executable, "-c", RUN_COMMAND, *command.split()]
    ended = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    modules = set(ended.stderr.split())
    assert ended.returncode in {0, 1}
    assert "planterm.cli.main" in modules
    assert not modules & {"textual", "asyncio", "openpyxl", *spared.split()}
