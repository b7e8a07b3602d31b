"""The sheets of a city's workbook that count: formulas over the sheet of all rows, which people go on working in."""

from collections.abc import Iterator, Sequence
from itertools import chain

from planterm.excel.analysis_sheet import literal
from planterm.excel.references import column_letters, place
from planterm.excel.sheet import CellValue, Formula, Sheet, SheetRow, Style
from planterm.excel.text_measure import RowLayout, TextMeasure, line_above
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

_FACT_WIDTHS = (_NAME_WIDTH, 110.0, 33.0, 62.0, 72.0, 78.0)
_SIGNS = ("*", "?", "~", "=", "<", ">")
"""What means something else in a cell that is compared with than in a text."""

_HEADER_ROW = 4
_SUM_HEIGHT = 18.0
_TITLE, _FACT = (Style.TITLE, Style.TITLE_LINE), (Style.FACT, Style.FACT_LINE)


def position_sheet(city: City, measure: TextMeasure) -> Sheet:
    """How far each district has come and what its plan holds; a line for each, also for those without a plan."""
    areas = (*(area.title for area in city.form.areas), texts.OTHER_AREAS)
    results = (texts.ROWS, publishing.FOLLOWED_UP, *(texts.GOALS[goal] for goal in GOALS), texts.FINDINGS)
    counts = len(results) + len(areas) * len(COUNTED)
    widths = (*_FACT_WIDTHS, *(_COUNT_WIDTH for _ in range(counts)))
    layout = RowLayout(measure, widths)
    first = len(_FACT_WIDTHS) + len(results) + 1
    blocks = [first + number * len(COUNTED) for number in range(len(areas))]
    lines = [
        _position(city, member, number, blocks, layout) for number, member in enumerate(city.members, _HEADER_ROW + 1)
    ]
    missing = [_missing(name, counts, layout) for name in city.missing]
    rows = (
        line_above(measure, layout, texts.title(city.form.title(city.year), len(city.members)), *_TITLE),
        line_above(measure, layout, texts.COUNTS_ARE_LIVE, *_FACT),
        _area_heads(areas, len(_FACT_WIDTHS) + len(results), layout),
        _heads((texts.DISTRICT, *_FACTS), (*results, *(texts.COUNTED[role] for _ in areas for role in COUNTED))),
        *lines,
        *missing,
        _sums(lines, first_row=_HEADER_ROW + 1),
    )
    spans = [f"{place(3, block)}:{place(3, block + len(COUNTED) - 1)}" for block in blocks]
    return Sheet(
        texts.POSITION,
        rows=rows,
        column_widths=widths,
        header_row=_HEADER_ROW,
        header_rows=2,
        frozen_columns=1,
        merged=spans,
    )


_FACTS = (
    texts.FORM,
    texts.YEAR,
    publishing.STAGE,
    publishing.DECIDED_ON,
    publishing.CASE_NUMBER,
)


def topics_sheet(city: City, measure: TextMeasure) -> Sheet:
    """How many rows each district has of each topic, those with most rows first."""
    counts = dict.fromkeys((*city.topics, ""), 0)
    for _, row in city.rows:
        counts[row.topic] += 1
    topics = sorted(counts, key=lambda topic: (not topic, -counts[topic]))
    widths = (_NAME_WIDTH, *(_COUNT_WIDTH for _ in topics))
    layout = RowLayout(measure, widths)
    lines = [_of_topics(member, topics, number, layout) for number, member in enumerate(city.members, _HEADER_ROW)]
    return Sheet(
        texts.TOPICS,
        rows=(
            line_above(measure, layout, texts.TOPICS, *_TITLE),
            line_above(measure, layout, texts.TOPICS_ARE_LIVE, *_FACT),
            _heads((texts.DISTRICT,), [topic or texts.OTHER_TOPIC for topic in topics], _TALL_UPRIGHT_HEIGHT),
            *lines,
            _sums(lines, first_row=_HEADER_ROW),
            _districts(lines),
        ),
        column_widths=widths,
        header_row=_HEADER_ROW - 1,
        frozen_columns=1,
    )


def _position(city: City, member: Member, number: int, blocks: Sequence[int], layout: RowLayout) -> SheetRow:
    plan = member.plan
    decided = plan.decided_on.isoformat() if plan.decided_on else ""
    facts = (member.name, plan.form.name, str(plan.year), plan_texts.STAGES[plan.stage], decided, plan.case_number)
    mine = _is(texts.DISTRICT, member.name, f"$A{number}")
    followed_up = f'{mine},{_column(texts.ROLES[Role.FOLLOW_UP])},"<>"'
    reached = (f"{_column(publishing.GOAL_REACHED)},{literal(plan_texts.GOALS[goal])}" for goal in GOALS)
    goals = zip(reached, member.result.by_goal, strict=True)
    values: list[CellValue] = [
        *facts,
        Formula(f"COUNTIFS({mine})", member.result.rows),
        Formula(f"COUNTIFS({followed_up})", member.result.followed_up),
        *(Formula(f"COUNTIFS({followed_up},{is_it})", count) for is_it, count in goals),
        member.findings,
        *chain.from_iterable(_area_counts(city, member, number, blocks, mine)),
    ]
    return _line(values, Style.COUNT, layout)


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


def _of_topics(member: Member, topics: Sequence[str], number: int, layout: RowLayout) -> SheetRow:
    mine = _is(texts.DISTRICT, member.name, f"$A{number}")
    found = [row.topic for row in member.rows]
    heads = (f"{column_letters(column)}${_HEADER_ROW - 1}" for column in range(2, len(topics) + 2))
    about = (_is(texts.TOPIC, topic or texts.OTHER_TOPIC, head) for topic, head in zip(topics, heads, strict=True))
    counts = map(found.count, topics)
    formulas = (Formula(f"COUNTIFS({mine},{is_it})", count) for is_it, count in zip(about, counts, strict=True))
    return _line((member.name, *formulas), Style.COUNT_IF_ANY, layout)


def _column(name: str) -> str:
    """A column of the table of all rows, in a formula."""
    return f"{texts.ROWS_TABLE}[{name}]"


def _is(column: str, text: str, cell: str) -> str:
    """That the column says what the cell does, which holds the text."""
    return f"{_column(column)},{literal(text) if any(sign in text for sign in _SIGNS) else cell}"


def _line(values: Sequence[CellValue], count: Style, layout: RowLayout) -> SheetRow:
    """The line of a district, its counts in that style."""
    words = [value if isinstance(value, str) else "" for value in values]
    styles = [Style.AREA if isinstance(value, str) else count for value in values]
    return SheetRow(values, styles, layout.row(words, Style.AREA).height)


def _missing(name: str, counts: int, layout: RowLayout) -> SheetRow:
    return _line((name, "", "", texts.MISSING, "", "", *("" for _ in range(counts))), Style.COUNT, layout)


def _sums(lines: Sequence[SheetRow], first_row: int) -> SheetRow:
    """The counts of all lines together, below them."""
    values: list[CellValue] = [texts.SUM]
    for column, cells in enumerate(zip(*(line.values[1:] for line in lines), strict=True), 2):
        letters = column_letters(column)
        if isinstance(cells[0], str):
            values.append("")
        else:
            last = first_row + len(lines) - 1
            values.append(Formula(f"SUM({letters}{first_row}:{letters}{last})", sum(map(_number, cells))))
    styles = [Style.SUM if isinstance(value, str) else Style.SUM_COUNT for value in values]
    return SheetRow(values, styles, _SUM_HEIGHT)


def _districts(lines: Sequence[SheetRow]) -> SheetRow:
    """In how many of the lines there is anything."""
    last = _HEADER_ROW + len(lines) - 1
    values: list[CellValue] = [texts.DISTRICTS]
    for column, cells in enumerate(zip(*(line.values[1:] for line in lines), strict=True), 2):
        letters = column_letters(column)
        count = sum(_number(cell) > 0 for cell in cells)
        values.append(Formula(f'COUNTIF({letters}{_HEADER_ROW}:{letters}{last},">0")', count))
    return SheetRow(values, (Style.SUM, *(Style.SUM_COUNT for _ in values[1:])), _SUM_HEIGHT)


def _number(value: CellValue) -> int:
    return value.value if isinstance(value, Formula) else value if isinstance(value, int) else 0


def _area_heads(areas: Sequence[str], before: int, layout: RowLayout) -> SheetRow:
    cells = [(area, *("" for _ in COUNTED[1:])) for area in areas]
    values = (*("" for _ in range(before)), *chain.from_iterable(cells))
    wide = RowLayout(layout.measure, (_COUNT_WIDTH * len(COUNTED),) * len(areas))
    height = wide.height(areas, Style.COUNT_HEADER_SMALL)
    styles = (
        *(Style.FACT_LINE for _ in range(before)),
        *(Style.COUNT_HEADER_SMALL for _ in range(len(values) - before)),
    )
    return SheetRow(values, styles, height)


def _heads(facts: Sequence[str], counts: Sequence[str], height: float = _UPRIGHT_HEIGHT) -> SheetRow:
    styles = (*(Style.HEADER for _ in facts), *(Style.UPRIGHT_HEADER for _ in counts))
    return SheetRow((*facts, *counts), styles, height)
