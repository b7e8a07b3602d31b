"""Files from anywhere: a plan or one clear sentence each, in bounded time and memory, and the file as it was.

They are opened by processes of their own, which say how long the slowest took and how much memory they ever had.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_plans import small_plan

pytestmark = pytest.mark.skipif(os.name != "posix", reason="memory is measured otherwise on Windows")
SAMPLES = Path(__file__).parents[2] / "sample_plans"
MOST_SECONDS, MOST_MEBIBYTES = 2.0, 300
Record = Callable[[str, object], None]


def opened_elsewhere(*arguments: object) -> dict[str, Any]:
    """Have files made and opened by another process; what it says of them."""
    program = Path(__file__).parent / "hostile_files.py"
    command = [sys.executable, str(program), *map(str, arguments)]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


@pytest.mark.parametrize("count", [150, pytest.param(10_000, marks=pytest.mark.stress)])
def test_mutated_plan_files(count: int, tmp_path: Path, record_property: Record) -> None:
    sources = [str(path) for path in (*sorted(SAMPLES.glob("*.toml")), small_plan(tmp_path))]
    batch = min(count, 1000)
    answers = [
        opened_elsewhere("mutated", tmp_path, first, batch, json.dumps(sources)) for first in range(0, count, batch)
    ]
    plans, errors = (sum(answer[name] for answer in answers) for name in ("plans", "errors"))
    assert plans + errors == count
    assert plans
    assert errors
    slowest, memory = (max(answer[name] for answer in answers) for name in ("slowest", "memory"))
    record_property(
        "figure",
        f"{count} mutated plan files: {plans} plans, {errors} clear errors, the slowest {slowest:.2f} s, "
        f"{memory:.0f} megabyte of memory at most",
    )
    assert slowest < MOST_SECONDS
    assert memory < MOST_MEBIBYTES


@pytest.mark.stress
def test_enormous_and_twisted_files(tmp_path: Path, record_property: Record) -> None:
    names = opened_elsewhere("names")["names"]
    answers = {}
    for name in names:
        # Making a file takes memory too, so that is another process.
        opened_elsewhere("write", tmp_path, name)
        answers[name] = opened_elsewhere("open", tmp_path)
    slowest = max(names, key=lambda name: float(answers[name]["slowest"]))
    largest = max(names, key=lambda name: float(answers[name]["memory"]))
    record_property(
        "figure",
        f"{len(names)} enormous and twisted files: the slowest {answers[slowest]['slowest']:.2f} s ({slowest}), "
        f"{answers[largest]['memory']:.0f} megabyte of memory at most ({largest})",
    )
    assert {name: each["slowest"] for name, each in answers.items() if each["slowest"] >= MOST_SECONDS} == {}
    assert {name: each["memory"] for name, each in answers.items() if each["memory"] >= MOST_MEBIBYTES} == {}
