"""What following up a row looks like: the row to read above, the follow-up to write below, and how far one is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from planterm.model.follow_up import RowChoice, tally
from planterm.model.follow_up_texts import suggested_status
from planterm.model.form import Column, Role
from planterm.model.goal_texts import suggested_goal
from planterm.model.plan import Status
from planterm.model.results import GOALS, Light, Progress, light
from planterm.model.text import is_told
from planterm.publish.plan_text import BLOCKS, bar
from planterm.texts import progress as texts
from planterm.tui.commands import key_name
from planterm.tui.editing.buffer import Editing, caret_at, written_lines
from planterm.tui.editing.writing import View
from planterm.tui.grid.wrapping import Piece, fit, shown, width, wrap
from planterm.tui.grid.wrapping import lines as wrapped
from planterm.tui.lines import TitleLine
from planterm.tui.plan.plan_lines import file_state
from planterm.tui.widgets import LinesView, looks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planterm.model.plan import Area, Plan, Row, Standing
    from planterm.session.session import Session
    from planterm.store.follow_up_state import FollowUpState
    from planterm.tui.editing.writing import Writing

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


class Answers(NamedTuple):
    """A question about the row that one key answers."""

    key: str
    question: str
    choices: tuple[str, ...]
    chosen: int | None


class FollowUpValue(NamedTuple):
    """A row's texts with their names, what is being written about it, and what can be chosen with a key."""

    fields: tuple[tuple[str, str], ...]
    heading: str
    question: str
    editing: Editing
    ghost: str = ""
    goal: tuple[str, str] | None = None
    """The field that the text is about."""
    note: str = ""
    """What there is to say about the text and the answers."""
    light: Light | None = None
    answers: tuple[Answers, ...] = ()
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
    goal, fields = _goal(value, cells, min(_MOST_GOAL, height // 5 - 1))
    offers = _offers(value, cells, height - len(question) - len(goal))
    room = max(2, height - 1 - len(question) - len(goal) - len(offers))
    spans = wrap(value.editing.text, text_cells(cells))
    least = max(_LEAST_WRITTEN, room // 4)
    written = min(max(least, len(spans)), max(least, room // 2), room - 1)
    in_sight = room - written
    label = max((width(name) for name, _ in value.fields), default=0) + 1 + _GAP
    read = _read_lines(fields, label, cells, in_sight)
    most = max(0, len(read) - in_sight)
    first = min(value.scrolled, most)
    above = [*read[first : first + in_sight], *([[]] * (in_sight - len(read)))]
    heading = _heading(value, cells, first, most - first)
    editor = _editor_lines(value, spans, cells, written)
    return FollowUpPicture([*above, heading, *question, *goal, *editor, *offers][:height], in_sight, most)


def text_cells(cells: int) -> int:
    """How many cells a line of the follow-up has."""
    return max(1, cells - INDENT - CARET_ROOM)


def _goal(value: FollowUpValue, cells: int, most: int) -> tuple[list[list[Piece]], tuple[tuple[str, str], ...]]:
    """The goal for beside the text, and what is left to read above: the goal too, where it does not fit in whole."""
    if value.goal is None or most < 1:
        return [], value.fields
    name = f"{value.goal[0]}: "
    text = " ".join(value.goal[1].split()) or texts.NOTHING_WRITTEN
    found = wrapped(name + text, max(width(name) + 1, cells - INDENT - 1))
    shown_lines = found[:most]
    drawn: list[list[Piece]] = [[("  ", "text"), (shown(line), "goal")] for line in shown_lines]
    drawn[0] = [("  ", "text"), (name, "label"), (shown(shown_lines[0][len(name) :]), "goal")]
    if len(found) <= most:
        return drawn, tuple(field for field in value.fields if field != value.goal)
    drawn[-1].append((" …", "goal"))
    return drawn, value.fields


@lru_cache(maxsize=4)
def _read_lines(fields: tuple[tuple[str, str], ...], label: int, cells: int, room: int) -> list[list[Piece]]:
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
    left = f"═ {value.heading} "
    note = f"· {value.note} " if value.note else ""
    room = max(0, cells - width(left) - width(right))
    note = note if width(note) <= room else fit(note, room)
    return [(left, "heading"), (note, value.light or "note"), ("═" * (room - width(note)), "rule"), (right, "more")]


def _editor_lines(value: FollowUpValue, spans: list[tuple[int, int]], cells: int, room: int) -> list[list[Piece]]:
    """The text being written, scrolled so that the caret is in sight."""
    buffer = value.editing.buffer
    _, caret = caret_at(buffer, spans)
    first = max(0, min(caret - room + 1, len(spans) - room))
    lines = written_lines(buffer, spans, value.ghost, cells - INDENT)[first : first + room]
    return [[("║ ", "active"), *line] for line in [*lines, *[[]] * (room - len(lines))]]


def _offers(value: FollowUpValue, cells: int, height: int) -> list[list[Piece]]:
    """The phrases and the answers with their keys; fewer on very low screens."""
    room = max(0, height - 1 - _LEAST_READ - _LEAST_WRITTEN)
    answers = [line for each in value.answers for line in _flowing(_answers(each), cells)]
    if len(answers) > room:
        return []
    phrases = _flowing([_phrase(*each, cells) for each in value.phrases], cells)
    return [*phrases[: min(_MOST_PHRASES, room - len(answers))], *answers]


def _phrase(key: str, phrase: str, cells: int) -> list[Piece]:
    head = f" {key} "
    return [(head, "key"), (f"{fit(phrase, min(width(phrase), max(1, cells - width(head) - 1)))} ", "text")]


def _answers(answers: Answers) -> list[list[Piece]]:
    """The question and its choices, the chosen one marked by a sign too."""
    choices = [
        (f"►{choice} ", "chosen") if number == answers.chosen else (f" {choice} ", "text")
        for number, choice in enumerate(answers.choices)
    ]
    return [[(f" {answers.key} ", "key"), (f"{answers.question}: ", "label")], *([choice] for choice in choices)]


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


def value(written: Column, row: Row, writing: Writing, last_year: str, phrases: Sequence[str]) -> FollowUpValue:
    """The row, what is written about it, and what can be chosen."""
    fields = [(column.header, row[column]) for column in row.columns if column != written]
    goal = row.columns.find(Role.GOALS)
    return FollowUpValue(
        fields=tuple([*fields, (texts.LAST_YEAR, last_year)] if last_year else fields),
        heading=written.header,
        question=written.guidance.split("\n\n")[0],
        editing=writing.editing,
        ghost=writing.ghost,
        goal=(goal.header, row[goal]) if goal else None,
        note=_note(row, writing.text),
        light=light(row) if is_told(writing.text) else None,
        answers=tuple(_questions(row)),
        phrases=tuple((key_name(key), phrase) for key, phrase in zip(PHRASE_KEYS, phrases, strict=False)),
    )


def _questions(row: Row) -> Iterator[Answers]:
    """What was done, and, where the form has goals, whether the row's was reached."""
    chosen = STATUSES.index(row.status) if row.status else None
    yield Answers(key_name(STATUS_KEY), texts.WHAT_WAS_DONE, tuple(map(texts.status, STATUSES)), chosen)
    if row.columns.find(Role.GOALS):
        chosen = GOALS.index(row.goal_reached) if row.goal_reached else None
        yield Answers(key_name(GOAL_KEY), texts.WAS_IT_REACHED, tuple(map(texts.short_goal, GOALS)), chosen)


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
    if row.goal_reached is None and (goal := suggested_goal(text, row[Role.GOALS])) and row.columns.find(Role.GOALS):
        told.append((texts.goal(goal), key_name(GOAL_KEY)))
    said = [texts.lit(how, light(row))] if how else []
    return " · ".join([*said, texts.suggested(told)] if told else said)


_LOOKS = ("label", "text", "heading", "note", "rule", "more", "guidance", "active", "caret", "selection", "key")
_MORE_LOOKS = ("ghost", "goal", "chosen", *Light)


class FollowUpView(LinesView):
    """Shows the picture of a value."""

    COMPONENT_CLASSES = looks(*_LOOKS, *_MORE_LOOKS)

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
