"""A plan of nine thousand rows: what takes a while is seen to be going on, and nothing of that stays behind."""

from pathlib import Path

import pytest
from editor import SAMPLE, leave, open_plan

from planterm.store.planfile import create, load
from terminal import Key

ROWS = 9_000
WORKING, OPENING = "Arbetar …", "Planen öppnas …"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's rows again and again, spread over its areas."""
    sample = load(SAMPLE).plan
    rows = [*sample.rows()]
    areas = []
    for start, area in enumerate(sample.areas):
        numbers = range(start, ROWS, len(sample.areas))
        areas.append(area._replace(rows=tuple(rows[n % len(rows)]._replace(id=f"r{n:05}") for n in numbers)))
    path = tmp_path_factory.mktemp("stor") / "plan.toml"
    create(path, sample._replace(areas=tuple(areas)))
    return path


def test_long_work_is_told_of_on_the_last_line_until_it_is_done(plan: Path) -> None:
    with open_plan(plan) as terminal:
        assert OPENING.encode() in terminal.output
        terminal.wait_until_quiet()
        for keys, seen in ((Key.F7, "Granskning: "), (Key.ESCAPE + Key.F9 + Key.ENTER, "Arbetsboken är")):
            before = terminal.output.count(WORKING.encode())
            terminal.send(keys)
            terminal.wait_for(seen)
            assert terminal.output.count(WORKING.encode()) > before, seen
            terminal.wait_until_gone(WORKING)
        leave(terminal)
