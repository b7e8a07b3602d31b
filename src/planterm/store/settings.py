"""The user's own settings, from a file that a person writes."""

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planterm.model.text import clean, excerpt
from planterm.store.disk import look
from planterm.store.errors import ReadFailedError, shown
from planterm.store.files import read_file
from planterm.store.state import named_folder
from planterm.texts import start as texts

if TYPE_CHECKING:
    from planterm.model.review import ReviewScope

VARIABLE = "PLANTERM_CONFIG"
"""Names another folder for the settings file."""

FILE_NAME = "settings.toml"
BACKUPS = "sakerhetskopior"
PHRASES = "fraser"
SYNONYMS = "synonymer"
UNREVIEWED = "granska_inte"
WEAK_WORDS = "svaga_ord"
DISTRICTS = "stadsdelar"
KEYS = (BACKUPS, PHRASES, SYNONYMS, UNREVIEWED, WEAK_WORDS, DISTRICTS)
MOST_BACKUPS = 1000
MOST_BYTES = 1 << 16
LONGEST = 1000
"""Characters of a phrase, or of the names of a party."""

_APP = "planterm"


class Settings(NamedTuple):
    """What the user has chosen, and the defaults of everything else."""

    backups: int = 10
    """How many earlier versions of each plan are kept."""
    phrases: tuple[str, ...] = ()
    """Sentences to begin a follow-up with."""
    synonyms: tuple[str, ...] = ()
    """Which names are one party's, in every plan: "polisen = LPO Farsta"."""
    unreviewed: tuple[str, ...] = ()
    """Rules of the review that are off, by their ids, and words that are not weak."""
    weak_words: tuple[str, ...] = ()
    """More words that a measure should not begin with."""
    districts: tuple[str, ...] = ()
    """Those that should have a plan, when several are compiled."""
    problem: str | None = None
    """What is wrong with the settings file, for the person; what it was meant to set has its default."""


def settings_file() -> Path:
    """Where the settings are read from; the file need not exist."""
    if given := os.environ.get(VARIABLE):
        return named_folder(given) / FILE_NAME
    from platformdirs import user_config_dir

    return Path(user_config_dir(_APP, appauthor=False)) / FILE_NAME


def read_settings() -> Settings:
    """The settings; the defaults where there is no file, or where it is wrong."""
    file = settings_file()
    name = shown(file)
    try:
        if look(file, follow=False) is None:
            return Settings()
        written = read_file(file)
        if len(written) > MOST_BYTES:
            return Settings(problem=texts.TOO_LARGE.format(name=name, most=MOST_BYTES >> 10))
        data = tomllib.loads(written.decode("utf-8-sig"))
    except ReadFailedError:
        return Settings(problem=texts.UNREADABLE.format(name=name))
    except (ValueError, RecursionError):
        return Settings(problem=texts.NOT_TOML.format(name=name))
    return _settings(data, name)


def wanted_review() -> "ReviewScope":
    """What the user wants reviewed."""
    from planterm.model.folding import folded_line
    from planterm.model.review import ReviewScope
    from planterm.model.wording import WEAK

    settings = read_settings()
    words = (each for each in (*WEAK, *map(folded_line, settings.weak_words)) if each not in settings.unreviewed)
    return ReviewScope(frozenset(settings.unreviewed), tuple(words))


def _settings(data: dict[str, object], name: str) -> Settings:
    """What the file says, where it says nothing wrong."""
    if unknown := sorted(data.keys() - {*KEYS}):
        return Settings(problem=texts.unknown_setting(name, excerpt(unknown[0]), KEYS))
    backups = data.get(BACKUPS, Settings().backups)
    if type(backups) is not int or backups not in range(MOST_BACKUPS + 1):
        return Settings(
            problem=texts.BAD_BACKUPS.format(name=name, key=BACKUPS, most=MOST_BACKUPS, default=Settings().backups)
        )
    phrases, synonyms = (_texts(data.get(key, [])) for key in (PHRASES, SYNONYMS))
    if phrases is None:
        return Settings(backups, problem=texts.BAD_PHRASES.format(name=name, key=PHRASES, longest=LONGEST))
    if synonyms is None or not all("=" in each for each in synonyms):
        return Settings(backups, phrases, problem=texts.BAD_SYNONYMS.format(name=name, key=SYNONYMS, longest=LONGEST))
    unreviewed, weak, districts = (_texts(data.get(key, [])) for key in (UNREVIEWED, WEAK_WORDS, DISTRICTS))
    if unreviewed is None or weak is None or (unreviewed and not _are_reviewed(unreviewed)):
        problem = texts.BAD_REVIEW.format(name=name, off=UNREVIEWED, words=WEAK_WORDS)
    elif districts is None:
        problem = texts.BAD_DISTRICTS.format(name=name, key=DISTRICTS, longest=LONGEST)
    else:
        return Settings(backups, phrases, synonyms, unreviewed, weak, districts)
    return Settings(backups, phrases, synonyms, problem=problem)


def _are_reviewed(off: tuple[str, ...]) -> bool:
    """Whether there are such rules, or such weak words."""
    from planterm.model.findings import Rule
    from planterm.model.wording import WEAK

    return {*off} <= {*Rule, *WEAK}


def _texts(value: object) -> tuple[str, ...] | None:
    """The texts of a list, without those that are blank; None where it is something else, or where one is too long."""
    if not isinstance(value, list) or not all(isinstance(each, str) and len(each) <= LONGEST for each in value):
        return None
    return tuple(cleaned for each in value if (cleaned := clean(each)).strip())
