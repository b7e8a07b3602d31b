"""Many plans read and written as one picture: which files are meant, and what the picture is written as."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from planterm.errors import PlantermError
from planterm.model.city import City, CityPlan, CitySettings, Flaw, Trouble, city_of
from planterm.store.backups import write_output
from planterm.store.disk import glance, is_folder, names_in, shown, whole_path
from planterm.store.planfile import PlanFile, load
from planterm.store.settings import read_settings, wanted_review
from planterm.store.topic_list import read_topics
from planterm.texts import city as texts

SUFFIX = ".toml"
CITY_KINDS = (".xlsx", ".html", ".htm", ".txt")
"""What the picture can be written as, by its file's suffix."""

_TEXT_WIDTH = 80


class NoPlansError(PlantermError):
    """No file is meant, or none of them holds a plan."""


Tell = Callable[[int, int], object]


class ReadCity(NamedTuple):
    """The picture, and the files that it calls by their names."""

    city: City
    files: Mapping[str, Path]


def plan_files(given: Iterable[Path]) -> list[Path]:
    """The files that are meant by names of files, of folders, and by patterns such as "*.toml"; each once.

    Raises NoPlansError where a folder or a pattern leads to no file.
    """
    found: dict[Path, Path] = {}
    for path in given:
        for file in _meant(path):
            found.setdefault(whole_path(file), file)
    return list(found.values())


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Looking for garbage among plans and cells that are all still needed takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collecting()
def read_city(given: Sequence[Path], before: Sequence[Path] = (), tell: Tell = max) -> ReadCity:
    """The picture of the plans beside those of the year before; tell gets how much is done, and of how much.

    A file that cannot be read is told in the picture. Raises NoPlansError where no plan can, PlantermError where the
    list of topics cannot be used.
    """
    settings, topics = read_settings(), read_topics()
    now, then = _named(plan_files(given)), {shown(path): path for path in plan_files(before)}
    total, notes = 2 * (len(now) + len(then)), []

    def read(files: Mapping[str, Path], done: int) -> Iterator[tuple[str, PlanFile]]:
        for number, (name, path) in enumerate(files.items(), done + 1):
            try:
                yield name, load(path, Path(name))
            except PlantermError as error:
                notes.append(Flaw(Trouble.UNREAD, name, (str(error),)))
            tell(number, total)

    sources = [CityPlan(name, file.plan, _troubles(file)) for name, file in read(now, 0)]
    earlier = [file.plan for _, file in read(then, len(now))]
    if not sources:
        raise NoPlansError(texts.no_plans([note.names[0] for note in notes]))
    wanted = CitySettings(topics, settings.districts, wanted_review(), settings.synonyms)

    def looked_at(number: int) -> None:
        tell(total // 2 + number, total)

    return ReadCity(city_of(sources, wanted, notes, earlier, looked_at), {**then, **now})


@_without_collecting()
def city_bytes(city: City, path: Path) -> bytes:
    """The picture as the file's suffix says; raises PlantermError where it cannot be made."""
    match path.suffix.lower():
        case ".xlsx":
            from planterm.excel.city_book import city_book

            return city_book(city)
        case ".html" | ".htm":
            from planterm.publish.city_page import city_page

            return city_page(city, date.today()).encode()
        case _:
            from planterm.publish.city_text import city_text

            return f"{city_text(city, _TEXT_WIDTH)}\n".encode()


def write_city(city: City, path: Path, *, overwrite: bool = False) -> None:
    """Write the picture; raises as city_bytes does, and where the file cannot be written."""
    write_output(path, city_bytes(city, path), overwrite=overwrite)


def _troubles(file: PlanFile) -> tuple[Trouble, ...]:
    """What is to be put right in the file itself."""
    found = (
        (Trouble.NO_IDS, not file.is_complete),
        (Trouble.MISSPELT, bool(file.notes)),
        (Trouble.UNDECIDED, bool(file.undecided)),
    )
    return tuple(trouble for trouble, applies in found if applies)


def _meant(path: Path) -> Iterator[Path]:
    if is_folder(path):
        files = [path / name for name in sorted(names_in(path)) if name.lower().endswith(SUFFIX)]
    elif glance(path) is None and has_magic(str(path)):
        files = [Path(name) for name in sorted(glob(str(path)))]  # noqa: PTH207  (a pattern may have a drive and folders)
    else:
        files = [path]
    if not files:
        raise NoPlansError(texts.NO_FILES.format(path=shown(path)))
    yield from files


def _named(files: Sequence[Path]) -> dict[str, Path]:
    """The files by their names; with their folders where two have the same name."""
    uses = Counter(file.name for file in files)
    return {shown(Path(file.name) if uses[file.name] == 1 else file): file for file in files}
