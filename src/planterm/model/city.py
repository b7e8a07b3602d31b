"""Many plans as one picture: what each holds, what they have in common, and what is to be put right in them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property, lru_cache
from typing import NamedTuple

from planterm.model.carry_over import Compared, compared
from planterm.model.folding import alphabetical, folded_line
from planterm.model.form import Form, Role
from planterm.model.parties import Synonyms, parties_and_nobody, party_key
from planterm.model.plan import Area, Plan, Row, Standing
from planterm.model.results import Result, result_of, text_of, total
from planterm.model.review import EVERYTHING, ReviewScope, review
from planterm.model.sequences import grouped
from planterm.model.topics import Topics

_LONGEST_NAME = 100
"""In characters: formulas compare texts of at most 255."""

COUNTED = (Role.PROBLEM, Role.CAUSE, Role.MEASURE)
"""What the picture counts in each area."""


class Trouble(StrEnum):
    """What is to be put right in a file; the words for each are in ``texts``."""

    UNREAD = auto()
    """No plan could be read; the sentence says why."""
    OTHER_YEAR = auto()
    OTHER_FORM = auto()
    SAME_DISTRICT = auto()
    NO_DISTRICT = auto()
    NO_IDS = auto()
    """Its rows have no ids in the file."""
    MISSPELT = auto()
    """Keys or headers are misspelt, and what stands under them is no part of the plan."""
    UNDECIDED = auto()
    """There are texts to choose between since copies were merged."""
    IDS_LOST = auto()
    """Its rows have other ids than last year's; they were found by what they say."""
    NO_YEAR_BEFORE = auto()
    """There are plans of last year, and none of this district."""


class CityPlan(NamedTuple):
    """A plan and its file, as people call that."""

    file: str
    plan: Plan
    troubles: tuple[Trouble, ...] = ()
    """What is to be put right in the file, whatever the others hold."""


class Flaw(NamedTuple):
    """Something to put right, and in which file."""

    trouble: Trouble
    file: str
    names: tuple[str, ...] = ()
    """What the sentence about it names: the year, the form, the other file."""


class CityRow(NamedTuple):
    """A row of a plan: where it stands there, in which area of the picture, and what it is about."""

    standing: Standing
    area: str
    topic: str
    """Empty where none is found."""


@dataclass(frozen=True)
class Member:
    """A plan of the picture, its rows and its figures."""

    name: str
    """Its district's, with the file's where several plans are of that."""
    source: CityPlan
    rows: tuple[CityRow, ...]
    """Those that hold anything."""
    counts: tuple[tuple[int, ...], ...]
    """Of each area of the picture, the last one all others', how many problems, causes and measures there are."""
    result: Result
    findings: int
    """How many things the review finds."""

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.source.plan

    @property
    def district(self) -> str:
        """What is the same for all names of its district."""
        return district_key(self.plan.district.strip() or self.source.file)


class Tally(NamedTuple):
    """Rows that have something in common, each with its plan, and what that is called."""

    name: str
    """Empty for the rows that have no topic, and those that nobody is named for."""
    found: tuple[tuple[Member, Standing], ...]

    @property
    def rows(self) -> int:
        """How many there are."""
        return len(self.found)

    @property
    def problems(self) -> int:
        """How many of them name a problem."""
        return sum(_says(each.row, Role.PROBLEM) for _, each in self.found)

    @property
    def followed_up(self) -> int:
        """How many of them are followed up."""
        return sum(each.row.is_followed_up for _, each in self.found)

    @property
    def members(self) -> tuple[str, ...]:
        """The names of their plans."""
        return tuple(dict.fromkeys(member.name for member, _ in self.found))

    @property
    def districts(self) -> int:
        """How many districts the plans are of."""
        return len({member.district for member, _ in self.found})


@dataclass(frozen=True)
class City:
    """The picture: its plans in order, on the form and of the year that most of them are."""

    form: Form
    year: int
    members: tuple[Member, ...]
    topics: tuple[str, ...]
    """All that a row can have, in the order of their list."""
    parties: tuple[Tally, ...]
    """As the plans write them most, those with most rows first."""
    missing: tuple[str, ...] = ()
    """The districts that should have a plan, and have none."""
    notes: tuple[Flaw, ...] = ()
    """What is to be put right, files that could not be read first."""
    compared: tuple[tuple[Member, Compared], ...] | None = None
    """Every row of this year and the one before, and whose it is; None where there are no plans of the year before."""

    @property
    def is_flawless(self) -> bool:
        """Whether every plan is there and nothing is to be put right."""
        return not (self.missing or self.notes)

    @cached_property
    def result(self) -> Result:
        """What became of all plans together."""
        return total(member.result for member in self.members)

    @cached_property
    def districts(self) -> int:
        """How many districts there are, those without a plan too."""
        return len({member.district for member in self.members}) + len(self.missing)

    @cached_property
    def rows(self) -> tuple[tuple[Member, CityRow], ...]:
        """Every row and its plan."""
        return tuple((member, row) for member in self.members for row in member.rows)

    @property
    def topic_tallies(self) -> list[Tally]:
        """The topics that any row has, those of most districts first, and last the rows without one."""
        found = _tallies(self.rows, lambda row: row.topic)
        return sorted(found, key=lambda each: (not each.name, -each.districts, -each.rows, alphabetical(each.name)))

    @property
    def area_tallies(self) -> list[Tally]:
        """The form's areas in its order."""
        found = {each.name: each for each in _tallies(self.rows, lambda row: row.area)}
        return [found.get(area.title, Tally(area.title, ())) for area in self.form.areas]

    @cached_property
    def other_areas(self) -> tuple[Tally, ...]:
        """The areas beside the form's that have rows, each plan's by itself, by their titles."""
        official = {area.title for area in self.form.areas}
        rows = [[(member, row) for row in member.rows if row.area not in official] for member in self.members]
        found = [each for its in rows for each in _tallies(its, lambda row: row.area)]
        return tuple(sorted(found, key=lambda each: (alphabetical(each.name), each.members)))


@dataclass(frozen=True)
class CitySettings:
    """What the user's settings say of a picture."""

    topics: Topics
    districts: tuple[str, ...] = ()
    """Those that should have a plan."""
    review: ReviewScope = EVERYTHING
    synonyms: Synonyms = ()


def city_of(
    sources: Sequence[CityPlan],
    wanted: CitySettings,
    unread: Sequence[Flaw] = (),
    before: Sequence[Plan] = (),
    tell: Callable[[int], object] = int,
) -> City:
    """The picture of the plans, of which there is at least one; before are those of the year before.

    Tell gets how many plans have been looked at.
    """
    forms = {source.plan.form.id: source.plan.form for source in sources}
    [(form_id, _)] = Counter(source.plan.form.id for source in sources).most_common(1)
    [(year, _)] = Counter(source.plan.year for source in sources).most_common(1)
    form = forms[form_id]
    ordered = _ordered(sources, wanted.districts)
    names = _names(ordered)
    members: list[Member] = []
    for name, source in zip(names, ordered, strict=True):
        members.append(_member(name, source, form, wanted))
        tell(len(members))
    there = {member.district for member in members}
    earlier, told = _beside(members, before)
    return City(
        form,
        year,
        tuple(members),
        tuple(topic.name for topic in wanted.topics.all),
        _parties(members, wanted.synonyms),
        tuple(each for each in wanted.districts if district_key(each) not in there),
        (*unread, *_notes(ordered, form, year), *told),
        earlier,
    )


def area_in(area: Area, form: Form) -> int:
    """Which of the form's areas it is, by its id or else its title; behind the last one where it is none of them."""
    title = folded_line(area.title)
    for number, each in enumerate(form.areas):
        if (not area.own and area.id == each.id) or folded_line(each.title) == title:
            return number
    return len(form.areas)


def _member(name: str, source: CityPlan, form: Form, wanted: CitySettings) -> Member:
    plan = source.plan
    titles = {area.id: _title(area, form) for area in plan.areas}
    rows = tuple(CityRow(each, titles[each.area.id], wanted.topics.of(each.row)) for each in plan.filled.values())
    result = total(map(result_of, plan.areas))
    return Member(name, source, rows, _counts(rows, form), result, len(review(plan, wanted.review)))


def _title(area: Area, form: Form) -> str:
    number = area_in(area, form)
    return form.areas[number].title if number < len(form.areas) else " ".join(area.title.split())


def _counts(rows: Iterable[CityRow], form: Form) -> tuple[tuple[int, ...], ...]:
    lines = {area.title: [0] * len(COUNTED) for area in form.areas}
    others = [0] * len(COUNTED)
    for row in rows:
        line = lines.get(row.area, others)
        for index, role in enumerate(COUNTED):
            line[index] += _says(row.standing.row, role)
    return tuple(map(tuple, (*lines.values(), others)))


def _says(row: Row, role: Role) -> bool:
    """Whether the row counts as one that says something there."""
    column = row.columns.find(role)
    return column is not None and bool(text_of(row, column))


def _beside(
    members: Iterable[Member], before: Sequence[Plan]
) -> tuple[tuple[tuple[Member, Compared], ...] | None, list[Flaw]]:
    """The plans beside those of the year before, and what is to be known of that."""
    if not before:
        return None, []
    plans = {district_key(plan.district): plan for plan in reversed(before)}
    rows: list[tuple[Member, Compared]] = []
    notes: list[Flaw] = []
    for member in members:
        if (earlier := plans.get(member.district)) is None:
            notes.append(Flaw(Trouble.NO_YEAR_BEFORE, member.source.file))
            continue
        found = compared(earlier, member.plan)
        rows += ((member, each) for each in found.rows)
        notes += [Flaw(Trouble.IDS_LOST, member.source.file)] if found.by_text else []
    return tuple(rows), notes


def _ordered(sources: Iterable[CityPlan], districts: Sequence[str]) -> list[CityPlan]:
    """In the order of the settings' districts; the others behind them, in alphabetical order."""
    places = {district_key(name): place for place, name in reversed([*enumerate(districts)])}

    def place(source: CityPlan) -> tuple[int, str, str]:
        name = source.plan.district.strip() or source.file
        return places.get(district_key(name), len(districts)), alphabetical(name), source.file

    return sorted(sources, key=place)


def _names(sources: Sequence[CityPlan]) -> list[str]:
    """What the plans are called; no two alike."""
    plain = [" ".join((source.plan.district.strip() or source.file).split())[:_LONGEST_NAME] for source in sources]
    uses = Counter(map(folded_line, plain))
    return [
        f"{name} ({source.file})" if uses[folded_line(name)] > 1 else name
        for name, source in zip(plain, sources, strict=True)
    ]


def _notes(sources: Sequence[CityPlan], form: Form, year: int) -> Iterator[Flaw]:
    files = grouped((district_key(source.plan.district), source.file) for source in sources)
    for file, plan, troubles in sources:
        same = [each for each in files[district_key(plan.district)] if each != file]
        if not plan.district.strip():
            yield Flaw(Trouble.NO_DISTRICT, file)
        elif same:
            yield Flaw(Trouble.SAME_DISTRICT, file, (plan.district, ", ".join(same)))
        if plan.year != year:
            yield Flaw(Trouble.OTHER_YEAR, file, (str(plan.year), str(year)))
        if plan.form.id != form.id:
            yield Flaw(Trouble.OTHER_FORM, file, (plan.form.name, form.name))
        yield from (Flaw(trouble, file) for trouble in troubles)


def _tallies(rows: Iterable[tuple[Member, CityRow]], name_of: Callable[[CityRow], str]) -> list[Tally]:
    """The rows by a name that they have."""
    found = grouped((name_of(row), (member, row.standing)) for member, row in rows)
    return [Tally(name, tuple(each)) for name, each in found.items()]


def _parties(members: Collection[Member], synonyms: Synonyms) -> tuple[Tally, ...]:
    """The parties of all plans, those with most rows first, and last the rows that nobody is named for."""
    spellings: dict[str, Counter[str]] = {}
    rows: dict[str, list[tuple[Member, Standing]]] = {}
    for member in members:
        for party in parties_and_nobody(member.plan, synonyms):
            key = party_key(party.name)
            spellings.setdefault(key, Counter())[party.name] += len(party.rows)
            rows.setdefault(key, []).extend((member, each) for each in party.rows)
    found = [Tally(spellings[key].most_common(1)[0][0], tuple(each)) for key, each in rows.items()]
    return tuple(sorted(found, key=lambda party: (not party.name, -party.rows, alphabetical(party.name))))


@lru_cache(maxsize=1 << 10)
def district_key(name: str) -> str:
    """What is the same for all names of a district: "Skarpnäck", "Skarpnäcks stadsdelsförvaltning"."""
    words = [word for word in _BETWEEN.split(folded_line(name)) if word]
    return " ".join([word for word in words if word not in _KINDS] or words).removesuffix("s")


_BETWEEN = re.compile(r"\W+")
_KINDS = frozenset(
    (
        *("stadsdelsförvaltning", "stadsdelsförvaltningen", "stadsdelsnämnd", "stadsdel", "stadsdelen", "sdf", "sdn"),
        *("kommun", "kommunen", "kommuns", "stad", "staden", "stads"),
    )
)
"""What kind of district it is, which lists of them leave out."""
