"""A city's plans as one web page: figures with bars, and what they say in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planterm.model.city import City, Member
from planterm.model.results import GOALS, Result
from planterm.model.text import one_line
from planterm.publish.city_text import MOST_PARTIES, about, both_years, follow_ups, in_districts
from planterm.publish.html import About, Heading, Html, element, joined, page, section, share, table, with_bar
from planterm.texts import city as texts
from planterm.texts import progress as plan_texts
from planterm.texts import publishing
from planterm.texts.party_answers import NOBODY


def city_page(city: City, made: date) -> str:
    """The picture with a table for each of its sides."""
    title = texts.title(city.form.title(city.year), len(city.members))
    sections = [
        (texts.POSITION, _position(city)),
        (texts.AREAS, _areas(city)),
        (texts.TOPICS, _topics(city)),
        (texts.PARTIES, _parties(city)),
        *_where_there_is_any(city),
    ]
    top = joined((element("h1", title), *_paragraphs((*about(city), follow_ups(city)))))
    described = About(title, "", texts.PAGE_DESCRIPTION, made)
    return page(
        described, "city", top, joined(section(f"del-{number}", *each) for number, each in enumerate(sections, 1))
    )


def _paragraphs(texts_: Iterable[str]) -> Iterator[Html]:
    return (element("p", text) for text in texts_)


def _position(city: City) -> Html:
    headings = [
        Heading(texts.DISTRICT, "title"),
        Heading(publishing.STAGE, "stage"),
        Heading(publishing.DECIDED_ON, "stage"),
        Heading(texts.ROWS, "figure"),
        Heading(publishing.FOLLOWED_UP, "share"),
        Heading(publishing.GOAL_REACHED, "share"),
        Heading(texts.FINDINGS, "figure"),
    ]
    missing = ((name, texts.MISSING, "", "", "", "", "") for name in city.missing)
    sums = (texts.SUM, "", "", *_figures(city.result, sum(member.findings for member in city.members)))
    return table(texts.POSITION_CAPTION, headings, [*map(_member, city.members), *missing], sums)


def _member(member: Member) -> Sequence[str]:
    plan, result = member.plan, member.result
    decided = plan.decided_on.isoformat() if plan.decided_on else ""
    stage = plan_texts.STAGES[plan.stage]
    return (one_line(member.name), stage, decided, *_figures(result, member.findings))


def _figures(result: Result, findings: int) -> Sequence[str]:
    """The rows, how many are followed up, how the goals were reached, and what there is to look at."""
    reached = zip(result.by_goal, GOALS, strict=True)
    goals = ", ".join(f"{count} {texts.REACHED[goal]}" for count, goal in reached if count)
    return str(result.rows), share(result.followed_up, result.rows), goals, str(findings)


def _areas(city: City) -> Html:
    """How many problems each district has in each area."""
    headings = [Heading(texts.DISTRICT, "title")]
    headings += [Heading(title, "figure") for title in (*(area.title for area in city.form.areas), texts.OTHER_AREAS)]
    problems = [[counts[0] for counts in member.counts] for member in city.members]
    rows = [(one_line(member.name), *map(str, counts)) for member, counts in zip(city.members, problems, strict=True)]
    return table(
        texts.AREAS_CAPTION, headings, rows, (texts.SUM, *(str(sum(each)) for each in zip(*problems, strict=True)))
    )


def _topics(city: City) -> Html:
    headings = [Heading(texts.TOPIC, "title"), Heading(texts.DISTRICTS, "chart"), Heading(texts.ROWS, "figure")]
    rows = [
        (
            each.name or texts.OTHER_TOPIC,
            with_bar(each.districts, city.districts, in_districts(each.districts, city)),
            str(each.rows),
        )
        for each in city.topic_tallies
    ]
    return table(texts.TOPICS_CAPTION, headings, rows)


def _parties(city: City) -> Html:
    headings = [
        Heading(texts.PARTY, "title"),
        Heading(texts.ROWS, "figure"),
        Heading(publishing.FOLLOWED_UP, "share"),
        Heading(texts.DISTRICTS, "figure"),
    ]
    rows = [
        (
            one_line(each.name) or NOBODY,
            str(each.rows),
            share(each.followed_up, each.rows),
            str(len(each.members)),
        )
        for each in city.parties[:MOST_PARTIES]
    ]
    more = len(city.parties) - MOST_PARTIES
    rest = [texts.more_parties(more)] if more > 0 else []
    return joined((table(texts.PARTIES_CAPTION, headings, rows), *_paragraphs(rest)))


def _where_there_is_any(city: City) -> Iterator[tuple[str, Html]]:
    if city.other_areas:
        headings = [Heading(texts.AREA, "title"), Heading(texts.DISTRICT, "text"), Heading(texts.ROWS, "figure")]
        rows = [(each.name, one_line(each.members[0]), str(each.rows)) for each in city.other_areas]
        yield texts.OWN_AREAS, table(texts.OWN_AREAS_CAPTION, headings, rows)
    if told := both_years(city):
        yield texts.AGAINST, joined(_paragraphs(told))
    if city.notes:
        headings = [Heading(texts.FILE, "title"), Heading(texts.WHAT, "text"), Heading(texts.WHAT_TO_DO, "text")]
        rows = [(note.file, *texts.trouble(note.trouble, note.names)) for note in city.notes]
        yield texts.TO_PUT_RIGHT, table(texts.TO_PUT_RIGHT_CAPTION, headings, rows)
