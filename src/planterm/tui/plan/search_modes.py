"""Searching, replacing and filtering while one types, in lines at the bottom of the screen."""

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from textual.content import Content

from planterm.model.edits import reading_order
from planterm.model.form import Role
from planterm.model.search import Hit, Query, RowFilter, find, replace_all, replace_hit
from planterm.model.tsv import line_text
from planterm.texts import command_names as names
from planterm.texts import tui as texts
from planterm.tui.commands import Command, CommandTable, Group, Mode
from planterm.tui.editing.buffer import line_pieces
from planterm.tui.editing.writing import View, Writing
from planterm.tui.grid.wrapping import width
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.terminal.clipboard import Clipboard

MOST = 10_000
"""How many hits are counted; one letter has hundreds of thousands in a huge plan."""

_ONE_LINE = View(cells=1_000_000, lines=1)

_SCOPES = (Role.WHO, Role.WHEN, Role.PROBLEM)
"""What the filter can look in beside all of the row."""


class FieldsLine(NamedTuple):
    """Labelled lines to write in, one of them the active one, and a note at the right of the first."""

    labels: tuple[str, ...]
    writings: tuple[Writing, ...]
    active: int
    note: str

    def draw(self, width_: int) -> Content:
        """The lines; the active one with its caret."""
        parts: list[tuple[str, str]] = []
        widest = max(map(width, self.labels))
        for number, (label, writing) in enumerate(zip(self.labels, self.writings, strict=True)):
            note = "" if number else f"  {self.note} "
            room = max(1, width_ - widest - 4 - width(note))
            parts.append(("\n" if number else "", ""))
            parts.append((f" {label.ljust(widest)}: ", "bold"))
            parts += _line(writing, room, caret=number == self.active)
            parts.append((note, ""))
        return Content.assemble(*parts)


def _line(writing: Writing, room: int, *, caret: bool) -> list[tuple[str, str]]:
    """What is written, as much of it around the caret as there is room for, filled to the room."""
    looks = {"text": "", "caret": "reverse" if caret else "", "selection": "underline reverse" if caret else ""}
    place, length = writing.buffer.caret, len(writing.text)
    pieces = line_pieces(writing.buffer, [(max(0, place - room), min(length, place + room))], 0)
    starts = [*accumulate((width(text) for text, _ in pieces), initial=0)]
    begin = max(0, starts[[look for _, look in pieces].index("caret") + 1] - room)
    spans = zip(pieces, pairwise(starts), strict=True)
    shown = [piece for piece, (start, end) in spans if begin <= start and end <= begin + room]
    used = sum(width(text) for text, _ in shown)
    return [*((text, looks[look]) for text, look in shown), (" " * max(0, room - used), "")]


class _Fields(Mode):
    """Has the keys while one writes in lines at the bottom of the screen."""

    def __init__(self, screen: PlanScreen, commands: CommandTable[Any], lines: dict[str, Writing]) -> None:
        super().__init__(commands, Group.SEARCH)
        self._screen = screen
        self._start = screen.place
        self._labels, self._writings = tuple(lines), tuple(lines.values())
        self._active = 0
        self._show()

    @property
    def _note(self) -> str:
        raise NotImplementedError

    def _written(self) -> None:
        """The active line holds another text."""
        raise NotImplementedError

    def _write(self, key: str, typed: str | None) -> bool:
        writing, clips = self._writings[self._active], Clipboard(self._screen.app)
        if key == "ctrl+v":
            self.paste(clips.pasted())
            return True
        if key == "ctrl+c" and not writing.buffer.selected:
            clips.copy(writing.text)
            return True
        written = None if key == "enter" else writing.press(key, typed, _ONE_LINE, clips)
        if written is not None:
            self._take(written)
        return written is not None

    def paste(self, text: str) -> None:
        """Put the text into the active line, a copied cell without its quoting."""
        self._take(self._writings[self._active].put(line_text(text)))

    def leave(self) -> None:
        """Close; hits stay marked until Escape, and the rows chosen stay chosen."""
        self._screen.show_fields(None)
        self._screen.leave_mode()

    def _take(self, writing: Writing) -> None:
        before = self._writings[self._active].text
        self._writings = tuple(writing if i == self._active else old for i, old in enumerate(self._writings))
        if writing.text != before:
            self._written()
        self._show()

    def _show(self) -> None:
        self._screen.show_fields(FieldsLine(self._labels, self._writings, self._active, self._note))


class Search(_Fields):
    """Has the keys while one writes what to search for, and what to replace it with where that is wanted."""

    def __init__(self, screen: PlanScreen, opening: str, *, replacing: bool) -> None:
        sought = Writing.of(opening)
        lines = {texts.FIND_LABEL: sought.move(sought.buffer.select_all()) if opening else sought}
        if replacing:
            lines[texts.REPLACE_LABEL] = Writing.of("")
        self._replaced_to = 0
        super().__init__(screen, SOUGHT_COMMANDS if replacing else FIND_COMMANDS, lines)

    @property
    def _note(self) -> str:
        return note(self._screen)

    def press(self, key: str, typed: str | None) -> bool:
        """Go on to the next hit, replace, close or write."""
        if key != "enter":
            self._replaced_to = 0
        return super().press(key, typed)

    def step(self, direction: int) -> None:
        """To the next hit (1) or to the one before (-1)."""
        step(self._screen, direction)
        self._show()

    def change_field(self) -> None:
        """To the other line, where Enter does something else."""
        self._active = 1 - self._active
        self._commands = REPLACE_COMMANDS if self._active else SOUGHT_COMMANDS
        self._screen.show_keys(self.footer)
        self._show()

    def _written(self) -> None:
        """Look up another text to search for at once, from where the search began."""
        if self._active == 0:
            text = self._writings[0].text
            self._screen.search_for(Query(text) if text else None)
            if self._start is not None:
                self._screen.go_to(self._start)
            step(self._screen, 0)

    def replace_one(self) -> None:
        """Replace the current cell's first hit behind what has been replaced in it; go on when none is left."""
        query, place = self._screen.query_text, self._screen.place
        if query is None or place is None:
            return
        text, replacement = self._screen.text_at(place), self._writings[1].text
        left = [span for span in query.spans(text) if span[0] >= self._replaced_to]
        if left and place.row_id is not None:
            start, end = left[0]
            hit = Hit(place.area_id, place.row_id, place.column, start, end)
            self._screen.apply(replace_hit(self._screen.session.plan, hit, replacement))
            self._replaced_to = start + len(replacement)
        if len(left) <= 1:
            self._replaced_to = 0
            step(self._screen, 1)
        self._show()

    def replace_all(self) -> None:
        """Replace every hit, and close."""
        query = self._screen.query_text
        if query is None:
            return
        plan = self._screen.session.plan
        edit, count = replace_all(plan, query, self._writings[1].text), len(find(plan, query))
        if edit is not None:
            self._screen.show_all_rows()
            self._screen.apply(edit)
        self.leave()
        self._screen.say(texts.replaced(count) if count else texts.NO_HITS)


class Filtering(_Fields):
    """Has the keys while one writes what the rows must hold, or who answers for them."""

    def __init__(self, screen: PlanScreen) -> None:
        old = screen.row_filter
        columns = screen.session.plan.columns
        self._scopes = (None, *(column.number for role in _SCOPES if (column := columns.find(role))))
        self._scope = self._scopes.index(old.column) if old is not None else 0
        sought = Writing.of(old.query.text if old is not None else "")
        super().__init__(screen, FILTER_COMMANDS, {texts.FILTER_LABEL: sought})

    @property
    def _note(self) -> str:
        column = self._scopes[self._scope]
        return texts.ANY_COLUMN if column is None else self._screen.session.form.columns[column].header

    def show_all(self) -> None:
        """Show all rows again, and close."""
        self._screen.filter_rows(None, self._start)
        self.leave()

    def look_in(self, steps: int) -> None:
        """Look in the next column (1) or in the one before (-1)."""
        self._scope = (self._scope + steps) % len(self._scopes)
        self._written()
        self._show()

    def _written(self) -> None:
        text = self._writings[0].text
        self._screen.filter_rows(RowFilter(Query(text), self._scopes[self._scope]) if text else None, self._start)


FIND_COMMANDS: CommandTable[Search] = CommandTable(
    Command(names.HIT_NEXT, ("enter", "f3", "down"), lambda search: search.step(1), Group.SEARCH),
    Command(names.SEARCH_DONE, ("escape",), Search.leave, Group.SEARCH),
    Command(names.HIT_PREVIOUS, ("shift+f3", "up"), lambda search: search.step(-1), Group.SEARCH),
)
"""What the keys do while one searches."""

_OTHER_LINE = Command(names.SEARCH_FIELD, ("tab", "shift+tab"), Search.change_field, Group.SEARCH)
_REPLACE_EVERY = Command(names.REPLACE_EVERY, ("ctrl+r",), Search.replace_all, Group.SEARCH)

SOUGHT_COMMANDS: CommandTable[Search] = CommandTable(_OTHER_LINE, _REPLACE_EVERY, *FIND_COMMANDS)
"""What the keys do while one writes what to replace."""

REPLACE_COMMANDS: CommandTable[Search] = CommandTable(
    _OTHER_LINE,
    Command(names.REPLACE_ONE, ("enter",), Search.replace_one, Group.SEARCH),
    Command(names.HIT_NEXT, ("f3", "down"), lambda search: search.step(1), Group.SEARCH),
    _REPLACE_EVERY,
    Command(names.SEARCH_DONE, ("escape",), Search.leave, Group.SEARCH),
    Command(names.HIT_PREVIOUS, ("shift+f3", "up"), lambda search: search.step(-1), Group.SEARCH),
)
"""What the keys do while one writes what to put in its place."""

FILTER_COMMANDS: CommandTable[Filtering] = CommandTable(
    Command(names.FILTER_DONE, ("enter",), Filtering.leave, Group.SEARCH),
    Command(names.FILTER_COLUMN, ("tab",), lambda mode: mode.look_in(1), Group.SEARCH),
    Command(names.FILTER_OFF, ("escape",), Filtering.show_all, Group.SEARCH),
    Command(names.FILTER_COLUMN._replace(short=""), ("shift+tab",), lambda mode: mode.look_in(-1), Group.SEARCH),
)
"""What the keys do while one writes what the rows must hold."""


def step(screen: PlanScreen, direction: int) -> None:
    """Go to the next hit (1), the one before (-1), or the first from here on (0); round the plan's ends."""
    if found := _found(screen):
        passed = _passed(screen, found, with_here=direction > 0)
        screen.show_all_rows()
        screen.go_to(found[(passed - 1 if direction < 0 else passed) % len(found)].place)


def note(screen: PlanScreen) -> str:
    """How many hits there are, and which of them one stands on."""
    if screen.query_text is None:
        return ""
    found = _found(screen)
    passed = _passed(screen, found)
    if passed == len(found) or found[passed].place != screen.place:
        return texts.hit_count(len(found), MOST)
    return texts.HITS.format(number=passed + 1, count=texts.hits_found(len(found), MOST))


def _found(screen: PlanScreen) -> tuple[Hit, ...]:
    query = screen.query_text
    return () if query is None else find(screen.session.plan, query, limit=MOST)


def _passed(screen: PlanScreen, found: tuple[Hit, ...], *, with_here: bool = False) -> int:
    """How many of the hits stand before the current cell, or before and in it."""
    plan, here = screen.session.plan, screen.place
    if here is None:
        return 0
    bisect = bisect_right if with_here else bisect_left
    return bisect(found, reading_order(plan, here), key=lambda hit: reading_order(plan, hit.place))
