"""What following up a row looks like: the row to read above, the follow-up to write below."""

from functools import lru_cache
from typing import NamedTuple

from planterm.model.plan import Status
from planterm.texts import follow_up as texts
from planterm.tui.editing.buffer import line_of
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.picture import Piece, line_pieces
from planterm.tui.grid.cells import fit, shown, width
from planterm.tui.grid.wrapping import lines as wrapped
from planterm.tui.grid.wrapping import wrap

INDENT = 2
CARET_ROOM = 2
_GAP = 2
_LEAST_READ, _LEAST_WRITTEN = 3, 3
_TALL = 32
"""On screens of so many lines there is room for whole sentences about the statuses."""


class FollowUpValue(NamedTuple):
    """A row's texts with their names, what is being written about it, and what can be chosen with a key."""

    fields: tuple[tuple[str, str], ...]
    heading: str
    question: str
    editing: Editing
    note: str = ""
    """What there is to say about the status."""
    status: Status | None = None
    statuses: tuple[tuple[str, Status], ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    scrolled: int = 0
    """How many lines of the row are above those in sight."""


class FollowUpPicture(NamedTuple):
    """The lines of the whole picture, and how far the row can be scrolled."""

    lines: list[list[Piece]]
    read_lines: int
    """How many lines of the row are in sight at a time."""
    most_scrolled: int


def draw(value: FollowUpValue, cells: int, height: int) -> FollowUpPicture:
    """The picture at a size."""
    question = [[(f"  {line}", "guidance")] for line in wrapped(value.question, max(1, cells - INDENT - 1))]
    offers = _offers(value, cells, height)
    room = max(2, height - 1 - len(question) - len(offers))
    spans = wrap(value.editing.text, text_cells(cells))
    least = max(_LEAST_WRITTEN, room // 4)
    written = min(max(least, len(spans)), max(least, room // 2), room - 1)
    in_sight = room - written
    read = _read_lines(value.fields, cells, in_sight)
    most = max(0, len(read) - in_sight)
    first = min(value.scrolled, most)
    above = [*read[first : first + in_sight], *([[]] * (in_sight - len(read)))]
    heading = _heading(value, cells, first, most - first)
    editor = _editor_lines(value.editing, spans, written)
    return FollowUpPicture([*above, heading, *question, *editor, *offers][:height], in_sight, most)


def text_cells(cells: int) -> int:
    """How many cells a line of the follow-up has."""
    return max(1, cells - INDENT - CARET_ROOM)


@lru_cache(maxsize=4)
def _read_lines(fields: tuple[tuple[str, str], ...], cells: int, room: int) -> list[list[Piece]]:
    """The row's texts beside their names, with blank lines between where that fits."""
    label = max(width(name) for name, _ in fields) + 1 + _GAP
    blocks = [_field(name, text, label, max(1, cells - label - 1)) for name, text in fields]
    gaps = sum(map(len, blocks)) + len(blocks) - 1 <= room
    blank: list[list[Piece]] = [[]]
    return [line for number, block in enumerate(blocks) for line in (blank if gaps and number else []) + block]


def _field(name: str, text: str, label: int, cells: int) -> list[list[Piece]]:
    found = wrapped(text.strip("\n"), cells) if text.strip() else [texts.NOTHING_WRITTEN]
    names = [fit(f" {name}", label), *[" " * label] * (len(found) - 1)]
    return [[(head, "label"), (shown(line), "text")] for head, line in zip(names, found, strict=True)]


def _heading(value: FollowUpValue, cells: int, above: int, below: int) -> list[Piece]:
    """The rule over the follow-up: what is known of its status, and how much of the row is out of sight."""
    more = [texts.more_above(above)] * bool(above) + [texts.more_below(below)] * bool(below)
    right = f" {' · '.join(more)} ━" if more else ""
    left = f"━ {value.heading} "
    note = f"· {value.note} " if value.note else ""
    room = max(0, cells - width(left) - width(right))
    note = note if width(note) <= room else fit(note, room)
    return [(left, "heading"), (note, "note"), ("━" * (room - width(note)), "rule"), (right, "more")]


def _editor_lines(editing: Editing, spans: list[tuple[int, int]], room: int) -> list[list[Piece]]:
    """The text being written, scrolled so that the caret is in sight."""
    caret = line_of(spans, editing.buffer.caret)
    first = max(0, min(caret - room + 1, len(spans) - room))
    first = min(first, caret) if caret < first else first
    numbers = range(first, min(len(spans), first + room))
    lines: list[list[Piece]] = [[("┃ ", "active"), *line_pieces(editing.buffer, spans, number)] for number in numbers]
    return lines + [[("┃ ", "active")]] * (room - len(lines))


def _offers(value: FollowUpValue, cells: int, height: int) -> list[list[Piece]]:
    """The phrases and the statuses with their keys; fewer on very low screens."""
    room = height - 1 - 1 - _LEAST_READ - _LEAST_WRITTEN
    statuses = _statuses(value, cells, tall=height >= _TALL)
    phrases = _phrases(value.phrases, cells)
    if len(statuses) + len(phrases) <= room:
        return [*phrases, *statuses]
    return statuses if len(statuses) <= room else []


def _phrases(phrases: tuple[tuple[str, str], ...], cells: int) -> list[list[Piece]]:
    """The phrases with their keys on two lines; what does not fit is cut, the longest first."""
    half = -(-len(phrases) // 2)
    return [_phrase_line(phrases[start : start + half], cells) for start in range(0, len(phrases), max(1, half))]


def _phrase_line(phrases: tuple[tuple[str, str], ...], cells: int) -> list[Piece]:
    keys = [f" {key} " for key, _ in phrases]
    room = cells - sum(map(width, keys)) - len(phrases)
    widths = [width(phrase) for _, phrase in phrases]
    longest = max(1, min(max(widths), room))
    while longest > 1 and sum(min(longest, each) for each in widths) > room:
        longest -= 1
    texts_ = [fit(phrase, min(longest, each)) + " " for (_, phrase), each in zip(phrases, widths, strict=True)]
    return [piece for key, text in zip(keys, texts_, strict=True) for piece in ((key, "key"), (text, "text"))]


def _statuses(value: FollowUpValue, cells: int, *, tall: bool) -> list[list[Piece]]:
    """The statuses with their keys and meanings: a line each, or two on a line in short words."""
    meanings = texts.MEANINGS if tall else texts.SHORT_MEANINGS
    columns = 1 if tall else 2
    pieces = []
    for key, status in value.statuses:
        chosen = status is value.status
        text = f"{'▶' if chosen else ' '}{texts.status(status)}: {meanings[status]}"
        pieces.append(_offer(key, text, cells // columns, f"chosen-{status.value}" if chosen else status.value))
    return [[piece for each in pieces[row : row + columns] for piece in each] for row in range(0, len(pieces), columns)]


def _offer(key: str, text: str, cells: int, look: str) -> list[Piece]:
    head = f" {key} "
    return [(head, "key"), (fit(text, max(0, cells - width(head) - 1)) + " ", look)]
