"""The user's own settings: what can be set, and the file, in which what a person has put there is kept."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from planterm.errors import PlantermError
from planterm.model.text import clean, excerpt
from planterm.store.disk import ReadFailedError, WriteFailedError, code_of, is_file, look, shown
from planterm.store.files import Conditions, read_file, replace_file
from planterm.store.state import named_folder, platform_folders
from planterm.texts import settings as texts
from planterm.texts.store import write_failed

if TYPE_CHECKING:
    from tomlkit.items import Item

    from planterm.model.review import ReviewScope


VARIABLE = "PLANTERM_CONFIG"
"""Names another folder for the settings file."""

FILE_NAME = "settings.toml"
MOST_BYTES = 1 << 16
LONGEST = 1000
"""Characters of a text in a setting."""


class Number:
    """A setting that is a whole number, up to a most."""

    def __init__(self, most: int) -> None:
        self.most = most

    def taken(self, value: object) -> int | None:
        """The value as it is used; None where it is none."""
        return value if type(value) is int and value in range(self.most + 1) else None


class Choice:
    """A setting that is one of several words; the first is that of nobody who has chosen."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def taken(self, value: object) -> str | None:
        """The value as it is used; None where it is none."""
        return value if isinstance(value, str) and value in self.words else None


class Day:
    """A setting that is a day, as a date or as a text, or none."""

    def taken(self, value: object) -> str | None:
        """The day as it is used, or an empty text; None where it is neither."""
        if type(value) is date:
            return value.isoformat()
        if not isinstance(value, str) or not value.strip():
            return "" if isinstance(value, str) else None
        try:
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            return None


def _is_any(_: str) -> bool:
    return True


def _is_reviewed(text: str) -> bool:
    """Whether there is such a rule, or such a weak word."""
    from planterm.model.findings import Rule
    from planterm.model.wording import WEAK

    return text in {*Rule, *WEAK}


def _names_a_party(text: str) -> bool:
    return "=" in text


class Texts:
    """A setting that is a list of texts."""

    def __init__(self, may_be: Callable[[str], bool] = _is_any) -> None:
        self.may_be = may_be

    def taken(self, value: object) -> tuple[str, ...] | None:
        """The texts, without those that are blank; None where it is something else, or where one cannot be."""
        if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
            return None
        texts = tuple(cleaned for each in value if (cleaned := clean(each)).strip())
        return texts if all(len(each) <= LONGEST and self.may_be(each) for each in texts) else None


Value = int | str | tuple[str, ...]


class Setting(NamedTuple):
    """A setting: its key in the file, by which its texts are found, its field here, and what it can be."""

    key: str
    field: str
    kind: Number | Choice | Day | Texts


class Settings(NamedTuple):
    """What the user has chosen, and the defaults of everything else."""

    theme: str = ""
    """The colours of the screen; empty for those that fit the terminal."""
    signs: str = ""
    """The lines and signs on the screen; empty for those that the terminal has."""
    phrases: tuple[str, ...] = ()
    """Sentences to begin a follow-up with."""
    synonyms: tuple[str, ...] = ()
    """Which names are one party's, in every plan: "polisen = LPO Farsta"."""
    backups: int = 10
    """How many earlier versions of each plan are kept."""
    unreviewed: tuple[str, ...] = ()
    """Rules of the review that are off, by their ids, and words that are not weak."""
    weak_words: tuple[str, ...] = ()
    """More words that a measure should not begin with."""
    hand_in: str = ""
    """The day on which the year's plans are handed in; empty where nobody has said it."""
    districts: tuple[str, ...] = ()
    """Those that should have a plan, when several are compiled."""
    problems: tuple[str, ...] = ()
    """What is wrong with the settings file, for the person; what it was meant to set has its default."""

    @property
    def problem(self) -> str | None:
        """The first of what is wrong, where anything is."""
        return self.problems[0] if self.problems else None

    @property
    def hand_in_day(self) -> date | None:
        """The same as a date."""
        return date.fromisoformat(self.hand_in) if self.hand_in else None

    def value(self, setting: Setting) -> Value:
        """What is set."""
        value: Value = getattr(self, setting.field)
        return value


THEMES = ("", "morkt", "ljust", "hog-kontrast", "16-farger")
THEME = Setting("tema", "theme", Choice(THEMES))
SETTINGS = (
    THEME,
    Setting("tecken", "signs", Choice(("", "enkla"))),
    Setting("fraser", "phrases", Texts()),
    Setting("synonymer", "synonyms", Texts(_names_a_party)),
    Setting("sakerhetskopior", "backups", Number(1000)),
    Setting("granska_inte", "unreviewed", Texts(_is_reviewed)),
    Setting("svaga_ord", "weak_words", Texts()),
    Setting("inlamning", "hand_in", Day()),
    Setting("stadsdelar", "districts", Texts()),
)
"""All that can be set; the texts are in `texts/settings.py`, and a test holds the two and the fields together."""


def settings_file() -> Path:
    """Where the settings are read from; the file need not exist."""
    if given := os.environ.get(VARIABLE):
        return named_folder(given) / FILE_NAME
    return platform_folders().user_config_path / FILE_NAME


def read_settings() -> Settings:
    """The settings; the defaults where there is no file, or where it is wrong."""
    file = settings_file()
    name = shown(file)
    try:
        if look(file, follow=False) is None:
            return Settings()
        written = read_file(file)
        if len(written) > MOST_BYTES:
            return Settings(problems=(texts.TOO_LARGE.format(name=name, most=MOST_BYTES >> 10),))
        data = tomli.loads(written.decode("utf-8-sig"))
    except ReadFailedError:
        return Settings(problems=(texts.UNREADABLE.format(name=name),))
    except (ValueError, RecursionError):
        return Settings(problems=(texts.NOT_TOML.format(name=name),))
    return _settings(data, name)


def wanted_review() -> "ReviewScope":
    """What the user wants reviewed."""
    from planterm.model.folding import folded_line
    from planterm.model.review import ReviewScope
    from planterm.model.wording import WEAK

    settings = read_settings()
    words = (each for each in (*WEAK, *map(folded_line, settings.weak_words)) if each not in settings.unreviewed)
    return ReviewScope(frozenset(settings.unreviewed), tuple(words), settings.hand_in_day, date.today())


def _settings(data: dict[str, object], name: str) -> Settings:
    """What the file says, where it says nothing wrong; what is wrong leaves everything else as it is."""
    keys = [setting.key for setting in SETTINGS]
    problems = [texts.unknown(name, excerpt(key), keys) for key in sorted(data.keys() - {*keys})]
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        if setting.key in data:
            if (value := setting.kind.taken(data[setting.key])) is None:
                problems.append(texts.wrong(name, setting.key))
            else:
                values[setting.field] = value
    return Settings(**values, problems=tuple(problems))


class SettingsFileError(PlantermError):
    """The settings file cannot be changed."""


def set_value(setting: Setting, value: Value) -> None:
    """Put a value into the file, which is made where there is none.

    Raises PlantermError where the file cannot be read, understood or written.
    """
    file = settings_file()
    try:
        text = read_file(file).decode("utf-8-sig") if is_file(file) else template()
        changed = with_value(text, setting, value)
    except (ValueError, RecursionError):
        raise SettingsFileError(texts.NOT_TOML.format(name=shown(file))) from None
    make_folder_of(file)
    replace_file(file, changed.encode("utf-8"), conditions=Conditions(follows_link=True))


def make_folder_of(file: Path) -> None:
    """Make the folder that a file of the settings goes to, where there is none; raises WriteFailedError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailedError(write_failed(shown(file), code_of(error))) from None


def template() -> str:
    """The file as it is made: every setting with its default, which does nothing until a person changes it."""
    top = "".join(f"# {line}\n" for line in texts.TOP)
    defaults = ((setting, _item(Settings().value(setting)).as_string()) for setting in SETTINGS)
    return "\n".join([top, *(f"{_commented(setting)}# {setting.key} = {value}\n" for setting, value in defaults)])


def with_value(text: str, setting: Setting, value: Value) -> str:
    """The file's text with another value; raises ValueError where it is none.

    A value that stands there is exchanged. Otherwise the value takes the place of its default, or comes first.
    """
    import tomlkit

    if setting.key in tomli.loads(text):
        document = tomlkit.parse(text)
        document[setting.key] = _item(value)
        return document.as_string()
    lines = text.splitlines(keepends=True)
    line = f"{setting.key} = {_item(value).as_string()}\n"
    for number, each in enumerate(lines):
        if each.startswith(f"# {setting.key} ="):
            changed = "".join([*lines[:number], line, *lines[number + 1 :]])
            if setting.key in tomli.loads(changed):  # and not in a table of the person's own
                return changed
    return f"{_commented(setting)}{line}\n{text}"


def _item(value: Value) -> "Item":
    import tomlkit

    if not isinstance(value, tuple):
        return tomlkit.item(value)
    items = tomlkit.array()
    items.extend(value)
    return items.multiline(multiline=len(value) > 1)


def _commented(setting: Setting) -> str:
    return f"# {texts.comment(texts.SETTINGS[setting.key])}\n"
