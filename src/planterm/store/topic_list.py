"""The topics that rows are counted by: the package's list, or the user's own in the settings folder."""

from functools import cache
from pathlib import Path
from typing import Any

from planterm.errors import PlantermError
from planterm.model.topics import Topic, Topics
from planterm.packed import packed
from planterm.store.backups import write_output
from planterm.store.disk import look, shown
from planterm.store.files import read_file
from planterm.store.settings import make_folder_of, settings_file
from planterm.store.syntax import decode, parse, without_bom
from planterm.texts import city as texts

_NAME = "amnen.toml"
_TOPIC, _TITLE, _WORDS = "amne", "namn", "ord"


class BrokenTopicsError(PlantermError):
    """The user's list holds no topics."""


def topics_file() -> Path:
    """Where the user's own list lies; the file need not exist."""
    return settings_file().with_name(_NAME)


def packed_topics() -> str:
    """The text of the package's list, to be copied and changed."""
    return packed("planterm.store", _NAME).decode()


def topics_to_edit() -> Path:
    """The user's list, made a copy of the package's where there is none; raises PlantermError where that fails."""
    file = topics_file()
    if look(file) is None:
        make_folder_of(file)
        write_output(file, packed_topics().encode(), overwrite=False)
    return file


def read_topics() -> Topics:
    """The user's topics where there are any, else the package's; raises PlantermError where the file cannot be used."""
    file = topics_file()
    if look(file) is None:
        return _topics_in(packed_topics(), _NAME)
    name = shown(file)
    return _topics_in(decode(read_file(file), name), name)


@cache
def _topics_in(text: str, name: str) -> Topics:
    found = parse(without_bom(text), name).get(_TOPIC)
    topics = [_topic(each, name) for each in found] if isinstance(found, list) else []
    if not topics or len({topic.name for topic in topics}) < len(topics):
        raise BrokenTopicsError(texts.BAD_TOPICS.format(name=name))
    return Topics(tuple(topics))


def _topic(data: Any, name: str) -> Topic:
    title, words = (data.get(key) for key in (_TITLE, _WORDS)) if isinstance(data, dict) else (None, None)
    if (
        not isinstance(title, str)
        or not title.strip()
        or not isinstance(words, list)
        or not all(isinstance(word, str) for word in words)
    ):
        raise BrokenTopicsError(texts.BAD_TOPICS.format(name=name))
    return Topic(" ".join(title.split()), tuple(words))
