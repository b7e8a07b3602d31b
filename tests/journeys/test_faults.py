"""The program fails, is asked to end or loses its terminal, in a real one: nothing that was written is lost."""

import shutil
import signal
import sys
from pathlib import Path

import pytest
from editor import PROGRAM, SAMPLE, cells, leave, open_plan, save

from planterm.session.session import Session
from terminal import HANG_UP, Key, Terminal

MAIN_SCREEN_AGAIN = b"\x1b[?1049l"
CURSOR_SHOWN_AGAIN = b"\x1b[?25h"
QUIET = ("Traceback", "Error", "Fel", "Task", "Exception")

FAULTS = {
    "in a key": """
from planterm.tui.actions import moves
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
KEYS = PLAN_COMMANDS._by_key
def fail(screen):
    raise ZeroDivisionError("hemlig text ur planen")
KEYS["f6"] = KEYS["f6"]._replace(run=fail, keeps_mode=True)
""",
    "in a timer": """
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
KEYS = PLAN_COMMANDS._by_key
def fail():
    raise ZeroDivisionError("hemlig text ur planen")
def later(screen):
    screen.set_timer(0.01, fail)
KEYS["f6"] = KEYS["f6"]._replace(run=later, keeps_mode=True)
""",
    "where nobody waits": """
import asyncio
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
KEYS = PLAN_COMMANDS._by_key
def fail():
    raise ZeroDivisionError("hemlig text ur planen")
def later(screen):
    asyncio.get_running_loop().call_soon(fail)
KEYS["f6"] = KEYS["f6"]._replace(run=later, keeps_mode=True)
""",
    "in a thread": """
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
KEYS = PLAN_COMMANDS._by_key
from planterm.tui.background import in_background
def fail():
    raise ZeroDivisionError("hemlig text ur planen")
def later(screen):
    in_background(screen.app, fail, print)
KEYS["f6"] = KEYS["f6"]._replace(run=later, keeps_mode=True)
""",
    "in a drawing": """
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
KEYS = PLAN_COMMANDS._by_key
from planterm.tui.plan.plan_table import PlanTable
def fail(*_):
    raise ZeroDivisionError("hemlig text ur planen")
def draw(screen):
    PlanTable.render_line = fail
    screen.table.refresh()
KEYS["f6"] = KEYS["f6"]._replace(run=draw, keeps_mode=True)
""",
    "in a dialog": """
from planterm.tui.actions.plan_details import PlanDetails
def fail(*_):
    raise ZeroDivisionError("hemlig text ur planen")
PlanDetails.compose = fail
""",
    "after a dialog has opened": """
from planterm.tui.actions.plan_details import PlanDetails
def fail(*_):
    raise ZeroDivisionError("hemlig text ur planen")
PlanDetails.on_mount = lambda screen: screen.call_after_refresh(fail)
""",
    "in what the terminal sends": """
from planterm.tui.terminal.parser import InputParser
made = InputParser.feed
def feed(parser, text, now):
    if "\\x1b[17~" in text:
        raise ZeroDivisionError("hemlig text ur planen")
    return made(parser, text, now)
InputParser.feed = feed
""",
}
RUN = "\nimport sys\nfrom planterm.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
UNTOLD = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(subprocess.run(sys.argv[1:], start_new_session=True).returncode)
"""
"""Runs a program in a session that does not own the terminal, as some other programs do."""

F6 = "\x1b[17~"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "plan.toml"))


def assert_kept(plan: Path, text: str) -> None:
    """The text is not in the file, and the next session has it to take back."""
    assert plan.read_bytes() == SAMPLE.read_bytes()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_STATE_HOME", str(plan.parent / ".local" / "state"))
        session = Session.open(plan)
        session.recover()
        assert session.plan.areas[0].rows[0].cells[0].endswith(text)
        session.close()


def assert_offered_back(plan: Path, text: str) -> None:
    """The next start offers the text, takes it back and saves it."""
    assert plan.read_bytes() == SAMPLE.read_bytes()
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0].endswith(text)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_anywhere_says_so_in_swedish_and_loses_nothing(fault: str, plan: Path) -> None:
    folder = plan.parent / "tmp"
    folder.mkdir()
    command = [sys.executable, "-c", FAULTS[fault] + RUN, plan.name]
    with Terminal(command, home=plan.parent, environment={"TMPDIR": str(folder)}) as terminal:
        terminal.wait_for("F1 Hjälp")
        terminal.send(" på stråket")
        terminal.wait_for("på stråket")
        terminal.send(F6)
        assert terminal.wait_for_exit() == 2
        words = " ".join(terminal.output.rpartition(MAIN_SCREEN_AGAIN)[2].decode().split())
        assert MAIN_SCREEN_AGAIN in terminal.output
        assert CURSOR_SHOWN_AGAIN in terminal.output
    assert "Ett fel i planterm" in words
    assert "ZeroDivisionError" in words
    assert "Traceback" not in words
    [report] = folder.glob("planterm-*.txt")
    assert "hemlig" not in words + report.read_text(encoding="utf-8")
    assert report.stat().st_mode & 0o077 == 0
    assert_kept(plan, " på stråket")


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        (signal.SIGTERM, "på torget"),
        (signal.SIGINT, Key.F4 + "på torget"),
        (HANG_UP, "på torget"),
        (None, "på torget"),
    ],
    ids=["SIGTERM", "SIGINT in the form", "SIGHUP", "window closed"],
)
def test_a_program_that_is_ended_says_nothing_and_loses_nothing(
    number: signal.Signals | None, keys: str, plan: Path
) -> None:
    with open_plan(plan) as terminal:
        terminal.send(keys)
        terminal.wait_for("på torget")
        if number is None:
            terminal.close()
        else:
            terminal.signal(number)
        assert terminal.wait_for_exit() == 2
        if number is not None:
            assert MAIN_SCREEN_AGAIN in terminal.output
            assert CURSOR_SHOWN_AGAIN in terminal.output
            assert not [word for word in QUIET if word in terminal.output.rpartition(MAIN_SCREEN_AGAIN)[2].decode()]
    assert_kept(plan, "på torget")


def test_a_program_that_is_not_told_of_its_lost_terminal_ends_too(plan: Path) -> None:
    with Terminal([sys.executable, "-c", UNTOLD, PROGRAM, plan.name], home=plan.parent) as terminal:
        terminal.wait_for("F1 Hjälp")
        terminal.send("på torget")
        terminal.wait_for("på torget")
        terminal.close()
        assert terminal.wait_for_exit() == 2
    assert_offered_back(plan, "på torget")
