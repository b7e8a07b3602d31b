"""What terminals send, as bytes and as the console's records: keys and text come out of it, and nothing else."""

from collections.abc import Iterable, Sequence
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planterm.tui.terminal.drivers import Messages
from planterm.tui.terminal.inputs import BytesInput
from planterm.tui.terminal.key_sequences import (
    Gesture,
    Moused,
    Pasted,
    Pressed,
    Received,
    Resized,
    Signal,
    Typed,
)
from planterm.tui.terminal.records import KeyRecord, Record, RecordsInput, SizeRecord

ALT_KEY, ESCAPE_KEY, SHIFT_KEY = 0x12, 0x1B, 0x10
LONGEST_WAIT = 0.1
"""Seconds that Escape may be held back for."""


def heard(*packets: str | bytes | float) -> list[Received]:
    """What comes of packets; a number between them is a pause in seconds, and a long one is at the end."""
    source, now, received = BytesInput(), 0.0, []
    for packet in (*packets, 1000.0):
        if isinstance(packet, float):
            until = now + packet
            while source.due <= until:
                now = source.due
                received += source.feed(b"", now)
            now = until
        else:
            received += source.feed(packet.encode() if isinstance(packet, str) else packet, now)
    return received


def keys(*packets: str | bytes | float) -> list[str]:
    """The same, as names of keys and as text."""
    received = heard(*packets)
    found = [each for each in received if isinstance(each, (Pressed, Typed))]
    assert found == received
    return [each.key if isinstance(each, Pressed) else f"={each.text}" for each in found]


def slowly(pieces: Iterable[str], pause: float) -> list[str | float]:
    """Pieces with pauses behind them."""
    return [packet for piece in pieces for packet in (piece, pause)]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[2;5~", "ctrl+c"),
        ("\x1b[2;2~", "ctrl+v"),
        ("\x1b[3;2~", "ctrl+x"),
        ("\x1b[1;3S", "alt+f4"),
        ("\x1bO5P", "ctrl+f1"),
        ("\x1b[M", "f1"),
        *((spelling, "shift+f3") for spelling in ("\x1b[1;2R", "\x1b[13;2~", "\x1bO2R", "\x1bO1;2R", "\x1b[25~")),
        ("\x1b[28~", "shift+f3"),
        *((spelling, "home") for spelling in ("\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~")),
        *((spelling, "end") for spelling in ("\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~")),
        *((spelling, "ctrl+home") for spelling in ("\x1b[1;5H", "\x1b[7^", "\x1b[7;5~")),
        *((spelling, "shift+end") for spelling in ("\x1b[1;2F", "\x1b[8$")),
        *((spelling, "ctrl+up") for spelling in ("\x1b[1;5A", "\x1b[5A", "\x1bOa")),
        *((spelling, "shift+up") for spelling in ("\x1b[1;2A", "\x1b[a")),
        *((spelling, "f1") for spelling in ("\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b[P")),
        ("\x1b[1;6C", "ctrl+shift+right"),
        ("\x1b[1;3D", "alt+left"),
        ("\x1b[Z", "shift+tab"),
        ("\x1bOM", "enter"),
        ("\r", "enter"),
        ("\n", "enter"),
        ("\r\n", "enter"),
        ("\x1b\r", "enter"),
        ("\t", "tab"),
        ("\x7f", "backspace"),
        ("\x13", "ctrl+s"),
        ("\x1bs", "alt+s"),
        ("\x1bö", "alt+ö"),
        ("\x1b8", "alt+8"),
        ("\x1b[115;5u", "ctrl+s"),
        ("\x1b[27;5;115~", "ctrl+s"),
        ("\x1b[13;2u", "enter"),
        ("\x1b[27;2;13~", "enter"),
        ("\x1b[27u", "escape"),
        ("\x1b[9;2u", "shift+tab"),
        ("\x1b[57352;5u", ""),
        ("\x1b[1;1:1B", "down"),
        ("\x1b[57420u", "down"),
        ("\x1b[115;3u", "alt+s"),
        ("\x9b1;5C", "ctrl+right"),
    ],
)
def test_a_key_however_it_is_spelt(sent: str, key: str) -> None:
    assert keys(sent) == ([key] if key else [])


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("åäö €", "åäö €"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\xa0", "\xa0"),
        ("\x1b[97;1u", "a"),
        ("\x1b[97;2u", "A"),
        ("\x1b[50:34;2u", '"'),
        ("\x1b[64;7u", "@"),
        ("\x1b[50;3;64u", "@"),
        ("\x1b[8364;3u", "€"),
        ("\x1b[27;7;123~", "{"),
        ("\x1bOp", "0"),
        ("\x1b[57404u", "5"),
    ],
)
def test_what_types_a_character_types_it(sent: str, text: str) -> None:
    assert keys(sent) == [f"={text}"]
    [message] = [Messages(lambda: None).of(each) for each in heard(sent)]
    assert getattr(message, "is_printable", False), "widgets take what they hold for printable"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        "\x1b]11;rgb:ffff/ffff/ffff\x07",
        "\x1b[?1;2c",
        "\x1b[>41;354;0c",
        "\x1bP>|xterm(370)\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b^privat\x1b\\",
        "\x1b[?2048;0$y",
        "\x1b[4;1$y",
        "\x1b[24;80R",
        "\x1b[1;1R",
        "\x1b[?0u",
        "\x1b[115;5:3u",
        "\x1b[1;1:3B",
        "\x1b[99~",
        "\x1b[M !!",
        "\x1b[35;20;10M",
        "\x1b[<0;0;0M",
        "\x1b[" + "1;" * 300 + "A",
        "\x1b[1;99999999999999999999A",
        "\x1b[57441u",
        "\x1b[5;13q",
        "\0",
        "\x1c",
        "\x85",
        "\x80",
    ],
)
def test_what_nobody_has_asked_for_is_dropped_whole_however_it_is_cut(sequence: str) -> None:
    for cut in range(len(sequence)):
        assert keys("a", sequence[:cut], 0.05, sequence[cut:], "b") == ["=a", "=b"], cut
    assert keys(f"a{sequence}b\t") == ["=a", "=b", "tab"] or sequence == "\x1b[M !!"


@pytest.mark.parametrize("pause", [0.05, 0.09, 0.3, 0.45])
@pytest.mark.parametrize(
    ("pieces", "key"),
    [
        (("\x1b", "[B"), "down"),
        (("\x1b", "[1;5", "C"), "ctrl+right"),
        (("\x1b[", "B"), "down"),
        (("\x1b", "OB"), "down"),
        (("\x1bO", "P"), "f1"),
    ],
)
def test_a_key_on_a_slow_line_is_that_key(pieces: tuple[str, ...], key: str, pause: float) -> None:
    got = keys(*slowly(pieces, pause))
    assert [each for each in got if each != "escape"] == [key]
    assert len(got) <= 2, "Escape was given at once"


@pytest.mark.parametrize("text", ["[", "[hej", "[ ] klart", "[]", "O", "Områden", "Bilaga [1]", "OBS: nu", "hej"])
def test_text_after_escape_is_typed(text: str) -> None:
    assert "".join(keys("\x1b", 0.2, text)).replace("=", "") == f"escape{text}"
    assert "".join(keys("\x1b", 0.2, *slowly(text, 0.12))).replace("=", "") == f"escape{text}"


def test_escape_and_text_in_one_packet() -> None:
    assert keys("\x1bdärefter och mycket mer") == ["escape", "=därefter och mycket mer"]
    assert keys("\x1b\x1b") == ["escape", "escape"]
    assert keys("\x1b\x13") == ["escape", "ctrl+s"]
    assert keys("\x1bOmråden") == ["escape", "=Områden"]


def test_escape_alone_is_not_held_back_for_long() -> None:
    source = BytesInput()
    assert source.feed(b"\x1b", 5.0) == []
    assert source.due <= 5.0 + LONGEST_WAIT
    assert source.feed(b"", source.due) == [Pressed("escape")]
    assert source.due == inf


def test_text_is_never_held_back() -> None:
    source = BytesInput()
    assert source.feed("åäö [1;5".encode(), 0.0) == [Typed("åäö [1;5")]
    assert source.due == inf


def test_the_mouse_cut_in_two() -> None:
    down = Moused(Gesture.DOWN, 34, 9, 1, shift=False, meta=False, ctrl=False)
    assert heard("\x1b[<0;35;10M\x1b[<0;35;10m") == [down, down._replace(gesture=Gesture.UP)]
    assert heard("\x1b[<0;3", 0.4, "5;10M") == [down]
    assert heard("\x1b[<65;35;10M") == [down._replace(gesture=Gesture.SCROLL_DOWN, button=0)]
    assert heard("\x1b[<48;35;10M") == [down._replace(gesture=Gesture.MOVE, ctrl=True)]


def test_what_the_terminal_says_of_itself() -> None:
    assert heard("\x1b[I\x1b[O") == [Signal.IN_FRONT, Signal.BEHIND]
    assert heard("\x1b[48;30;100;600;1000t") == [Resized(width=100, height=30)]
    assert heard("\x1b[?2026;2$y") == [Signal.SYNCHRONIZES]


pastes = st.text(alphabet="bö \n\x1b[m~20", max_size=20).filter(lambda text: "201~" not in text)


@given(pastes, st.lists(st.integers(1, 9), min_size=1))
def test_a_paste_is_one_and_without_escapes_in_whatever_pieces_it_comes(paste: str, sizes: list[int]) -> None:
    packets: list[bytes] = []
    sent, number = f"x\x1b[200~{paste}.\x1b[201~y".encode(), 0
    while sent:
        size = sizes[number % len(sizes)]
        packets, sent, number = [*packets, sent[:size]], sent[size:], number + 1
    first, pasted, last = heard(*packets)
    assert (first, last) == (Typed("x"), Typed("y"))
    assert isinstance(pasted, Pasted)
    assert pasted.text.endswith(".")
    assert "\x1b" not in pasted.text
    assert "\x1b" in paste or pasted.text == f"{paste}."


def test_colours_in_a_paste_are_taken_out() -> None:
    assert heard("\x1b[200~a\x1b[35;1mb\x1b]0;titel\x07c\x9b\0d\x1b[201~") == [Pasted("abcd")]


def test_a_paste_that_is_never_ended_is_there_and_the_keys_after_it_are_keys() -> None:
    assert heard("\x1b[200~klistrat\x1b[20", 2.0, "\x13") == [Pasted("klistrat[20"), Pressed("ctrl+s")]
    held_up = heard("\x1b[200~klistrat", 2.0, "resten\r\x1b[201~x", 2.0, "y\x1b[201~")
    assert held_up == [Pasted("klistrat"), Pasted("resten\r"), Typed("x"), Typed("y")]


def test_bytes_that_are_no_utf8_are_latin_1_and_told_once() -> None:
    assert heard(b"\xe5\xe4\xf6", b"\xe9t\xe9") == [Typed("åäö"), Signal.NO_UTF8, Typed("ét"), Typed("é")]
    assert heard(b"\x80 \x96") == [Typed("€ –"), Signal.NO_UTF8], "as Windows has them"
    assert heard("å".encode()[:1], 0.6, "å".encode()[1:]) == [Typed("å")], "a slow line cuts characters too"


def test_characters_that_come_at_once_are_one_text() -> None:
    assert keys("Å 1\x1b[Bx\ryz") == ["=Å 1", "down", "=x", "enter", "=yz"]


def console(*reads: Sequence[Record] | float) -> list[Received]:
    """What comes of records that are read together; a number between them is a pause in seconds."""
    source, now, received = RecordsInput(), 0.0, []
    for read in (*reads, 1000.0):
        if isinstance(read, float):
            now += read
            received += source.feed((), min(now, source.due)) if source.due <= now else []
        else:
            received += source.feed(read, now)
    return received


def units(text: str) -> list[str]:
    """The halves and wholes of a text in UTF-16."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(data), 2)]


def sent(text: str) -> list[Record]:
    """A text, or a sequence, as the console sends it."""
    return [KeyRecord(is_down, 0, unit) for unit in units(text) for is_down in (True, False)]


NOTHING = "\0"


@pytest.mark.parametrize(
    ("reads", "received"),
    [
        ([sent("åäö €")], [Typed("åäö €")]),
        ([sent("🙂")], [Typed("🙂")]),
        ([sent("a🙂")[:4], sent("a🙂")[4:]], [Typed("a"), Typed("🙂")]),
        ([sent("\ud83d"), sent("x")], [Typed("x")]),
        ([sent("x\ude00y")], [Typed("xy")]),
        (
            [[KeyRecord(True, ALT_KEY, NOTHING), KeyRecord(False, ALT_KEY, "–"), *sent("x")]],
            [Typed("–x")],
        ),
        (
            [[KeyRecord(False, ALT_KEY, half) for half in units("🙂")]],
            [Typed("🙂")],
        ),
        (
            [[KeyRecord(True, ESCAPE_KEY, "\x1b")], [KeyRecord(True, SHIFT_KEY, NOTHING)], 0.2, sent("x")],
            [Pressed("escape"), Typed("x")],
        ),
        ([[KeyRecord(True, 0x32, "@")]], [Typed("@")]),
        (
            [[KeyRecord(True, 0x20, " ", is_shifted=True), KeyRecord(True, 0x20, " ")]],
            [Pressed("shift+space"), Typed(" ")],
        ),
        ([[KeyRecord(True, 0x41, "a", repeats=3)]], [Typed("aaa")]),
        ([sent("rad ett\rrad två")], [Typed("rad ett"), Pressed("enter"), Typed("rad två")]),
        ([sent("\x1b[1;5C")[:3], sent("\x1b[1;5C")[3:]], [Pressed("ctrl+right")]),
        ([sent("\x1b[200~klistrat\x1b[201~")], [Pasted("klistrat")]),
        ([[SizeRecord(100, 30), *sent("x")]], [Typed("x"), Resized(100, 30)]),
        ([[KeyRecord(False, 0x41, "a"), KeyRecord(True, 0x20, NOTHING)]], []),
    ],
    ids=[
        "letters",
        "an emoji",
        "an emoji in two reads",
        "half a character",
        "the other half",
        "a paste of what is on no key",
        "an emoji pasted so",
        "Escape and then Shift",
        "AltGr",
        "Shift and the blank",
        "a key held down",
        "line breaks of a paste",
        "a key in two reads",
        "a marked paste",
        "another size",
        "keys that go up, and those that type nothing",
    ],
)
def test_what_the_console_of_windows_sends(reads: list[Sequence[Record] | float], received: list[Received]) -> None:
    assert console(*reads) == received


def test_a_paste_of_more_records_than_one_read_takes() -> None:
    text = "x" * 1023 + "🙂" + "y" * 3000
    records = [KeyRecord(True, 0, unit) for unit in units(text)]
    got = console(*(records[at : at + 1024] for at in range(0, len(records), 1024)))
    assert "".join(each.text for each in got if isinstance(each, Typed)) == text
