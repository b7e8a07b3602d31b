"""The text being written: whole characters, words, screen lines and selections."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import swedish

from planterm.tui.editing.buffer import Buffer, line_of, place_in
from planterm.tui.grid.wrapping import clusters, width, wrap

NFD = unicodedata.normalize("NFD", "Åtgärd")
FAMILY = "👩\u200d👩\u200d👧"
widths = st.integers(4, 40)


def buffers() -> st.SearchStrategy[Buffer]:
    """A text with the caret between two of its characters."""
    return swedish.flatmap(lambda text: st.sampled_from(places(text)).map(lambda place: Buffer(text, place)))


def places(text: str) -> list[int]:
    """Between which characters, as a person counts them, a caret may stand."""
    found, offset = [], 0
    for line in text.split("\n"):
        found += [offset + start for start, _, _ in clusters(line)] + [offset + len(line)]
        offset += len(line) + 1
    return found


@given(buffers())
def test_left_and_right_go_by_whole_characters(buffer: Buffer) -> None:
    between = places(buffer.text)
    index = between.index(buffer.caret)
    assert buffer.before() == between[max(0, index - 1)]
    assert buffer.after() == between[min(len(between) - 1, index + 1)]


@pytest.mark.parametrize("character", ["a", unicodedata.normalize("NFD", "å"), "👍🏽", FAMILY, "漢", "\n", "\t"])
def test_one_press_takes_one_character(character: str) -> None:
    text = f"Skola{character}plats"
    after = Buffer(text, 5 + len(character))
    assert after.delete(after.before()) == Buffer("Skolaplats", 5)
    before = Buffer(text, 5)
    assert before.delete(before.after()) == Buffer("Skolaplats", 5)


@given(buffers(), st.sampled_from(["", "x", "hela meningen", "rad\nrad"]))
def test_what_is_written_stands_before_the_caret_and_nothing_else_changes(buffer: Buffer, text: str) -> None:
    written = buffer.insert(text)
    assert written.text == buffer.text[: buffer.caret] + text + buffer.text[buffer.caret :]
    assert written.text[: written.caret].endswith(text)
    assert written.mark is None


@given(buffers(), st.integers(0, 200))
def test_a_selection_is_replaced_by_what_is_written_and_taken_out_by_delete(buffer: Buffer, other: int) -> None:
    chosen = buffer.at(other, select=True)
    start, end = chosen.selection
    assert chosen.selected == buffer.text[start:end]
    assert chosen.insert("NYTT").text == buffer.text[:start] + "NYTT" + buffer.text[end:]
    if start != end:
        assert chosen.delete(0).text == chosen.delete(len(buffer.text)).text == buffer.text[:start] + buffer.text[end:]


def test_a_selection_grows_from_where_it_began() -> None:
    buffer = Buffer("Skola som brottsplats", 6).at(9, select=True).at(21, select=True)
    assert buffer.selected == "som brottsplats"
    assert buffer.at(0, select=True).selected == "Skola "
    assert buffer.at(3).selected == ""
    assert buffer.select_all().selected == buffer.text


@pytest.mark.parametrize(
    ("text", "caret", "before", "after"),
    [
        ("Skola som plats", 10, 6, 15),
        ("Skola som plats", 8, 6, 9),
        ("Skola, som", 7, 0, 10),
        ("  ", 2, 0, 2),
        ("rad\nrad två", 4, 0, 7),
        (f"ja {NFD} nej", 3 + len(NFD), 3, 3 + len(NFD) + 4),
        (f"ja {NFD} nej", 2, 0, 3 + len(NFD)),
        ("år 2025", 7, 3, 7),
    ],
)
def test_words(text: str, caret: int, before: int, after: int) -> None:
    buffer = Buffer(text, caret)
    assert (buffer.word_before(), buffer.word_after()) == (before, after)


@given(buffers(), widths)
def test_home_and_end_stay_on_the_screen_line(buffer: Buffer, cells: int) -> None:
    spans = wrap(buffer.text, cells)
    line = line_of(spans, buffer.caret)
    home, end = buffer.at(buffer.line_start(cells)), buffer.at(buffer.line_end(cells))
    assert line_of(spans, home.caret) == line_of(spans, end.caret) == line
    assert home.caret == spans[line][0]
    assert end.line_end(cells) == end.caret
    assert {home.caret, end.caret} <= set(places(buffer.text))


@given(buffers(), widths)
def test_down_and_up_go_one_screen_line_each_to_the_ends_of_the_text(buffer: Buffer, cells: int) -> None:
    spans = wrap(buffer.text, cells)
    for step, end in ((1, len(buffer.text)), (-1, 0)):
        moved = buffer
        for line in range(line_of(spans, buffer.caret) + step, len(spans) if step > 0 else -1, step):
            moved = moved.vertically(step, cells)
            assert line_of(spans, moved.caret) == line
            assert moved.caret in places(buffer.text)
        assert moved.vertically(step, cells).caret == end


@given(buffers(), widths, st.integers(1, 5))
def test_up_after_down_is_back_in_the_same_column(buffer: Buffer, cells: int, lines: int) -> None:
    spans = wrap(buffer.text, cells)
    here = line_of(spans, buffer.caret)
    column = width(buffer.text[spans[here][0] : buffer.caret])
    reachable = here + lines < len(spans) and buffer.caret <= spans[here][1]
    if reachable:
        down = buffer
        for _ in range(lines):
            down = down.vertically(1, cells)
        assert down.goal == column
        back = down.vertically(-lines, cells)
        assert back.caret == buffer.caret


def test_a_short_line_between_two_long_ones_does_not_forget_the_column() -> None:
    text = "en ganska lång rad\nkort\nen lika lång rad"
    down = Buffer(text, 15).vertically(1, 40)
    assert down.caret == text.index("kort") + len("kort")
    assert down.vertically(1, 40).caret == text.index("en lika") + 15


def test_a_step_sideways_gives_up_the_column() -> None:
    text = "en ganska lång rad\nkort\nen lika lång rad"
    sideways = Buffer(text, 15).vertically(1, 40)
    sideways = sideways.at(sideways.before())
    assert sideways.vertically(1, 40).caret == text.index("en lika") + len("kor")


def test_shift_and_an_arrow_select_whole_screen_lines() -> None:
    buffer = Buffer("rad ett\nrad två\nrad tre", 4).vertically(1, 40, select=True)
    assert buffer.selected == "ett\nrad "
    assert buffer.vertically(1, 40, select=True).selected == "ett\nrad två\nrad "


@pytest.mark.parametrize(("column", "place"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 3), (99, 3)])
def test_a_column_inside_a_wide_character_is_before_it(column: int, place: int) -> None:
    assert place_in("漢字a", (0, 3), column) == place
