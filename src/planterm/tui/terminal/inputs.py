"""What a terminal hands over of the input, bytes, and what they mean."""

from math import inf

from planterm.tui.terminal.key_sequences import Received, Signal
from planterm.tui.terminal.parser import ESCAPE_DELAY, LATE, InputParser


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
