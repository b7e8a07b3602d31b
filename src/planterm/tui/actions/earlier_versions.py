"""The earlier versions of the plan: looked at, restored, or written to files of their own."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from planterm.errors import PlantermError
from planterm.model.diff import diff
from planterm.publish.differences import brief_lines, counts
from planterm.session.session import Session
from planterm.store.backups import Backup, backup_folder
from planterm.store.disk import shown, whole_path
from planterm.store.planfile import load
from planterm.texts import how_to
from planterm.texts import kept_safe as texts
from planterm.texts import tui as common
from planterm.texts.two_plans import amounts
from planterm.tui.actions.desktop import tell_written
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.file_dialogs import FilePrompt
from planterm.tui.dialogs.lists import TextsDialog
from planterm.tui.dialogs.questions import ask
from planterm.tui.dialogs.reading import Text, wrapped
from planterm.tui.plan.plan_screen import PlanScreen

Wish = Callable[[PlanScreen], None]
"""What is to become of an earlier version."""

_MOST_LINES = 200
"""How many differences are told; more say nothing."""


class _Preview(NamedTuple):
    summary: str
    lines: tuple[str, ...] = ()
    is_readable: bool = True


class EarlierVersions(TextsDialog[Wish]):
    """The versions, newest first, over what the highlighted one would change in the plan as it stands.

    Gives what is to be done on the plan's screen.
    """

    how = how_to.VERSIONS
    heading = texts.VERSIONS_TITLE

    def __init__(self, session: Session, backups: tuple[Backup, ...]) -> None:
        super().__init__()
        folder = texts.VERSIONS_FOLDER.format(name=shown(backup_folder(session.place)))
        self.hint = f"{folder}\n{texts.VERSIONS_HINT}"
        self._session = session
        self._backups = backups
        self._preview = cache(self._previewed)
        self._told = 0

    def lines(self) -> list[str]:
        """When they were saved; how much differs is told later."""
        return [*map(self._when, self._backups)]

    def on_mount(self) -> None:
        """Tell beside each version how much differs, one after the other, so that the list is there at once."""
        self.call_later(self._tell_next)

    def text(self, number: int) -> Text:
        """What differs."""
        preview = self._preview(self._backups[number])
        summary = Content.styled(texts.WOULD_CHANGE.format(summary=preview.summary), "bold")
        return wrapped(Content("\n").join([summary, *map(Content, preview.lines)]))

    def choose(self, number: int) -> None:
        """Ask what is to become of the version."""
        backup = self._backups[number]
        may_be_restored = self._preview(backup).is_readable and not self._session.read_only
        restore = texts.RESTORE, lambda: self.dismiss(partial(_restore, backup=backup))
        copy = texts.COPY_VERSION, lambda: self.dismiss(partial(_copy, backup=backup))
        answers = (*([restore] if may_be_restored else []), copy, (common.CANCEL, nothing))
        ask(self.app, texts.VERSION_QUESTION.format(when=self._when(backup)), *answers)

    def _tell_next(self) -> None:
        if self._told < len(self._backups) and self.is_attached:
            backup = self._backups[self._told]
            line = texts.VERSION.format(when=self._when(backup), summary=self._preview(backup).summary)
            self.listed.replace_option_prompt_at_index(self._told, line)
            self._told += 1
            self.set_timer(0.01, self._tell_next)

    def _when(self, backup: Backup) -> str:
        now = datetime.now()
        if backup.until:
            return texts.replaced_at(texts.moment(backup.until, now))
        return texts.saved_at(texts.moment(backup.kept_at, now))

    def _previewed(self, backup: Backup) -> _Preview:
        now = self._session.plan
        try:
            then = load(backup.path).plan
        except PlantermError as error:
            return _Preview(texts.VERSION_UNREADABLE, (str(error),), is_readable=False)
        changes = diff(now, then)
        if not changes:
            return _Preview(texts.SAME_AS_NOW)
        lines = list(brief_lines(now, then, changes[:_MOST_LINES]))
        if len(changes) > _MOST_LINES:
            lines.append(texts.more_differences(len(changes) - _MOST_LINES))
        return _Preview(amounts(counts(changes)), tuple(lines))


def show(screen: PlanScreen) -> None:
    """Show them, and do what is wished for."""
    if backups := screen.session.backups():
        EarlierVersions(screen.session, backups).open(screen.app, lambda wish: wish(screen))
    else:
        screen.say(texts.NO_VERSIONS)


def _restore(screen: PlanScreen, backup: Backup) -> None:
    before = screen.session.plan
    step = screen.session.restore(backup)
    screen.keep_changed(before)
    screen.show_plan(step.place_after if step is not None else None)
    screen.say(texts.RESTORED if step is not None else texts.NOTHING_TO_RESTORE)


def _copy(screen: PlanScreen, backup: Backup) -> None:
    plan = screen.session.path
    name = plan.with_name(f"{plan.stem} {backup.kept_at:%Y-%m-%d %H.%M}.toml")
    write = partial(screen.session.copy_version, backup)

    def written(path: Path) -> None:
        tell_written(screen, texts.VERSION_WRITTEN.format(name=shown(whole_path(path))), path)

    FilePrompt(texts.COPY_TITLE, common.SAVE_AS_LABEL, name, (".toml",), write).open(screen.app, written)
