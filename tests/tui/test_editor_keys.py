"""Every key of the open cell, against a text and a caret kept by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_buffer import places

from planterm.tui.editing.buffer import Buffer
from planterm.tui.editing.writing import EDITOR_KEYS, View, Writing

VIEW = View(cells=20, lines=4)
TEXT = "Skola som brottsplats\nBehov av fler vuxna i miljön\nSSPF-individ"


def press(editing: Writing, *keys: str, view: View = VIEW) -> Writing:
    for key in keys:
        editing = EDITOR_KEYS[key](editing, view) if key in EDITOR_KEYS else editing.type(key)
    return editing


def at(caret: int, text: str = TEXT) -> Writing:
    return Writing(Buffer(text, caret))


@pytest.mark.parametrize(
    ("key", "caret", "place"),
    [
        ("left", 5, 4),
        ("left", 0, 0),
        ("left", 22, 21),
        ("right", 5, 6),
        ("right", len(TEXT), len(TEXT)),
        ("ctrl+left", 9, 6),
        ("ctrl+right", 5, 9),
        ("home", 15, 10),
        ("home", 8, 0),
        ("end", 3, 9),
        ("end", 12, 21),
        ("ctrl+home", 40, 0),
        ("ctrl+end", 3, len(TEXT)),
        ("up", 12, 2),
        ("up", 3, 0),
        ("down", 2, 12),
        ("down", len(TEXT) - 1, len(TEXT)),
        ("pagedown", 2, 53),
        ("pageup", 2, 0),
    ],
)
def test_where_the_caret_goes(key: str, caret: int, place: int) -> None:
    editing = press(at(caret), key)
    assert editing.buffer.caret == place
    assert editing.text == TEXT
    assert editing.buffer.selected == ""


MOVES = ["left", "right", "home", "end", "up", "down", "pageup", "pagedown"]
BY_WORD = ["left", "right", "home", "end"]


@pytest.mark.parametrize(
    ("key", "selecting"),
    [(key, f"shift+{key}") for key in MOVES] + [(f"ctrl+{key}", f"ctrl+shift+{key}") for key in BY_WORD],
)
@pytest.mark.parametrize("caret", [0, 5, 30, len(TEXT)])
def test_shift_selects_as_far_as_the_key_goes(key: str, selecting: str, caret: int) -> None:
    place = press(at(caret), key).buffer.caret
    editing = press(at(caret), selecting)
    assert editing.buffer.caret == place
    assert editing.buffer.selected == TEXT[min(caret, place) : max(caret, place)]


@pytest.mark.parametrize(
    ("key", "caret", "text"),
    [
        ("backspace", 5, "Skol som plats"),
        ("backspace", 0, "Skola som plats"),
        ("delete", 5, "Skolasom plats"),
        ("delete", 15, "Skola som plats"),
        ("ctrl+backspace", 9, "Skola  plats"),
        ("ctrl+w", 9, "Skola  plats"),
        ("ctrl+delete", 5, "Skola plats"),
        ("enter", 5, "Skola\n som plats"),
        ("x", 5, "Skolax som plats"),
    ],
)
def test_what_the_key_does_to_the_text_and_undo_takes_back(key: str, caret: int, text: str) -> None:
    before = at(caret, "Skola som plats")
    editing = press(before, key)
    assert editing.text == text
    assert press(editing, "ctrl+z").text == before.text
    assert press(editing, "ctrl+z", "ctrl+y").text == text


def test_select_all_and_a_letter_can_be_taken_back() -> None:
    editing = press(at(3), "ctrl+a", "N")
    assert editing.text == "N"
    assert press(editing, "ctrl+z").text == TEXT


keys = st.lists(st.sampled_from([*EDITOR_KEYS, "a", "å", " ", "-", "👍", "漢"]), max_size=40)
openings = st.sampled_from(["", TEXT, "e\u0301tude A\u030atga\u0308rd", "👩\u200d👩\u200d👧 👍🏽\n\n漢字漢字", "a\tb"])


@given(openings, keys, st.integers(2, 30))
def test_no_keys_leave_the_caret_inside_a_character(opening: str, pressed: list[str], cells: int) -> None:
    editing = Writing.of(opening)
    for key in pressed:
        editing = press(editing, key, view=View(cells, 3))
        assert editing.buffer.caret in places(editing.text)
        start, end = editing.buffer.selection
        assert 0 <= start <= end <= len(editing.text)


@given(openings, keys)
def test_whatever_was_pressed_can_be_taken_back(opening: str, pressed: list[str]) -> None:
    editing = press(Writing.of(opening), *pressed)
    for _ in range(len(pressed)):
        editing = press(editing, "ctrl+z")
    assert editing.text == opening


@given(openings, keys)
def test_keys_that_move_change_no_text(opening: str, pressed: list[str]) -> None:
    moves = [key for key in pressed if key.removeprefix("ctrl+").removeprefix("shift+") in {*MOVES, "a"} and "+" in key]
    assert press(Writing.of(opening), *moves).text == opening
