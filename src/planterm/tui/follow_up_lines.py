"""What the follow-up shows, made from the plan and from where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model.follow_up import Choice, tally
from planterm.model.follow_up_texts import suggested_status
from planterm.model.plan import COLUMNS, Column, Status
from planterm.texts import follow_up as texts
from planterm.texts import tui as common
from planterm.tui.commands import key_name
from planterm.tui.follow_up_picture import FollowUpValue
from planterm.tui.lines import TitleLine
from planterm.tui.progress_line import ProgressLine

if TYPE_CHECKING:
    from planterm.session.session import Session
    from planterm.tui.follow_up_visit import FollowUpVisit

PHRASE_KEYS = ("f2", "f3", "f4", "f6", "f7", "f9")
STATUS_KEYS = {"ctrl+g": Status.DONE, "ctrl+d": Status.PARTLY, "ctrl+e": Status.NOT_DONE, "ctrl+p": Status.ONGOING}
"""The initials of the words; no keys with Alt, which Swedish keyboards need for characters of their own."""


def title_line(session: Session, visit: FollowUpVisit) -> TitleLine:
    """Which row it is, what is chosen, and whether anything is unsaved."""
    choice = visit.choice
    words = [
        texts.POSTPONED_HERE if visit.is_postponed else "",
        texts.ORDERS[choice.order],
        texts.ONE_AREA_STATE if choice.area_id is not None else "",
        texts.only(choice.party) if choice.party is not None else "",
        texts.EVERY_ROW_STATE if choice.every_row else "",
        common.FILE_CHANGED if session.is_overtaken else "",
        common.FILE_MISSING if session.is_missing else "",
        common.UNSAVED if session.is_dirty or visit.is_changed else "",
    ]
    title = texts.row_of(visit.index + 1, len(visit.area.rows), visit.area.title)
    return TitleLine(title, " · ".join(filter(None, words)))


def progress_line(session: Session, visit: FollowUpVisit) -> ProgressLine:
    """How far the plan, the area and a party's rows have come."""
    parts = [(texts.PLAN_BAR, Choice()), (texts.AREA_BAR, Choice(area_id=visit.area.id))]
    if visit.choice.party is not None:
        parts.append((texts.CHOICE_BAR, visit.choice))
    return ProgressLine(tuple((name, tally(session.plan, part)) for name, part in parts))


def value(session: Session, visit: FollowUpVisit, scrolled: int) -> FollowUpValue:
    """The row, what is written about it, and what can be chosen."""
    columns, row = session.form.columns, visit.row
    fields = [(columns[column].header, row[column]) for column in COLUMNS if column is not Column.FOLLOW_UP]
    return FollowUpValue(
        fields=tuple([*fields, (texts.LAST_YEAR, visit.last_year)] if visit.last_year else fields),
        heading=columns[Column.FOLLOW_UP].header,
        question=columns[Column.FOLLOW_UP].guidance.split("\n\n")[0],
        editing=visit.writing.editing,
        note=_note(row.status, visit.writing.text),
        status=row.status,
        statuses=tuple((key_name(key), status) for key, status in STATUS_KEYS.items()),
        phrases=tuple((key_name(key), phrase) for key, phrase in zip(PHRASE_KEYS, visit.phrases, strict=False)),
        scrolled=scrolled,
    )


def _note(status: Status | None, text: str) -> str:
    """The status, what it lacks, or which one the text tells of."""
    if status is not None:
        return texts.status(status) if text.strip() else texts.STATUS_ONLY
    suggestion = suggested_status(text)
    keys = {status: key_name(key) for key, status in STATUS_KEYS.items()}
    return texts.suggested(suggestion, keys[suggestion]) if suggestion is not None else ""
