"""What a person does in the console of Windows, from the first word of a plan to taking back what was not saved."""

import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from console import CTRL_C, LEFT_CTRL_AND_RIGHT_ALT, Console, units
from windows_python import WindowsPython, on_windows

_OPENED = "F1 Hjälp"
_ESCAPE, _TAB, _CTRL_S, _CTRL_Q, _ENTER = "\x1b", "\t", "\x13", "\x11", "\r"
_LAYOUT = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789 .,:;-_'*+!\"#%&/()=?<>|@£$€{[]}\\~\r\t"
"""What a Swedish keyboard has."""


def from_first_word_to_taking_back(python: WindowsPython) -> None:
    """Type what keyboards and pastes bring, save, close the window with a cell open, reopen and take back."""
    folder = _new_plan(python)
    with _open(python, "first", folder) as console:
        console.type("Mörka stråk åäö ")
        console.send([{"c": ord("€"), "vk": ord("E"), "s": LEFT_CTRL_AND_RIGHT_ALT}])
        first, second = units("😀")
        console.send([{"c": first}])
        console.send([{"c": second}])
        console.wait_for("åäö €😀")
        console.type(_TAB)
        console.paste("Rad ett – ”citat”\nrad två", _LAYOUT)
        console.wait_for("rad två")
        console.type(_ESCAPE)
        console.type(_CTRL_S)
        console.wait_for("Sparat i")
    assert _cells(folder) == ("Mörka stråk åäö €😀", "Rad ett – ”citat”\nrad två"), _cells(folder)
    _leave_open_and_take_back(python, folder, lambda console: console.close())


def interrupted(python: WindowsPython) -> None:
    """Have the program ended by an event of the console while a cell is open, reopen and take back."""

    def interrupt(console: Console) -> None:
        console.raise_event(CTRL_C)
        assert console.wait_for_end() == 2

    _leave_open_and_take_back(python, _new_plan(python), interrupt)


def _leave_open_and_take_back(python: WindowsPython, folder: Path, end: Callable[[Console], None]) -> None:
    before = _cells(folder)
    with _open(python, "left", folder) as console:
        console.type("\x1b[B")
        console.type("oskrivet ord")
        console.wait_for("oskrivet ord")
        _wait_for_journal(python)
        end(console)
    assert _cells(folder) == before
    with _open(python, "again", folder, sees="Ta tillbaka") as console:
        console.type(_ENTER)
        console.wait_for("Det osparade är tillbaka")
        console.type(_CTRL_S)
        console.wait_for("Sparat i")
        console.type(_CTRL_Q)
        assert console.wait_for_end() == 0
    assert "oskrivet ord" in (folder / "plan.toml").read_text("utf-8")


JOURNEYS: Mapping[str, Callable[[WindowsPython], None]] = {
    "from the first word to taking back": from_first_word_to_taking_back,
    "interrupted by the console": interrupted,
}


def _new_plan(python: WindowsPython) -> Path:
    """An empty plan in a folder with blanks and letters that not every code page has."""
    home = python.folder / "Samordnare Åsa"
    shutil.rmtree(home, ignore_errors=True)
    folder = home / "Mina planer – åäö"
    folder.mkdir(parents=True)
    python.environment["PLANTERM_STATE"] = on_windows(home / "state")
    answer = python.run("-m", "planterm", "new", "plan.toml", "--year", "2026", "--district", "Farsta", folder=folder)
    assert answer.returncode == 0, answer.stdout
    return folder


@contextmanager
def _open(python: WindowsPython, name: str, folder: Path, sees: str = _OPENED) -> Iterator[Console]:
    console = Console(python, name, "plan.toml", folder=folder)
    try:
        console.wait_for(sees)
        yield console
    finally:
        console.close()


def _cells(folder: Path) -> tuple[str, ...]:
    """The first texts of the first row in the file."""
    rows = tomllib.loads((folder / "plan.toml").read_text("utf-8"))["omrade"][0].get("rad", [{}])
    return tuple(rows[0].get(key, "") for key in ("problem", "orsak"))


def _wait_for_journal(python: WindowsPython) -> None:
    """The text of an open cell is promised to be in safety within a second."""
    journals, until = python.folder / "Samordnare Åsa" / "state" / "journals", monotonic() + 20
    while not any("oskrivet ord" in file.read_text("utf-8") for file in journals.glob("*")):
        assert monotonic() < until, "the open cell is in no journal"
        sleep(0.1)
