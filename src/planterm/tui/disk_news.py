"""Notices that somebody else has written, moved or removed the plan's file while it is open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planterm.session.own_file import DiskWatch, losses
from planterm.session.session import Session
from planterm.store.disk import shown
from planterm.texts import kept_safe as texts
from planterm.tui.background import in_background
from planterm.tui.base_screen import TellingScreen
from planterm.tui.plan.plan_view import PlanView

if TYPE_CHECKING:
    from planterm.model.diff import Change

EVERY = 3.0
"""Seconds between looks; each costs one question about the file's time and size."""


class DiskNews:
    """Looks at the file now and then, and has it said once when it has changed."""

    def __init__(self, screen: PlanView) -> None:
        """Look from now on, and whenever one comes back to the program; remember the plan.

        What the file lacks of what was saved last is said if somebody else has written it.
        """
        self._screen = screen
        self._is_looking = False

        screen.set_interval(EVERY, self.look)
        screen.watch(screen.app, "app_focus", self.look, init=False)
        if not screen.session.read_only and screen.session.remember():
            in_background(screen.app, partial(losses, screen.session.file), self._tell_losses)

    def look(self) -> None:
        """Look at the file, unless that is under way; and put into safety what could not be so before."""
        self._screen.session.put_down_missed()
        if not self._is_looking:
            self._is_looking = True
            watch = self._screen.session.disk_watch
            before = watch.has_seen_change, watch.is_gone
            in_background(self._screen.app, watch.look, partial(self._seen, watch, before))

    def _seen(self, watch: DiskWatch, before: tuple[bool, bool], now: tuple[bool, bool]) -> None:
        self._is_looking = False
        session = self._screen.session
        if watch is not session.disk_watch or now == before or not self._screen.is_attached:
            return
        is_changed, is_gone = now
        if is_gone:
            self._say(followed(session, watch.moved_to) or texts.GONE.format(name=shown(session.path)))
        elif is_changed:
            self._tell_change()
        self._screen.show_title()

    def _say(self, text: str) -> None:
        """Say it where one is working just now, or else where one will be again."""
        top = self._screen.app.screen
        (top if isinstance(top, TellingScreen) else self._screen).say(text, error=True)

    def _tell_losses(self, losses: Sequence[Change]) -> None:
        from planterm.publish.differences import counts
        from planterm.texts.two_plans import amounts

        if losses and self._screen.is_attached:
            self._say(texts.LOST_SINCE.format(amounts=amounts(counts(losses))))

    def _tell_change(self) -> None:
        session = self._screen.session
        name, owner = shown(session.path), session.neighbour()
        who = owner.told if owner is not None else ""
        told = texts.CHANGED_TO_READ.format(name=name) if session.read_only else texts.changed_elsewhere(name, who)
        self._say(told)


def followed(session: Session, moved_to: Path | None) -> str:
    """Go on in the place that the plan's file has been moved to, and say so; nothing where it has not been found."""
    if moved_to is None:
        return ""
    before = shown(session.path)
    session.follow(moved_to)
    return texts.MOVED.format(name=before, new=shown(session.path))
