"""The plan's file is broken or gone at the start: an earlier version is offered, and nothing written over."""

from pathlib import Path

import pytest
from editor import PROGRAM, cells, draft_in, leave, open_plan, save

from terminal import Key, Terminal


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that was saved once and then emptied by another program."""
    plan = draft_in(tmp_path)
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid" + Key.ESCAPE)
        terminal.wait_for("osparat")
        save(terminal)
        leave(terminal)
    plan.write_bytes(b"")
    return plan


def _opened(plan: Path) -> Terminal:
    terminal = Terminal([PROGRAM, plan.name], home=plan.parent)
    terminal.wait_for_words("plan.toml är tom")
    terminal.wait_until_quiet()
    return terminal


def test_an_earlier_version_is_put_back_and_opened(plan: Path) -> None:
    with _opened(plan) as terminal:
        terminal.send(Key.ENTER)
        terminal.wait_for("F1 Hjälp")
        terminal.send(" dagtid" + Key.ESCAPE)
        terminal.wait_for("osparat")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0].endswith(" dagtid")
    [aside] = plan.parent.glob("plan skadad *.toml")
    assert aside.read_bytes() == b""


def test_the_file_can_be_left_as_it_is(plan: Path) -> None:
    with _opened(plan) as terminal:
        terminal.send(Key.ESCAPE)
        assert terminal.wait_for_exit() == 2
        assert "Tidigare versioner av planen ligger i" in terminal.words
    assert plan.read_bytes() == b""
