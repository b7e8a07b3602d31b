"""The program as a whole: a fault in it ends in one Swedish sentence, never in a traceback."""

import sys
from pathlib import Path

import pytest
from sample_plan import session_of, small_plan

from planterm.session.session import Session
from planterm.tui.app import PlantermApp
from terminal import Key, Terminal

pytestmark = pytest.mark.usefixtures("folder")


class _Faulty(Session):
    """A session with a fault in it: what can be done to it ends in an exception that nobody expects."""

    def undo(self) -> None:
        raise ZeroDivisionError("hemlig text ur planen")


def _faulty() -> Session:
    session_of(small_plan())
    return _Faulty.open(Path("plan.toml"))


async def _press_undo(app: PlantermApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+z")
        await pilot.pause()


async def test_a_fault_in_a_key_ends_the_editor_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    app = PlantermApp(_faulty())
    with pytest.raises(ZeroDivisionError):
        await _press_undo(app)
    assert isinstance(app.fault, ZeroDivisionError)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    assert "hemlig" not in captured.out + captured.err


async def test_a_plan_left_in_order_ends_with_code_0() -> None:
    app = PlantermApp(session_of(small_plan()))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.fault is None
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+backslash", "ctrl+g", "f12", "alt+x", "ctrl+o", "escape"])
async def test_no_key_ends_the_program_unasked(key: str) -> None:
    app = PlantermApp(session_of(small_plan()))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert not app._exit


PROGRAM = """
import sys
from planterm.cli.main import main
from planterm.session.session import Session

def undo(session):
    raise ZeroDivisionError("hemlig text ur planen")

Session.undo = undo
sys.exit(main(sys.argv[1:]))
"""


def test_a_fault_in_a_real_terminal_is_one_swedish_sentence_and_exit_code_2(folder: Path) -> None:
    session_of(small_plan())
    with Terminal([sys.executable, "-c", PROGRAM, "plan.toml"], home=folder) as terminal:
        terminal.wait_for("F1 Hjälp")
        terminal.send(Key.CTRL_Z)
        assert terminal.wait_for_exit() == 2
        sentence = terminal.words
    assert "Ett fel i planterm" in sentence
    assert "ZeroDivisionError" in sentence
    for hidden in ("Traceback", "hemlig", "File ", "Unhandled"):
        assert hidden not in sentence
    assert b"\x1b[?1049l" in terminal.output
