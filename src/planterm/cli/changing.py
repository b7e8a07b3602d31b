"""How commands change a plan: through its session, which locks, journals and keeps versions, and in whose words."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from planterm.cli.arguments import option
from planterm.errors import PlantermError
from planterm.model.diff import touches_decided
from planterm.model.edits import Edit
from planterm.session.session import Session
from planterm.store.disk import FileChangedError, shown
from planterm.texts import command_line as texts
from planterm.texts import findings, kept_safe

ANYWAY = option("--anyway", action="store_true", help=texts.ANYWAY_HELP)


class BusyPlanError(PlantermError):
    """Somebody else has the plan open."""


class DecidedPlanError(PlantermError):
    """What was decided would be changed."""


class ReplacedPlanError(PlantermError):
    """Another plan lies in the file's place."""


@contextmanager
def opened(arguments: Namespace) -> Iterator[Session]:
    """The plan, to be changed; raises BusyPlanError where somebody else has it open, unless that is said to be right.

    What is not saved at the end stays in the journal, and is offered when the plan is opened the next time.
    """
    session = Session.open(arguments.plan)
    try:
        if (owner := session.other_owner) is not None:
            if not arguments.anyway:
                raise BusyPlanError(texts.BUSY.format(path=shown(session.path), who=owner.told))
            session.take_over()
        yield session
    finally:
        session.close()


def change(arguments: Namespace, session: Session, edit: Edit) -> list[str]:
    """Make the edit and save it: all of it or nothing. Returns what else there is to tell, as ``save`` does.

    Raises DecidedPlanError where it changes what was decided, unless that is said to be right.
    """
    if not arguments.anyway and touches_decided(session.plan, edit.plan):
        raise DecidedPlanError(texts.DECIDED.format(path=shown(session.path)))
    session.apply(edit)
    try:
        told = save(session)
    except PlantermError:
        session.close(discard=True)
        raise
    return [*told, texts.LEFT] if session.recovery is not None else told


def save(session: Session) -> list[str]:
    """Write the plan to its file with what others have written there meanwhile; sentences about what to look at.

    Raises PlantermError where it cannot be written, and ReplacedPlanError where that would put an end to another plan.
    """
    told: list[str] = []
    while True:
        try:
            session.save()
            break
        except FileChangedError:
            told = [_merged(session)]
    if waiting := sum(each.is_asked_about for each in session.undecided):
        spots = findings.SPOT if waiting == 1 else findings.SPOTS
        told.append(findings.WAITING.format(waiting, spots))
    if session.backup_problem is not None:
        told.append(session.backup_problem)
    return told


def _merged(session: Session) -> str:
    """Take in what somebody else has written, with all that it lacks left in the plan; what became of it."""
    others = session.read_others()
    if others.incoming.is_another_plan:
        raise ReplacedPlanError(texts.OTHER_PLAN.format(path=shown(session.path)))
    session.merge_with_disk(others)
    return kept_safe.MERGED_AND_KEPT if others.incoming.losses else kept_safe.MERGED
