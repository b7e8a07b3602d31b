"""Somebody does everything to the program in a real terminal, and no word is lost: see `fuzzing`.

A failing round tells its steps, shortened: `run` of them is a test of its own. More and other rounds than `make stress`
does: `FUZZ_ROUNDS=200 FUZZ_SEED=5000 .venv/bin/pytest -m stress tests/stress/test_fuzzing.py`.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable
from itertools import islice

import pytest
from fuzz_steps import drawn
from fuzzing import run, shrunk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at the program's processes as Linux shows them")

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "25"))
SEED = int(os.environ.get("FUZZ_SEED", "1000"))
FEW_STEPS, STEPS = 14, 40


@pytest.mark.parametrize(
    ("seed", "rounds", "steps"),
    [
        (1, 1, FEW_STEPS),
        *(pytest.param(SEED + part * 1000, ROUNDS, STEPS, marks=pytest.mark.stress) for part in range(4)),
    ],
)
def test_whatever_somebody_does_no_word_is_lost(
    seed: int, rounds: int, steps: int, record_property: Callable[[str, object], None]
) -> None:
    counts: Counter[str] = Counter()
    for round_ in range(rounds):
        counts["steps"] = 0
        drawn_steps = tuple(islice(drawn(seed + round_), steps))
        if (broken := run(drawn_steps, counts)) is not None:
            fewer = shrunk(drawn_steps[: counts["steps"]], broken)
            pytest.fail(f"seed {seed + round_}: {broken}\nrun({fewer!r})")
    commands = sum(1 for name in counts if name.startswith("command "))
    ended = sum(count for name, count in counts.items() if name.startswith("ended by "))
    record_property(
        "figure",
        f"{rounds} rounds of all keys on all screens, {counts['keys']} keys and pastes, {commands} commands of F10's "
        f"list, {ended} ends from outside ({counts['ended by KILL']} kill -9), {counts['foreign writes']} writes "
        f"beneath the program, {counts['starts']} starts: no fault, and 0 of {counts['words kept']} words lost "
        f"({counts['written']} written, {counts['taken away']} taken away by the user or by others; "
        f"{counts['in versions only']} times one was only in a version put aside, or waiting for a file to be back)",
    )
