"""The sheets of a city's workbook that count: formulas over the sheet of all rows, which people go on working in."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from planterm.excel.analysis_sheet import literal
from planterm.excel.references import column_letters, place
from planterm.excel.sheet import CellValue, Formula, Sheet, SheetRow, Style
from planterm.excel.text_measure import RowLayout, TextMeasure
from planterm.model.city import COUNTED, City, Member
from planterm.model.form import Role
from planterm.model.results import GOALS
from planterm.texts import city as texts
from planterm.texts import progress as plan_texts
from planterm.texts import publishing

_COUNT_WIDTH = 25.0
_NAME_WIDTH = 150.0
_UPRIGHT_HEIGHT = 78.0
_TALL_UPRIGHT_HEIGHT = 210.0
"""In points, for what stands above the counts of areas and of topics."""

_FACTS = {
    texts.DISTRICT: _NAME_WIDTH,
    texts.FORM: 110.0,
    texts.YEAR: 33.0,
    publishing.STAGE: 62.0,
    publishing.DECIDED_ON: 72.0,
    publishing.CASE_NUMBER: 78.0,
}
"""What is said of each district before its counts, and how wide that is in points."""

_RESULTS = (texts.ROWS, publishing.FOLLOWED_UP, *(texts.GOALS[goal] for goal in GOALS), texts.FINDINGS)
_SIGNS = ("*", "?", "~", "=", "<", ">")
"""What means something else in a cell that is compared with than in a text."""

_HEADER_ROW, _TOPICS_HEADER_ROW = 4, 3
_SUM_HEIGHT = 18.0


def position_sheet(city: City, measure: TextMeasure) -> Sheet:
    """How far each district has come and what its plan holds; a line for each, also for those without a plan."""
    areas = (*(area.title for area in city.form.areas), texts.OTHER_AREAS)
    counts = len(_RESULTS) + len(areas) * len(COUNTED)
    layout = RowLayout(measure, (*_FACTS.values(), *(_COUNT_WIDTH for _ in range(counts))))
    before = len(_FACTS) + len(_RESULTS)
    blocks = [before + 1 + number * len(COUNTED) for number in range(len(areas))]
    lines = [
        layout.counting_row(_position(city, member, number, blocks), Style.AREA, Style.COUNT)
        for number, member in enumerate(city.members, _HEADER_ROW + 1)
    ]
    missing = [(name, "", "", texts.MISSING, *("" for _ in layout.widths[4:])) for name in city.missing]
    rows = (
        layout.above(texts.title(city.form.title(city.year), len(city.members)), Style.TITLE),
        layout.above(texts.COUNTS_ARE_LIVE, Style.FACT),
        _area_heads(areas, before, layout),
        _heads((*_FACTS,), (*_RESULTS, *(texts.COUNTED[role] for _ in areas for role in COUNTED)), _UPRIGHT_HEIGHT),
        *lines,
        *(layout.row(each, Style.AREA) for each in missing),
        _below(texts.SUM, "SUM({})", sum, lines, _HEADER_ROW),
    )
    return Sheet(
        texts.POSITION,
        rows=rows,
        column_widths=layout.widths,
        header_row=_HEADER_ROW,
        header_rows=2,
        frozen_columns=1,
        merged=[f"{place(3, block)}:{place(3, block + len(COUNTED) - 1)}" for block in blocks],
    )


def topics_sheet(city: City, measure: TextMeasure) -> Sheet:
    """How many rows each district has of each topic, those with most rows first."""
    counts = dict.fromkeys((*city.topics, ""), 0)
    for _, row in city.rows:
        counts[row.topic] += 1
    topics = sorted(counts, key=lambda topic: (not topic, -counts[topic]))
    layout = RowLayout(measure, (_NAME_WIDTH, *(_COUNT_WIDTH for _ in topics)))
    lines = [
        layout.counting_row(_of_topics(member, topics, number), Style.AREA, Style.COUNT_IF_ANY)
        for number, member in enumerate(city.members, _TOPICS_HEADER_ROW + 1)
    ]
    heads = [topic or texts.OTHER_TOPIC for topic in topics]
    rows = (
        layout.above(texts.TOPICS, Style.TITLE),
        layout.above(texts.TOPICS_ARE_LIVE, Style.FACT),
        _heads((texts.DISTRICT,), heads, _TALL_UPRIGHT_HEIGHT),
        *lines,
        _below(texts.SUM, "SUM({})", sum, lines, _TOPICS_HEADER_ROW),
        _below(texts.DISTRICTS, 'COUNTIF({},">0")', lambda found: sum(map(bool, found)), lines, _TOPICS_HEADER_ROW),
    )
    widths = layout.widths
    return Sheet(texts.TOPICS, rows=rows, column_widths=widths, header_row=_TOPICS_HEADER_ROW, frozen_columns=1)


def _position(city: City, member: Member, number: int, blocks: Sequence[int]) -> list[CellValue]:
    plan = member.plan
    decided = plan.decided_on.isoformat() if plan.decided_on else ""
    mine = _is(texts.DISTRICT, member.name, f"$A{number}")
    followed_up = f'{mine},{_column(texts.ROLES[Role.FOLLOW_UP])},"<>"'
    reached = (f"{_column(publishing.GOAL_REACHED)},{literal(plan_texts.GOALS[goal])}" for goal in GOALS)
    goals = zip(reached, member.result.by_goal, strict=True)
    return [
        *(member.name, plan.form.name, str(plan.year), plan_texts.STAGES[plan.stage], decided, plan.case_number),
        Formula(f"COUNTIFS({mine})", member.result.rows),
        Formula(f"COUNTIFS({followed_up})", member.result.followed_up),
        *(Formula(f"COUNTIFS({followed_up},{is_it})", count) for is_it, count in goals),
        member.findings,
        *chain.from_iterable(_area_counts(city, member, number, blocks, mine)),
    ]


def _area_counts(city: City, member: Member, number: int, blocks: Sequence[int], mine: str) -> Iterator[list[Formula]]:
    """The counts of each area; what is in none of the form's areas is what is left of all."""
    columns = [_column(texts.ROLES[role]) for role in COUNTED]
    for area, block, counts in zip(city.form.areas, blocks, member.counts, strict=False):
        here = _is(texts.AREA, area.title, f"{column_letters(block)}$3")
        yield [
            Formula(f'COUNTIFS({mine},{here},{column},"<>")', count)
            for column, count in zip(columns, counts, strict=True)
        ]
    left = [
        "-".join([f'COUNTIFS({mine},{column},"<>")', *(place(number, block + index) for block in blocks[:-1])])
        for index, column in enumerate(columns)
    ]
    yield [Formula(expression, count) for expression, count in zip(left, member.counts[-1], strict=True)]


def _of_topics(member: Member, topics: Sequence[str], number: int) -> list[CellValue]:
    mine = _is(texts.DISTRICT, member.name, f"$A{number}")
    found = [row.topic for row in member.rows]
    values: list[CellValue] = [member.name]
    for column, topic in enumerate(topics, 2):
        is_it = _is(texts.TOPIC, topic or texts.OTHER_TOPIC, f"{column_letters(column)}${_TOPICS_HEADER_ROW}")
        values.append(Formula(f"COUNTIFS({mine},{is_it})", found.count(topic)))
    return values


def _column(name: str) -> str:
    """A column of the table of all rows, in a formula."""
    return f"{texts.ROWS_TABLE}[{name}]"


def _is(column: str, text: str, cell: str) -> str:
    """That the column says what the cell does, which holds the text."""
    return f"{_column(column)},{literal(text) if any(sign in text for sign in _SIGNS) else cell}"


def _below(
    label: str, expression: str, value: Callable[[list[int]], int], lines: Sequence[SheetRow], header_row: int
) -> SheetRow:
    """What the formula makes of each column's counts, below the lines; blank below texts."""
    values: list[CellValue] = [label]
    for column, cells in enumerate(zip(*(line.values[1:] for line in lines), strict=True), 2):
        letters = column_letters(column)
        counts = [each.value if isinstance(each, Formula) else each for each in cells if not isinstance(each, str)]
        area = f"{letters}{header_row + 1}:{letters}{header_row + len(lines)}"
        values.append(Formula(expression.format(area), value(counts)) if counts else "")
    styles = [Style.SUM if isinstance(each, str) else Style.SUM_COUNT for each in values]
    return SheetRow(values, styles, _SUM_HEIGHT)


def _area_heads(areas: Sequence[str], before: int, layout: RowLayout) -> SheetRow:
    """The areas above their counts, each over as many cells as these."""
    titles = chain.from_iterable((area, *("" for _ in COUNTED[1:])) for area in areas)
    values = (*("" for _ in range(before)), *titles)
    wide = RowLayout(layout.measure, (_COUNT_WIDTH * len(COUNTED),) * len(areas))
    styles = [Style.FACT_LINE if column < before else Style.COUNT_HEADER_SMALL for column in range(len(values))]
    return SheetRow(values, styles, wide.height(areas, Style.COUNT_HEADER_SMALL))


def _heads(facts: Sequence[str], counts: Sequence[str], height: float) -> SheetRow:
    styles = (*(Style.HEADER for _ in facts), *(Style.UPRIGHT_HEADER for _ in counts))
    return SheetRow((*facts, *counts), styles, height)
