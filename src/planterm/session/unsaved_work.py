"""What is asked about work that an earlier session never saved."""

from datetime import datetime

from planterm.model.form import Form
from planterm.publish.conflict_sides import other_lines
from planterm.publish.differences import brief_lines
from planterm.session.recovery import Recovery
from planterm.store.disk import shown
from planterm.texts import kept_safe as texts


def recovery_question(form: Form, recovery: Recovery) -> str:
    """How many changes, when, and what they make of the plan."""
    now = datetime.now().astimezone()
    first = recovery.differences[: texts.MOST_DIFFERENCES]
    return texts.unsaved_work(
        recovery.changes,
        texts.moment(recovery.last_at, now),
        tuple(brief_lines(recovery.before, recovery.plan, first, form)),
        len(recovery.differences),
        others=tuple(other_lines(recovery.undecided, recovery.plan, form, now)),
        drafts=tuple(
            texts.DRAFT.format(draft.dialog, label, text) for draft in recovery.drafts for label, text in draft.texts
        ),
        typing=recovery.typing.text if recovery.typing is not None else "",
        moved_from=shown(recovery.moved_from) if recovery.moved_from is not None else "",
    )
