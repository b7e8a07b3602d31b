"""What stands around the table, made from the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planterm.model.form import Column, Form, tab_name
from planterm.model.plan import Area, Plan, Row, Stage, progress
from planterm.model.text import visible
from planterm.session.session import Session
from planterm.texts import tui as texts
from planterm.texts.progress import STAGES
from planterm.texts.words import followed_up
from planterm.tui.grid.wrapping import fit, width
from planterm.tui.lines import TabsLine, TitleLine, WhereLine

if TYPE_CHECKING:
    from planterm.model.search import RowFilter

_LONGEST_NAME = 24
"""Cells for the file's name, which stands first to be in sight on narrow screens too, and for what is sought."""

_WHERE_SHARE = 8
"""One line of guidance for so many of the screen."""


def title_line(session: Session, *, is_typing: bool = False) -> TitleLine:
    """Which file and plan it is, its stage, its follow-up, and what one should know before leaving it."""
    plan = session.plan
    state = [STAGES[plan.stage], *_follow_up_state(plan), *file_state(session, is_typing=is_typing)]
    name = _short(visible(session.path.name))
    district = plan.district or texts.NO_DISTRICT
    title, short = (f"{name} · {year} · {district}" for year in (session.form.title(plan.year), plan.year))
    return TitleLine(title, " · ".join(state), short)


def _follow_up_state(plan: Plan) -> list[str]:
    """How much is followed up, once there is a reason to ask."""
    done, total = progress(plan.rows())
    return [followed_up(done, total)] if done or plan.stage in (Stage.DECIDED, Stage.FOLLOWED_UP) else []


def file_state(session: Session, *, is_typing: bool) -> list[str]:
    """What one should know of the file before leaving it."""
    said = {
        texts.READ_ONLY: session.read_only,
        texts.FILE_CHANGED: session.is_overtaken,
        texts.FILE_MISSING: session.is_missing,
        texts.UNSAVED: session.is_dirty or is_typing,
    }
    return [text for text, holds in said.items() if holds]


def tabs_line(session: Session, current: int, key: str) -> TabsLine:
    """The areas' tabs and the analysis, and the key that leads to the next one."""
    areas = enumerate(session.plan.areas, start=1)
    names = [tab_name(session.form, position, area.id, area.title) for position, area in areas]
    return TabsLine((*names, session.form.analysis.tab), current, key)


def cut_title(session: Session, position: int) -> str:
    """The whole title of the own area with the tab at a position, from 0, where that holds only its beginning."""
    area = session.plan.areas[position]
    title = " ".join(visible(area.title).split())
    return title if area.own and title not in tab_name(session.form, position + 1, area.id, area.title) else ""


def where_line(column: Column, number: int, rows: int, told: str = "") -> WhereLine:
    """Where the cursor is, what the marks beside the row's number mean, and the column's guidance."""
    place = (
        texts.ROW_PLACE.format(column=column.header, row=number, rows=rows)
        if number <= rows
        else texts.NEW_ROW_PLACE.format(column=column.header)
    )
    return WhereLine(" · ".join(filter(None, (place, told))), column.guidance)


def analysis_line(form: Form) -> WhereLine:
    """Which tab the analysis is, and what it shows."""
    return WhereLine(form.analysis.tab, texts.ANALYSIS_GUIDANCE)


def filter_notice(
    area: Area | None, shown: Sequence[Row], row_filter: RowFilter | None, form: Form, *, leads_out: bool
) -> str:
    """How many of the area's rows a filter leaves, how to see the others where Escape does that, and what it asks."""
    if area is None or len(shown) == len(area.rows):
        return ""
    left = texts.filtered(len(shown), len(area.rows))
    if row_filter is None or not leads_out:
        return left
    column = form.columns[row_filter.column].header if row_filter.column is not None else ""
    text = visible(row_filter.query.text)
    return f"{left} · {texts.ESCAPE_SHOWS_ALL} · {texts.sought(_short(text), column)}"


def _short(text: str) -> str:
    return text if width(text) <= _LONGEST_NAME else fit(text, _LONGEST_NAME)


def where_height(form: Form, width: int, height: int) -> int:
    """The lines that the longest guidance takes on a screen so wide, and no more than one so high can spare."""
    longest = max(where_line(column, 999, 999).height(width) for column in form.columns)
    return max(1, min(longest, height // _WHERE_SHARE))
