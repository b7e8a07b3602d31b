"""Every screen and every list of the editor under keys and clicks that come at once, on terminals of any size."""

import pkgutil
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest
from driving import Driver, editing, starting
from returned_books import book_of
from sample_plan import small_plan
from textual.screen import Screen
from textual.widgets import OptionList

from planterm import tui
from planterm.store.planfile import create
from planterm.store.state import clear_recent
from planterm.tui.base_screen import BaseScreen
from planterm.tui.dialogs.dialog import Options
from terminal import Key, clicked, pasted

CITY = Path(__file__).parents[1] / "excel" / "official" / "stadens-mall.xlsx"
SIZES = ((20, 6), (1, 1), (300, 2), (9, 40))
CLOSING = (Key.DOWN + Key.PAGE_DOWN + Key.ENTER * 3, Key.ESCAPE * 3, Key.F4 * 3, (Key.F1 + Key.ESCAPE) * 2)


KEYS = (
    *(f"\x1b[{letter}" for letter in "ABCDHF"),
    *(f"\x1b[{number}~" for number in (2, 3, 5, 6)),
    *(f"\x1b[1;{modifier}{letter}" for modifier in (2, 5) for letter in "ABCDHF"),
    *(Key.F2, Key.F4, Key.F7, Key.F8, Key.TAB, Key.SHIFT_TAB, Key.BACKSPACE, Key.CTRL_A, Key.CTRL_F, Key.CTRL_Z),
    *(Key.CTRL_PAGE_UP, Key.CTRL_PAGE_DOWN, "x", "ord och ord", pasted("a\tb\nc\td"), pasted("rad\nrad")),
)


Some = TypeVar("Some")


class Opening(NamedTuple):
    """The keys that open a screen, of a plan or at the start."""

    screen: str
    keys: str
    of_plan: bool = True


def _command(name: str) -> str:
    return Key.F10 + name + Key.ENTER


_CHANGED = "x" + Key.F2
_DECIDED = Key.CTRL_E + Key.DOWN * 2 + Key.ENTER * 2
_BOOK = Key.CTRL_O + "tillbaka.xlsx" + Key.ENTER + Key.DOWN + Key.ENTER
OPENINGS = {
    "table": Opening("PlanScreen", ""),
    "open cell": Opening("PlanScreen", "ord"),
    "search": Opening("PlanScreen", Key.CTRL_F + "r"),
    "replace": Opening("PlanScreen", Key.CTRL_R + "r" + Key.TAB),
    "filter": Opening("PlanScreen", Key.F8 + "r"),
    "analysis": Opening("PlanScreen", Key.CTRL_PAGE_UP),
    "form": Opening("RowForm", Key.F4),
    "judgement": Opening("PlanScreen", _command("förvaltningens bedömning")),
    "follow-up": Opening("FollowUp", Key.F5),
    "comparison": Opening("Comparison", _command("jämför med arbetsbok") + "tillbaka.xlsx" + Key.ENTER),
    "commands": Opening("CommandList", Key.F10),
    "question": Opening("Question", _CHANGED + Key.CTRL_Q),
    "decided": Opening("DecidedQuestion", _DECIDED + "x"),
    "line": Opening("Prompt", _command("lägg till eget område")),
    "file name": Opening("FilePrompt", Key.F9),
    "details": Opening("PlanDetails", Key.F6),
    "help": Opening("HelpScreen", Key.F1),
    "instruction": Opening("InstructionScreen", _command("instruktion")),
    "next year": Opening("NextYearScreen", _command("nästa års plan")),
    "file to open": Opening("Browser", Key.CTRL_O),
    "parties": Opening("Parties", _command("parterna")),
    "what is asked": Opening("Asking", _command("parterna") + Key.ENTER),
    "answers": Opening("AnswerMeetings", _command("ta in en parts svar") + "tillbaka.xlsx" + Key.ENTER),
    "reading": Opening(
        "ReadingScreen", _DECIDED + Key.DELETE + Key.DOWN + Key.ENTER + _command("jämför med det beslutade")
    ),
    "settings": Opening("SettingsScreen", _command("inställningar")),
    "texts of a setting": Opening("TextList", _command("inställningar") + Key.DOWN * 2 + Key.ENTER),
    "line of a setting": Opening("Prompt", _command("inställningar") + Key.DOWN * 2 + Key.ENTER * 2),
    "review": Opening("Findings", Key.F7),
    "stage": Opening("Question", Key.CTRL_E),
    "date of the decision": Opening("DecisionDate", Key.CTRL_E + Key.DOWN * 2 + Key.ENTER),
    "versions": Opening("EarlierVersions", _CHANGED + Key.CTRL_S + _command("tidigare versioner")),
    "copy": Opening("CopyMeeting", _command("sammanfoga kopia") + "tillbaka.xlsx" + Key.ENTER),
    "import report": Opening("ImportReport", _BOOK),
    "plan from book": Opening("NewPlan", _BOOK + Key.ENTER),
    "fill report": Opening("ReadingScreen", _command("fyll i stadens") + "stadens-mall.xlsx" + Key.ENTER * 2),
    "start": Opening("StartScreen", "", of_plan=False),
    "new plan": Opening("NewPlan", Key.ENTER, of_plan=False),
    "city": Opening("CityScreen", Key.DOWN * 6 + Key.ENTER + "~/planer/" + Key.ENTER * 2, of_plan=False),
}
UNFINISHED = {
    "BaseScreen", "Deciding", "Dialog", "FieldsDialog", "LineDialog", "ListDialog", "PlanView", "RowScreen",
    "SearchDialog", "TellingScreen", "TextsDialog",
}  # fmt: skip
"""What others are made of."""

every_screen = pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
how_many = pytest.mark.parametrize("most", [1, pytest.param(9, marks=pytest.mark.stress)])
"""Of the sizes, and of the keys that close a screen; the ordinary run takes another one for each screen."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan's workbook, changed."""
    changes = {"A4": "Rån mot barn", "A6": "Bilbränder", "G3": "Nästan klart."}
    return book_of(small_plan(), changes, tmp_path_factory.mktemp("bok") / "tillbaka.xlsx")


@pytest.fixture(autouse=True)
def _books(folder: Path, book: Path) -> None:
    """The workbooks that some screens need."""
    for each in (book, CITY):
        (folder / each.name).write_bytes(each.read_bytes())
    plans = Path.home() / "planer"
    plans.mkdir(exist_ok=True)
    create(plans / "plan.toml", small_plan(), overwrite=True)


@asynccontextmanager
async def _opened(opening: Opening, size: tuple[int, int]) -> AsyncIterator[Driver]:
    for path in (*Path().glob("*.toml"), *Path().glob("plan-*.xlsx")):
        path.unlink()
    clear_recent()
    async with editing(small_plan(), size) if opening.of_plan else starting(size) as editor:
        await editor.send(opening.keys)
        assert _is_open(editor, opening)
        yield editor


def _is_open(editor: Driver, opening: Opening) -> bool:
    return editor.app.is_running and type(editor.app.screen).__name__ == opening.screen


async def _goes_on(editor: Driver) -> None:
    """The program answers, or was left as one leaves it."""
    assert editor.app._exception is None
    await editor.send(Key.ESCAPE)
    await editor.send(Key.F1)
    assert editor.app._exit or type(editor.app.screen).__name__ == "HelpScreen"
    assert editor.app._exception is None


async def _withstands(opening: Opening, size: tuple[int, int], assaults: Callable[[Driver], Sequence[str]]) -> None:
    """The screen, opened for each of them, withstands what is sent at once."""
    number, count = 0, 1
    while number < count:
        async with _opened(opening, size) as editor:
            while _is_open(editor, opening) and number < (count := len(keys := assaults(editor))):
                depth = len(editor.app.screen_stack)
                await editor.send(keys[number])
                if "\x1b[<" in keys[number]:
                    assert abs(len(editor.app.screen_stack) - depth) <= 1, "only the first click did anything"
                await _goes_on(editor)
                number += 1
                if number < count:
                    await editor.send(Key.ESCAPE * 4 + opening.keys)


def _chance(opening: Opening) -> random.Random:
    """The same for a screen every time."""
    return random.Random(repr(opening))  # noqa: S311


def _some(all_of_them: Sequence[Some], most: int, chance: random.Random) -> Sequence[Some]:
    return all_of_them if most >= len(all_of_them) else chance.sample(all_of_them, most)


def _screens() -> dict[str, type[Screen[object]]]:
    """Every screen there is, by its name."""
    modules = [import_module(found.name) for found in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}.")]
    classes = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    own = [each for each in classes if issubclass(each, Screen) and each.__module__.startswith("planterm")]
    return {each.__name__: each for each in own}


def test_every_screen_is_tried_and_is_left_once() -> None:
    assert set(_screens()) - UNFINISHED == {opening.screen for opening in OPENINGS.values()}
    assert [name for name, screen in _screens().items() if not issubclass(screen, BaseScreen)] == []


async def test_a_screen_is_left_once_and_not_from_under_another() -> None:
    async with editing(small_plan()) as editor:
        await editor.send(Key.F6 + Key.F1)
        helping, details, _ = reversed(editor.app.screen_stack)
        details.dismiss()
        assert editor.app.screen is helping
        for screen in (helping, helping, details, details):
            screen.dismiss()
        await editor.send("!" + Key.F2)
        assert editor.cell() == "Skola som brottsplats!"


@every_screen
async def test_a_double_click_at_once_in_any_list_chooses_once(opening: Opening) -> None:
    def clicks(editor: Driver) -> list[str]:
        lists = [*editor.app.screen.query(OptionList)]
        assert all(isinstance(each, Options) for each in lists)
        return [clicked(each.region.x + 1, each.region.y) * 3 for each in lists]

    await _withstands(opening, (80, 24), clicks)


@how_many
@every_screen
async def test_what_closes_a_screen_comes_twice_and_where_there_is_no_room(opening: Opening, most: int) -> None:
    closing = _some(CLOSING, most, _chance(opening))
    await _withstands(opening, (20, 6), lambda _: closing)


@how_many
@every_screen
async def test_no_size_and_no_burst_ends_the_program(opening: Opening, most: int) -> None:
    chance = _chance(opening)
    async with _opened(opening, (80, 24)) as editor:
        for size in _some(SIZES, most, chance):
            await editor.pilot.resize_terminal(*size)
            mouse = [clicked(chance.randrange(size[0]), chance.randrange(size[1])) * 2 for _ in range(3)]
            keys = chance.sample((*KEYS, *mouse), 12)
            await editor.send(Key.F7 + Key.DOWN + Key.PAGE_DOWN + "".join(keys))
            assert editor.app._exception is None, (size, keys)
        await _goes_on(editor)
