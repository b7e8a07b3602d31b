"""What is weak in a plan: each rule looks at a row, or at more than one, and says where it finds something.

The rules come from the form's instruction (a measure has a cause, a goal, a time and somebody who answers for it; the
follow-up is written at the year's end), from what Brå asks of goals and follow-ups, and from what went wrong in plans
that districts have handed in. Grammar and spelling are the user's own, and nothing is changed.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from planterm.model import wording
from planterm.model.findings import Finding, RowFinding, Rule
from planterm.model.folding import folded_line, words
from planterm.model.form import Column, Columns, Role
from planterm.model.parties import has_slipped
from planterm.model.plan import Plan, Row, Stage, Standing
from planterm.model.text import ESSAY_LENGTH, EXCEL_LIMIT, excel_length
from planterm.model.when import When, classify, is_only_time, span

_LONGEST_TIME = 40
"""A text that is longer, in characters, says more than when."""

TIME, PARTY, PROSE = "tid", "part", "text"
"""What can stand in a wrong column."""


Weak = tuple[str, ...]
"""The words that a measure should not begin with."""


@lru_cache(maxsize=1 << 14)
def row_findings(row: Row, year: int, stage: Stage, weak: Weak = wording.WEAK) -> tuple[RowFinding, ...]:
    """What the rules say of the row, in the order of its columns: of a text, what the first of them says.

    The year and the stage are those of its plan.
    """
    if row.is_blank and row.status is None:
        return ()
    found, rest = [*_blanks(row), *_follow_up(row, stage)], row
    for rule in _RULES:
        told = list(rule(rest))
        found += told
        if told and rule is _wrong_columns:
            break  # what the other texts say is no more certain
        for each in told:
            rest = rest.with_cell(each.column.number, "")
    else:
        found += _worded(rest, year, weak)
    return tuple(sorted(found, key=lambda each: each.column.number))


def _blanks(row: Row) -> Iterator[RowFinding]:
    """A cell that is filled in before the follow-up, and is not."""
    if not row.is_blank:
        yield from (RowFinding(Rule.BLANK, each) for each in row.columns.expected if not row.cells[each.number].strip())


def _guidance(row: Row) -> Iterator[RowFinding]:
    """A text of the form, or what stands for a text to come."""
    beginnings, signs = _form_sentences(row.columns)
    if not any(map("\n".join(map(folded_line, row.cells)).__contains__, signs)):
        return
    for column in row.columns:
        if wording.has_form_text(row.text(column), beginnings):
            yield RowFinding(Rule.GUIDANCE, column)


@lru_cache(maxsize=8)
def _form_sentences(columns: Columns) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How the form's sentences begin, and what one of stands in every folded row that holds any of them, or "XX"."""
    beginnings = tuple(each for column in columns for each in wording.beginnings(column.guidance))
    return beginnings, (*wording.PLACEHOLDER_SIGNS, *beginnings)


def _wrong_columns(row: Row) -> Iterator[RowFinding]:
    """Texts that stand in wrong columns, and where each belongs; once a row."""
    if found := list(misplaced(row)):
        names = (name for column, home, kind in found for name in (kind, column.header, home.header))
        yield RowFinding(Rule.WRONG_COLUMN, found[0][0], tuple(names))


def misplaced(row: Row) -> Iterator[tuple[Column, Column, str]]:
    """What stands in a wrong column, where it belongs and what it is, by the columns' order."""
    find = row.columns.find
    when, who, goals, measure = (find(role) for role in (Role.WHEN, Role.WHO, Role.GOALS, Role.MEASURE))
    if when is None:
        return
    for column in filter(None, (find(Role.CAUSE), measure)):
        if len(row.text(column)) <= _LONGEST_TIME and is_only_time(row.text(column)):
            yield column, when, TIME
    if goals and who and has_slipped(row):
        yield goals, who, PARTY
    if measure and len(row.text(when)) > ESSAY_LENGTH:
        yield when, measure, PROSE
    elif who and classify(row.text(when)) is When.UNCLEAR and is_only_time(row.text(who)):
        yield when, who, PARTY
        yield who, when, TIME


def _personal(row: Row) -> Iterator[RowFinding]:
    """Somebody's personal data, in any text but the time."""
    for column, text in zip(row.columns, row.cells, strict=True):
        if column.role is not Role.WHEN and wording.personal_data(text):
            yield RowFinding(Rule.PERSONAL, column)


def _repetition(row: Row) -> Iterator[RowFinding]:
    """A text that says in whatever forms of the words what another one says already."""
    for role, before in ((Role.CAUSE, Role.PROBLEM), (Role.MEASURE, Role.CAUSE), (Role.GOALS, Role.MEASURE)):
        column = row.columns.find(role)
        if column and wording.says_again(row.text(column), row.text(before), in_part=role is Role.CAUSE):
            yield RowFinding(Rule.REPETITION, column)


def _worded(row: Row, year: int, weak: Weak) -> Iterator[RowFinding]:
    """Texts that are weak by themselves, whatever the others say."""
    for role, judged in _JUDGED.items():
        column = row.columns.find(role)
        if column and (rule := next((rule for rule, is_so in judged if is_so(row.text(column), year, weak)), None)):
            yield RowFinding(rule, column)


def _is_past(text: str, year: int, _weak: Weak) -> bool:
    time = span(text, year)
    return time is not None and time.end.year < year


_JUDGED: Mapping[Role, tuple[tuple[Rule, Callable[[str, int, Weak], bool]], ...]] = MappingProxyType(
    {
        Role.CAUSE: ((Rule.SEVERAL_CAUSES, lambda text, *_: wording.has_several_causes(text)),),
        Role.MEASURE: (
            (Rule.WEAK_WORD, lambda text, _, weak: wording.begins_with(text, weak)),
            (Rule.ONLY_NAME, lambda text, *_: wording.is_only_name(text)),
        ),
        Role.GOALS: (
            (Rule.WEAK_WORD, lambda text, _, weak: wording.begins_with(text, wording.striving(weak))),
            (Rule.WISH, lambda text, *_: wording.is_wish(text)),
        ),
        Role.WHEN: (
            (Rule.UNCLEAR_TIME, lambda text, *_: classify(text) is When.UNCLEAR),
            (Rule.PAST_TIME, _is_past),
        ),
        Role.WHO: ((Rule.UNCLEAR_PARTY, lambda text, *_: wording.is_unclear_party(text)),),
    }
)
"""What is asked of the text of each role, the weightiest first: a cell is told of once."""


def _too_long(row: Row) -> Iterator[RowFinding]:
    """A text that no cell of a workbook holds."""
    if sum(map(len, row.cells)) > EXCEL_LIMIT // 2:
        yield from (
            RowFinding(Rule.TOO_LONG, column) for column in row.columns if excel_length(row.text(column)) > EXCEL_LIMIT
        )


def _follow_up(row: Row, stage: Stage) -> Iterator[RowFinding]:
    """A text that is only begun, an outcome without a text, or neither in a plan that is followed up."""
    if row.is_followed_up:
        return
    if row.text(Role.FOLLOW_UP).strip():
        yield RowFinding(Rule.BEGUN, row.latest_follow_up)
    elif row.status is not None or row.goal_reached is not None:
        yield RowFinding(Rule.STATUS_ONLY, row.latest_follow_up)
    elif stage is Stage.FOLLOWED_UP:
        yield RowFinding(Rule.NOT_FOLLOWED_UP, row.latest_follow_up)


_RULES: tuple[Callable[[Row], Iterator[RowFinding]], ...] = (
    _too_long,
    _guidance,
    _personal,
    _wrong_columns,
    _repetition,
)
"""In the order of their weight: a cell is told of once."""


def of_the_plan(plan: Plan) -> Iterator[Finding]:
    """What is said once, of the plan."""
    if not plan.district.strip():
        yield Finding(Rule.NO_DISTRICT)
    if plan.is_decided and plan.decided_on is None:
        yield Finding(Rule.NO_DECISION_DATE)
    yield from _strategies(plan)
    goals = [each for each in plan.standings.values() if each.row.text(Role.GOALS).strip()]
    yield from _counted(Rule.UNCOUNTABLE_GOALS, goals, [each for each in goals if not _is_countable(each.row)])
    followed_up = [each for each in plan.standings.values() if each.row.is_followed_up]
    thin = [each for each in followed_up if wording.is_thin(each.row.text(Role.FOLLOW_UP))]
    yield from _counted(Rule.THIN_FOLLOW_UPS, followed_up, thin)


def duplicates(plan: Plan) -> dict[str, str]:
    """The rows that say what an earlier one says, by their ids, and the label of that one.

    A measure in so many words is not written twice by chance; a shorter one is the same where problem and cause are.
    """
    said: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for standing in plan.standings.values():
        if (what := _says(standing.row)) and (first := said.setdefault(what, standing.label)) != standing.label:
            found[standing.row.id] = first
    return found


@lru_cache(maxsize=1 << 14)
def _says(row: Row) -> tuple[str, ...]:
    """What makes the row the same as another one; nothing where it says too little."""
    measure = tuple(words(row.text(Role.MEASURE)))
    if len(measure) >= _OWN_WORDS:
        return measure
    texts = tuple(" ".join(words(row.text(role))) for role in _SAYING if row.columns.find(role))
    return texts if texts and all(texts) else ()


def _is_countable(row: Row) -> bool:
    return wording.is_countable(row.text(Role.GOALS))


def _counted(rule: Rule, all_of_them: list[Standing], weak: list[Standing]) -> Iterator[Finding]:
    if weak:
        labels = [each.label for each in weak[:_MOST_NAMED]]
        more = ["…"] if len(weak) > _MOST_NAMED else []
        yield Finding(rule, names=(str(len(weak)), str(len(all_of_them)), *labels, *more))


def _strategies(plan: Plan) -> Iterator[Finding]:
    """The strategies that the form asks for, and that no row of a plan with something in each area speaks of."""
    if plan.form.area_ids - {each.area.id for each in plan.filled.values()}:
        return
    asked = folded_line(" ".join(plan.form.instruction.paragraphs)) if plan.form.instruction else ""
    told = "\n".join([folded_line(cell) for row in plan.rows() for cell in row.cells])
    for name, (in_form, in_plan) in _STRATEGIES.items():
        if in_form in asked and not any(each in told for each in in_plan):
            yield Finding(Rule.NO_STRATEGY, names=(name,))


_OWN_WORDS, _MOST_NAMED = 5, 8
_SAYING = (Role.PROBLEM, Role.CAUSE, Role.MEASURE)
_STRATEGIES = {
    "kriminalitet": (
        "dras in i kriminalitet",
        (
            *("rekryter", "kriminell identitet", "riskzon", "värv", "sspf", "gängkrim", "dras in i", "drags in i"),
            *("dragas in i", "dragits in i", "dragen in i", "dragna in i"),
        ),
    ),
    "extremism": ("extremism", ("extremis", "radikaliser", "terroris")),
}
"""The strategies by name: what the form calls them, and how a plan speaks of them."""
