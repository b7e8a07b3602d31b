"""What is offered in place of a plan whose file is broken or gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from planterm.errors import PlantermError
from planterm.store.errors import shown
from planterm.texts import start as texts
from planterm.tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from textual.app import App

    from planterm.session.rescue import Rescue, Version
    from planterm.session.session import Session


def offer(app: App[Any], rescue: Rescue, why: str, done: Callable[[Session | None], None]) -> None:
    """Ask which version is to be put back and open it; None where the file is to be left as it is."""

    def answered(answer: int | None) -> None:
        if answer is None or answer == len(rescue.versions):
            done(None)
            return
        try:
            session = rescue.restored(rescue.versions[answer])
        except PlantermError as error:
            offer(app, rescue, str(error), done)
        else:
            done(session)

    aside = shown(rescue.aside) if rescue.aside is not None else ""
    app.push_screen(Choice(texts.question(why, aside), (*map(_choice, rescue.versions), texts.LEAVE)), answered)


def _choice(version: Version) -> str:
    if version.until is not None:
        return texts.version(version.until, datetime.now())
    return texts.LAST_READ if version.saved_at is None else texts.last_saved(version.saved_at, datetime.now())
