"""What the Windows console hands over of the input, records of keys and sizes, and what they mean."""

from collections.abc import Sequence
from typing import NamedTuple

from planterm.tui.terminal.key_sequences import Received, Resized
from planterm.tui.terminal.parser import InputParser

_ALT, _BLANK = 0x12, 0x20
_SHIFTED_BLANK = "\x1b[32;2u"
"""As terminals say it that tell it from a blank."""


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
