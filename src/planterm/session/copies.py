"""A copy of the plan that somebody else has worked in, a file or a workbook: what both come from, and the merge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from subprocess import SubprocessError, run
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.conflicts import Undecided, resolve
from planterm.model.diff import Change, diff
from planterm.model.merge import Incoming, incoming, no_ancestor
from planterm.model.plan import Plan, Spot
from planterm.model.returned import share_hardly_any_ids, with_ids_found
from planterm.session.session import Session
from planterm.session.workbooks import ReadBook, read_workbook
from planterm.store.disk import is_folder
from planterm.store.files import is_workbook
from planterm.store.planfile import load, read_text

_MOST_COMMITS = 50
_GIT_SECONDS = 5.0


class Copy(NamedTuple):
    """A copy as it was read, its rows with the ids that they have in the plan."""

    path: Path
    plan: Plan
    book: ReadBook | None = None
    """The workbook that it was read from; None for a plan's file."""


class Ancestor(NamedTuple):
    """What the plan and the copy come from."""

    plan: Plan
    kept_at: datetime | None = None
    """When that version was saved; None for what is not one of the plan's versions."""


def read_copy(plan: Plan, path: Path) -> Copy:
    """The copy in the file; raises PlantermError where it cannot be read."""
    if is_workbook(path):
        book = read_workbook(path, form=plan.form)
        return Copy(path, book.compared_with(plan).book, book)
    theirs = load(path).plan
    return Copy(path, with_ids_found(plan, theirs) if share_hardly_any_ids(plan, theirs) else theirs)


def ancestors(session: Session) -> Iterator[Ancestor]:
    """What a copy of the plan may have been made from: what was saved last, the versions kept, and those in git."""
    yield Ancestor(session.file.plan)
    for backup in session.backups():
        with suppress(PlantermError):
            yield Ancestor(load(backup.path).plan, backup.kept_at)
    for text, committed_at in _in_git(session.place):
        with suppress(PlantermError):
            yield Ancestor(read_text(text, session.place).plan, committed_at)


def _in_git(path: Path) -> Iterator[tuple[str, datetime]]:
    """What the file was in each of its latest commits, newest first; nothing where it is in no repository."""
    if not any(is_folder(folder / ".git") for folder in path.parents):
        return
    for line in _git(path, "log", f"-{_MOST_COMMITS}", "--format=%H %cI", "--", path.name).splitlines():
        commit, _, when = line.partition(" ")
        if text := _git(path, "show", f"{commit}:./{path.name}"):
            yield text, datetime.fromisoformat(when).astimezone().replace(tzinfo=None)


def _git(path: Path, *command: str) -> str:
    """What git says in the file's folder; nothing where it cannot."""
    try:
        said = run(["git", *command], cwd=path.parent, capture_output=True, timeout=_GIT_SECONDS, check=True)  # noqa: S603, S607
    except (OSError, SubprocessError):
        return ""
    return said.stdout.decode("utf-8", errors="replace")


def likely_ancestor(session: Session, copy: Copy) -> Ancestor:
    """The version from which the copy differs least, the newest of those: the one that it was made from."""
    return min(ancestors(session), key=lambda each: len(diff(each.plan, copy.plan)))


class CopyMerge(NamedTuple):
    """The plan and a copy, what they come from, and what comes of both."""

    ours: Plan
    copy: Copy
    ancestor: Ancestor
    incoming: Incoming

    @classmethod
    def of(cls, ours: Plan, copy: Copy, ancestor: Ancestor | None) -> CopyMerge:
        """Without an ancestor nothing is known of who wrote what."""
        ancestor = ancestor or Ancestor(no_ancestor(ours.form))
        return cls(ours, copy, ancestor, incoming(ancestor.plan, ours, copy.plan))

    @property
    def conflicts(self) -> tuple[Undecided, ...]:
        """Where both have changed the same thing, each in its own way."""
        return self.incoming.kept.conflicts

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the copy does to the plan, apart from the conflicts; what it lacks is not among it."""
        return diff(self.ours, self.incoming.kept.plan)

    def merged(self, chosen: Mapping[Spot, str | None], *, take_away: bool) -> tuple[Plan, tuple[Undecided, ...]]:
        """The plan with what the copy has done, and what is left to choose between.

        Of conflicts that are decided the chosen text stands (None for a removal); what the copy lacks is taken away
        only if asked.
        """
        merge = self.incoming.taken if take_away else self.incoming.kept
        plan, left = merge.plan, []
        for conflict in merge.conflicts:
            if conflict.spot in chosen:
                plan = resolve(plan, conflict.spot, chosen[conflict.spot])
            else:
                left.append(conflict)
        return plan, tuple(left)
