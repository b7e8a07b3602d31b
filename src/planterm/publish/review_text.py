"""The findings of a review in words: for the terminal, for JSON, and for the screen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from planterm.model.conflicts import Undecided
from planterm.model.findings import Finding, Level, Rule, beside
from planterm.model.plan import Plan
from planterm.model.text import visible
from planterm.publish.conflict_sides import read
from planterm.publish.differences import area_heading, field_name, place_name
from planterm.publish.wrap import hanging
from planterm.texts import findings as texts
from planterm.texts import two_plans as comparison

_INDENT = 2


def sentence(finding: Finding, plan: Plan) -> str:
    """What there is to look at."""
    column = plan.columns.by_key.get(finding.spot.key or "")
    return finding.said or texts.finding(finding.rule, column.role if column else None, finding.names)


def undecided_findings(several: Iterable[Undecided], plan: Plan) -> Iterator[Finding]:
    """What a merge could not decide, with the texts that the plan does not have."""
    for each in several:
        if not each.is_asked_about:
            continue
        _, row_id, key = each.spot
        others = [
            visible(read(each.spot, other.text, plan)) or comparison.BLANK for other in each.others if not other.key
        ]
        what = field_name(plan.form, key) if key else texts.AREA_ITSELF if row_id is None else texts.ROW_ITSELF
        yield beside(plan, Rule.UNDECIDED, each.spot, texts.UNDECIDED.format(what, "”, ”".join(others)))


def count(findings: Sequence[Finding]) -> str:
    """How many there are of each level."""
    levels = Counter(finding.level for finding in findings)
    return texts.count(levels[Level.ERROR], levels[Level.WARNING], levels[Level.TIP])


def as_text(findings: Sequence[Finding], plan: Plan, width: int, least: Level) -> str:
    """The findings area by area, wrapped to the width in columns; of the least level that was looked for, or graver."""
    if not findings:
        return texts.NOTHING_SO_GRAVE[least]
    return "\n".join([f"{texts.TITLE}: {count(findings)}.", *lines(findings, plan, width)])


def as_json(findings: Sequence[Finding], plan: Plan) -> list[dict[str, Any]]:
    """The findings as objects; the keys are those of the design."""
    return [
        {
            "regel": finding.rule.value,
            "niva": finding.level.value,
            "omrade": finding.spot.area_id,
            "rad": plan.standings[finding.spot.row_id].number if finding.spot.row_id else None,
            "kolumn": finding.spot.key,
            "text": sentence(finding, plan),
        }
        for finding in findings
    ]


def lines(findings: Sequence[Finding], plan: Plan, width: int) -> Iterator[str]:
    """The same without the heading."""
    for area_id, group in groupby(findings, key=lambda finding: finding.spot.area_id):
        yield ""
        if area_id is not None:
            yield from hanging("", area_heading(plan, area_id), 0, width)
        for finding in group:
            label = f"{texts.LEVELS[finding.level]}  {place_name(plan, finding.spot)}: "
            yield from hanging(label, sentence(finding, plan), _INDENT, width)
