"""The plan as a file for others; the file's suffix says which kind it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planterm.errors import PlantermError
from planterm.store.errors import shown
from planterm.texts import exports as texts

if TYPE_CHECKING:
    from datetime import date

    from planterm.form.form import Form
    from planterm.model.plan import Plan

_TEXT_WIDTH = 80
"""Columns of a text that goes into a file."""


class UnknownKindError(PlantermError):
    """The file's suffix says nothing that the plan can be written as."""


def plan_bytes(plan: Plan, form: Form, path: Path, *, with_summary: bool = False) -> bytes:
    """The plan as the suffix says, in a workbook with the summary on a sheet of its own if asked.

    Raises UnknownKindError where there is no such kind.
    """
    match path.suffix.lower():
        case ".xlsx":
            from planterm.excel.workbook import workbook_bytes

            return workbook_bytes(plan, form, with_summary=with_summary)
        case ".html" | ".htm":
            from planterm.publish.plan_page import plan_page

            return plan_page(plan, form, _today()).encode()
        case ".txt":
            from planterm.publish.plan_text import plain_text

            return f"{plain_text(plan, form, _TEXT_WIDTH)}\n".encode()
    raise UnknownKindError(texts.wrong_kind(shown(path), texts.PLAN_KINDS))


def summary_bytes(plan: Plan, form: Form, path: Path) -> bytes:
    """The summary for the board as the suffix says; raises UnknownKindError where there is no such kind."""
    match path.suffix.lower():
        case ".html" | ".htm":
            from planterm.publish.summary_page import summary_page

            return summary_page(plan, form, _today()).encode()
        case ".txt":
            from planterm.publish.summary_text import summary_text

            return f"{summary_text(plan, form, _TEXT_WIDTH)}\n".encode()
    raise UnknownKindError(texts.wrong_kind(shown(path), texts.SUMMARY_KINDS))


def _today() -> date:
    from datetime import date

    return date.today()
