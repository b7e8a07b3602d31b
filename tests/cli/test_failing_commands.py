"""Every look at the file system fails in turn, in every command: one sentence, no fault, nothing that was read changed.

The ordinary run lets some of the calls fail and takes each error in turn; `make stress` lets all of them fail.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from plan_files import PLAN

from failing_looks import Outage, outages
from planterm.cli.main import main
from planterm.session.session import Session
from planterm.store.planfile import create, load

ARGUMENTS = {
    "new": "ut.toml --year 2028 --district Farsta --force",
    "new --from": "ut.toml --year 2028 --district Farsta --from plan.toml --force",
    "show": "plan.toml",
    "check": "plan.toml",
    "analysis": "plan.toml",
    "parties": "plan.toml",
    "summary": "plan.toml",
    "summary -o": "plan.toml -o ut.html --force",
    "export": "plan.toml -o ut.xlsx --force",
    "export --fill": "plan.toml -o ut.xlsx --fill bok.xlsx --force",
    "export --party": "plan.toml -o ut.toml --party Park --force",
    "import": "bok.xlsx -o ut.toml --force",
    "answers": "plan.toml annan.toml -o ut.toml --force",
    "diff": "plan.toml bok.xlsx",
    "merge": "tom.toml plan.toml annan.toml -o ut.toml --force",
    "merge -o ours": "annan.toml plan.toml annan.toml -o plan.toml --force",
}
"""The commands, each with what it reads and writes."""


@pytest.fixture
def _plans(folder: Path) -> None:
    """A plan, another one, a workbook, and an empty file as version control gives."""
    Path("plan.toml").write_text(PLAN.replace('orsak = "=1+1"', 'vem = "Park"'), encoding="utf-8")
    plan = load(Path("plan.toml")).plan
    create(Path("annan.toml"), plan._replace(case_number="FAR 1"))
    Path("tom.toml").touch()
    Session.open(Path("plan.toml"), read_only=True).export(Path("bok.xlsx"))


@pytest.mark.usefixtures("_plans")
@pytest.mark.parametrize("most", [6, pytest.param(1000, marks=pytest.mark.stress)])
@pytest.mark.parametrize("name", ARGUMENTS)
def test_no_failing_look_ends_a_command_in_a_fault(
    name: str,
    most: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    arguments = [name.partition(" ")[0], *ARGUMENTS[name].split()]
    outage = Outage(monkeypatch)
    with outage.on():
        assert main(arguments) in (0, 1)
    calls = len(outage.calls)
    read = {path: path.read_bytes() for path in Path().glob("*.*") if path.stem != "ut"}
    for code, turn, lasts in outages(calls, most):
        capsys.readouterr()
        with outage.on(code, turn, lasts=lasts):
            ended = main(arguments)
        told = capsys.readouterr().err
        place = f"{os.strerror(code)} at {outage.calls[turn : turn + 1]}: {ended} {told}"
        assert ended in (0, 1, 2), place
        assert told.count("\n") <= 1, place
        assert ended != 2 or told.endswith(".\n"), place
        assert "Ett fel i planterm" not in told, place
        assert "felkoden" not in told, place
        assert {path: path.read_bytes() for path in read} == read, place
    record_property("figure", f"planterm {name}: {calls} looks, {len(list(outages(calls, most)))} of them failing")


CHANGES = {
    "set plan.toml 1.1 uppfoljning Försenat": ("Försenat", True),
    "add plan.toml 1 problem=Klotter --anyway": ("Klotter", True),
    "remove plan.toml 6.1 --anyway": ("n5z7sf", False),
}
"""Commands that change the plan, and what is in its file afterwards or is not."""


@pytest.mark.usefixtures("_plans")
@pytest.mark.parametrize("most", [6, pytest.param(1000, marks=pytest.mark.stress)])
@pytest.mark.parametrize("command", CHANGES)
def test_a_change_is_in_the_plan_or_the_plan_is_as_it_was(
    command: str, most: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, (text, is_there) = Path("plan.toml"), CHANGES[command]
    before = plan.read_bytes()
    outage = Outage(monkeypatch)
    with outage.on():
        assert main(command.split()) == 0
    for code, turn, lasts in outages(len(outage.calls), most):
        plan.write_bytes(before)
        capsys.readouterr()
        with outage.on(code, turn, lasts=lasts):
            ended = main(command.split())
        told = capsys.readouterr().err
        place = f"{os.strerror(code)} at {outage.calls[turn : turn + 1]}: {ended} {told}"
        assert "Ett fel i planterm" not in told, place
        if ended == 2:
            assert told.count("\n") == 1, place
            assert plan.read_bytes() == before, place
        else:
            assert (text in plan.read_text("utf-8")) is is_there, place
