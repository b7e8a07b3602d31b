"""Writes the settings file, in which every setting stands with what it does; what a person has put there is kept."""

import tomllib
from typing import TYPE_CHECKING, NoReturn

from planterm.errors import PlantermError
from planterm.store.disk import code_of, is_file, shown
from planterm.store.files import Conditions, read_file, replace_file
from planterm.store.settings import SETTINGS, Setting, Settings, Value, settings_file
from planterm.texts import settings as texts
from planterm.texts.store import write_failed

if TYPE_CHECKING:
    from tomlkit.items import Item


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
        _refuse(texts.NOT_TOML.format(name=shown(file)))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _refuse(write_failed(shown(file), code_of(error)))
    replace_file(file, changed.encode("utf-8"), conditions=Conditions(follows_link=True))


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

    if setting.key in tomllib.loads(text):
        document = tomlkit.parse(text)
        document[setting.key] = _item(value)
        return document.as_string()
    lines = text.splitlines(keepends=True)
    line = f"{setting.key} = {_item(value).as_string()}\n"
    for number, each in enumerate(lines):
        if each.startswith(f"# {setting.key} ="):
            changed = "".join([*lines[:number], line, *lines[number + 1 :]])
            if setting.key in tomllib.loads(changed):  # and not in a table of the person's own
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


def _refuse(why: str) -> NoReturn:
    raise SettingsFileError(why) from None
