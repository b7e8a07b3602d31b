"""What parties answered and what somebody has to look at in it, in words."""

from collections.abc import Iterator, Mapping, Sequence

from planterm.model.answers import Difference, Meeting, TakenAnswers
from planterm.model.form import Role
from planterm.model.parties import Party
from planterm.model.plan import Plan, Row
from planterm.model.text import visible
from planterm.publish.differences import field_name, filled, shown
from planterm.publish.wrap import hanging
from planterm.texts import party_answers as texts
from planterm.texts.progress import outcome

_INDENT = 2


def name_of(party: Party) -> str:
    """What the party is called."""
    return visible(party.name) or texts.NOBODY


def answer_lines(
    plan: Plan, taken: TakenAnswers, width: int, file: str, earlier: Mapping[str, Sequence[tuple[str, Row]]]
) -> Iterator[str]:
    """What somebody has to look at, with all texts whole; nothing where everything went in by itself.

    The plan is as it was before the answers of the file; earlier are, by row ids, the files that answered before it.
    """
    for each in taken.met:
        told, sides = texts.MEETINGS[each.meeting], [(texts.OURS, each.ours), (texts.THEIRS, each.theirs)]
        if others := earlier.get(each.ours.id):
            told, sides = texts.TWO_ANSWERS, [(f"{name}: ", row) for name, row in (*others, (file, each.theirs))]
        yield from hanging("", _of_row(each, told), 0, width)
        for name, row in sides:
            yield from hanging(name, follow_up(row), _INDENT, width)
        if each.is_left and each.meeting is not Meeting.KEEP:
            yield from hanging("", texts.STATUS_STANDS, _INDENT, width)
    yield from other_lines(plan, taken, width)


def other_lines(plan: Plan, taken: TakenAnswers, width: int) -> Iterator[str]:
    """What the party has changed beside the follow-up, and its rows that the plan does not have."""
    form = plan.form
    for each in taken.changed:
        yield from hanging("", _of_row(each, texts.CHANGED), 0, width)
        for column in each.other_columns:
            yield f"{' ' * _INDENT}{field_name(form, column.key)}"
            for name, row in ((texts.OURS, each.ours), (texts.THEIRS, each.theirs)):
                yield from hanging(name, shown(column.key, row.text(column)), 2 * _INDENT, width)
    for row in taken.unknown:
        yield from hanging("", texts.UNKNOWN, 0, width)
        for key, text in filled(row):
            yield from hanging(f"{field_name(form, key)}: ", shown(key, text), _INDENT, width)


def _of_row(difference: Difference, told: str) -> str:
    standing = difference.standing
    return texts.OF_ROW.format(place=standing.label, told=told)


def follow_up(row: Row) -> str:
    """A row's follow-up, and behind it how it went."""
    text = shown(row.latest_follow_up.key, row.text(Role.FOLLOW_UP))
    return f"{text} ({how})" if (how := outcome(row.status, row.goal_reached)) else text
