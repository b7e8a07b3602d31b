"""Much text in a short time: no character lost, none out of order."""

from pathlib import Path

import pytest
from editor import cells, draft_in, leave, new_plan, open_plan, reference_rows, save

from terminal import Key, typed

AREA_CELLS = 56
WORDS = "Åtgärder för ökad trygghet på Skarpnäcksfältet, €@{[]} och [/i] "

UNENDED = "\x1b[200~"
"""The beginning of a paste whose end mark is lost."""

WRITING = {
    "a cell": Key.ENTER,
    "the form": Key.F4,
    "the follow-up": Key.F5,
    "the search": Key.CTRL_F,
    "the filter": Key.F8,
    "a file's name": Key.F9,
    "the details": Key.F6,
    "the commands": Key.F10,
    "a file to open": Key.CTRL_O,
}
"""The places that take text, and how they are opened."""
TELLING = ("a cell", "a file's name")
"""One of each kind: the form and the follow-up take text as a cell does, the other places as a file's name does."""

everywhere = pytest.mark.parametrize(
    "keys",
    [
        pytest.param(keys, id=name, marks=() if name in TELLING else pytest.mark.stress)
        for name, keys in WRITING.items()
    ],
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return new_plan(tmp_path)


def test_an_area_of_the_reference_typed_by_keyboard_alone(plan: Path) -> None:
    wanted = reference_rows(0)
    texts = [text for row in wanted for text in row]
    keys = Key.TAB.join(typed(text) for text in texts) + Key.CTRL_S
    beyond = len(keys) - sum(map(len, texts))
    with open_plan(plan) as terminal:
        terminal.send(keys)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert cells(plan) == wanted
    print(f"{len(texts)} cells, {beyond} keystrokes beyond the text")  # noqa: T201 - pytest -rP shows it
    assert beyond <= len(texts) == AREA_CELLS


def test_all_areas_of_the_reference_typed_in_one_go(plan: Path) -> None:
    wanted = [reference_rows(area) for area in range(5)]
    areas = [Key.TAB.join(typed(text) for row in rows for text in row) for rows in wanted]
    with open_plan(plan) as terminal:
        terminal.send(Key.CTRL_PAGE_DOWN.join(areas) + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert [cells(plan, area) for area in range(5)] == wanted


def test_characters_one_by_one(plan: Path) -> None:
    with open_plan(plan) as terminal:
        for character in WORDS:
            terminal.send(character)
            terminal.wait_until_quiet(quiet=0.001)
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == WORDS


def test_characters_in_one_big_write(plan: Path) -> None:
    text = WORDS * 60
    with open_plan(plan) as terminal:
        terminal.send(text + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert cells(plan)[0][0] == text


def test_bytes_that_arrive_in_the_middle_of_a_character(plan: Path) -> None:
    with open_plan(plan) as terminal:
        for byte in "åäö🙂€".encode():
            terminal.send(bytes([byte]))
            terminal.wait_until_quiet(quiet=0.001)
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == "åäö🙂€"


def test_a_bracketed_paste_of_three_thousand_characters(plan: Path) -> None:
    text = (f"{WORDS}\n{WORDS}– " * 46)[:2999] + "."
    text = text.replace(" \n", ".\n")
    with open_plan(plan) as terminal:
        terminal.paste(text)
        save(terminal)
        leave(terminal)
    assert len(text) == 3000
    assert cells(plan)[0][0] == text


@everywhere
def test_a_paste_that_is_never_ended_is_there_and_the_keys_after_it_are_keys(tmp_path: Path, keys: str) -> None:
    with open_plan(draft_in(tmp_path)) as terminal:
        terminal.send(keys + UNENDED + "klistrat\x1b[20")
        terminal.wait_for("klistrat")
        terminal.send("7" + Key.BACKSPACE + "nu")
        terminal.wait_for(r"klistrat\S*nu")


def test_after_a_paste_that_is_never_ended_the_plan_can_be_saved(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(UNENDED + WORDS)
        terminal.wait_for("ökad trygghet")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0] == WORDS


@everywhere
def test_ten_thousand_characters_as_keys_are_written_at_once(tmp_path: Path, keys: str) -> None:
    with open_plan(draft_in(tmp_path)) as terminal:
        terminal.send(keys + WORDS * 160 + "slut")
        terminal.wait_for("slut")


def test_a_paste_that_arrives_as_keys_stays_in_its_cell(plan: Path) -> None:
    text = "Punkt ett\nPunkt två\n\nq: avsluta? Nej\n- j/k är bara bokstäver"
    with open_plan(plan) as terminal:
        terminal.send(typed(text) + Key.TAB + "orsaken")
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][:2] == (text, "orsaken")


def test_a_paste_that_arrives_as_keys_and_begins_with_a_line_break_loses_no_text(plan: Path) -> None:
    with open_plan(plan) as terminal:
        terminal.send(typed("\nförsta\nandra") + Key.TAB)
        save(terminal)
        leave(terminal)
    assert cells(plan)[0][0].strip() == "första\nandra"


def test_editing_keys_between_typed_characters_keep_their_place(plan: Path) -> None:
    step = "abc" + Key.LEFT * 2 + "X" + Key.BACKSPACE + Key.END + Key.BACKSPACE + "d "
    with open_plan(plan) as terminal:
        terminal.send(step * 200 + Key.CTRL_S)
        terminal.wait_for("Sparat i")
        leave(terminal)
    assert cells(plan)[0][0] == "abd " * 200
