"""Every look at the file system fails in turn, in every command of the editor: it stays open, and no word is lost.

The ordinary run lets some of the calls fail and takes each error in turn; `make stress` lets all of them fail.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from driving import PlanDriver, editing
from sample_plan import plan_of, row
from textual.widgets import Input

from failing_looks import Outage, outages
from planterm.session.session import Session
from planterm.store.planfile import create, load
from planterm.texts import commands as names
from planterm.tui.app import PlantermApp
from planterm.tui.commands import Command, Group
from planterm.tui.plan_commands import PLAN_COMMANDS
from planterm.tui.screens.follow_up import FollowUp
from planterm.tui.screens.plan_screen import PlanScreen

pytestmark = pytest.mark.usefixtures("folder")

Record = Callable[[str, object], None]
NAMES = {names.COMPARE: "bok.xlsx", names.FILL: "bok.xlsx", names.SAVE_AS: "kopia"}
"""What is written where a command asks for a file; the other ones are given a plan."""

WITHOUT_WHAT_WAS_WRITTEN = (names.UNDO, names.VERSIONS, names.COMPARE)
"""Commands that take it out of the plan again, as they are given here."""


@pytest.fixture
def plan() -> Path:
    """A plan that follows another one, with answers, a workbook and a decision beside it."""
    before = plan_of(row(0, "Torget", "Mörkt", "Ljus", "", "Löpande", "Park", "Klart."), row(1, "Skola", "", "Vuxna"))
    now = replace(before, year=2027, predecessor="plan-2026.toml")
    for name, each in (("plan-2026.toml", before), ("annan.toml", now), ("plan.toml", now)):
        create(Path(name), each)
    session = Session.open(Path("plan.toml"))
    session.export(Path("bok.xlsx"))
    session.keep_decided()
    session.close()
    return Path("plan.toml")


async def give(editor: PlanDriver, command: Command[PlanScreen]) -> None:
    """Give a command, and take what is offered until nothing is asked any more."""
    if command.keys:
        await editor.press(command.keys[0])
    else:
        await editor.press("f10")
        editor.app.screen.dismiss(command)
        await editor.pilot.pause()
    for _ in range(4):
        screen, line = editor.app.screen, editor.app.focused
        if isinstance(screen, PlanScreen) or editor.app._exit:
            break
        if isinstance(screen, FollowUp):
            await editor.press("å", "ctrl+s", "ctrl+t")
        if isinstance(line, Input) and not line.value:
            await editor.type(NAMES.get(command.text, "annan.toml"))
        await editor.press("enter")


async def leave(editor: PlanDriver) -> None:
    """Go back to the plan."""
    for _ in range(6):
        if not (isinstance(editor.app.screen, PlanScreen) or editor.app._exit):
            await editor.press("escape")


async def one_round(
    editor: PlanDriver, command: Command[PlanScreen], outage: Outage, failing: tuple[int, int, bool]
) -> None:
    """Write something, then give the command while calls fail; then everything is as it should be, and is saved."""
    app = editor.app
    assert isinstance(app, PlantermApp)
    await editor.press("ctrl+home")
    await editor.type("!")
    await editor.press("escape")
    assert app.session is not None
    written = app.session.plan.areas[0].rows[0].cells[0]
    code, turn, lasts = failing
    with outage.on(code, turn, lasts=lasts):
        await give(editor, command)
    place = f"{command.text.name}: {code} at {outage.calls[turn : turn + 1]}"
    assert app.fault is None, f"{place}: {app.fault!r}"
    assert "felkod" not in editor.prose, place
    await leave(editor)
    if not app._exit:
        await editor.press("ctrl+s")
        assert load(app.session.path).plan == app.session.plan, f"{place}\n{editor.text}"
    if command.group is Group.PLAN and command.text not in WITHOUT_WHAT_WAS_WRITTEN:
        texts = [row.cells[0] for path in Path().glob("*.toml") for row in load(path).plan.rows()]
        assert written in texts, place


@pytest.mark.parametrize("most", [3, pytest.param(1000, marks=pytest.mark.stress)])
@pytest.mark.parametrize("command", PLAN_COMMANDS.listed, ids=lambda each: each.text.name)
async def test_no_failing_look_ends_the_editor_or_loses_a_word(
    command: Command[PlanScreen], most: int, plan: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    outage = Outage(monkeypatch)
    async with editing(Session.open(plan)) as editor:
        await one_round(editor, command, outage, (0, -1, False))
        editor.session.close()
    calls = len(outage.calls)
    failing = list(outages(calls, most)) if calls > 2 else []
    while failing:
        async with editing(Session.open(plan)) as editor:
            while failing and not editor.app._exit:
                await one_round(editor, command, outage, failing.pop())
            open_now = editor.app.session if isinstance(editor.app, PlantermApp) else None
            assert open_now is not None
            open_now.close()
    record_property("figure", f"{command.text.name}: {calls} looks, {min(calls, most)} of them failing")
