"""What is drawn on a terminal that lacks letters and lines: the nearest signs that it has, each in the same place."""

import codecs
import sys
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.scrollbar import ScrollBarRender

if sys.platform == "win32":
    from planterm.tui.terminal.windows_calls import raster_code_page


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("─═", "-"),
        **dict.fromkeys("│║▌", "|"),
        **dict.fromkeys("┌┐└┘", "+"),
        **dict.fromkeys("█", "#"),
        **dict.fromkeys("░", "."),
        **dict.fromkeys("►→", ">"),
        **dict.fromkeys("◄←", "<"),
        "√": "v",
        "½": "/",
        "»": ">",
        "×": "x",
        "·": "-",
        "…": ".",
        **dict.fromkeys("–—−", "-"),
        **dict.fromkeys("”“„", '"'),
        **dict.fromkeys("’‘", "'"),
        "•": "*",
    }
)
"""What stands for signs that are drawn and for those that texts often hold; each is one cell wide."""


_AS_WIDE = "as-wide-question-marks"


def _question_marks(error: Any) -> tuple[str, int]:
    """As many as what the terminal lacks takes cells."""
    return "?" * cell_len(error.object[error.start : error.end]), error.end


codecs.register_error(_AS_WIDE, _question_marks)


class WholeBar(ScrollBarRender):
    """A scroll bar without the parts of blocks that the fonts of the Windows console lack."""

    VERTICAL_BARS = (" ",)  # type: ignore[assignment]  # nothing is ever put into it
    HORIZONTAL_BARS = (" ",)  # type: ignore[assignment]


class PlainSigns(LineFilter):
    """Draws every line with signs that the terminal has."""

    def __init__(self, encoding: str) -> None:
        """The encoding is the terminal's; what it lacks becomes a question mark."""
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with signs that take as much room."""
        del background
        return [Segment(self._plain(text), style, control) for text, style, control in segments]

    def _plain(self, text: str) -> str:
        return text.translate(_PLAIN).encode(self._encoding, _AS_WIDE).decode(self._encoding)


def poor_encoding() -> str | None:
    """The encoding of a terminal that cannot show every sign; None for all others."""
    if sys.platform == "win32":
        return raster_code_page()
    name = codecs.lookup(getattr(sys.__stderr__, "encoding", None) or "utf-8").name
    return None if name == "utf-8" else name
