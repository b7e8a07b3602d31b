"""Searching the whole plan while one types, and replacing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planterm.model.edits import Place
from planterm.model.fields import SameObject
from planterm.model.plan import Plan
from planterm.model.search import Hit, Query, find, replace_all, replace_hit, spans
from planterm.texts import commands as names
from planterm.texts import tui as texts
from planterm.tui.commands import Command, CommandTable, Group, KeyNames
from planterm.tui.modes.fields import Field, FieldsLine

if TYPE_CHECKING:
    from planterm.tui.screens.plan_screen import PlanScreen


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
    now = (0, 0, 0) if here is None else _key(_positions(SameObject(plan)), here)
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
    return texts.hit_count(count) if here is None else texts.hits(here + 1, count)


Key = tuple[int, int, int]
"""An area, a row and a column by their numbers, for putting places in reading order."""

Positions = dict[tuple[str, str | None], tuple[int, int]]
"""The numbers of an area and a row by their ids; without a row the place after the last."""


@lru_cache(maxsize=1)
def _hits(plan: SameObject[Plan], query: Query) -> tuple[tuple[Hit, ...], list[Key]]:
    """All hits and where they stand."""
    hits, positions = find(plan.value, query, limit=MOST), _positions(plan)
    return hits, [_key(positions, _place(hit)) for hit in hits]


@lru_cache(maxsize=1)
def _positions(plan: SameObject[Plan]) -> Positions:
    positions: Positions = {}
    for number, area in enumerate(plan.value.areas):
        positions[area.id, None] = number, len(area.rows)
        for index, row in enumerate(area.rows):
            positions[area.id, row.id] = number, index
    return positions


def _key(positions: Positions, place: Place) -> Key:
    return (*positions[place.area_id, place.row_id], place.column)


def _place(hit: Hit) -> Place:
    return Place(hit.area_id, hit.row_id, hit.column)
