"""A city's plans as one workbook: the sheets that count, and those that list all rows and what is said about them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from planterm.excel.city_sheets import position_sheet, topics_sheet
from planterm.excel.sheet import CellValue, Sheet, Style
from planterm.excel.text_measure import RowLayout, TextMeasure
from planterm.excel.write_book import Imprint, book_bytes
from planterm.model.carry_over import Compared
from planterm.model.city import COUNTED, City, CityRow, Member
from planterm.model.form import Role
from planterm.model.plan import Row
from planterm.model.results import text_of
from planterm.model.summary import shortened
from planterm.model.text import EXCEL_LIMIT
from planterm.texts import city as texts
from planterm.texts import progress as plan_texts
from planterm.texts import publishing
from planterm.texts.party_answers import NOBODY

_LONGEST = EXCEL_LIMIT // 2
"""Characters: what is longer may not fit in a cell."""

_NAME, _AREA, _NUMBER, _TEXT, _SHORT, _COUNT = 105.0, 95.0, 36.0, 140.0, 90.0, 62.0
"""How wide columns are, in points."""


def city_book(city: City, made: datetime | None = None) -> bytes:
    """The picture as a workbook; raises PlantermError where openpyxl cannot write it."""
    measure = TextMeasure()
    title = texts.title(city.form.title(city.year), len(city.members))
    sheets = (
        position_sheet(city, measure),
        _all_rows(city, measure),
        topics_sheet(city, measure),
        _parties(city, measure),
        _own_areas(city, measure),
        *((_two_years(city.compared, measure),) if city.compared else ()),
        _to_put_right(city, measure),
    )
    return book_bytes(sheets, Imprint(title, title, ""), made)


def _all_rows(city: City, measure: TextMeasure) -> Sheet:
    """Every row of every plan, its columns by what they mean: the table that the city goes on working in."""
    columns = {
        texts.DISTRICT: _NAME,
        texts.AREA: _AREA,
        texts.ROW_NUMBER: _NUMBER,
        **{texts.ROLES[role]: _SHORT if role in {Role.WHEN, Role.WHO} else _TEXT for role in Role},
        publishing.STATUS: _SHORT,
        publishing.GOAL_REACHED: _SHORT,
        texts.TOPIC: _SHORT,
    }
    rows = (_row_cells(member, row) for member, row in city.rows)
    return _list(texts.ALL_ROWS, columns, rows, measure, table=texts.ROWS_TABLE)


def _parties(city: City, measure: TextMeasure) -> Sheet:
    """Who does how much, and where."""
    columns = {
        texts.PARTY: 230.0,
        texts.ROWS: _COUNT,
        publishing.FOLLOWED_UP: _COUNT,
        texts.DISTRICTS: 80.0,
        texts.WHICH: 350.0,
    }
    rows = (
        (each.name or NOBODY, each.rows, each.followed_up, len(each.members), ", ".join(each.members))
        for each in city.parties
    )
    return _list(texts.PARTIES, columns, rows, measure)


def _own_areas(city: City, measure: TextMeasure) -> Sheet:
    """The areas that the form does not have."""
    columns = {
        texts.AREA: 300.0,
        texts.DISTRICT: 240.0,
        texts.ROWS: _COUNT,
        texts.COUNTED[Role.PROBLEM]: _COUNT,
        publishing.FOLLOWED_UP: _COUNT,
    }
    rows = ((each.name, each.members[0], each.rows, each.problems, each.followed_up) for each in city.other_areas)
    return _list(texts.OWN_AREAS, columns, rows, measure, blank=texts.NO_OTHER_AREAS)


def _two_years(compared: Iterable[tuple[Member, Compared]], measure: TextMeasure) -> Sheet:
    """What became of each row from one year to the next, and the goals of both years."""
    columns = {
        texts.DISTRICT: _NAME,
        texts.FORTUNE: 70.0,
        texts.NUMBER_BEFORE: _COUNT,
        texts.NUMBER_NOW: 45.0,
        texts.ROLES[Role.PROBLEM]: _TEXT,
        texts.ROLES[Role.MEASURE]: _TEXT,
        texts.GOALS_BEFORE: _TEXT,
        texts.REACHED_BEFORE: _SHORT,
        texts.GOALS_NOW: _TEXT,
    }
    rows = (_compared(member, each) for member, each in compared)
    return _list(texts.TWO_YEARS, columns, rows, measure, table=texts.YEARS_TABLE)


def _to_put_right(city: City, measure: TextMeasure) -> Sheet:
    """The files that could not be read, and what is to be put right in the others."""
    columns = {texts.FILE: 200.0, texts.WHAT: 330.0, texts.WHAT_TO_DO: 250.0}
    rows = ((each.file, *texts.trouble(each.trouble, each.names)) for each in city.notes)
    return _list(texts.TO_PUT_RIGHT, columns, rows, measure, blank=texts.NO_NOTES)


def _row_cells(member: Member, row: CityRow) -> tuple[str, ...]:
    its = row.standing.row
    status = plan_texts.STATUSES[its.status] if its.status else ""
    reached = plan_texts.GOALS[its.goal_reached] if its.goal_reached else ""
    said = (_said(its, role) for role in Role)
    return (member.name, row.area, row.standing.label, *said, status, reached, row.topic or texts.OTHER_TOPIC)


def _said(row: Row, role: Role) -> str:
    """What the row says there: where that is counted, what counts."""
    column = row.columns.find(role)
    text = text_of(row, column) if column and role in COUNTED else row.text(role).strip()
    return shortened(text, _LONGEST)


def _compared(member: Member, each: Compared) -> tuple[str, ...]:
    row, before, now = each.standing.row, each.before, each.now
    reached = before.row.goal_reached if before else None
    return (
        member.name,
        texts.FORTUNES[each.fortune],
        before.label if before else "",
        now.label if now else "",
        _said(row, Role.PROBLEM),
        _said(row, Role.MEASURE),
        _said(before.row, Role.GOALS) if before else "",
        plan_texts.GOALS[reached] if reached else "",
        _said(now.row, Role.GOALS) if now else "",
    )


def _list(
    name: str,
    columns: Mapping[str, float],
    lines: Iterable[Sequence[CellValue]],
    measure: TextMeasure,
    *,
    table: str = "",
    blank: str = "",
) -> Sheet:
    """A list under its headers; what it says where nothing is listed. Texts too long for a row are cut off in sight."""
    layout = RowLayout(measure, tuple(columns.values()))
    rows = [layout.counting_row(line, Style.BODY, Style.COUNT) for line in lines]
    if not rows:
        rows = [layout.row((blank, *("" for _ in layout.widths[1:])), Style.BODY)]
    return Sheet(
        name,
        rows=(layout.row((*columns,), Style.HEADER), *rows),
        column_widths=layout.widths,
        header_row=1,
        frozen_columns=1 if table else 0,
        table=table,
    )
