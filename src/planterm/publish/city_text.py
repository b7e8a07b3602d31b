"""A city's plans as one picture, in sentences."""

from collections.abc import Iterable, Iterator

from planterm.form.loader import OFFICIAL_SERIES
from planterm.model.carry_over import Fortune
from planterm.model.city import City, Member
from planterm.model.plan import Stage
from planterm.model.results import GOALS, percent
from planterm.model.text import one_line
from planterm.publish.wrap import hanging
from planterm.texts import city as texts
from planterm.texts.party_answers import NOBODY

MOST_PARTIES = 20
"""More are hardly read."""

_INDENT = 2


def city_text(city: City, width: int) -> str:
    """The picture under a heading for each of its sides."""
    lines = [texts.title(city.form.title(city.year), len(city.members))]
    for heading, told in _sections(city):
        lines += ["", heading]
        lines += [line for text in told for line in hanging("", one_line(text), _INDENT, width)]
    return "\n".join(lines)


def _sections(city: City) -> Iterator[tuple[str, list[str]]]:
    """What there is to say, under its headings."""
    yield texts.ABOUT, list(about(city))
    yield texts.FOLLOW_UPS, [follow_ups(city), *map(_district, city.members)]
    yield (
        texts.AREAS,
        [texts.area_tally(each.name, each.rows, in_districts(each.districts, city)) for each in city.area_tallies],
    )
    yield texts.TOPICS, topics(city)
    yield texts.PARTIES, list(_parties(city))
    yield from ((heading, told) for heading, told in _where_there_is_any(city) if told)


def about(city: City) -> Iterator[str]:
    """How many plans there are, and of whom there is none."""
    stages = [member.plan.stage for member in city.members]
    yield texts.plans_there(len(city.members), {stage: stages.count(stage) for stage in Stage})
    if city.missing:
        yield texts.plans_missing(city.missing)


def follow_ups(city: City) -> str:
    """How much of all plans is followed up, and how the goals were reached."""
    result = city.result
    reached = {goal.value: count for goal, count in zip(GOALS, result.by_goal, strict=True)}
    return texts.follow_ups(result.rows, result.followed_up, percent(result.followed_up, result.rows), reached)


def topics(city: City) -> list[str]:
    """In how many districts each topic is."""
    return [
        texts.tally(each.name or texts.OTHER_TOPIC, each.rows, in_districts(each.districts, city))
        for each in city.topic_tallies
    ]


def both_years(city: City) -> list[str]:
    """What became of last year's rows; nothing where there is no such year."""
    if not city.compared:
        return []
    fortunes = [each.fortune for _, each in city.compared]
    continued, new, ended = map(fortunes.count, Fortune)
    return [texts.both_years(continued + ended, continued, ended, new)]


def _district(member: Member) -> str:
    return texts.district_line(member.name, member.result.followed_up, member.result.rows)


def _parties(city: City) -> Iterator[str]:
    for each in city.parties[:MOST_PARTIES]:
        yield texts.party(each.name or NOBODY, each.rows, in_districts(each.districts, city), each.followed_up)
    if (more := len(city.parties) - MOST_PARTIES) > 0:
        yield texts.more_parties(more)


def _where_there_is_any(city: City) -> Iterable[tuple[str, list[str]]]:
    own = [texts.own_area(each.name, each.members[0], each.rows) for each in city.other_areas]
    wrong = [texts.to_put_right(note.file, *texts.trouble(note.trouble, note.names)) for note in city.notes]
    return (texts.OWN_AREAS, own), (texts.AGAINST, both_years(city)), (texts.TO_PUT_RIGHT, wrong)


def in_districts(part: int, city: City) -> str:
    """In so many of the districts."""
    places = texts.CITY_DISTRICTS if city.form.series == OFFICIAL_SERIES else texts.MUNICIPALITIES
    return texts.share_of(part, city.districts, places)
