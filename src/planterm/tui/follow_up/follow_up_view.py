"""What following up a row looks like: the row to read above, the follow-up to write below, and how far one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.content import Content

from planterm.model.follow_up import RowChoice, tally
from planterm.model.follow_up_texts import suggested_goal, suggested_status
from planterm.model.form import Column, Role
from planterm.model.plan import Area, Plan, Progress, Row, Standing, Status
from planterm.model.results import GOALS, light
from planterm.model.text import is_told
from planterm.publish.wrap import BLOCKS, bar
from planterm.session.session import Session
from planterm.texts import progress as texts
from planterm.tui.commands import key_name
from planterm.tui.editing.buffer import caret_at, written_lines
from planterm.tui.editing.writing import View, Writing
from planterm.tui.grid.wrapping import Piece, fit, shown, width, wrap
from planterm.tui.grid.wrapping import lines as wrapped
from planterm.tui.lines import TitleLine
from planterm.tui.plan.plan_lines import file_state
from planterm.tui.widgets import LinesView

if TYPE_CHECKING:
    from planterm.store.remembered import FollowUpState

A = TypeVar("A")

INDENT = 2
CARET_ROOM = 2
_GAP = 2
_LEAST_READ, _LEAST_WRITTEN = 3, 3
_MOST_GOAL, _MOST_PHRASES = 3, 3
"""Lines of the goal beside the text, and of the phrases."""

PHRASE_KEYS = tuple(f"alt+{number}" for number in range(1, 7))
STATUS_KEY, GOAL_KEY = "ctrl+g", "ctrl+b"
STATUSES = (Status.DONE, Status.PARTLY, Status.NOT_DONE, Status.ONGOING)
"""In the order in which they are offered."""
_BAR_GAP = 2
_SHORTEST, _LONGEST = 2, 30
"""Cells of a bar; a longer one tells no more."""


Fields = tuple[tuple[str, str], ...]
"""Texts with their names."""


class FollowUpValue(NamedTuple):
    """A row, the column of it that is written in, what is written there, and what helps with that."""

    row: Row
    column: Column
    writing: Writing
    last_year: str = ""
    phrases: tuple[str, ...] = ()
    scrolled: int = 0
    """How many lines of the row are above those in sight."""

    @property
    def fields(self) -> Fields:
        """What there is to read."""
        fields = tuple((column.header, self.row.text(column)) for column in self.row.columns if column != self.column)
        return (*fields, (texts.LAST_YEAR, self.last_year)) if self.last_year else fields


class FollowUpPicture(NamedTuple):
    """The lines of the whole picture, and how far the row can be scrolled."""

    lines: list[list[Piece]]
    read_lines: int
    """How many lines of the row are in sight at a time."""
    most_scrolled: int


def draw(value: FollowUpValue, cells: int, height: int) -> FollowUpPicture:
    """The picture at a size."""
    question = wrapped(value.column.guidance.split("\n\n")[0], max(1, cells - INDENT - 1))
    goal, fields = _goal(value, cells, min(_MOST_GOAL, height // 5 - 1))
    offers = _offers(value, cells, height - len(question) - len(goal))
    room = max(2, height - 1 - len(question) - len(goal) - len(offers))
    spans = wrap(value.writing.text, text_cells(cells))
    least = max(_LEAST_WRITTEN, room // 4)
    written = min(max(least, len(spans)), max(least, room // 2), room - 1)
    in_sight = room - written
    label = max(width(name) for name, _ in value.fields) + 1 + _GAP
    read = _read_lines(fields, label, cells, in_sight)
    most = max(0, len(read) - in_sight)
    first = min(value.scrolled, most)
    above = [*read[first : first + in_sight], *([[]] * (in_sight - len(read)))]
    heading = _heading(value, cells, first, most - first)
    asked: list[list[Piece]] = [[(f"  {line}", "quiet")] for line in question]
    editor = _editor_lines(value.writing, spans, cells, written)
    return FollowUpPicture([*above, heading, *asked, *goal, *editor, *offers][:height], in_sight, most)


def text_cells(cells: int) -> int:
    """How many cells a line of the follow-up has."""
    return max(1, cells - INDENT - CARET_ROOM)


def _goal(value: FollowUpValue, cells: int, most: int) -> tuple[list[list[Piece]], Fields]:
    """The goal for beside the text, and what is left to read above: the goal too, where it does not fit in whole."""
    column = value.row.columns.find(Role.GOALS)
    if column is None or most < 1:
        return [], value.fields
    name = f"{column.header}: "
    text = " ".join(value.row.text(column).split()) or texts.NOTHING_WRITTEN
    found = wrapped(name + text, max(width(name) + 1, cells - INDENT - 1))
    shown_lines = found[:most]
    drawn: list[list[Piece]] = [[("  ", "text"), (shown(line), "goal")] for line in shown_lines]
    drawn[0] = [("  ", "text"), (name, "label"), (shown(shown_lines[0][len(name) :]), "goal")]
    if len(found) <= most:
        return drawn, tuple(field for field in value.fields if field != (column.header, value.row.text(column)))
    drawn[-1].append((" …", "goal"))
    return drawn, value.fields


@lru_cache(maxsize=4)
def _read_lines(fields: Fields, label: int, cells: int, room: int) -> list[list[Piece]]:
    """The row's texts beside their names, with blank lines between where that fits."""
    blocks = [_field(name, text, label, max(1, cells - label - 1)) for name, text in fields]
    gaps = sum(map(len, blocks)) + len(blocks) - 1 <= room
    blank: list[list[Piece]] = [[]]
    return [line for number, block in enumerate(blocks) for line in (blank if gaps and number else []) + block]


def _field(name: str, text: str, label: int, cells: int) -> list[list[Piece]]:
    found = wrapped(text.strip("\n"), cells) if text.strip() else [texts.NOTHING_WRITTEN]
    names = [fit(f" {name}", label), *[" " * label] * (len(found) - 1)]
    return [[(head, "label"), (shown(line), "text")] for head, line in zip(names, found, strict=True)]


def _heading(value: FollowUpValue, cells: int, above: int, below: int) -> list[Piece]:
    """The rule over the follow-up: what is known of how it went, and how much of the row is out of sight."""
    more = [texts.MORE_ABOVE.format(lines=above)] * bool(above) + [texts.more_below(below)] * bool(below)
    right = f" {' · '.join(more)} ═" if more else ""
    left = f"═ {value.column.header} "
    told = _note(value.row, value.writing.text)
    note = f"· {told} " if told else ""
    room = max(0, cells - width(left) - width(right))
    note = note if width(note) <= room else fit(note, room)
    look = (light(value.row) if is_told(value.writing.text) else None) or "heading"
    return [(left, "active"), (note, look), ("═" * (room - width(note)), "frame"), (right, "heading")]


def _editor_lines(writing: Writing, spans: list[tuple[int, int]], cells: int, room: int) -> list[list[Piece]]:
    """The text being written, scrolled so that the caret is in sight."""
    _, caret = caret_at(writing.buffer, spans)
    first = max(0, min(caret - room + 1, len(spans) - room))
    lines = written_lines(writing.buffer, spans, writing.ghost, cells - INDENT)[first : first + room]
    return [[("║ ", "active"), *line] for line in [*lines, *[[]] * (room - len(lines))]]


def _offers(value: FollowUpValue, cells: int, height: int) -> list[list[Piece]]:
    """The phrases and the answers with their keys; fewer on very low screens."""
    room = max(0, height - 1 - _LEAST_READ - _LEAST_WRITTEN)
    answers = [line for each in _questions(value.row) for line in _flowing(each, cells)]
    if len(answers) > room:
        return []
    phrases = _flowing([_phrase(*each, cells) for each in zip(PHRASE_KEYS, value.phrases, strict=False)], cells)
    return [*phrases[: min(_MOST_PHRASES, room - len(answers))], *answers]


def _phrase(key: str, phrase: str, cells: int) -> list[Piece]:
    head = f" {key_name(key)} "
    return [(head, "key"), (f"{fit(phrase, min(width(phrase), max(1, cells - width(head) - 1)))} ", "text")]


def _questions(row: Row) -> Iterator[list[list[Piece]]]:
    """What was done, and, where the form has goals, whether the row's was reached."""
    yield _question(STATUS_KEY, texts.WHAT_WAS_DONE, STATUSES, texts.status, row.status)
    if row.columns.find(Role.GOALS):
        yield _question(GOAL_KEY, texts.WAS_IT_REACHED, GOALS, texts.short_goal, row.goal_reached)


def _question(
    key: str, question: str, choices: Sequence[A], name: Callable[[A], str], chosen: A | None
) -> list[list[Piece]]:
    """A question that one key answers, and its choices; the chosen one is marked by a sign too."""
    drawn = [[(f"►{name(each)} ", "chosen") if each is chosen else (f" {name(each)} ", "text")] for each in choices]
    return [[(f" {key_name(key)} ", "key"), (f"{question}: ", "label")], *drawn]


def _flowing(items: Sequence[list[Piece]], cells: int) -> list[list[Piece]]:
    """The items side by side, on as many lines as they need."""
    found: list[list[Piece]] = []
    room = 0
    for item in items:
        needed = sum(width(text) for text, _ in item)
        if not found or needed > room:
            found.append([])
            room = cells
        found[-1] += item
        room -= needed
    return found


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


def _note(row: Row, text: str) -> str:
    """How it went, what that lacks, or what the text tells of."""
    if text.strip() and not is_told(text):
        return texts.BEGUN
    how = texts.outcome(row.status, row.goal_reached)
    if how and not text.strip():
        return texts.STATUS_ONLY
    told = []
    if row.status is None and (status := suggested_status(text)):
        told.append((texts.status(status), key_name(STATUS_KEY)))
    if (
        row.goal_reached is None
        and (goal := suggested_goal(text, row.text(Role.GOALS)))
        and row.columns.find(Role.GOALS)
    ):
        told.append((texts.goal(goal), key_name(GOAL_KEY)))
    said = [texts.lit(how, light(row))] if how else []
    return " · ".join([*said, texts.suggested(told)] if told else said)


class FollowUpView(LinesView):
    """Shows the picture of a value."""

    def __init__(self, value: FollowUpValue) -> None:
        super().__init__()
        self._value = value
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
