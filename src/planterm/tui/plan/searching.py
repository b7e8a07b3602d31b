"""Searching, replacing and filtering while one types, in lines at the bottom of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from textual.content import Content

from planterm.model.edits import Place
from planterm.model.fields import SameObject
from planterm.model.plan import Column, Plan
from planterm.model.search import Hit, Query, RowFilter, find, replace_all, replace_hit, spans
from planterm.texts import commands as names
from planterm.texts import tui as texts
from planterm.tui.commands import Command, CommandTable, Group, KeyNames
from planterm.tui.editing.buffer import Editing, line_pieces
from planterm.tui.editing.editor_keys import EDITOR_KEYS, View
from planterm.tui.grid.wrapping import width

if TYPE_CHECKING:
    from planterm.tui.plan.plan_screen import PlanScreen

_ONE_LINE = View(cells=1_000_000, lines=1)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line and what is written on it."""

    label: str
    editing: Editing

    @classmethod
    def selected(cls, label: str, text: str) -> Field:
        """A line with a text that the first typed character replaces."""
        editing = Editing.of(text)
        return cls(label, editing.move(editing.buffer.select_all()) if text else editing)

    def press(self, key: str, typed: str | None) -> Field | None:
        """The line after a key; None where the key means nothing on it."""
        action = EDITOR_KEYS.get(key) if key != "enter" else None
        if action is not None:
            return Field(self.label, action(self.editing, _ONE_LINE))
        return Field(self.label, self.editing.type(typed)) if typed else None

    def paste(self, text: str) -> Field:
        """The line after a paste; line breaks become blanks."""
        return Field(self.label, self.editing.paste(" ".join(text.splitlines())))


@dataclass(frozen=True, slots=True)
class FieldsLine:
    """Lines to write in, one of them the active one, and a note at the right of the first."""

    fields: tuple[Field, ...]
    active: int
    note: str

    def draw(self, width_: int) -> Content:
        """The lines; the active one with its caret."""
        parts: list[tuple[str, str]] = []
        labels = max(width(field.label) for field in self.fields)
        for number, field in enumerate(self.fields):
            note = f"  {self.note} " if number == 0 else ""
            room = max(1, width_ - labels - 4 - width(note))
            parts.append((f" {field.label.ljust(labels)}: ", "bold"))
            parts += _text(field.editing, room, caret=number == self.active)
            parts.append((f"{note}\n" if number + 1 < len(self.fields) else note, ""))
        return Content.assemble(*parts)


def _text(editing: Editing, room: int, *, caret: bool) -> list[tuple[str, str]]:
    """What is written, as much of it around the caret as there is room for, filled to the room."""
    looks = {"text": "", "caret": "reverse" if caret else "", "selection": "underline reverse" if caret else ""}
    place, length = editing.buffer.caret, len(editing.text)
    pieces = line_pieces(editing.buffer, [(max(0, place - room), min(length, place + room))], 0)
    starts = [*accumulate((width(text) for text, _ in pieces), initial=0)]
    begin = max(0, starts[[look for _, look in pieces].index("caret") + 1] - room)
    spans = zip(pieces, pairwise(starts), strict=True)
    shown = [piece for piece, (start, end) in spans if begin <= start and end <= begin + room]
    used = sum(width(text) for text, _ in shown)
    return [*((text, looks[look]) for text, look in shown), (" " * max(0, room - used), "")]


MOST = 10_000
"""How many hits are counted; one letter has hundreds of thousands in a huge plan."""


class Search:
    """Has the keys while one writes what to search for, and what to replace it with where that is wanted."""

    def __init__(self, screen: PlanScreen, opening: str, *, replacing: bool) -> None:
        self._screen = screen
        self._commands = REPLACE_COMMANDS if replacing else FIND_COMMANDS
        self._start = screen.place
        labels = (texts.FIND_LABEL, texts.REPLACE_LABEL) if replacing else (texts.FIND_LABEL,)
        texts_ = (opening, "")
        self._fields = tuple(Field.selected(label, text) for label, text in zip(labels, texts_, strict=False))
        self._active = 0
        self._replaced_to = 0
        self._show()

    @property
    def footer(self) -> KeyNames:
        """The search's keys."""
        return self._commands.told()

    @property
    def help_group(self) -> Group:
        """The part of the help that tells of it."""
        return Group.SEARCH

    def press(self, key: str, typed: str | None) -> bool:
        """Go on to the next hit, replace, close or write."""
        if key != "enter":
            self._replaced_to = 0
        if self._commands.press(self, key):
            return True
        field = self._fields[self._active].press(key, typed)
        if field is not None:
            self._change(field)
            self._show()
        return field is not None

    def go_on(self) -> None:
        """To the next hit."""
        step(self._screen, 1)
        self._show()

    def go_back(self) -> None:
        """To the hit before."""
        step(self._screen, -1)
        self._show()

    def change_field(self) -> None:
        """To the other line."""
        self._active = (self._active + 1) % len(self._fields)
        self._show()

    def paste(self, text: str) -> None:
        """Put the text into the active line."""
        self._change(self._fields[self._active].paste(text))
        self._show()

    def click(self, caret: int) -> None:
        """Nothing to click."""

    def keep(self) -> None:
        """Nothing of the search belongs to the plan."""

    def leave(self) -> None:
        """Close; the hits stay marked until Escape."""
        self._screen.show_fields(None)
        self._screen.leave_mode()

    def _change(self, field: Field) -> None:
        """Take what was written; another text to search for is looked up at once, from where the search began."""
        before = self._fields[self._active].editing.text
        self._fields = tuple(field if i == self._active else old for i, old in enumerate(self._fields))
        if self._active == 0 and field.editing.text != before:
            self._screen.search_for(Query(field.editing.text) if field.editing.text else None)
            if self._start is not None:
                self._screen.go_to(self._start)
            step(self._screen, 0)

    def enter(self) -> None:
        """To the next hit from the line that is searched for, else replace one."""
        if self._active == 0:
            step(self._screen, 1)
        else:
            self._replace_one()
        self._show()

    def _replace_one(self) -> None:
        """Replace the current cell's first hit behind what has been replaced in it; go on when none is left."""
        query, place = self._screen.query_text, self._screen.place
        if query is None or place is None:
            return
        text, replacement = self._screen.text_at(place), self._fields[1].editing.text
        left = [span for span in spans(text, query) if span[0] >= self._replaced_to]
        if left and place.row_id is not None:
            start, end = left[0]
            hit = Hit(place.area_id, place.row_id, place.column, start, end)
            self._screen.apply(replace_hit(self._screen.session.plan, hit, replacement))
            self._replaced_to = start + len(replacement)
        if len(left) <= 1:
            self._replaced_to = 0
            step(self._screen, 1)

    def replace_all(self) -> None:
        """Replace every hit, and close."""
        query = self._screen.query_text
        if query is None:
            return
        edit, count = replace_all(self._screen.session.plan, query, self._fields[1].editing.text)
        if edit is not None:
            self._screen.show_all_rows()
            self._screen.apply(edit)
        self.leave()
        self._screen.say(texts.replaced(count) if count else texts.NO_HITS)

    def _show(self) -> None:
        self._screen.show_fields(FieldsLine(self._fields, self._active, note(self._screen)))


FIND_COMMANDS: CommandTable[Search] = CommandTable(
    Command(names.HIT_NEXT, ("enter", "f3", "down"), Search.go_on, Group.SEARCH),
    Command(names.HIT_PREVIOUS, ("shift+f3", "up"), Search.go_back, Group.SEARCH),
    Command(names.SEARCH_DONE, ("escape",), Search.leave, Group.SEARCH),
)
"""What the keys do while one searches."""

REPLACE_COMMANDS: CommandTable[Search] = CommandTable(
    Command(names.SEARCH_FIELD, ("tab", "shift+tab"), Search.change_field, Group.SEARCH),
    Command(names.REPLACE_ONE, ("enter",), Search.enter, Group.SEARCH),
    Command(names.HIT_NEXT, ("f3", "down"), Search.go_on, Group.SEARCH),
    Command(names.REPLACE_EVERY, ("ctrl+r",), Search.replace_all, Group.SEARCH),
    Command(names.SEARCH_DONE, ("escape",), Search.leave, Group.SEARCH),
    Command(names.HIT_PREVIOUS, ("shift+f3", "up"), Search.go_back, Group.SEARCH),
)
"""What the keys do while one replaces."""


def step(screen: PlanScreen, direction: int) -> None:
    """Go to the next hit (1), the one before (-1), or the first from here on (0); round the plan's ends."""
    if screen.query_text is None:
        return
    plan, here = screen.session.plan, screen.place
    hits, keys = _hits(SameObject(plan), screen.query_text)
    if not hits:
        return
    now = (0, 0, 0) if here is None else _key(plan, here)
    if direction < 0:
        target = next((i for i in reversed(range(len(hits))) if keys[i] < now), len(hits) - 1)
    else:
        target = next((i for i, key in enumerate(keys) if key > now or (key == now and not direction)), 0)
    screen.show_all_rows()
    screen.go_to(_place(hits[target]))


def note(screen: PlanScreen) -> str:
    """How many hits there are, and which of them one stands on."""
    if screen.query_text is None:
        return ""
    hits, _ = _hits(SameObject(screen.session.plan), screen.query_text)
    here = next((i for i, hit in enumerate(hits) if _place(hit) == screen.place), None)
    count = texts.more_than(MOST) if len(hits) == MOST else str(len(hits))
    return texts.hit_count(count) if here is None else texts.HITS.format(number=here + 1, count=count)


Key = tuple[int, int, int]
"""An area, a row and a column by their numbers, for putting places in reading order; no row comes last."""


@lru_cache(maxsize=1)
def _hits(plan: SameObject[Plan], query: Query) -> tuple[tuple[Hit, ...], list[Key]]:
    """All hits and where they stand."""
    hits = find(plan.value, query, limit=MOST)
    return hits, [_key(plan.value, _place(hit)) for hit in hits]


def _key(plan: Plan, place: Place) -> Key:
    if place.row_id is None:
        return plan.area_numbers[place.area_id], len(plan.area(place.area_id).rows) + 1, place.column
    standing = plan.standings[place.row_id]
    return standing.area_number, standing.number, place.column


def _place(hit: Hit) -> Place:
    return Place(hit.area_id, hit.row_id, hit.column)


_SCOPES = (None, Column.WHO, Column.WHEN, Column.PROBLEM)
"""The columns that can be looked in; None for all of them."""


class Filtering:
    """Has the keys while one writes what the rows must hold."""

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen
        self._start = screen.place
        old = screen.row_filter
        self._scope = _SCOPES.index(old.column) if old is not None else 0
        self._field = Field(texts.FILTER_LABEL, Editing.of(old.query.text if old is not None else ""))
        self._show()

    @property
    def footer(self) -> KeyNames:
        """The filter's keys."""
        return FILTER_COMMANDS.told()

    @property
    def help_group(self) -> Group:
        """The part of the help that tells of it."""
        return Group.SEARCH

    def press(self, key: str, typed: str | None) -> bool:
        """Change the column, keep the rows chosen, show all again or write."""
        if FILTER_COMMANDS.press(self, key):
            return True
        changed = self._field.press(key, typed)
        if changed is not None:
            self._field = changed
            self._apply()
        return changed is not None

    def show_all(self) -> None:
        """Show all rows again, and close."""
        self._screen.filter_rows(None, self._start)
        self.leave()

    def next_column(self) -> None:
        """Look in the next column."""
        self._look_in(1)

    def previous_column(self) -> None:
        """Look in the column before."""
        self._look_in(-1)

    def _look_in(self, steps: int) -> None:
        self._scope = (self._scope + steps) % len(_SCOPES)
        self._apply()

    def paste(self, text: str) -> None:
        """Put the text into the line."""
        self._field = self._field.paste(text)
        self._apply()

    def click(self, caret: int) -> None:
        """Nothing to click."""

    def keep(self) -> None:
        """Nothing of the filter belongs to the plan."""

    def leave(self) -> None:
        """Close; the rows chosen stay chosen."""
        self._screen.show_fields(None)
        self._screen.leave_mode()

    def _apply(self) -> None:
        text = self._field.editing.text
        self._screen.filter_rows(RowFilter(Query(text), _SCOPES[self._scope]) if text else None, self._start)
        self._show()

    def _show(self) -> None:
        column = _SCOPES[self._scope]
        where = texts.ANY_COLUMN if column is None else self._screen.session.form.columns[column].header
        self._screen.show_fields(FieldsLine((self._field,), 0, where))


FILTER_COMMANDS: CommandTable[Filtering] = CommandTable(
    Command(names.FILTER_DONE, ("enter",), Filtering.leave, Group.SEARCH),
    Command(names.FILTER_COLUMN, ("tab",), Filtering.next_column, Group.SEARCH),
    Command(names.FILTER_OFF, ("escape",), Filtering.show_all, Group.SEARCH),
    Command(names.FILTER_COLUMN._replace(short=""), ("shift+tab",), Filtering.previous_column, Group.SEARCH),
)
"""What the keys do while one writes what the rows must hold."""
