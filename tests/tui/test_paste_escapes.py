"""What a terminal sends, freed from escape characters inside pastes."""

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from planterm.tui.terminal.drivers import PasteEscapes, PasteParser

START, END = "\x1b[200~", "\x1b[201~"

keys = st.text(alphabet="aå\x1b[OA~21", max_size=12).filter(lambda text: START not in text)
pastes = st.text(alphabet="bö \n\x1b[m~20", max_size=20).filter(lambda text: "201~" not in text)


@given(st.lists(st.tuples(keys, pastes), max_size=4), st.lists(st.integers(1, 9), min_size=1))
def test_only_escapes_in_pastes_go_in_whatever_pieces_it_comes(parts: list[tuple[str, str]], sizes: list[int]) -> None:
    sent = "".join(f"{key}.{START}{paste}.{END}" for key, paste in parts)
    wanted = "".join(f"{key}.{START}{paste.replace(chr(27), '')}.{END}" for key, paste in parts)
    escapes, got, number = PasteEscapes(), "", 0
    while sent:
        size = sizes[number % len(sizes)]
        got, sent, number = got + escapes.taken_out(sent[:size]), sent[size:], number + 1
    assert got == wanted


@given(pastes, st.lists(st.integers(1, 9), min_size=1))
def test_the_parser_gives_a_paste_as_one_whatever_pieces_it_comes_in(paste: str, sizes: list[int]) -> None:
    parser, sent, number = PasteParser(), f"x{START}{paste}.{END}y", 0
    events: list[Message] = []
    while sent:
        size = sizes[number % len(sizes)]
        events += parser.feed(sent[:size])
        sent, number = sent[size:], number + 1
    keys = [event.character for event in events if isinstance(event, Key)]
    assert keys == ["x", "y"]
    assert [event.text for event in events if isinstance(event, Paste)] == [paste.replace(chr(27), "") + "."]


def test_a_paste_that_is_ended_without_its_mark_gives_what_came_and_then_keys() -> None:
    escapes = PasteEscapes()
    assert escapes.taken_out(f"{START}klistrat\x1b[20") + escapes.ended() == f"{START}klistrat[20{END}"
    assert escapes.taken_out("\x13") == "\x13"
    assert escapes.taken_out(f"resten\r{END}x") == f"{START}resten\r{END}x", "a slow line had held it up"
    assert escapes.taken_out(f"y{END}") == f"y{END}"


def test_characters_that_come_at_once_are_one_key() -> None:
    events = [event for event in PasteParser().feed("Å 1\x1b[Bx\ryz") if isinstance(event, Key)]
    assert [(event.key, event.character) for event in events] == [
        ("typed", "Å 1"),
        ("down", None),
        ("x", "x"),
        ("enter", "\r"),
        ("typed", "yz"),
    ]


def test_a_key_is_never_held_back() -> None:
    escapes = PasteEscapes()
    for piece in ("\x1b", "\x1b[", "x", "\x1b[2", "00", "y"):
        assert escapes.taken_out(piece) == piece
