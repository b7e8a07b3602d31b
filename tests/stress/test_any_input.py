"""Anything at all from the terminal: never a fault, and nothing of a sequence in what is typed."""

from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random

import pytest

from planterm.tui.terminal.inputs import BytesInput
from planterm.tui.terminal.key_sequences import Pasted, Received, Typed
from planterm.tui.terminal.records import KeyRecord, Record, RecordsInput, SizeRecord

ROUNDS = [500, pytest.param(100_000, marks=pytest.mark.stress)]


def spelt(sequences: str) -> list[str]:
    """Sequences between blanks; "^[" is the escape character, "^G" the one that ends a string."""
    return sequences.replace("^[", "\x1b").replace("^G", "\x07").split()


PIECES = [
    *(
        piece.encode()
        for piece in spelt("^[ ^[[ ^[O ^[] ^[P ^[_ ^[\\ ^G ^[[200~ ^[[201~ ^[[< ^[[M ^[[[ ; : ? < $ ~ ^ @")
    ),
    *(piece.encode() for piece in spelt("1 27 200 65533 55296 99999999999 A M R u t y hej åäö € 🙂")),
    *(b"\x9b", b"\xc2\x9b", b"\xe5", b"\xf0\x9f", b"\xed\xa0\x80", b"\0", b"\r", b"\n", b"\x7f"),
]
"""What makes the ways of the parser; between them are bytes of any kind."""

ALT_KEY = 0x12
PAUSES = (0.0, 0.0, 0.01, 0.08, 0.2, 0.7, 1.2, 3.0)

WORDS = ("Orsak", "[1] å", "OBS", "Pelle", "]", "_", "M m", "~5;3u", "🙂 €", "\xa0")
SEQUENCES = [
    *spelt("^[[1;5A ^[[5~ ^[[2;5~ ^[[115;5u ^[[27;5;115~ ^[[1;2R ^[[24;80R ^[[7$ ^[[8^ ^[[[C ^[[99;99x"),
    *spelt("^[[?1;2c ^[[>0;1;2c ^[[?2026;2$y ^[[<35;20;10M ^[[<0;1;1m ^[[12;34M"),
    *spelt("^[]11;rgb:ff/ff/ff^[\\ ^[]52;c;aGVq^G ^[P>|xterm(370)^[\\ ^[_Gi=1;OK^[\\ ^[^x^[\\"),
    *("\t", "\x13", "\0", "\x85"),
]
BARE = spelt("^[OP ^[O5Q ^[[A ^[[Z ^[[I ^[[O")
"""Without their escape character and with text behind them these look like text."""


def cut(data: Sequence[object], random: Random) -> Iterator[tuple[int, int]]:
    """Random places."""
    start = 0
    while start < len(data):
        end = start + random.choice((1, 2, 3, 7, 40, 400))
        yield start, min(end, len(data))
        start = end


def passed(source: BytesInput | RecordsInput, now: float, pause: float, nothing: object) -> list[Received]:
    """What comes of nothing being sent for so many seconds."""
    received: list[Received] = []
    while source.due <= now + pause:
        received += source.feed(nothing, source.due)  # type: ignore[arg-type]
    return received


def text_of(received: Sequence[Received]) -> str:
    return "".join(each.text for each in received if isinstance(each, (Typed, Pasted)))


def is_harmless(each: Received) -> bool:
    text = text_of([each])
    left = text.translate(dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85"))) if isinstance(each, Pasted) else text
    return not any(c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c < "\ue000" for c in left)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_any_bytes_however_they_are_cut(rounds: int) -> None:
    for seed in range(rounds):
        random = Random(seed)
        data = b"".join(
            random.choice(PIECES) if random.randrange(5) else random.randbytes(3) for _ in range(random.randrange(40))
        )
        source, now = BytesInput(), 0.0
        for start, end in cut(data, random):
            got, pause = source.feed(data[start:end], now), random.choice(PAUSES)
            assert all(map(is_harmless, [*got, *passed(source, now, pause, b"")])), seed
            now += pause


@pytest.mark.parametrize("rounds", ROUNDS)
def test_any_records_however_they_are_divided(rounds: int) -> None:
    for seed in range(rounds):
        random = Random(seed)
        units = [piece.decode("latin-1") for piece in random.choices(PIECES, k=random.randrange(30))]
        records: list[Record] = [
            KeyRecord(random.random() < 0.8, random.choice((0, 0, ALT_KEY, 0x41)), unit, random.choice((1, 1, 1, 4)))
            for unit in (*chain(*units), *map(chr, random.choices((0xD83D, 0xDE42, 0, 0xFFFF, 0x20AC), k=6)))
        ]
        records.insert(random.randrange(len(records)), SizeRecord(random.randrange(300), random.randrange(100)))
        source, now = RecordsInput(), 0.0
        for start, end in cut(records, random):
            got, pause = source.feed(records[start:end], now), random.choice(PAUSES)
            assert all(map(is_harmless, [*got, *passed(source, now, pause, ())])), seed
            now += pause


@pytest.mark.parametrize("rounds", ROUNDS)
def test_what_is_typed_among_sequences_is_all_that_is_typed(rounds: int) -> None:
    for seed in range(rounds):
        random, wanted = Random(seed), ""
        source, now, received = BytesInput(), 0.0, []
        for _ in range(random.randrange(1, 25)):
            if random.randrange(2):
                wanted += (word := random.choice(WORDS))
                sent = f"\x1b[200~{word}\x1b[201~" if random.randrange(3) == 0 else word
            else:
                sent = random.choice(SEQUENCES + BARE)
            data = sent.encode()
            for start, end in cut(data, random):
                packet = data[start:end]
                received += source.feed(packet, now)
                # A bracket or an O that comes alone, long after Escape, is what a person types.
                is_slow = packet[-1:] != b"\x1b" and not (packet == b"[" or sent in BARE)
                pause = random.choice((0.0, 0.05, 0.6) if is_slow else (0.0, 0.05))
                received += passed(source, now, pause, b"")
                now += pause
        received += passed(source, now, 10.0, b"")
        assert text_of(received) == wanted, seed
