"""What is shown without a plan: those opened last, and ways to one: a new one, next year's, a file, an example."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.widgets import Label

from planterm.errors import PlantermError
from planterm.model.plan import Stage
from planterm.model.text import visible
from planterm.session.session import Session
from planterm.session.unopened import Glimpse, glimpse, rescue_of
from planterm.store.disk import shown
from planterm.store.state import recent_plans
from planterm.texts import beginning as texts
from planterm.texts.kept_safe import moment
from planterm.texts.progress import STAGES
from planterm.texts.start import changed_at
from planterm.texts.words import followed_up, number_of_rows
from planterm.tui.background import in_background
from planterm.tui.commands import Command, CommandTable, Group, Later
from planterm.tui.dialogs.lists import ListDialog
from planterm.tui.dialogs.new_plan import empty_plan

if TYPE_CHECKING:
    from planterm.session.workbooks import ReadBook

at_opening = partial(Later, "planterm.tui.actions.at_opening")
compile_plans = Later("planterm.tui.dialogs.city_screen", "begin")
example_copy = Later("planterm.session.unopened", "example_copy")
ask_to_clear = Later("planterm.tui.actions.settings_screen", "ask_to_clear")
ask_which = Later("planterm.tui.actions.opening", "ask_which")
ask_which_book = Later("planterm.tui.actions.opening", "ask_which_book")
make_plan = Later("planterm.tui.actions.opening", "make_plan")
next_year_of = Later("planterm.tui.actions.year_to_year", "begin_from_file")

_MOST = 5
"""How many plans are listed."""

_LOW, _AROUND, _AROUND_WHERE_LOW = 20, 13, 6
"""Lines of a low screen, as dialogs' style has them, and how many lines of the screen the list does not have."""


class _AtHand(NamedTuple):
    """A plan that was opened, and what is known of it; nothing while its file is read."""

    path: Path
    seen: Glimpse | None = None


START_COMMANDS: CommandTable[StartScreen] = CommandTable(
    Command(texts.NEW, (), lambda screen: screen.ask_for_new(), Group.START),
    Command(texts.NEXT_YEAR, (), lambda screen: next_year_of(screen.app, screen.open_plan), Group.START),
    Command(texts.OPEN, ("ctrl+o",), lambda screen: screen.ask_which(), Group.START),
    Command(texts.FROM_BOOK, (), lambda screen: ask_which_book(screen.app, screen.make_plan), Group.START),
    Command(texts.EXAMPLE, (), lambda screen: screen.try_example(), Group.START),
    Command(texts.TOUR, (), lambda screen: screen.try_example(has_tour=True), Group.START),
    Command(texts.COMPILE, (), lambda screen: compile_plans(screen.app), Group.START),
    Command(texts.CLEAR, (), lambda screen: ask_to_clear(screen.app, screen.cleared), Group.START),
    Command(texts.HELP, ("f1",), lambda screen: screen.show_help(), Group.START),
    Command(texts.QUIT, ("ctrl+q",), lambda screen: screen.dismiss(None), Group.START),
)
"""What there is to choose below the plans."""


class StartScreen(ListDialog[Session], commands=START_COMMANDS):
    """Gives the session of the plan chosen, or None to leave."""

    heading = texts.TITLE
    hint = texts.HINT
    shape = "wide start"

    def __init__(self, book: ReadBook | None = None) -> None:
        super().__init__()
        self._book = book
        self._plans = _plans()
        self.has_tour = False
        """Whether the plan is to be shown with the guided tour."""

    def body(self) -> ComposeResult:
        """What this is, the plans and the choices, and what the current one is."""
        yield Label(texts.OPENING, classes="spare")
        yield from super().body()

    def lines(self) -> list[str | None]:
        """The plans, and what else there is to do."""
        rule = [None] if self._plans else []
        return [*map(_line, self._plans), *rule, *(command.text.name for command in self._commands)]

    def told(self, number: int) -> str:
        """Where the plan is, or what the choice does."""
        index = number - len(self._plans)
        return _place(self._plans[number]) if index < 0 else self._commands[index].text.help

    def choose(self, number: int) -> None:
        """Open a plan, or do what is chosen."""
        index = number - len(self._plans)
        if index < 0:
            self.open_plan(self._plans[number].path)
        else:
            self._commands[index].run(self)

    def on_mount(self) -> None:
        """Find out what the plans are, and go on with the workbook that was given at the start."""
        for plan in self._plans:
            in_background(self.app, partial(glimpse, plan.path), partial(self._tell, plan.path))
        if self._book is not None:
            self.make_plan(self._book)
        elif (session := Session.recovered_before_plan()) is not None:
            at_opening("offer_drafts")(self, session, {texts.NEW_TITLE: self.ask_for_new})

    def on_resize(self, event: events.Resize) -> None:
        """Leave the list what the rest does not need."""
        around = _AROUND if event.size.height >= _LOW else _AROUND_WHERE_LOW
        self.listed.styles.max_height = max(1, event.size.height - around)

    def tell(self) -> None:
        """Tell of the line, and no more of what went wrong."""
        self.say("")
        super().tell()

    # what there is to choose

    def ask_for_new(self) -> None:
        """Ask about a new plan."""
        empty_plan().open(self.app, self.dismiss)

    def ask_which(self) -> None:
        """Ask which file is to be opened."""

        def chosen(opened: Path | ReadBook) -> None:
            self.open_plan(opened) if isinstance(opened, Path) else self.make_plan(opened)

        ask_which(self.app, chosen)

    def make_plan(self, book: ReadBook) -> None:
        """Make a plan of a workbook, and give it."""
        make_plan(self.app, book, self.dismiss)

    def try_example(self, *, has_tour: bool = False) -> None:
        """Open a copy of the example, perhaps with the guided tour."""
        self.has_tour = has_tour
        self.open_plan(example_copy())

    def open_plan(self, path: Path) -> None:
        """Give the plan of a file; where it cannot be read, say why and offer what there is of it."""
        try:
            session = Session.open(path)
        except PlantermError as error:
            self.say(str(error))
            if (rescue := rescue_of(path)) is not None:
                at_opening("offer_versions")(self.app, rescue, str(error), self.dismiss)
        else:
            self.dismiss(session)

    # the list

    @property
    def _commands(self) -> tuple[Command[StartScreen], ...]:
        return tuple(each for each in START_COMMANDS if each.text is not texts.CLEAR or self._plans)

    def cleared(self, said: str) -> None:
        """List what is left, and tell what was forgotten."""
        self._plans = _plans()
        self.list_anew(0)
        self.say(said)

    def _tell(self, path: Path, seen: Glimpse) -> None:
        paths = [plan.path for plan in self._plans]
        if path in paths and self.is_attached:
            index, plan = paths.index(path), _AtHand(path, seen)
            self._plans = (*self._plans[:index], plan, *self._plans[index + 1 :])
            self.listed.replace_option_prompt_at_index(index, _line(plan))
            if self.at == index:
                super().tell()


def _plans() -> tuple[_AtHand, ...]:
    """Those opened last."""
    return tuple(map(_AtHand, recent_plans()[:_MOST]))


def _line(at_hand: _AtHand) -> str:
    seen = at_hand.seen
    name = shown(Path(at_hand.path.name))
    if seen is None:
        return f"{name} · {texts.READING}"
    waiting = [texts.WORK_WAITS] if seen.is_work_waiting else []
    if (plan := seen.plan) is None:
        why = texts.GONE if seen.is_gone else texts.OUT_OF_REACH if seen.is_out_of_reach else texts.UNREADABLE
        return " · ".join((name, why, *waiting))
    done, total = seen.progress
    is_written = plan.stage in {Stage.DRAFT, Stage.READY} and not done
    how_far = number_of_rows(total) if is_written else followed_up(done, total)
    lacking = [texts.NO_DATE] if seen.lacks_date else []
    stage = f"{STAGES[plan.stage]} · {texts.NO_DECISION}" if seen.awaits_decision else STAGES[plan.stage]
    return texts.plan(plan.year, visible(plan.district), *waiting, stage, how_far, *lacking)


def _place(at_hand: _AtHand) -> str:
    changed = at_hand.seen.changed_at if at_hand.seen is not None else None
    return texts.place(shown(at_hand.path), changed_at(moment(changed, datetime.now())) if changed is not None else "")
