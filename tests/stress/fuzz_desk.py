"""The folder in which somebody works, what its files hold, and what others do to the plan in it."""

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from fuzz_steps import WORD

from official_form import At
from planterm.errors import PlantermError
from planterm.model.edits import Place, remove_rows, set_cell
from planterm.session.session import Session
from planterm.store.planfile import load, revised_file

SAMPLES = Path(__file__).parents[2] / "sample_plans"
_MOST_VERSIONS = 30


class Desk:
    """A plan, what else a coordinator has beside it, and the program's own folders."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.plan = folder, folder / "plan.toml"
        self._state, self._settings, self._reports = folder / "state", folder / "settings", folder / "reports"
        self._reports.mkdir(parents=True)
        sample, number = (SAMPLES / "skarpnack-2025.toml").read_text("utf-8"), count()
        with_words = re.sub(r'^nar = "', lambda key: f"{key[0]}ord0x{next(number)}z ", sample, flags=re.MULTILINE)
        self.plan.write_text(with_words, "utf-8")
        shutil.copy(SAMPLES / "exempelstaden-2026.toml", folder / "annan.toml")
        Session.open(self.plan, read_only=True).export(folder / "bok.xlsx")
        self._versions = [self.plan.read_bytes()]
        """Whole versions of the plan's file, as they were seen."""

    @property
    def environment(self) -> dict[str, str]:
        """What tells the program its folders."""
        folders = {"PLANTERM_STATE": self._state, "PLANTERM_CONFIG": self._settings, "TMPDIR": self._reports}
        return {name: str(folder) for name, folder in folders.items()}

    # what there is

    def look(self) -> bool:
        """Take note of the plan's file as it is; whether it is a plan."""
        try:
            load(self.plan)
            data = self.plan.read_bytes()
        except (PlantermError, OSError):
            return False
        if data != self._versions[-1]:
            self._versions = [*self._versions[1 - _MOST_VERSIONS :], data]
        return True

    def held(self) -> frozenset[str]:
        """The words in plans as they are in their files, and in what the next start offers to take back."""
        found: set[str] = set()
        with self._as_at_next_start():
            for path in self._plans():
                try:
                    session = Session.open(path)
                except PlantermError:
                    continue
                found |= {*_words(path), *WORD.findall(repr(session.recovery))}
                session.close()
        return frozenset(found)

    def put_aside(self) -> frozenset[str]:
        """The words that a person can still get at: in backups, broken files, and what waits until the file is back."""
        waiting = () if self.look() else (self._state / "journals").rglob("*")
        backups = (self._state / "backups").rglob("*.toml")
        return frozenset().union(*(_words(path) for path in (*backups, *waiting, *self._plans()) if path != self.plan))

    def faults(self) -> str:
        """The program's reports about faults of its own."""
        return "\n".join(path.read_text("utf-8") for path in self._reports.glob("planterm-*.txt"))

    def _plans(self) -> Iterator[Path]:
        """The plan files of the user's, also broken ones."""
        for path in sorted(self.folder.rglob("*.toml")):
            if path.is_file() and not any(map(path.is_relative_to, (self._state, self._settings))):
                yield path

    @contextmanager
    def _as_at_next_start(self) -> Iterator[None]:
        """Let this process see a copy of the state folder in which every session is dead."""
        copy, before = self.folder / "seen", os.environ.get("PLANTERM_STATE")
        shutil.rmtree(copy, ignore_errors=True)
        if self._state.exists():
            shutil.copytree(self._state, copy, ignore=shutil.ignore_patterns("locks"))
        os.environ["PLANTERM_STATE"] = str(copy)
        try:
            yield
        finally:
            del os.environ["PLANTERM_STATE"]
            if before is not None:
                os.environ["PLANTERM_STATE"] = before

    # what others do

    def put_back(self) -> None:
        """Let the plan's file be a whole version again, the newest there is."""
        if not self.look():
            if self.plan.is_dir():
                self.plan.rmdir()
            self.plan.write_bytes(self._versions[-1])
            self.plan.chmod(0o644)

    def done_by_others(self, what: str, chance: random.Random, word: str) -> frozenset[str]:
        """Let somebody else do something to the file; the words that it takes away."""
        before = _words(self.plan)
        if what in _CONTENTS and self.plan.is_file():
            copy = self.folder / "kopia"
            copy.write_bytes(_CONTENTS[what](self.plan.read_bytes(), chance))
            copy.replace(self.plan)
        elif what in _DEEDS and self.plan.is_file():
            _DEEDS[what](self.plan, chance)
        elif what == "older":
            self.plan.write_bytes(chance.choice(self._versions)) if self.plan.is_file() else self.put_back()
        elif what == "edit" and self.look():
            self._edit(chance, word)
        elif what == "back":
            self.put_back()
        return before - _words(self.plan)

    def _edit(self, chance: random.Random, word: str) -> None:
        """Let a colleague write a word, and perhaps take a row away."""
        file = load(self.plan)
        places = [(area, row) for area in file.plan.areas for row in area.rows]
        if places:
            area, row = chance.choice(places)
            other = chance.choice(area.rows)
            place = Place(area.id, row.id, chance.choice(list(At)))
            edit = set_cell(file.plan, place, chance.choice((word, f"{row.cells[place.column]} {word}")))
            if other is not row and chance.random() < 0.3:
                edit = remove_rows(edit.plan, place, {other.id})
            self.plan.write_bytes(revised_file(file, edit.plan).data)


def _words(file: Path) -> frozenset[str]:
    """The words in a file, if it is one."""
    return frozenset(WORD.findall(file.read_bytes().decode(errors="replace")) if file.is_file() else ())


def _cut_between_rows(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.choice([match.start() for match in re.finditer(rb"\[\[omrade.rad]]", data)] or [len(data)])]


def _with_windows_ends(data: bytes, _: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _make_folder(plan: Path, _: random.Random) -> None:
    plan.unlink()
    plan.mkdir()


_CONTENTS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "cut between rows": _cut_between_rows,
    "cut": lambda data, chance: data[: chance.randrange(len(data) + 1)],
    "empty": lambda _data, _chance: b"",
    "zeros": lambda data, _chance: bytes(len(data)),
    "other plan": lambda _data, chance: chance.choice(sorted(SAMPLES.glob("*.toml"))).read_bytes(),
    "windows": _with_windows_ends,
}
_DEEDS: dict[str, Callable[[Path, random.Random], object]] = {
    "renamed": lambda plan, chance: plan.rename(plan.with_name(f"flyttad {chance.randrange(99)}.toml")),
    "removed": lambda plan, _chance: plan.unlink(),
    "folder": _make_folder,
    "no rights": lambda plan, chance: plan.chmod(chance.choice((0o444, 0o000))),
    "touched": lambda plan, _chance: plan.touch(),
}
