"""A session's process is killed at random moments, and the next one has everything that was done.

What was done is what the process had answered: the session had returned. The command on its way may be done or not.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from official_form import COLUMNS
from planterm.model.edits import Edit, EditKind, Place
from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.session.working_plan import OpenCell, WorkingPlan
from planterm.store.planfile import load
from sample_plans import small_plan
from session_process import ACTIONS, SessionProcess

Command = tuple[str, dict[str, Any]]
Texts = dict[str, list[tuple[str, ...]]]


class Nowhere:
    """In the place of what keeps a session's work safe."""

    problem = None

    def change(self, *_: object) -> None: ...
    def unfinished(self, *_: object) -> None: ...
    def given_up(self, *_: object) -> None: ...
    def recovery_stands(self, *_: object) -> None: ...


class Shadow(WorkingPlan):
    """What a session must be like after the same commands, without any file."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._keeping = Nowhere()  # type: ignore[assignment]

    def do(self, what: str, arguments: dict[str, Any]) -> None:
        if what != "save":
            ACTIONS[what](self, **arguments)

    @property
    def with_open_cell(self) -> Texts:
        """All texts, that of an open cell included."""
        cell: OpenCell | None = self._open_cell
        return texts(cell.plan_with(self.plan) if cell else self.plan)


def texts(plan: Plan) -> Texts:
    """All texts by area and in order; ids of rows that were being begun are made up and differ."""
    return {area.id: [row.cells for row in area.rows] for area in plan.areas}


@dataclass
class Tally:
    """What happened in all rounds."""

    kills: int = 0
    commands: int = 0
    during_save: int = 0
    offered: int = 0


def commands(chance: random.Random, plan: Plan) -> Iterator[Command]:
    """A person at work, forever."""
    rows = [row.id for row in plan.rows()]
    number = 0
    while True:
        number += 1
        row, column = chance.choice(rows), chance.randrange(len(COLUMNS))
        text = f'Text {number} åäö "citat" [/i]\n{"lång " * chance.choice([0, 1, 200])}'
        what = chance.choice(
            ["text"] * 6
            + ["typing"] * 3
            + ["new_row_typing"]
            + ["insert", "move", "paste", "undo", "undo", "redo", "save"]
        )
        if what == "insert":
            yield what, {"area": "unga", "row": f"ny{len(rows)}-{chance.randrange(10**9)}", "text": text}
        elif what == "move":
            yield what, {"row": row, "steps": chance.choice([-1, 1])}
        elif what == "paste":
            yield what, {"row": row, "text": text}
        elif what == "new_row_typing":
            yield what, {"area": chance.choice(["unga", "platser"]), "text": text}
        elif what in {"text", "typing"}:
            yield what, {"row": row, "column": column, "text": text}
        else:
            yield what, {}


def recovered(before: Plan, opened: Plan) -> Shadow:
    """A session that has begun with taking back."""
    shadow = Shadow(before)
    shadow.apply(Edit(EditKind.RECOVER, opened, Place("unga"), Place("unga")))
    return shadow


def without_undone_recovery(work: Iterator[Command], before: Plan, opened: Plan) -> Iterator[Command]:
    """The work, in which what was taken back is not undone: that would be offered again, beside all the rest."""
    shadow = recovered(before, opened)
    for what, arguments in work:
        if what != "undo" or (shadow.last_step and shadow.last_step.kind is not EditKind.RECOVER):
            shadow.do(what, arguments)
            yield what, arguments


def one_round(path: Path, opened: Plan, chance: random.Random, tally: Tally) -> Plan:
    """Take back what the last round left, work, be killed; the plan with all that was done."""
    before = load(path).plan
    work = list(islice(without_undone_recovery(commands(chance, opened), before, opened), 60))
    with SessionProcess(path) as process:
        process.do("recover")
        for what, arguments in work:
            process.begin(what, **arguments)
        wait = chance.random() ** 2 * 0.25
        until = time.perf_counter() + wait
        while time.perf_counter() < until:
            pass
        done = len(process.kill())
    tally.kills += 1
    tally.commands += done
    tally.during_save += done < len(work) and work[done][0] == "save"

    shadow = recovered(before, opened)
    saved = [before]
    for what, arguments in work[:done]:
        shadow.do(what, arguments)
        saved = [shadow.plan] if what == "save" else saved
    allowed = [shadow.with_open_cell]
    if done < len(work):
        what, arguments = work[done]
        shadow.do(what, arguments)
        allowed.append(shadow.with_open_cell)
        saved += [shadow.plan] if what == "save" else []

    on_disk = load(path)
    assert on_disk.plan in saved
    session = Session.open(path)
    recovery = session.recovery
    tally.offered += recovery is not None
    found = texts(recovery.plan if recovery else session.plan)
    assert found in allowed, f"after {done} of {work[: done + 1]}"
    assert recovery is None or recovery.undecided == ()
    session.close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    return recovery.plan if recovery else session.plan


Record = Callable[[str, object], None]


@pytest.mark.parametrize("rounds", [6, pytest.param(200, marks=pytest.mark.stress)])
def test_no_kill_loses_what_was_done(rounds: int, tmp_path: Path, record_property: Record) -> None:
    chance, tally = random.Random(rounds), Tally()
    folder = tmp_path / "planer"
    folder.mkdir()
    path = small_plan(folder)
    plan = load(path).plan
    for _ in range(rounds):
        plan = one_round(path, plan, chance, tally)
    record_property(
        "figure",
        f"{tally.kills} kill -9 after {tally.commands} commands, {tally.during_save} of them during a save: "
        f"0 committed changes lost, the plan file always the old or the new version; "
        f"{tally.offered} times the next start offered unsaved work",
    )
