"""The program itself is killed at random moments while somebody types in a real terminal.

Cell after cell gets a text of its own at its end, left with Tab, with a save now and then. What the screen showed as
done is what stands before the cell in which the last picture was; all of that has to be there at the next start, and
of the cell that was open everything but the last second.
"""

import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase

import pytest

from planterm.form.loader import load_form
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.planfile import load
from terminal import Key, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs pseudo-terminals")
Record = Callable[[str, object], None]

PROGRAM = Path(sys.executable).with_name("planterm")
SAMPLE = Path(__file__).parents[2] / "sample_plans" / "skarpnack-2025.toml"
HEADERS = [column.header for column in load_form("atgardsplan-2025").columns]
WHERE = re.compile(rf"^ ({'|'.join(HEADERS)}), rad (\d+) av \d+", re.MULTILINE)
PROMISED = 1.0
"""Seconds after which typed text is in safety."""


@dataclass
class Tally:
    """What happened in all rounds."""

    kills: int = 0
    committed: int = 0
    in_open_cells: int = 0
    while_starting: int = 0
    saved: int = 0
    offered: int = 0


@dataclass
class Typist:
    """Somebody who types in cell after cell, and what the screen has shown of it."""

    terminal: Terminal
    chance: random.Random
    round: int
    typed: dict[int, str] = field(default_factory=dict)
    """What was sent, by the number of the cell in its area."""
    seen: list[tuple[float, int, int]] = field(default_factory=list)
    """When which cell was the current one, and how many characters of its text were on the screen."""

    def work(self, seconds: float) -> None:
        """Type for so long."""
        until = time.perf_counter() + seconds
        cell = self.look()
        while cell is not None and cell < 7 * 7 and time.perf_counter() < until:
            letters = self.chance.choices(ascii_lowercase, k=self.chance.choice([1, 3, 12, 30]))
            text = f"r{self.round}c{cell}{''.join(letters)}"
            self.typed[cell] = ""
            for letter in text:
                self.typed[cell] += letter
                self.terminal.send(letter)
                if self.chance.random() < 0.2:
                    self.terminal.wait_until_quiet(self.chance.choice([0.0, 0.01, 0.08]), limit=PROMISED)
                    self.look()
                if time.perf_counter() > until:
                    return
            if self.chance.random() < 0.15:  # somebody who thinks
                self.terminal.wait_until_quiet(self.chance.random() * 2, limit=3)
                self.look()
            self.terminal.send(self.chance.choice(["", "", "", Key.CTRL_S]) + Key.TAB)
            cell += 1

    def look(self) -> int | None:
        """Take note of what is on the screen: the number of the current cell."""
        found = WHERE.search(self.terminal.text)
        if found is None:
            return None
        cell = (int(found[2]) - 1) * len(HEADERS) + HEADERS.index(found[1])
        token = re.search(rf"r{self.round}c{cell}[a-z]*", self.terminal.text)
        self.seen.append((time.perf_counter(), cell, len(token[0]) if token else 0))
        return cell

    def promised(self, killed: float) -> tuple[int, int]:
        """The first cell that need not be whole, and how much of it has to be there."""
        cell = max((cell for _, cell, _ in self.seen), default=0)
        old = [length for moment, at, length in self.seen if at == cell and moment <= killed - PROMISED]
        return cell, max(old, default=0)


def beginnings(plan: Plan, base: Plan, area: int, typed: dict[int, str]) -> dict[int, str]:
    """How much of each text the plan holds; everything else has to be as it was."""
    held = {}
    for number, (old_area, new_area) in enumerate(zip(base.areas, plan.areas, strict=True)):
        old = [text for row in old_area.rows for text in row.cells]
        new = [text for row in new_area.rows for text in row.cells]
        old += [""] * (len(new) - len(old))  # a text after the last row makes a new one
        for cell, (before, after) in enumerate(zip(old, new, strict=True)):
            added = after.removeprefix(before)
            assert after == before + added
            assert typed.get(cell, "").startswith(added) if number == area else not added
            if number == area:
                held[cell] = added
    return held


def assert_in_order(held: dict[int, str], typed: dict[int, str]) -> None:
    """Nothing may be there that came after something that is not."""
    missing = [cell for cell in sorted(typed) if held.get(cell, "") != typed[cell]]
    assert not [cell for cell in typed if missing and cell > missing[0] and held.get(cell)]


def one_round(path: Path, base: Plan, round_: int, chance: random.Random, tally: Tally) -> Plan:
    """Take back what the last round left, type, be killed; the plan with all that is there."""
    on_disk = load(path).plan
    area = chance.randrange(2)
    with Terminal([PROGRAM, path.name], home=path.parent, environment={"PLANTERM_STATE": str(state(path))}) as terminal:
        typist = Typist(terminal, chance, round_)
        if chance.random() < 0.1:
            terminal.wait_until_quiet(chance.random() * 0.5, limit=2)
            tally.while_starting += 1
        else:
            terminal.wait_for("F1 Hjälp")
            if base != on_disk:
                terminal.wait_for("Förra gången")
                terminal.send(Key.ENTER)
                terminal.wait_for("Det osparade är tillbaka")
            while f"[{area + 1} " not in terminal.line(1):
                terminal.send(Key.CTRL_PAGE_DOWN)
                terminal.wait_until_quiet()
            terminal.send(Key.CTRL_HOME)
            terminal.wait_for("Problem, rad 1 av")
            typist.work(chance.random() * 4)
        terminal.signal(signal.SIGKILL)
        killed = time.perf_counter()
        terminal.wait_for_exit()
        typist.look()
    file = load(path).plan
    assert_in_order(beginnings(file, on_disk if file == on_disk else base, area, typist.typed), typist.typed)
    session = Session.open(path)
    recovery = session.recovery
    plan = recovery.plan if recovery else session.plan
    session.close()
    held = beginnings(plan, base, area, typist.typed)
    assert_in_order(held, typist.typed)
    cell, length = typist.promised(killed)
    for earlier in typist.typed:
        if earlier < cell:
            assert held.get(earlier) == typist.typed[earlier], f"cell {earlier} of {typist.typed}, at {cell}"
            tally.committed += 1
    assert len(held.get(cell, "")) >= length
    tally.in_open_cells += length
    tally.kills += 1
    tally.saved += file != on_disk
    tally.offered += recovery is not None
    return plan


def state(path: Path) -> Path:
    return path.parent / "state"


@pytest.mark.parametrize(
    ("rounds", "seed"), [(3, 0), *(pytest.param(50, seed, marks=pytest.mark.stress) for seed in range(1, 5))]
)
def test_no_kill_loses_what_the_screen_showed(
    rounds: int, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    path = Path(shutil.copy(SAMPLE, tmp_path / "plan.toml"))
    monkeypatch.setenv("PLANTERM_STATE", str(state(path)))
    chance, tally = random.Random(seed), Tally()
    plan = load(path).plan
    for round_ in range(rounds):
        plan = one_round(path, plan, round_, chance, tally)
    record_property(
        "figure",
        f"{tally.kills} kill -9 of the program in a terminal ({tally.while_starting} while starting): "
        f"0 of {tally.committed} changes that the screen showed as done lost, nor any of the {tally.in_open_cells} "
        f"characters older than {PROMISED:.0f} s in open cells; the plan file always readable and old or new "
        f"({tally.saved} times new); {tally.offered} times the next start offered the rest",
    )
