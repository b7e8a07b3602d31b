"""Files in the state folder that hold what was never written there: told, put aside, and the plan opens.

Each value in each line of a journal that has every kind of line becomes something else, its checksum right.
"""

import copy
import json
from collections.abc import Iterator
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from planterm.form.loader import load_form
from planterm.model.delta import plan_data
from planterm.model.plan import Plan
from planterm.model.text import clean
from planterm.publish.conflict_sides import question
from planterm.session.recovery import recovery_question
from planterm.session.session import Session
from planterm.store.journal_files import journal_files
from planterm.store.planfile import load
from sample_plans import small_plan
from session_process import SessionProcess
from written_journals import entries, rewrite

STEERING = "\x1b]0;ny titel\x07\x1b[2J"
VALUES: dict[str, Any] = {
    "nothing": None,
    "a truth": True,
    "a number": -7,
    "a fraction": 0.5,
    "no text": "",
    "another text": "något annat",
    "a steering text": STEERING,
    "half a character": "\ud800",
    "a list": [],
    "lists in lists": [[[]], [None]],
    "an object": {},
    "a time without a zone": "2026-03-01T10:00:00",
    "the end of time": "9999-12-31T23:59:59.999999-12:00",
    "the beginning of time": "0001-01-01T00:00:00+14:00",
    "a long text": "Så här långt är inget ord. " * 100_000,
    "a deep list": json.loads("[" * 500 + "]" * 500),
}
NOT_READ = {"pid", "session"}
"""What the first line tells for a person alone."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_plan(tmp_path)


@pytest.fixture
def journal(path: Path) -> Path:
    """The journal of a session that did everything that journals tell of."""
    for text in ("ett", "två"):
        with SessionProcess(path) as process:
            process.do("text", row="aaaaaa", column=0, text=text)
    [*earlier] = (file for _, file in journal_files())
    with SessionProcess(path) as process:
        process.do("recover")
        process.do("decide", text="två")
        process.do("insert", area="platser", row="dddddd", text="Ny")
        process.do("move", row="bbbbbb", steps=-1)
        process.do("details", district="Farsta", year=2027)
        process.do("status", row="cccccc", status="delvis")
        process.do("add_area", title="Trafik")
        process.do("remove", row="cccccc")
        process.do("draft", texts=[["Områdets titel", "Vatten"]])
        process.do("asked", row="aaaaaa", column=2, text="fråga")
        process.do("typing", row="bbbbbb", column=1, text="halv mening")
    [file] = {file for _, file in journal_files()} - set(earlier)
    for each in earlier:
        each.unlink()
    return file


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in an object."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*way, key)
        yield from places(inner, (*way, key))


def put(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """The object with something else at the end of a way."""
    changed = copy.deepcopy(value)
    inner = changed
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = new
    return changed


def opened(path: Path) -> tuple[Session, tuple[Path, ...]]:
    """The plan opened, everything that is asked about it read, and what is told to be damaged.

    Nothing of it may steer the terminal.
    """
    session = Session.open(path)
    damaged = session.damaged_work
    if (recovery := session.recovery) is not None:
        told = recovery_question(recovery)
        assert clean(told) == told
        session.recover()
    now = datetime.now().astimezone()
    while undecided := session.undecided:
        asked = question(undecided[0], session.plan, now)
        told = "".join(
            (asked.opening, *(each for name, text, _ in asked.wordings for each in (name, text)), asked.keep)
        )
        assert clean(told) == told
        session.decide(undecided[0], undecided[0].others[0].text)
    assert_sound(session.plan)
    return session, damaged


def assert_sound(plan: Plan) -> None:
    """The plan holds nothing that no plan may hold."""
    assert load_form(plan.form.id) == plan.form
    texts = [plan.district, *(area.title for area in plan.areas)]
    texts += [text for row in plan.rows() for text in (row.id, *row.cells)]
    assert all(clean(text) == text for text in texts)
    assert len({row.id for row in plan.rows()}) == len([*plan.rows()])


ROUNDS = [(0, 4), *(pytest.param(number, 1, marks=pytest.mark.stress) for number in range(len(VALUES)))]
"""With which value it begins, and how many places are taken at a time: all rounds put every value in every place."""


@pytest.mark.parametrize(("first", "step"), ROUNDS)
def test_any_value_in_any_line_of_a_journal_is_told_or_harmless(
    path: Path, journal: Path, first: int, step: int
) -> None:
    values = islice(cycle(VALUES), first, None)
    lines, saved = entries(journal), path.read_bytes()
    lines.insert(2, lines[1] | {"kind": "restore", "delta": {"whole": plan_data(load(path).plan)}})
    kinds = {line.get("kind", "header") for line in lines}
    assert kinds >= {"header", "recover", "telling", "asked", "typing", "details", "insert_row", "add_area"}
    for number, line in enumerate(lines):
        for way in islice(places(line), number % step, None, step):
            was, name = line, next(values)
            wrong = VALUES[name]
            for key in way:
                was = was[key]
            path.write_bytes(saved)
            rewrite(journal, (put(each, way, wrong) if each is line else each for each in lines))
            whole = journal.read_bytes()
            session, damaged = opened(path)
            for file in damaged:
                assert file.read_bytes() == whole
                file.unlink()
            is_overtaken = line.get("kind") == "asked" and way[0] == "delta"  # by the text of the open cell
            is_told = bool(damaged) or way[0] in NOT_READ or is_overtaken
            assert is_told or isinstance(wrong, type(was)) or was is None or not wrong, (number, way, name)
            session.save()
            session.close(discard=True)
            for _, file in journal_files():
                file.unlink()
