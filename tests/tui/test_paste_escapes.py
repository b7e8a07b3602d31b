"""What a terminal sends, freed from escape characters inside pastes."""

from hypothesis import given
from hypothesis import strategies as st

from planterm.tui.paste_escapes import PasteEscapes

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


def test_a_key_is_never_held_back() -> None:
    escapes = PasteEscapes()
    for piece in ("\x1b", "\x1b[", "x", "\x1b[2", "00", "y"):
        assert escapes.taken_out(piece) == piece
