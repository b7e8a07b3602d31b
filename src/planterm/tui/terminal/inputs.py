"""What a system hands over of the input, bytes or the records of a console, and what it means."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from planterm.tui.terminal.key_sequences import Received, Resized, Signal
from planterm.tui.terminal.parser import ESCAPE_DELAY, LATE, InputParser

_ALT, _BLANK = 0x12, 0x20
_SHIFTED_BLANK = "\x1b[32;2u"
"""As terminals say it that tell it from a blank."""


class BytesInput:
    """Bytes in, however they are cut, and out what they mean.

    Those that are no UTF-8 are read as Windows' Western European, which has all of Latin-1: old terminals send that.
    """

    def __init__(self) -> None:
        self._parser = InputParser()
        self._begun = b""
        """The beginning of a character."""
        self._due = inf
        self._is_foreign = False

    @property
    def due(self) -> float:
        """When it is to be told that nothing has come."""
        return min(self._due, self._parser.due)

    def feed(self, data: bytes, now: float) -> list[Received]:
        """What the bytes mean; no bytes say that nothing has come until now, which is in seconds."""
        is_over = not data and now >= self._due
        text, is_foreign = self._decoded(data, now, is_over=is_over) if data or is_over else ("", False)
        received = self._parser.feed(text, now) if text or not data else []
        if is_foreign and not self._is_foreign:
            self._is_foreign = True
            received.append(Signal.NO_UTF8)
        return received

    def _decoded(self, data: bytes, now: float, *, is_over: bool) -> tuple[str, bool]:
        text, self._begun, is_foreign = _decoded(self._begun + data, is_over=is_over)
        self._due = now + (ESCAPE_DELAY if self._is_foreign else LATE) if self._begun else inf
        return text, is_foreign


def _decoded(data: bytes, *, is_over: bool) -> tuple[str, bytes, bool]:
    """The text, the beginning of a character behind it where more can come, and whether any of it was no UTF-8."""
    text, is_foreign = "", False
    while data:
        try:
            return text + data.decode(), b"", is_foreign
        except UnicodeDecodeError as error:
            text += data[: error.start].decode()
            if error.reason == "unexpected end of data" and not is_over:
                return text, data[error.start :], is_foreign
            text += data[error.start : error.end].decode("cp1252", "ignore")
            data, is_foreign = data[error.end :], True
    return text, b"", is_foreign


class KeyRecord(NamedTuple):
    """A key that went down or up."""

    is_down: bool
    key: int
    """The number that Windows has for it; 0 for those that a sequence or a paste is made of."""
    unit: str
    """The character, or half of one that is two in UTF-16; a NUL for none."""
    repeats: int = 1
    is_shifted: bool = False
    """Whether Shift is held."""


class SizeRecord(NamedTuple):
    """Another size of the window, in cells."""

    width: int
    height: int


Record = KeyRecord | SizeRecord


class RecordsInput:
    """Records in, however they are divided, and out what they mean.

    The console tells sequences, pastes and input methods as keys, one a character.
    """

    def __init__(self) -> None:
        self._parser = InputParser()
        self._half = ""
        """The first half of a character."""

    @property
    def due(self) -> float:
        """When it is to be told that nothing has come."""
        return self._parser.due

    def feed(self, records: Sequence[Record], now: float) -> list[Received]:
        """What the records mean; none say that nothing has come until now, which is in seconds."""
        units = self._half + "".join(_typed(record) for record in records if isinstance(record, KeyRecord))
        self._half = units[-1:] if "\ud800" <= units[-1:] < "\udc00" else ""
        whole = units.removesuffix(self._half)
        text = whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        received = self._parser.feed(text, now) if text or not records else []
        return received + [Resized(*record) for record in records if isinstance(record, SizeRecord)]


def _typed(record: KeyRecord) -> str:
    """What a record types. A key types when it goes down, but for what is pasted or written with Alt and a number."""
    if record.is_shifted and record.is_down and record.key == _BLANK:
        return _SHIFTED_BLANK * record.repeats
    is_typed = record.is_down or record.key == _ALT
    return record.unit * record.repeats if is_typed and record.unit != "\0" else ""
