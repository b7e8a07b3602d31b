"""Notices that somebody else has written the plan's file while it is open."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from planterm.store.errors import shown
from planterm.texts import files as texts
from planterm.texts import session as words
from planterm.tui.background import in_background

if TYPE_CHECKING:
    from planterm.session.saving import DiskWatch
    from planterm.tui.screens.plan_view import PlanView

EVERY = 3.0
"""Seconds between looks; each costs one question about the file's time and size."""


class DiskNews:
    """Looks at the file now and then, and has it said once when it has changed."""

    def __init__(self, screen: PlanView) -> None:
        self._screen = screen
        self._is_looking = False

    def look(self) -> None:
        """Look at the file, unless that is under way."""
        if not self._is_looking:
            self._is_looking = True
            watch = self._screen.session.disk_watch
            in_background(self._screen.app, watch.is_changed, partial(self._seen, watch, watch.has_seen_change))

    def _seen(self, watch: DiskWatch, had_changed: bool, is_changed: bool) -> None:
        self._is_looking = False
        if watch is self._screen.session.disk_watch and is_changed != had_changed and self._screen.is_attached:
            self._screen.show_title()
            if is_changed:
                self._tell()

    def _tell(self) -> None:
        session = self._screen.session
        name, owner, who = shown(session.path), session.neighbour(), ""
        if owner is not None:
            since = words.moment(owner.since, datetime.now().astimezone())
            who = words.owner(owner.user, owner.host, since, is_here=owner.is_here)
        told = texts.changed_to_read(name) if session.read_only else texts.changed_elsewhere(name, who)
        self._screen.say(told, error=True)
