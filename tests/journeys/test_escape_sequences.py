"""A file never speaks to the terminal: escape sequences in its texts and in its name are taken out or made visible."""

from pathlib import Path

import pytest
from editor import DRAFT, PROGRAM, leave, open_plan

from terminal import Key, Terminal

TITLE, CLIPBOARD, COLOUR, C1 = "\x1b]0;titeln", "\x1b]52;c;SGVq", "\x1b[35;41mfärgat", "\x9b35;41mc1"
SEQUENCES = (TITLE, CLIPBOARD, COLOUR, C1)
HOSTILE_NAME = f"plan{TITLE}\x07{COLOUR}.toml"


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(character):04x}" if not character.isprintable() else character for character in text)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    attack = escaped("".join(f"{sequence}\x07" for sequence in SEQUENCES))
    text = DRAFT.decode()
    text = text.replace("Ungdomar i offentlig miljö", f"Ungdomar {attack} i offentlig miljö", 1)
    text = text.replace("Skarpnäcks stadsdelsförvaltning", f"Skarpnäcks {attack} stadsdelsförvaltning", 1)
    text = text.replace('titel = "Unga', f'titel = "{attack}Unga', 1)
    plan = tmp_path / HOSTILE_NAME
    plan.write_text(text, encoding="utf-8")
    return plan


def assert_silent(terminal: Terminal) -> None:
    sent = [sequence for sequence in SEQUENCES if sequence.encode() in terminal.output]
    assert not sent


def test_a_plan_full_of_escape_sequences_opened_edited_saved_and_exported(hostile: Path) -> None:
    with open_plan(hostile) as terminal:
        terminal.wait_for("Ungdomar")
        terminal.send("!" + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        terminal.send(Key.F2 + Key.CTRL_PAGE_UP)
        terminal.wait_for("Sammanställning över")
        terminal.send(Key.CTRL_PAGE_DOWN + Key.F9)
        terminal.wait_for("Exportera till Excel")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Arbetsboken är skriven")
        leave(terminal)
        assert_silent(terminal)
    assert list(hostile.parent.glob("*.xlsx"))


def test_a_hostile_name_among_the_files_to_open_and_on_the_start_screen(hostile: Path) -> None:
    with Terminal([PROGRAM], home=hostile.parent) as terminal:
        terminal.wait_for("Ny plan")
        terminal.send(Key.DOWN * 2 + Key.ENTER)
        terminal.wait_for("Sök, eller skriv")
        terminal.wait_until_quiet()
        terminal.send("~/plan")
        terminal.wait_for("plan.*toml")
        terminal.wait_until_quiet()
        terminal.send(Key.ENTER)
        terminal.wait_for("Ungdomar")
        leave(terminal)
        assert_silent(terminal)
    with Terminal([PROGRAM], home=hostile.parent) as terminal:
        terminal.wait_for("2025 Skarpnäcks")
        terminal.send(Key.ENTER)
        terminal.wait_for("Ungdomar")
        leave(terminal)
        assert_silent(terminal)


def test_a_hostile_name_in_a_failure(hostile: Path) -> None:
    hostile.write_text("schema = 1\n[plan", encoding="utf-8")
    with Terminal([PROGRAM, hostile.name], home=hostile.parent) as terminal:
        assert terminal.wait_for_exit() == 2
        assert_silent(terminal)
