"""The earlier versions of a plan: until when each was in its file, and what going back to it would change."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label

from planterm.errors import PlantermError
from planterm.store.backups import Backup, backup_folder
from planterm.store.errors import shown
from planterm.texts import kept_safe as texts
from planterm.texts import tui as common
from planterm.tui.screens.dialog import Dialog
from planterm.tui.screens.dialogs import Choice
from planterm.tui.widgets.options import Options

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planterm.session.session import Session

_MOST_LINES = 200
"""How many differences are told; more say nothing."""


class Wish(NamedTuple):
    """What is to become of an earlier version."""

    backup: Backup
    is_to_be_restored: bool
    """Otherwise it is to be written to a file of its own."""


class _Preview(NamedTuple):
    summary: str
    lines: tuple[str, ...] = ()
    is_readable: bool = True


class Versions(Dialog[Wish]):
    """The versions, newest first, over what the highlighted one would change in the plan as it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self, session: Session, backups: tuple[Backup, ...]) -> None:
        super().__init__()
        self._session = session
        self._backups = backups
        self._preview = cache(self._previewed)
        self._told = 0

    def compose(self) -> ComposeResult:
        """The list over the preview; below them where the files are."""
        with Vertical(classes="dialog wide tall"):
            yield Label(texts.VERSIONS_TITLE, classes="heading")
            yield Options(*map(self._when, self._backups), id="versions", markup=False)
            yield Label("", id="summary", markup=False)
            with VerticalScroll(id="reading", can_focus=False):
                yield Label("", id="differences", markup=False)
            folder = shown(backup_folder(self._session.place))
            yield Label(texts.VERSIONS_FOLDER.format(name=folder), classes="hint", markup=False)
            yield Label(texts.VERSIONS_HINT, classes="hint")

    def on_mount(self) -> None:
        """Tell beside each version how much differs, one after the other, so that the list is there at once."""
        self.call_later(self._tell_next)

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Tell what differs."""
        preview = self._preview(self._backups[event.option_index])
        self.query_one("#summary", Label).update(texts.WOULD_CHANGE.format(summary=preview.summary))
        self.query_one("#differences", Label).update("\n".join(preview.lines))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Ask what is to become of the version."""
        backup = self._backups[event.option_index]
        may_be_restored = self._preview(backup).is_readable and not self._session.read_only
        wishes = {texts.COPY_VERSION: Wish(backup, is_to_be_restored=False)}
        if may_be_restored:
            wishes = {texts.RESTORE: Wish(backup, is_to_be_restored=True), **wishes}

        def answered(answer: int | None) -> None:
            if answer is not None and answer < len(wishes):
                self.dismiss([*wishes.values()][answer])

        question = texts.VERSION_QUESTION.format(when=self._when(backup))
        self.app.push_screen(Choice(question, (*wishes, common.CANCEL)), answered)

    def action_scroll(self, pages: int) -> None:
        """Scroll the preview."""
        reading = self.query_one("#reading", VerticalScroll)
        reading.scroll_relative(y=pages * max(1, reading.size.height - 1), animate=False)

    def _tell_next(self) -> None:
        if self._told < len(self._backups) and self.is_attached:
            backup = self._backups[self._told]
            line = texts.VERSION.format(when=self._when(backup), summary=self._preview(backup).summary)
            self.query_one("#versions", Options).replace_option_prompt_at_index(self._told, line)
            self._told += 1
            self.set_timer(0.01, self._tell_next)

    def _when(self, backup: Backup) -> str:
        now = datetime.now()
        return texts.replaced_at(backup.until, now) if backup.until else texts.saved_at(backup.kept_at, now)

    def _previewed(self, backup: Backup) -> _Preview:
        from planterm.model.diff import diff
        from planterm.publish.differences import brief_lines, counts
        from planterm.store.planfile import load
        from planterm.texts import two_plans as comparison

        now = self._session.plan
        try:
            then = load(backup.path).plan
        except PlantermError as error:
            return _Preview(texts.VERSION_UNREADABLE, (str(error),), is_readable=False)
        changes = diff(now, then)
        if not changes:
            return _Preview(texts.SAME_AS_NOW)
        lines = list(brief_lines(now, then, changes[:_MOST_LINES], self._session.form))
        if len(changes) > _MOST_LINES:
            lines.append(texts.more_differences(len(changes) - _MOST_LINES))
        return _Preview(comparison.amounts(counts(changes)), tuple(lines))
