"""A plan as frozen values: a plan is on a form and has areas, an area has rows, a row has an id and a cell a column."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from os import urandom
from typing import NamedTuple

from planterm.model.form import Column, Columns, Form, Role
from planterm.model.text import clean, is_told

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 6


def new_row_id(taken: Collection[str] = ()) -> str:
    """A random id that is none of those taken."""
    while True:
        candidate = "".join(ALPHABET[byte % len(ALPHABET)] for byte in urandom(LENGTH))
        if candidate not in taken:
            return candidate


def derived_row_id(seed: str, taken: Collection[str] = ()) -> str:
    """The id of a row that has none in its file: the same every time the same file is opened."""
    import hashlib

    salt = 0
    while True:
        number = int.from_bytes(hashlib.sha256(f"{salt}:{seed}".encode()).digest()[:8], "big")
        candidate = ""
        for _ in range(LENGTH):
            number, digit = divmod(number, len(ALPHABET))
            candidate += ALPHABET[digit]
        if candidate not in taken:
            return candidate
        salt += 1


YEARS = range(1900, 2201)
"""The years that a plan can be for."""

NEAR = timedelta(days=30)
"""From so long before the day of a decision it is told."""


class Status(StrEnum):
    """How a measure went, on the scale of the National Council for Crime Prevention; values as in files."""

    DONE = "genomford"
    PARTLY = "delvis"
    ONGOING = "pagar"
    NOT_DONE = "ej-genomford"


class GoalReached(StrEnum):
    """Whether the goal of a measure was reached; values as in files."""

    WHOLLY = "helt"
    PARTLY = "delvis"
    NOT = "inte"
    UNKNOWN = "gar-inte-att-bedoma"


class Effect(StrEnum):
    """When a measure works; values as in files."""

    AT_ONCE = "direkt"
    LATER = "lang"


class Stage(StrEnum):
    """How far the plan has come (skede); values as in files."""

    DRAFT = "utkast"
    READY = "klar-for-beslut"
    DECIDED = "beslutad"
    FOLLOWED_UP = "uppfoljd"


class Row(NamedTuple):
    """One measure: a text for each column of the form, and an id that stays the same for the row's life."""

    id: str
    columns: Columns
    cells: tuple[str, ...]
    """As many as there are columns."""
    status: Status | None = None
    """What was done."""
    goal_reached: GoalReached | None = None
    """What came of it."""
    effect: Effect | None = None
    remark: str = ""
    """What the form has no column for, kept beside the cells."""
    confirmed: str = ""
    """The rules of the review whose findings are right as they stand, by their ids with commas between them."""

    @classmethod
    def blank(cls, row_id: str, columns: Columns) -> "Row":
        """A row that holds nothing yet."""
        return cls(row_id, columns, columns.blank)

    def text(self, where: Column | Role) -> str:
        """The text of a column, or of the one with a role: empty where there is none, of rounds the last one filled."""
        if isinstance(where, Column):
            return self.cells[where.number]
        column = self.latest_follow_up if where is Role.FOLLOW_UP else self.columns.find(where)
        return self.cells[column.number] if column else ""

    @property
    def latest_follow_up(self) -> Column:
        """The column of the last round that is filled in, of the first one where none is."""
        rounds = self.columns.follow_ups
        return next((column for column in reversed(rounds) if self.cells[column.number].strip()), rounds[0])

    def with_cell(self, number: int, text: str) -> "Row":
        """The row with another text in the column of that number."""
        return self._replace(cells=(*self.cells[:number], clean(text), *self.cells[number + 1 :]))

    @property
    def is_blank(self) -> bool:
        """Whether neither a cell nor the remark holds anything but white space."""
        return not any(map(str.strip, (*self.cells, self.remark)))

    @property
    def without_follow_up(self) -> "Row":
        """The row with neither a follow-up nor what goes with it, and nothing said of its review."""
        row = self
        for column in self.columns.follow_ups:
            row = row.with_cell(column.number, "")
        return row._replace(status=None, goal_reached=None, confirmed="")

    @property
    def is_followed_up(self) -> bool:
        """Whether a follow-up is written; a status without a text is none, nor is a text that is only begun."""
        return any(map(is_told, map(self.text, self.columns.follow_ups)))


class Progress(NamedTuple):
    """How many rows have a written follow-up, of how many that hold anything."""

    done: int
    total: int


def progress(rows: Iterable[Row]) -> Progress:
    """The follow-up of the rows; those that are wholly blank await nothing."""
    done = [row.is_followed_up for row in rows if not row.is_blank]
    return Progress(sum(done), len(done))


class Area(NamedTuple):
    """A priority area, official or the district's own, with its rows in order."""

    id: str
    title: str
    rows: tuple[Row, ...] = ()
    own: bool = False
    """True for an area that the form does not have: it can be renamed and removed."""

    def index_of(self, row_id: str) -> int:
        """The row's place in the area, from 0; raises KeyError where the area has no such row."""
        for index, row in enumerate(self.rows):
            if row.id == row_id:
                return index
        raise KeyError(row_id)

    def row(self, row_id: str | None) -> Row:
        """The row of that id; raises KeyError where the area has no such row."""
        return self.rows[self.index_of(row_id or "")]

    def with_row(self, row: Row) -> "Area":
        """The area with the row of the same id replaced."""
        index = self.index_of(row.id)
        return self._replace(rows=(*self.rows[:index], row, *self.rows[index + 1 :]))


class Standing(NamedTuple):
    """A row, and where it stands in a plan; numbers count from 1."""

    area: Area
    area_number: int
    number: int
    """The row's number in its area."""
    row: Row

    @property
    def label(self) -> str:
        """Both numbers as people write them, "1.3"."""
        return f"{self.area_number}.{self.number}"


class Spot(NamedTuple):
    """What of a plan something is about, by ids: of no row an area, of no area the plan itself."""

    area_id: str | None = None
    row_id: str | None = None
    key: str | None = None
    """Which text, as plan files call it (see ``fields``); None for the row or the area as such."""

    @property
    def anywhere(self) -> "Spot":
        """The same whatever area the row stands in."""
        return self if self.row_id is None else self._replace(area_id=None)


class PlanParts(NamedTuple):
    """What a plan is made of; the official areas come first, in the form's order."""

    form: Form
    year: int
    district: str
    police_area: str = ""
    stage: Stage = Stage.DRAFT
    case_number: str = ""
    decided_on: date | None = None
    areas: tuple[Area, ...] = ()
    predecessor: str = ""
    """The file of the plan that this one was made from, seen from its own folder; empty where there is none."""
    synonyms: str = ""
    """Which names are one party's, "polisen = LPO Farsta", a party a line or between semicolons."""
    judgement: str = ""
    """What the administration says of the year as a whole, for the board."""


class Plan(PlanParts):
    """The whole plan, with what is asked of it again and again."""

    @property
    def columns(self) -> Columns:
        """The columns of its form."""
        return self.form.columns

    @cached_property
    def areas_by_id(self) -> Mapping[str, Area]:
        """The areas in order."""
        return {area.id: area for area in self.areas}

    @cached_property
    def area_numbers(self) -> Mapping[str, int]:
        """Each area's number, from 1, by its id."""
        return {area.id: number for number, area in enumerate(self.areas, start=1)}

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Every row by its id, in order, and where it stands."""
        return {
            row.id: Standing(area, area_number, number, row)
            for area_number, area in enumerate(self.areas, start=1)
            for number, row in enumerate(area.rows, start=1)
        }

    @cached_property
    def filled(self) -> Mapping[str, Standing]:
        """Those of them that hold anything: the others await nothing, and count nowhere."""
        return {row_id: each for row_id, each in self.standings.items() if not each.row.is_blank}

    @property
    def is_decided(self) -> bool:
        """Whether the plan has been decided on."""
        return self.stage in (Stage.DECIDED, Stage.FOLLOWED_UP)

    def awaited_decision(self, hand_in: date | None, today: date) -> date | None:
        """The day by which the plan is to be decided on, once that is near or past; None where nothing is awaited.

        That is the day when plans of its year are handed in, or the day of decision that is set before it is decided.
        """
        days = [day for day in (self.decided_on, hand_in) if day is not None and day.year == self.year]
        day = min(days, default=None)
        return None if self.is_decided or day is None or day - NEAR > today else day

    def area(self, area_id: str) -> Area:
        """The area of that id; raises KeyError where there is none."""
        return self.areas_by_id[area_id]

    def row_ids(self, area_id: str) -> list[str]:
        """The ids of the area's rows in order; none where there is no such area."""
        return [row.id for row in self.areas_by_id[area_id].rows] if area_id in self.areas_by_id else []

    def with_area(self, area: Area) -> "Plan":
        """The plan with the area of the same id replaced."""
        return self._replace(areas=tuple(area if old.id == area.id else old for old in self.areas))

    def with_rows(self, rows: Mapping[str, Row]) -> "Plan":
        """The plan with those rows in place of the ones of the same ids; areas without any are the same as before."""
        areas = (
            area._replace(rows=tuple(rows.get(row.id, row) for row in area.rows))
            if any(row.id in rows for row in area.rows)
            else area
            for area in self.areas
        )
        return self._replace(areas=tuple(areas)) if rows else self

    @property
    def without_assessment(self) -> "Plan":
        """The plan without what its writers keep for themselves beside the form: status, goal and effect."""
        return self.with_rows(
            {row.id: row._replace(status=None, goal_reached=None, effect=None) for row in self.rows()}
        )

    def rows(self) -> Iterator[Row]:
        """Every row of every area, in order."""
        for area in self.areas:
            yield from area.rows


def becomes_decided(before: Plan, after: Plan) -> bool:
    """Whether the plan is decided on in between, for the first time or anew on another day.

    A plan that is called followed up without ever having been decided has no decision to keep.
    """
    if not before.is_decided:
        return after.stage is Stage.DECIDED
    return after.is_decided and after.decided_on is not None and after.decided_on != before.decided_on
