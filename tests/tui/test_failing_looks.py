"""Every look at the file system fails in turn, in every command of the editor: it stays open, and no word is lost.

The ordinary run lets some of the calls fail and takes each error in turn; `make stress` lets all of them fail.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from driving import PlanDriver, editing, starting
from sample_plan import plan_of, row
from textual.widgets import Input

from failing_looks import Outage, outages
from planterm.errors import PlantermError
from planterm.model.plan import Plan
from planterm.session.for_others import plan_bytes
from planterm.session.session import Session
from planterm.store.folders import home_folder
from planterm.store.planfile import create, load
from planterm.store.state import clear_recent, remember
from planterm.texts import command_names as names
from planterm.texts.coming_year import LEAVE_QUESTION
from planterm.tui.app import PlantermApp, _app
from planterm.tui.commands import Command, Group
from planterm.tui.follow_up.follow_up_screen import FollowUp
from planterm.tui.plan.plan_commands import PLAN_COMMANDS
from planterm.tui.plan.plan_screen import PlanScreen

Record = Callable[[str, object], None]
NAMES = {names.COMPARE: "bok.xlsx", names.FILL: "bok.xlsx", names.SAVE_AS: "kopia"}
"""What is written where a command asks for a file; the other ones are given a plan."""

WITHOUT_WHAT_WAS_WRITTEN = (names.UNDO, names.VERSIONS, names.COMPARE)
"""Commands that take it out of the plan again, as they are given here."""

SIZE = (80, 24)
MOST = [1, pytest.param(1000, marks=pytest.mark.stress)]
ROUNDS = [
    *(pytest.param(each, 1, id=each.text.name) for each in PLAN_COMMANDS.listed if each.group is Group.PLAN),
    *(pytest.param(each, 1000, id=f"{each.text.name}-all", marks=pytest.mark.stress) for each in PLAN_COMMANDS.listed),
]
"""The commands, and how many of their looks fail; those about rows and areas only look after the journal."""


@cache
def _book(plan: Plan) -> bytes:
    return plan_bytes(plan, Path("bok.xlsx"))


@pytest.fixture
def plan(folder: Path) -> Path:
    """A plan that follows another one, with answers, a workbook and a decision beside it."""
    before = plan_of(row(0, "Torget", "Mörkt", "Ljus", "", "Löpande", "Park", "Klart."), row(1, "Skola", "", "Vuxna"))
    now = before._replace(year=2027, predecessor="plan-2026.toml")
    for name, each in (("plan-2026.toml", before), ("annan.toml", now), ("plan.toml", now)):
        create(Path(name), each)
    Path("bok.xlsx").write_bytes(_book(now))
    session = Session.open(Path("plan.toml"))
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
    """Go back to the plan, and give up what was answered about next year."""
    for _ in range(6):
        if not (isinstance(editor.app.screen, PlanScreen) or editor.app._exit):
            await editor.press(*(("end", "enter") if LEAVE_QUESTION in editor.text else ("escape",)))


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


@pytest.mark.parametrize(("command", "most"), ROUNDS)
async def test_no_failing_look_ends_the_editor_or_loses_a_word(
    command: Command[PlanScreen], most: int, plan: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    outage = Outage(monkeypatch)
    calls, failing = 0, [(0, -1, False)]
    while failing:
        async with editing(Session.open(plan), SIZE) as editor:
            while failing and not editor.app._exit:
                await one_round(editor, command, outage, failing.pop())
                if not calls:
                    calls = len(outage.calls)
                    failing = list(outages(calls, most)) if calls > 2 else []
            open_now = editor.app.session if isinstance(editor.app, PlantermApp) else None
            assert open_now is not None
            open_now.close()
    record_property("figure", f"{command.text.name}: {calls} looks, {min(calls, most)} of them failing")


STARTS = {
    "a plan": ("enter",),
    "another file": ("ctrl+o", *"annan.toml", "enter"),
    "a workbook": ("ctrl+o", *"bok.xlsx", "enter", "enter", "enter"),
    "a new plan": ("down", "enter", "enter", *"Farsta", "enter", "enter", "enter"),
}
"""The keys that lead from the start screen to a plan."""


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("most", MOST)
@pytest.mark.parametrize("name", STARTS)
async def test_no_failing_look_ends_the_start_screen(name: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    outage = Outage(monkeypatch)
    failing = [(0, -1, False)]
    while failing:
        code, turn, lasts = failing.pop()
        for made in (Path("bok.toml"), *home_folder().glob("*.toml")):
            made.unlink(missing_ok=True)
        clear_recent()
        remember(Path("plan.toml"))
        with outage.on(code, turn, lasts=lasts):
            async with starting(SIZE) as start:
                await start.press(*STARTS[name])
                assert isinstance(start.app, PlantermApp)
                assert start.app.fault is None, f"{code} at {outage.calls[turn : turn + 1]}: {start.app.fault!r}"
                assert "felkod" not in start.prose
                opened = start.app.session
        if opened is not None:
            opened.close()
        if turn < 0:
            assert opened is not None, name
            failing = list(outages(len(outage.calls), most))


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("name", ["plan.toml", "trasig.toml", "bok.xlsx", "."])
def test_no_failing_look_at_a_file_that_is_opened_is_more_than_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("trasig.toml").write_text("schema =", encoding="utf-8")
    outage = Outage(monkeypatch)
    failing = [(0, -1, False)]
    while failing:
        code, turn, lasts = failing.pop()
        opened, told = None, "."
        with outage.on(code, turn, lasts=lasts):
            try:
                opened = _app(Path(name)).session
            except PlantermError as error:
                told = str(error)
        assert told.endswith(".")
        assert "felkod" not in told
        if opened is not None:
            opened.close()
        failing = failing or (list(outages(len(outage.calls), 1000)) if turn < 0 else [])
