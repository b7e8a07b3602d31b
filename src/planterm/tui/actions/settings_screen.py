"""The settings, changed one at a time; the folders that planterm uses, and forgetting what it keeps of plans."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from planterm.errors import PlantermError
from planterm.model.text import visible
from planterm.store.backups import backup_folder
from planterm.store.disk import is_file, shown
from planterm.store.settings import (
    SETTINGS,
    THEME,
    THEMES,
    Choice,
    Day,
    Number,
    Setting,
    Value,
    read_settings,
    set_value,
    settings_file,
)
from planterm.store.state import clear_recent as clear_list
from planterm.store.state import state_folder
from planterm.store.whereabouts import clear, remains
from planterm.texts import how_to
from planterm.texts import settings as texts
from planterm.texts import start as start_texts
from planterm.texts.tui import CANCEL
from planterm.tui.base_screen import host_of
from planterm.tui.commands import telling
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.lists import ListDialog, TextsDialog
from planterm.tui.dialogs.questions import Prompt, ask
from planterm.tui.dialogs.reading import Text, wrapped
from planterm.tui.grid.wrapping import fit
from planterm.tui.plan.plan_screen import PlanScreen

_LABEL = 22


class SettingsScreen(TextsDialog[None]):
    """Every setting with its value, what the one that one is at does, and under that the folders."""

    how = how_to.SETTINGS
    heading = texts.TITLE
    hint = texts.HINT

    def __init__(self, plan: Path) -> None:
        super().__init__()
        self._plan = plan

    def on_mount(self) -> None:
        """Tell what is wrong in the file."""
        self.say("\n".join(read_settings().problems))

    def lines(self) -> list[str]:
        """The settings with their values."""
        now = read_settings()
        return [f"{fit(texts.SETTINGS[each.key].label, _LABEL)} {_told(each, now.value(each))}" for each in SETTINGS]

    def text(self, number: int) -> Text:
        """What the setting does, and where everything is."""
        return wrapped(f"{texts.SETTINGS[SETTINGS[number].key].help}\n\n{_folders(self._plan)}")

    def choose(self, number: int) -> None:
        """Ask for another value."""
        setting = SETTINGS[number]
        text, value = texts.SETTINGS[setting.key], read_settings().value(setting)
        if isinstance(setting.kind, Choice):
            _ask_for_choice(self.app, setting, setting.kind.words, partial(self._set, setting))
        elif isinstance(value, tuple):
            self.app.push_screen(TextList(text, value, partial(self._set, setting)))
        else:
            typed = _number if isinstance(setting.kind, Number) else str
            _ask_for_line(self.app, text, str(value), lambda line: self._set(setting, typed(line)))

    def _set(self, setting: Setting, value: Value) -> None:
        """Keep another value; raises PlantermError where it cannot be, or cannot be kept."""
        if setting.kind.taken(value) is None:
            raise PlantermError(texts.NOT_ACCEPTED.format(wanted=texts.SETTINGS[setting.key].wanted))
        set_value(setting, value)
        self.list_anew()
        self.say(texts.SAVED)
        host_of(self).heed_settings()


class TextList(ListDialog[None], keys={"delete": "remove"}):
    """The texts of a setting, each to be changed or removed, and more to be added; each is kept at once."""

    how = how_to.SETTINGS
    hint = texts.LIST_HINT

    def __init__(self, text: texts.SettingText, values: tuple[str, ...], keep: Callable[[Value], None]) -> None:
        super().__init__()
        self.heading = text.label
        self._text, self._values, self._keep = text, values, keep

    def lines(self) -> tuple[str, ...]:
        """The texts, and last the way to another one."""
        return (*map(visible, self._values), texts.ADD)

    def told(self, number: int) -> str:
        """What the setting does."""
        del number
        return self._text.help

    def choose(self, number: int) -> None:
        """Write the text anew, or another one."""
        before = self._values[number] if number < len(self._values) else ""
        _ask_for_line(self.app, self._text, before, lambda line: self._put(number, *filter(None, [line])))

    def action_remove(self) -> None:
        """Remove the text."""
        if self.at is not None and self.at < len(self._values):
            with telling(self.app):
                self._put(self.at)

    def _put(self, number: int, *texts_there: str) -> None:
        values = (*self._values[:number], *texts_there, *self._values[number + 1 :])
        self._keep(values)
        self._values = values
        self.list_anew(number)
        self.say("")


def show(screen: PlanScreen) -> None:
    """Show them."""
    SettingsScreen(screen.session.path).open(screen.app, lambda _: None)


def choose_colours(screen: PlanScreen) -> None:
    """Choose the colours of the screen at once."""

    def chosen(word: str) -> None:
        set_value(THEME, word)
        host_of(screen).heed_settings()

    _ask_for_choice(screen.app, THEME, THEMES, chosen)


def _ask_for_line(app: App[Any], text: texts.SettingText, value: str, keep: Callable[[str], None]) -> None:
    app.push_screen(Prompt(text.label, text.help, value, keep))


def _ask_for_choice(app: App[Any], setting: Setting, words: Sequence[str], chosen: Callable[[str], None]) -> None:
    now = words.index(str(read_settings().value(setting)))
    answers = ((texts.CHOICES[word], partial(chosen, word)) for word in words)
    ask(app, texts.SETTINGS[setting.key].help, *answers, first=now)


def _told(setting: Setting, value: Value) -> str:
    if isinstance(value, tuple):
        return visible(texts.some(value))
    if isinstance(setting.kind, Day):
        return str(value) or texts.NO_DAY
    return str(value) if isinstance(value, int) else texts.CHOICES[value]


def _number(typed: str) -> Value:
    """The number, or the text where it is none."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else typed


def _folders(plan: Path) -> str:
    file = settings_file()
    lines = (
        (texts.FILE if is_file(file) else texts.NO_FILE).format(path=shown(file)),
        texts.BACKUPS_FOLDER.format(path=shown(backup_folder(plan))),
        texts.STATE_FOLDER.format(path=shown(state_folder())),
    )
    return "\n".join(lines)


def clear_recent(screen: PlanScreen) -> None:
    """Forget which plans were opened."""
    ask_to_clear(screen.app, screen.say)


def ask_to_clear(app: App[Any], say: Callable[[str], object]) -> None:
    """Forget which plans were opened, asking what is to become of what is kept of those that are gone."""
    found = remains()

    def forget() -> None:
        clear_list()
        say(start_texts.RECENT_CLEARED)

    def clear_all() -> None:
        clear_list()
        for each in found:
            clear(each)
        say(start_texts.cleared(len(found), sum(each.size for each in found)))

    if not found:
        forget()
        return
    told = [
        start_texts.remains(shown(each.plan), each.versions, each.journals, each.size, has_follow_up=each.has_follow_up)
        for each in found
    ]
    answers = (start_texts.CLEAR_LIST, forget), (start_texts.CLEAR_ALL, clear_all), (CANCEL, nothing)
    ask(app, start_texts.clear_question(told), *answers)
