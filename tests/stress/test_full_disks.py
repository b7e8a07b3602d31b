"""Disks that get full, at every size: real limits of a real process, and a real small disk where one may be made."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planterm.model.plan import Plan
from planterm.session.session import Session
from planterm.store.planfile import load
from sample_plans import small_plan
from session_process import SessionProcess
from small_disk import skip_without_small_disks, small_disk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits")
Record = Callable[[str, object], None]
TEXT = "Så här mycket text ryms i en cell. " * 8


def work_on_a_full_disk(path: Path, before: tuple[str, ...]) -> tuple[int, int]:
    """Write, save and be killed; how many changes could not be put into safety, and how many saves failed.

    What was not said to be in trouble is there at the next start, and the file is as it was or as it was saved.
    """
    versions: list[dict[str, list[str]]] = [texts(load(path).plan)]
    unsafe = failed = 0
    with SessionProcess(path, before=before) as process:
        for number in range(12):
            answer = process.do("text", row="aaaaaa", column=number % 7, text=f"{number}: {TEXT}")
            assert "error" not in answer
            expected = process.do("texts")["texts"]
            is_safe = answer["problem"] is None
            unsafe += not is_safe
            if number % 3 == 2:
                answer = process.do("save")
                failed += "error" in answer
                if "error" in answer:
                    assert answer["error"].startswith(str(path))
                    assert "disken är full" in answer["error"] or "större än vad som är tillåtet" in answer["error"]
                else:
                    is_safe = True
                    versions = []
                versions.append(expected)
    assert texts(load(path).plan) in versions
    session = Session.open(path)
    if is_safe:
        assert texts(session.recovery.plan if session.recovery else session.plan) == expected
    session.close()
    return unsafe, failed


def texts(plan: Plan) -> dict[str, list[str]]:
    return {row.id: list(row.cells) for row in plan.rows()}


@pytest.mark.parametrize("step", [1500, pytest.param(60, marks=pytest.mark.stress)])
def test_files_that_may_not_grow(step: int, tmp_path: Path, record_property: Record) -> None:
    unsafe = failed = sizes = 0
    for limit in range(0, 8000, step):
        folder = tmp_path / str(limit)
        folder.mkdir()
        path = small_plan(folder)
        limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
        changes, saves = work_on_a_full_disk(path, (limited,))
        unsafe, failed, sizes = unsafe + changes, failed + saves, sizes + 1
        assert [entry.name for entry in folder.iterdir()] == [path.name]
    assert unsafe
    assert failed
    record_property(
        "figure",
        f"{sizes} file-size limits: {failed} saves failed and {unsafe} changes could not be put into safety, "
        "each was said; nothing else lost",
    )


@pytest.mark.stress
def test_a_small_disk_that_gets_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    skip_without_small_disks(folder)
    unsafe = failed = sizes = 0
    for kibibytes in range(20, 200, 4):
        with small_disk(folder, kibibytes):
            monkeypatch.setenv("PLANTERM_STATE", str(folder / "state"))
            changes, saves = work_on_a_full_disk(small_plan(folder), ())
            unsafe, failed, sizes = unsafe + changes, failed + saves, sizes + 1
            assert list(folder.glob("~*.tmp")) == []
    assert unsafe
    assert failed
    record_property(
        "figure",
        f"{sizes} sizes of a small disk: {failed} saves failed and {unsafe} changes could not be put into safety, "
        "each was said; nothing else lost",
    )
