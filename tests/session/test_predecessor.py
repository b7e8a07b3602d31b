"""The plan before, which a plan names: read near the plan, and never where somebody else may have pointed."""

import errno
import os
from pathlib import Path

import pytest

from failing_looks import Outage
from official_form import At, form_row
from planterm.model.plan import Plan
from planterm.session.earlier_years import NoPredecessorError, earlier_years_of, last_follow_ups
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create

NAME = "plan-2025.toml"


def plan_of(year: int, predecessor: str = "") -> Plan:
    """A plan with one row, which is followed up."""
    plan = new_plan(year, "Farsta")
    row = form_row("aaaaaa").with_cell(At.FOLLOW_UP, f"Klart {year}.")
    return plan._replace(predecessor=predecessor, areas=(plan.areas[0]._replace(rows=(row,)), *plan.areas[1:]))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where the plan is; the earlier one is below its folder, beside it and elsewhere."""
    for folder in ("2026", "2026/arkiv", "2025", "../elsewhere"):
        (tmp_path / "planer" / folder).mkdir(parents=True, exist_ok=True)
    for folder in ("planer", "planer/2026/arkiv", "planer/2025", "elsewhere"):
        create(tmp_path / folder / NAME, plan_of(2025))
    return tmp_path / "planer" / "2026" / "plan.toml"


def told(own: Path, predecessor: str) -> str:
    """Why the earlier plan is not read: a sentence, the same however it is asked for."""
    plan = plan_of(2026, predecessor)
    with pytest.raises(NoPredecessorError) as first:
        earlier_years_of(own, plan, "aaaaaa")
    with pytest.raises(NoPredecessorError) as second:
        last_follow_ups(own, plan)
    assert str(first.value) == str(second.value)
    assert str(first.value).endswith(".")
    return str(first.value)


def reads(own: Path, predecessor: str) -> bool:
    return last_follow_ups(own, plan_of(2026, predecessor)) == {"aaaaaa": "Klart 2025."}


@pytest.mark.parametrize("name", [f"arkiv/{NAME}", f"../2025/{NAME}", f"..\\2025\\{NAME}", f"../{NAME}"])
def test_it_is_read_below_the_plans_folder_and_beside_it(name: str, own: Path) -> None:
    assert reads(own, name)
    assert reads(own, str(own.parent / name) if "\\" not in name else name)


@pytest.mark.parametrize(
    "name",
    [
        f"//host/share/{NAME}",
        f"\\\\host\\share\\{NAME}",
        f"\\\\?\\C:\\{NAME}",
        f"Z:\\planer\\{NAME}",
        f"z:{NAME}",
        f"file://{{elsewhere}}/{NAME}",
        f"smb://host/{NAME}",
        f"{{elsewhere}}/{NAME}",
        f"../../elsewhere/{NAME}",
        f"ut/{NAME}",
    ],
)
def test_it_is_never_looked_for_elsewhere_but_a_copy_beside_the_plan_is_taken(
    name: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = own.parents[2] / "elsewhere"
    if os.name == "posix":
        (own.parent / "ut").symlink_to(elsewhere)
    outage = Outage(monkeypatch)
    with outage.on():
        message = told(own, name.format(elsewhere=elsewhere))
    assert "lägg en kopia av den bredvid den här planen" in message
    assert not [call for call in outage.calls if str(elsewhere) in call or "host" in call]
    create(own.parent / NAME, plan_of(2025))
    assert reads(own, name.format(elsewhere=elsewhere))


def test_one_that_is_gone_is_told_with_its_place(own: Path) -> None:
    assert "finns inte längre på" in told(own, "../2024/plan.toml")


@pytest.mark.parametrize("name", ["a" * 300, f"{'a/' * 3000}plan.toml", "plan.toml", "", "..", "arkiv"])
def test_names_that_are_no_other_plan(name: str, own: Path) -> None:
    create(own, plan_of(2026))
    if name:
        message = told(own, name)
        assert message.startswith("Föregående plan ")
        assert "a" * 50 not in message
    else:
        assert last_follow_ups(own, plan_of(2026)) == {}


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_one_that_cannot_be_looked_at_is_told_with_the_reason(
    code: int, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outage = Outage(monkeypatch)
    with outage.on(code, 0, lasts=True, below=own.parent.parent / "2025"):
        message = told(own, f"../2025/{NAME}")
    assert message.startswith(f"Föregående plan kan inte läsas. ../2025/{NAME} kan inte nås: ")
