"""One visit to a cell: nothing written is lost, every change can be taken back, and pastes come in clean."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.tui.editing.buffer import Buffer
from planterm.tui.editing.writing import Writing

NBSP, SHY = "\xa0", "\xad"


def typed(text: str, editing: Writing | None = None) -> Writing:
    editing = editing or Writing.of("")
    for character in text:
        editing = editing.type(character)
    return editing


@pytest.mark.parametrize(
    ("text", "caret", "pasted", "result"),
    [
        ("bar", 0, "foo ", "foo bar"),
        ("bar", 0, "foo\r\n", "foo\nbar"),
        ("bar", 3, " foo\r\n\r\n", "bar foo"),
        ("", 0, "foo ", "foo "),
    ],
)
def test_a_blank_at_the_end_of_a_paste_parts_it_from_what_follows(
    text: str, caret: int, pasted: str, result: str
) -> None:
    assert Writing(Buffer(text, caret)).put(pasted).text == result


Step = Callable[[Writing], Writing]


def _type(text: str) -> Step:
    return lambda editing: typed(text, editing)


def _paste(text: str) -> Step:
    return lambda editing: editing.put(text)


def _go(number: int) -> Step:
    return lambda editing: editing.move(editing.buffer.at(number % (len(editing.text) + 1)))


def _select(number: int) -> Step:
    return lambda editing: editing.move(editing.buffer.at(number % (len(editing.text) + 1), select=True))


def _delete(number: int) -> Step:
    return lambda editing: editing.delete(number % (len(editing.text) + 1))


words = st.text(st.sampled_from("abåäö \n.👍"), max_size=6)
steps = st.lists(
    st.one_of(
        words.map(_type),
        words.map(_paste),
        st.integers(0, 99).map(_go),
        st.integers(0, 99).map(_select),
        st.integers(0, 99).map(_delete),
    ),
    max_size=25,
)
openings = st.sampled_from(["", "Skola som brottsplats", "rad ett\nrad två"])


@given(st.text(st.sampled_from("abåäö \n.👍漢"), max_size=40), openings)
def test_typing_adds_at_the_end_and_never_destroys(text: str, opening: str) -> None:
    assert typed(text, Writing.of(opening)).text == opening + text


@given(openings, steps)
def test_all_undone_is_the_text_as_opened_and_all_redone_the_text_as_left(opening: str, path: list[Step]) -> None:
    editing = Writing.of(opening)
    for step in path:
        editing = step(editing)
    end, passed = editing.text, []
    while editing.past:
        passed.append(editing.text)
        editing = editing.undo()
        assert editing.text != passed[-1], "an undo that shows nothing"
    assert editing.text == opening
    assert editing.undo() == editing

    while editing.future:
        editing = editing.redo()
        assert editing.text == passed.pop()
    assert editing.text == end
    assert editing.redo() == editing


@given(openings, steps)
def test_a_change_after_an_undo_ends_what_could_be_redone(opening: str, path: list[Step]) -> None:
    editing = Writing.of(opening)
    for step in path:
        editing = step(editing)
    undone = editing.type("X").undo()
    assert undone.future
    assert undone.type("Y").future == ()


def test_a_letter_written_over_itself_hides_no_later_change_from_undo() -> None:
    editing = Writing.of("a")
    editing = typed("ab", editing.move(editing.buffer.select_all()))
    assert editing.text == "ab"
    assert editing.undo().text == "a"


def test_a_word_written_over_itself_is_no_step_of_its_own() -> None:
    editing = typed("skola")
    editing = typed("skola", editing.move(editing.buffer.select_all()))
    assert editing.undo().text == ""
    assert typed("s", editing).undo().text == "skola"


def test_a_word_is_one_undo_step() -> None:
    editing = typed("Skola som brottsplats")
    assert editing.undo().text == "Skola som "
    while editing.text not in {"Skola som", ""}:
        editing = editing.undo()
    assert editing.text == "Skola som"
    assert editing.undo().text == "Skola "


def test_the_typed_character_that_opens_a_cell_is_taken_back_alone() -> None:
    assert Writing.of("Skola").type("r").undo().text == "Skola"


def test_moving_away_begins_a_new_step() -> None:
    editing = typed("ett")
    editing = editing.move(editing.buffer.at(0))
    editing = typed("två", editing)
    assert editing.text == "tvåett"
    assert editing.undo().text == "ett"


def test_undo_puts_the_caret_back() -> None:
    editing = Writing.of("Skola som plats")
    editing = editing.move(editing.buffer.at(5)).put("-arbete")
    assert editing.text == "Skola-arbete som plats"
    assert editing.undo().buffer.caret == 5


def test_typing_over_a_selection_can_be_taken_back_whole() -> None:
    editing = Writing.of("Skola som plats")
    editing = typed("Nytt", editing.move(editing.buffer.select_all()))
    assert editing.text == "Nytt"
    assert editing.undo().undo().text == "Skola som plats"
    assert editing.undo().undo().buffer.selected == "Skola som plats"


def test_deleting_nothing_leaves_no_step() -> None:
    editing = Writing.of("Skola")
    assert editing.delete(editing.buffer.after()).past == ()


@pytest.mark.parametrize(
    ("copied", "written"),
    [
        ("rad ett\r\nrad två\r", "rad ett\nrad två"),
        (f"25{NBSP}%", "25 %"),
        (f"brotts{SHY}före{SHY}byggande", "brottsförebyggande"),
        ("a\tb", "a b"),
        ("a\u200bb\ufeff", "ab"),
        ("SSPF\u2011individ", "SSPF-individ"),
        ("\x1b[31mröd\x1b[0m\x07\x00\x9b", "[31mröd[0m"),
        ("rad\u2028rad\x0brad", "rad\nrad\nrad"),
        ("slut   \n\n\n", "slut"),
        ("blank  \nrad", "blank\nrad"),
        ("=1+1", "=1+1"),
        ("[/i] [se bilaga]", "[/i] [se bilaga]"),
        ("stavfehl  med  dubbla   blanka", "stavfehl  med  dubbla   blanka"),
        ("\ud800", ""),
        ("👩\u200d👩\u200d👧 €@{[]}\\~|", "👩\u200d👩\u200d👧 €@{[]}\\~|"),
    ],
)
def test_a_paste_comes_in_clean(copied: str, written: str) -> None:
    assert Writing.of("").put(copied).text == written


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x00", "\ud800", "\ufffe"])
def test_a_character_that_could_steer_is_not_typed(character: str) -> None:
    editing = Writing.of("Skola").type(character)
    assert editing.text == "Skola"
    assert editing.past == ()


def test_a_whole_paste_is_one_step_in_the_middle_of_typing() -> None:
    editing = typed("ett ").put("två\ntre\nfyra")
    assert editing.undo().text == "ett "
    assert typed("s", editing).undo().text == "ett två\ntre\nfyra"
