"""The program killed in the middle of a word: the next start offers everything back."""

from pathlib import Path

import pytest
from editor import PROGRAM, cells, draft_in, leave, open_plan, save

from terminal import Key, Terminal
from written_journals import entries, rewrite


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return draft_in(tmp_path)


def test_what_was_never_saved_and_is_left_comes_back_again(plan: Path) -> None:
    before = plan.read_bytes()
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid" + Key.TAB + " Mörka stråk")
        terminal.wait_for("Mörka stråk")
        terminal.wait_until_quiet(quiet=1.0)  # the text of an open cell is promised within a second
        terminal.kill()
        terminal.wait_for_exit()
    assert plan.read_bytes() == before
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången sparades inte 1 ändring")
        terminal.wait_until_quiet()
        terminal.send(Key.ESCAPE)
        terminal.wait_until_gone("Förra gången")
        leave(terminal)
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången sparades inte 1 ändring")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        save(terminal)
        leave(terminal)
    first = cells(plan)[0]
    assert first[0].endswith(" på kvällstid")
    assert first[1].endswith(" Mörka stråk")


def test_what_was_typed_in_the_form_comes_back(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(Key.F4 + Key.TAB + " på kvällstid")
        terminal.wait_for("på kvällstid")
        terminal.wait_until_quiet(quiet=1.0)
        terminal.kill()
        terminal.wait_for_exit()
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången stod en text kvar i en öppen cell")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][1].endswith(" på kvällstid")


def test_what_was_written_in_a_dialog_stands_in_it_again(plan: Path) -> None:
    text = "annan.toml"
    with open_plan(plan) as terminal:
        terminal.send(Key.F10 + "spara som" + Key.ENTER + Key.CTRL_U + text)
        terminal.wait_for(text)
        terminal.wait_until_quiet(quiet=1.0)
        terminal.kill()
        terminal.wait_for_exit()
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången stod text kvar i en ruta")
        terminal.wait_for(text)
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_until_gone("Förra gången")
        terminal.wait_for(text)
        terminal.send(Key.ENTER)
        terminal.wait_for("Sparat i annan.toml")


STEERING = "\x1b]0;ny titel\x07"


def test_nothing_that_stands_in_a_state_file_reaches_the_terminal_raw(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(" på kvällstid")
        terminal.wait_for("på kvällstid")
        terminal.wait_until_quiet(quiet=1.0)
        terminal.kill()
        terminal.wait_for_exit()
    state = plan.parent / ".local" / "state" / "planterm"
    [journal] = (state / "journals").iterdir()
    header, *lines = entries(journal)
    odd = lines[-1] | {"kind": "text", "delta": {"rows": {"unga": {"new": {STEERING: [STEERING] * 8}}}}}
    rewrite(journal, [header | {"path": f"/borta/{STEERING}.toml"}, odd, *lines])
    for lock in (state / "locks").glob("*.lock"):
        lock.write_text(f"{STEERING}\n{STEERING}\n1\n\n{STEERING}\n{STEERING}", encoding="utf-8")
    (state / "recent").write_text(f"{STEERING}\n", encoding="utf-8")
    with open_plan(plan) as terminal:
        terminal.wait_for("Förra gången")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Det osparade är tillbaka")
        save(terminal)
        leave(terminal)
        assert STEERING.encode() not in terminal.output
    with Terminal([PROGRAM], home=plan.parent) as terminal:
        terminal.wait_for("Ny plan")
        terminal.wait_until_quiet()
        assert STEERING.encode() not in terminal.output
    assert cells(plan)[0][0].endswith(" på kvällstid")
