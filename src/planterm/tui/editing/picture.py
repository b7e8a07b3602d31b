"""What a text being written looks like, line by line, as pieces of text with names of looks."""

from planterm.tui.editing.buffer import Buffer
from planterm.tui.grid.cells import clusters, fit, shown, width
from planterm.tui.grid.wrapping import Span

Piece = tuple[str, str]
"""A text and the name of its look: text, caret, selection or ghost."""


def line_pieces(buffer: Buffer, spans: list[Span], number: int) -> list[Piece]:
    """A line of the text, with the caret and the selection where they stand on it."""
    start, end = spans[number]
    following = spans[number + 1][0] if number + 1 < len(spans) else end + 1
    caret = buffer.caret if start <= buffer.caret < following else None
    first, last = buffer.selection
    if caret is None and (first == last or last <= start or first >= end):
        return [(shown(buffer.text[start:end]), "text")]
    pieces = []
    for begins, ends, _ in clusters(buffer.text[start:end]):
        here = start + begins
        look = "caret" if here == caret else "selection" if first <= here < last else "text"
        pieces.append((shown(buffer.text[here : start + ends]), look))
    if caret is not None and caret >= end:
        pieces.append((" ", "caret"))
    return pieces


def with_ghost(pieces: list[Piece], ghost: str, cells: int) -> list[Piece]:
    """The text's last line with what is offered to follow it, the caret on the offer's first character."""
    head = pieces[:-1]
    room = cells - sum(width(text) for text, _ in head) - width(shown(ghost[0]))
    return [*head, (shown(ghost[0]), "caret"), (fit(ghost[1:], max(0, room)), "ghost")]
