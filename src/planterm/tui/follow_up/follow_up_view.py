"""What following up a row looks like: the row to read above, the follow-up to write below, and how far one is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from planterm.model.follow_up import RowChoice, tally
from planterm.model.follow_up_texts import suggested_status
from planterm.model.form import Column
from planterm.model.plan import Status
from planterm.model.results import Progress
from planterm.publish.plan_text import BLOCKS, bar
from planterm.texts import progress as texts
from planterm.tui.commands import key_name
from planterm.tui.editing.buffer import Editing, caret_at, line_pieces
from planterm.tui.editing.editor_keys import View
from planterm.tui.grid.wrapping import Piece, even_cut, fit, shown, width, wrap
from planterm.tui.grid.wrapping import lines as wrapped
from planterm.tui.lines import TitleLine
from planterm.tui.plan.plan_lines import file_state
from planterm.tui.widgets.lines_view import LinesView, looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planterm.model.plan import Area, Plan, Row, Standing
    from planterm.session.session import Session
    from planterm.store.follow_up_state import FollowUpState
    from planterm.tui.editing.writing import Writing

INDENT = 2
CARET_ROOM = 2
_GAP = 2
_LEAST_READ, _LEAST_WRITTEN = 3, 3
_TALL = 32
"""On screens of so many lines there is room for whole sentences about the statuses."""

PHRASE_KEYS = ("f2", "f3", "f4", "f6", "f7", "f9")
STATUS_KEYS = {"ctrl+g": Status.DONE, "ctrl+d": Status.PARTLY, "ctrl+e": Status.NOT_DONE, "ctrl+p": Status.ONGOING}
"""The initials of the words; no keys with Alt, which Swedish keyboards need for characters of their own."""
_BAR_GAP = 2
_SHORTEST, _LONGEST = 2, 30
"""Cells of a bar; a longer one tells no more."""


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
    label = max((width(name) for name, _ in fields), default=0) + 1 + _GAP
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
    more = [texts.MORE_ABOVE.format(lines=above)] * bool(above) + [texts.more_below(below)] * bool(below)
    right = f" {' · '.join(more)} ═" if more else ""
    left = f"═ {value.heading} "
    note = f"· {value.note} " if value.note else ""
    room = max(0, cells - width(left) - width(right))
    note = note if width(note) <= room else fit(note, room)
    return [(left, "heading"), (note, "note"), ("═" * (room - width(note)), "rule"), (right, "more")]


def _editor_lines(editing: Editing, spans: list[tuple[int, int]], room: int) -> list[list[Piece]]:
    """The text being written, scrolled so that the caret is in sight."""
    _, caret = caret_at(editing.buffer, spans)
    first = max(0, min(caret - room + 1, len(spans) - room))
    lines = [line_pieces(editing.buffer, spans, number) for number in range(first, min(len(spans), first + room))]
    return [[("║ ", "active"), *line] for line in [*lines, *[[]] * (room - len(lines))]]


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
    longest = even_cut(widths, room)
    texts_ = [fit(phrase, min(longest, each)) + " " for (_, phrase), each in zip(phrases, widths, strict=True)]
    return [piece for key, text in zip(keys, texts_, strict=True) for piece in ((key, "key"), (text, "text"))]


def _statuses(value: FollowUpValue, cells: int, *, tall: bool) -> list[list[Piece]]:
    """The statuses with their keys and meanings: a line each, or two on a line in short words."""
    meanings = texts.MEANINGS if tall else texts.SHORT_MEANINGS
    columns = 1 if tall else 2
    pieces = []
    for key, status in value.statuses:
        chosen = status is value.status
        text = f"{'►' if chosen else ' '}{texts.status(status)}: {meanings[status]}"
        head, look = f" {key} ", f"chosen-{status.value}" if chosen else status.value
        text = fit(text, max(0, cells // columns - width(head) - 1))
        pieces.append([(head, "key"), (f"{text} ", look)])
    return [[piece for each in pieces[row : row + columns] for piece in each] for row in range(0, len(pieces), columns)]


def title_line(session: Session, standing: Standing, state: FollowUpState, *, is_changed: bool) -> TitleLine:
    """Which row it is, what is chosen, and whether anything is unsaved."""
    choice = state.choice
    by = choice.order.column(session.plan.columns)
    words = [
        texts.POSTPONED_HERE if standing.row.id in state.later else "",
        texts.IN_ORDER_OF.format(column=by.header) if by else "",
        texts.ONE_AREA_STATE if choice.area_id is not None else "",
        texts.ONLY.format(name=choice.party) if choice.party is not None else "",
        texts.EVERY_ROW_STATE if choice.every_row else "",
        *file_state(session, is_typing=is_changed),
    ]
    title = texts.row_of(standing.number, len(standing.area.rows), standing.area.title)
    return TitleLine(title, " · ".join(filter(None, words)))


def progress_line(plan: Plan, area: Area, choice: RowChoice) -> ProgressLine:
    """How far the plan, the area and a party's rows have come."""
    everything = RowChoice(round=choice.round)
    parts = [(texts.PLAN_BAR, everything), (texts.AREA_BAR, everything._replace(area_id=area.id))]
    if choice.party is not None:
        parts.append((texts.CHOICE_BAR, choice))
    return ProgressLine(tuple((name, tally(plan, part)) for name, part in parts))


def value(written: Column, row: Row, writing: Writing, last_year: str, phrases: Sequence[str]) -> FollowUpValue:
    """The row, what is written about it, and what can be chosen."""
    others = (column for column in row.columns if column != written)
    fields = [(column.header, row[column]) for column in others]
    return FollowUpValue(
        fields=tuple([*fields, (texts.LAST_YEAR, last_year)] if last_year else fields),
        heading=written.header,
        question=written.guidance.split("\n\n")[0],
        editing=writing.editing,
        note=_note(row.status, writing.text),
        status=row.status,
        statuses=tuple((key_name(key), status) for key, status in STATUS_KEYS.items()),
        phrases=tuple((key_name(key), phrase) for key, phrase in zip(PHRASE_KEYS, phrases, strict=False)),
    )


def _note(status: Status | None, text: str) -> str:
    """The status, what it lacks, or which one the text tells of."""
    if status is not None:
        return texts.status(status) if text.strip() else texts.STATUS_ONLY
    suggestion = suggested_status(text)
    keys = {status: key_name(key) for key, status in STATUS_KEYS.items()}
    return texts.suggested(suggestion, keys[suggestion]) if suggestion is not None else ""


_LOOKS = ("label", "text", "heading", "note", "rule", "more", "guidance", "active", "caret", "selection", "key")
_STATUS_LOOKS = tuple(f"{chosen}{status.value}" for chosen in ("", "chosen-") for status in Status)


class FollowUpView(LinesView):
    """Shows the picture of a value."""

    COMPONENT_CLASSES = looks(*_LOOKS, *_STATUS_LOOKS)

    def __init__(self) -> None:
        super().__init__()
        self._value = FollowUpValue((), "", "", Editing.of(""))
        self._picture = FollowUpPicture([], 1, 0)

    @property
    def view(self) -> View:
        """How the follow-up is shown."""
        return View(text_cells(self.size.width), max(1, self.size.height // 4))

    def show(self, value: FollowUpValue) -> None:
        """Show another value, the row scrolled as it was."""
        self._value = value._replace(scrolled=self._value.scrolled)
        self._draw()

    def scroll_pages(self, pages: int) -> None:
        """Scroll the row by so many windowfuls, with a line of overlap."""
        self.scroll_lines(pages * max(1, self._picture.read_lines - 1))

    def scroll_lines(self, lines: int) -> None:
        """Scroll the row."""
        most = self._picture.most_scrolled
        self._value = self._value._replace(scrolled=max(0, min(most, min(self._value.scrolled, most) + lines)))
        self._draw()

    def begin(self) -> None:
        """Show the row from its beginning."""
        self._value = self._value._replace(scrolled=0)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._draw()

    def _draw(self) -> None:
        self._picture = draw(self._value, self.size.width, self.size.height)
        self.lines = self._picture.lines
        self.refresh()


class ProgressLine(NamedTuple):
    """Named progresses, each with a bar as long as there is room for."""

    parts: tuple[tuple[str, Progress], ...]

    def draw(self, width_: int) -> Content:
        """The bars side by side."""
        words = [(name, texts.DONE_OF.format(done=part.done, total=part.total)) for name, part in self.parts]
        used = sum(width(name) + width(count) + 2 + _BAR_GAP for name, count in words)
        room = max(0, min(_LONGEST, (width_ - 1 - used) // max(1, len(words))))
        pieces: list[tuple[str, str]] = []
        for (name, count), (_, part) in zip(words, self.parts, strict=True):
            drawn = bar(part.done, part.total, room) if room >= _SHORTEST else ""
            filled = drawn.rstrip(BLOCKS.empty)
            pieces += [(f" {name} ", "bold"), (filled, "$good"), (drawn[len(filled) :], "$rule")]
            pieces.append((f" {count}{' ' * (_BAR_GAP - 1)}", ""))
        return Content.assemble(*pieces)
