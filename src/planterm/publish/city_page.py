"""A city's plans as one web page: figures with bars that print, and what they say in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planterm.model.city import City, Member
from planterm.model.results import Result, percent
from planterm.publish.city_text import MOST_PARTIES, about, both_years, follow_ups, share
from planterm.publish.html import About, Heading, Html, element, joined, one_line, page, table
from planterm.texts import city as texts
from planterm.texts import progress as plan_texts
from planterm.texts import publishing
from planterm.texts.party_answers import NOBODY

_BAR_WIDTH, _BAR_HEIGHT = 100, 10


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
    return page(described, "city", top, joined(_section(number, *each) for number, each in enumerate(sections, 1)))


def _section(number: int, heading: str, content: Html) -> Html:
    anchor = f"del-{number}"
    return element("section", element("h2", heading, id=anchor), content, aria_labelledby=anchor)


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
    sums = (texts.SUM, "", "", str(city.result.rows), _followed_up(city.result), _goals(city.result), _findings(city))
    return table(texts.POSITION_CAPTION, headings, [*map(_member, city.members), *missing], sums)


def _member(member: Member) -> Sequence[str]:
    plan, result = member.plan, member.result
    decided = plan.decided_on.isoformat() if plan.decided_on else ""
    stage = plan_texts.STAGES[plan.stage]
    figures = (_followed_up(result), _goals(result), str(member.findings))
    return (one_line(member.name), stage, decided, str(result.rows), *figures)


def _findings(city: City) -> str:
    return str(sum(member.findings for member in city.members))


def _followed_up(result: Result) -> Html:
    shown = publishing.SHARE.format(part=result.followed_up, whole=result.rows)
    if result.rows:
        shown += f" ({publishing.PER_CENT.format(number=percent(result.followed_up, result.rows))})"
    return _with_bar([result.followed_up], result.rows, shown)


def _goals(result: Result) -> Html:
    """How the goals were reached: wholly, in part, not; the bar's parts in that order."""
    reached = result.by_goal[:3]
    told = [f"{count} {name}" for count, name in zip(reached, texts.GOALS_SHORT, strict=True) if count]
    return _with_bar(reached, result.rows, ", ".join(told)) if told else Html()


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
            _with_bar([each.districts], city.districts, share(each.districts, city)),
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
            _with_bar([each.followed_up], each.rows, publishing.SHARE.format(part=each.followed_up, whole=each.rows)),
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
        rows = [(each.title, one_line(each.member), str(each.rows)) for each in city.other_areas]
        yield texts.OWN_AREAS, table(texts.OWN_AREAS_CAPTION, headings, rows)
    if told := both_years(city):
        yield texts.AGAINST, joined(_paragraphs(told))
    if city.notes:
        headings = [Heading(texts.FILE, "title"), Heading(texts.WHAT, "text"), Heading(texts.WHAT_TO_DO, "text")]
        rows = [(note.file, *texts.trouble(note.trouble, note.names)) for note in city.notes]
        yield texts.TO_PUT_RIGHT, table(texts.TO_PUT_RIGHT_CAPTION, headings, rows)


def _with_bar(parts: Sequence[int], whole: int, told: str) -> Html:
    """The figures, and above them for the eye a bar with a part for each; a drawing prints, a background does not."""
    drawn, start = [], 0.0
    for number, part in enumerate(parts, 1):
        width = _BAR_WIDTH * part / whole if whole else 0
        drawn.append(_rectangle(start, width, f"part-{number}"))
        start += width
    frame = _rectangle(0, _BAR_WIDTH, "frame")
    size = f"0 0 {_BAR_WIDTH} {_BAR_HEIGHT}"
    picture = element("svg", frame, *drawn, viewBox=size, preserveAspectRatio="none", class_="bar", aria_hidden="true")
    return joined((picture, told))


def _rectangle(start: float, width: float, class_: str) -> Html:
    return element("rect", x=f"{start:.1f}", y="0", width=f"{width:.1f}", height=str(_BAR_HEIGHT), class_=class_)
