"""The findings of a review in words: for the terminal, for JSON, and for the screen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from planterm.model.conflicts import Undecided
from planterm.model.findings import Finding, Level, Rule
from planterm.model.plan import Plan
from planterm.model.text import visible
from planterm.publish.conflict_sides import read
from planterm.publish.differences import area_heading, field_name
from planterm.publish.wrap import hanging
from planterm.texts import findings as texts
from planterm.texts import two_plans as comparison
from planterm.texts import words

_INDENT = 2


def sentence(finding: Finding) -> str:
    """What there is to look at."""
    return finding.said or texts.finding(
        finding.rule, finding.column.role if finding.column is not None else None, finding.names
    )


def undecided_findings(several: Iterable[Undecided], plan: Plan) -> Iterator[Finding]:
    """What a merge could not decide, with the texts that the plan does not have."""
    for each in several:
        area_id, row_id, key = each.spot
        if not each.is_asked_about:
            continue
        standing = plan.standings.get(row_id or "")
        area_id, number = (standing.area.id, standing.number) if standing else (area_id, None)
        others = [
            visible(read(each.spot, other.text, plan)) or comparison.BLANK for other in each.others if not other.key
        ]
        what = field_name(plan.form, key) if key else texts.AREA_ITSELF if row_id is None else texts.ROW_ITSELF
        said = texts.UNDECIDED.format(what, "”, ”".join(others))
        yield Finding(Rule.UNDECIDED, area_id, row_id, number, plan.columns.by_key.get(key or ""), (), said)


def place(finding: Finding, plan: Plan) -> str:
    """Where it stands, in few characters."""
    header = finding.column.header if finding.column is not None else ""
    return words.place(plan.area_numbers.get(finding.area_id or ""), finding.number, header)


def count(findings: Sequence[Finding]) -> str:
    """How many there are of each level."""
    levels = Counter(finding.level for finding in findings)
    return texts.count(levels[Level.ERROR], levels[Level.WARNING], levels[Level.TIP])


def as_text(findings: Sequence[Finding], plan: Plan, width: int) -> str:
    """The findings area by area, wrapped to the width in columns."""
    if not findings:
        return texts.NOTHING
    return "\n".join([f"{texts.TITLE}: {count(findings)}.", *lines(findings, plan, width)])


def as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings as objects; the keys are those of the design."""
    return [
        {
            "regel": finding.rule.value,
            "niva": finding.level.value,
            "omrade": finding.area_id,
            "rad": finding.number,
            "kolumn": finding.column.key if finding.column is not None else None,
            "text": sentence(finding),
        }
        for finding in findings
    ]


def lines(findings: Sequence[Finding], plan: Plan, width: int) -> Iterator[str]:
    """The same without the heading."""
    for area_id, group in groupby(findings, key=lambda finding: finding.area_id):
        yield ""
        if area_id is not None:
            yield from hanging("", area_heading(plan, area_id), 0, width)
        for finding in group:
            label = f"{texts.LEVELS[finding.level]}  {place(finding, plan)}: "
            yield from hanging(label, sentence(finding), _INDENT, width)
