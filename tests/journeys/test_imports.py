"""What is loaded when: a plan opens fast because nothing comes along that only saving or exporting needs."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

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
    modules = modules_after(tmp_path, [("ny text" + Key.F2 + Key.CTRL_Z, "Ångrade")])
    assert "textual" in modules
    assert not modules & {"tomlkit", "openpyxl"}


def test_saving_does_not_load_the_workbook(tmp_path: Path) -> None:
    assert "openpyxl" not in modules_after(tmp_path, [("ny text" + Key.F2 + Key.CTRL_S, "Sparat i")])


def test_an_export_loads_it(tmp_path: Path) -> None:
    export = [(Key.F9, "Exportera till Excel"), (Key.ENTER, "Arbetsboken är skriven")]
    assert "openpyxl" in modules_after(tmp_path, export)
