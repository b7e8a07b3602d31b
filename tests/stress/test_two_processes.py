"""Two processes edit and save one plan: every text is in the file at the end, or was shown as a conflict."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from official_form import form_row
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create, load
from session_process import SessionProcess

ROWS = tuple(f"rad{number}" for number in range(6))
Record = Callable[[str, object], None]


@dataclass
class Person:
    """One of the two, with what was written and what was shown."""

    name: str
    process: SessionProcess
    written: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    conflicts: int = 0
    merges: int = 0
    waiting: list[str | None] = field(default_factory=list)
    """The texts that are on their way, in order; None for what is no text."""

    def begin(self, chance: random.Random, number: int) -> None:
        """Do something, without waiting for it."""
        text = f"{self.name} {number}"
        what = chance.choice(["first_text"] * 6 + ["insert", "move", "remove_blank", "save", "save", "merge"])
        arguments: dict[str, Any] = {}
        if what == "first_text":
            arguments = {"row": chance.choice(ROWS), "column": chance.randrange(7), "text": text}
        elif what == "insert":
            arguments = {"area": chance.choice(["unga", "platser"]), "row": text.replace(" ", ""), "text": text}
        elif what in {"move", "remove_blank"}:
            arguments = {"row": chance.choice(ROWS)} | ({"steps": chance.choice([-2, 1])} if what == "move" else {})
        self.process.begin(what, **arguments)
        self.waiting.append(text if what in {"first_text", "insert"} else None)

    def wait(self) -> None:
        """Take in all answers that are due."""
        for text, answer in zip(self.waiting, self.process.answers(len(self.waiting)), strict=True):
            assert answer.get("changed", True), answer
            self.see(answer)
            if text is not None and answer.get("written", True):
                self.written.add(text)
        self.waiting.clear()

    def see(self, answer: dict[str, Any]) -> None:
        self.merges += "conflicts" in answer
        for texts in answer.get("conflicts", ()):
            self.conflicts += 1
            self.shown.update(line for text in texts if text for line in text.split("\n"))

    def save(self) -> None:
        """Save, merging as often as it takes."""
        while (answer := self.process.do("save")).get("changed"):
            self.see(self.process.do("merge"))
        assert "error" not in answer


def interleaving(path: Path, people: Iterable[Person], chance: random.Random) -> None:
    plan = new_plan(2026, "Farsta stadsdelsförvaltning")
    areas = (plan.areas[0], plan.areas[1]._replace(rows=tuple(form_row(name) for name in ROWS)), *plan.areas[2:])
    create(path, plan._replace(areas=areas))
    people = list(people)
    for person in people:
        person.process.do("open", path=str(path))
    for number in range(chance.randrange(10, 40)):
        chance.choice(people).begin(chance, number)
        if chance.random() < 0.2:
            chance.choice(people).wait()
    for person in people:
        person.wait()
    for person in (*people, people[0]):
        person.save()


@pytest.mark.parametrize("rounds", [4, pytest.param(100, marks=pytest.mark.stress)])
def test_two_people_lose_nothing_to_each_other(rounds: int, tmp_path: Path, record_property: Record) -> None:
    chance = random.Random(rounds)
    texts = conflicts = merges = 0
    start = tmp_path / "start.toml"
    create(start, new_plan(2026, "Farsta"))
    with SessionProcess(start) as first, SessionProcess(start) as second:
        for number in range(rounds):
            people = [Person(f"Anna {number}", first), Person(f"Bo {number}", second)]
            path = tmp_path / f"{number}.toml"
            interleaving(path, people, chance)
            found = {text for row in load(path).plan.rows() for text in row.cells}
            for person in people:
                shown = people[0].shown | people[1].shown
                assert person.written - found - shown == set()
                texts += len(person.written)
                conflicts += person.conflicts
                merges += person.merges
    assert merges
    record_property(
        "figure",
        f"{rounds} interleavings of two processes: {texts} texts, {merges} merges, {conflicts} conflicts shown, "
        "every text in the file or shown",
    )
