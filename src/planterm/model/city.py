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
from planterm.model.plan import Area, Plan, Standing
from planterm.model.results import Result, count, result_of, total
from planterm.model.review import EVERYTHING, ReviewScope, review
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


class CityParty(NamedTuple):
    """A party as the plans write it most, its rows in all of them, and the plans by their names."""

    name: str
    """Empty for the rows that nobody is named for."""
    rows: int
    followed_up: int
    members: tuple[str, ...]


class OtherArea(NamedTuple):
    """An area that the form does not have, and the rows and problems that a plan has in it."""

    title: str
    member: str
    rows: int
    problems: int
    followed_up: int


class Tally(NamedTuple):
    """How many rows there are of something, and in how many districts."""

    name: str
    rows: int
    districts: int


@dataclass(frozen=True)
class City:
    """The picture: its plans in order, on the form and of the year that most of them are."""

    form: Form
    year: int
    members: tuple[Member, ...]
    topics: tuple[str, ...]
    """All that a row can have, in the order of their list."""
    parties: tuple[CityParty, ...]
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
        found = self._tallies(lambda row: row.topic)
        return sorted(found, key=lambda each: (not each.name, -each.districts, -each.rows, alphabetical(each.name)))

    @property
    def area_tallies(self) -> list[Tally]:
        """The form's areas in its order."""
        found = {each.name: each for each in self._tallies(lambda row: row.area)}
        return [found.get(area.title, Tally(area.title, 0, 0)) for area in self.form.areas]

    def _tallies(self, name_of: Callable[[CityRow], str]) -> list[Tally]:
        found: dict[str, list[str]] = {}
        for member, row in self.rows:
            found.setdefault(name_of(row), []).append(member.district)
        return [Tally(name, len(districts), len({*districts})) for name, districts in found.items()]

    @cached_property
    def other_areas(self) -> tuple[OtherArea, ...]:
        """The areas beside the form's, by their titles."""
        found = [each for member in self.members for each in _other_areas(member, self.form)]
        return tuple(sorted(found, key=lambda each: (alphabetical(each.title), each.member)))


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
    standings = [each for each in plan.standings.values() if not each.row.is_blank]
    rows = tuple(CityRow(each, titles[each.area.id], wanted.topics.of(each.row)) for each in standings)
    result = total(map(result_of, plan.areas))
    return Member(name, source, rows, _counts(plan, form), result, len(review(plan, wanted.review)))


def _title(area: Area, form: Form) -> str:
    number = area_in(area, form)
    return form.areas[number].title if number < len(form.areas) else " ".join(area.title.split())


def _counts(plan: Plan, form: Form) -> tuple[tuple[int, ...], ...]:
    columns = [plan.columns.find(role) for role in COUNTED]
    sums = [[0] * len(COUNTED) for _ in (*form.areas, None)]
    for area in plan.areas:
        line = sums[area_in(area, form)]
        for index, column in enumerate(columns):
            line[index] += count(area, column) if column else 0
    return tuple(map(tuple, sums))


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
    files: dict[str, list[str]] = {}
    for source in sources:
        files.setdefault(district_key(source.plan.district), []).append(source.file)
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


def _other_areas(member: Member, form: Form) -> Iterator[OtherArea]:
    problem = member.plan.columns.find(Role.PROBLEM)
    for area in member.plan.areas:
        if area_in(area, form) == len(form.areas):
            result = result_of(area)
            problems = count(area, problem) if problem else 0
            yield OtherArea(_title(area, form), member.name, result.rows, problems, result.followed_up)


def _parties(members: Collection[Member], synonyms: Synonyms) -> tuple[CityParty, ...]:
    """The parties of all plans, those with most rows first, and last the rows that nobody is named for."""
    spellings: dict[str, Counter[str]] = {}
    rows: dict[str, list[tuple[str, Standing]]] = {}
    for member in members:
        for party in parties_and_nobody(member.plan, synonyms):
            key = party_key(party.name)
            spellings.setdefault(key, Counter())[party.name] += len(party.rows)
            rows.setdefault(key, []).extend((member.name, each) for each in party.rows)
    found = [
        CityParty(
            spellings[key].most_common(1)[0][0],
            len(each),
            sum(standing.row.is_followed_up for _, standing in each),
            tuple(dict.fromkeys(name for name, _ in each)),
        )
        for key, each in rows.items()
    ]
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
