"""The question before what was decided is changed, once for as long as the plan is open."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from planterm.model.edits import Edit, EditKind
from planterm.model.form import Role
from planterm.model.plan import Stage
from planterm.session.session import Session

_TAKEN_IN = frozenset({EditKind.MERGE, EditKind.RECOVER, EditKind.RESTORE})
"""What was not written here and now, and has been asked about already."""


def is_guarded(session: Session) -> bool:
    """Whether the plan is decided and nobody has said that it may be changed all the same; not where it cannot be."""
    is_decided = session.plan.stage in (Stage.DECIDED, Stage.FOLLOWED_UP)
    return is_decided and not session.may_change_decided and not session.read_only


def guards_cell(session: Session, row_id: str | None, column: int) -> bool:
    """Whether somebody has to be asked before the cell is written in; a new row always is."""
    return is_guarded(session) and (row_id is None or session.plan.columns[column].role is not Role.FOLLOW_UP)


def guards(session: Session, edit: Edit) -> bool:
    """Whether somebody has to be asked before the edit is made."""
    if not is_guarded(session) or edit.kind in _TAKEN_IN:
        return False
    from planterm.model.diff import touches_decided

    return touches_decided(session.plan, edit.plan)


def ask(
    screen: Screen[Any],
    session: Session,
    go_on: Callable[[str], None],
    leave: Callable[[], None],
    *,
    keep: Callable[[str], None] | None = None,
    has_text: bool = False,
) -> None:
    """Ask, and go on with what was typed meanwhile, or leave it; has_text where it was typing that led here.

    Keep puts what is asked about into safety, with what has been typed meanwhile; without it nothing can be typed.
    """
    from planterm.tui.dialogs.questions import DecidedQuestion

    question = DecidedQuestion(keep, has_text=has_text)

    def answered(answer: int | None) -> None:
        if question.means_to_go_on(answer):
            session.may_change_decided = True
            go_on(question.typed)
        else:
            session.typing_ended()
            leave()

    screen.app.push_screen(question, answered)
