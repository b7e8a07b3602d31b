"""A workbook that came back, beside the plan: what differs, cell by cell, to be taken or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from planterm.model.edits import Edit, EditKind, Place
from planterm.model.returned import take
from planterm.texts import command_names as names
from planterm.texts import two_plans as texts
from planterm.texts.progress import LEFT_AS_DECIDED
from planterm.tui.actions.saving import saved
from planterm.tui.base_screen import TellingScreen
from planterm.tui.commands import Command, CommandTable, Group
from planterm.tui.comparison.comparison_view import ComparisonView, SidesLine
from planterm.tui.comparison.visit import Visit
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.questions import ask
from planterm.tui.grid.motion import Motion
from planterm.tui.lines import KeysLine, MessageLine, TitleLine
from planterm.tui.plan import decided
from planterm.tui.styles import sheet
from planterm.tui.widgets import Bar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planterm.model.plan import Plan
    from planterm.model.returned import Returned
    from planterm.session.session import Session
    from planterm.tui.comparison.visit import Item


class Comparison(TellingScreen[Place], inherit_bindings=False):
    """Takes what one wants of a workbook into the plan, all of it one step; gives the place where one was."""

    CSS = sheet("comparison")
    help_group = Group.COMPARISON

    def __init__(self, session: Session, returned: Returned, book: str) -> None:
        super().__init__()
        self.session = session
        self._book = book
        self._visit = Visit(returned)
        self.is_ready = False

    def compose(self) -> ComposeResult:
        """What is compared, the two sides, the keys."""
        yield Bar(TitleLine("", ""), id="title")
        yield Bar(SidesLine(), id="sides")
        yield ComparisonView(self._visit)
        yield Bar(MessageLine(), id="message")
        yield Bar(KeysLine(COMPARISON_COMMANDS.told()[:_FIRST]), id="keys")
        yield Bar(KeysLine(COMPARISON_COMMANDS.told()[_FIRST:]), id="more")

    def on_mount(self) -> None:
        """Show the first item."""
        self._show()
        self.is_ready = True

    def take_key(self, event: events.Key) -> None:
        """Move, or decide on what is current."""
        self.say("")
        COMPARISON_COMMANDS.press(self, event.key)

    def take_paste(self, event: events.Paste) -> None:
        """There is nothing to paste into."""

    def on_comparison_view_clicked(self, event: ComparisonView.Clicked) -> None:
        """Go to the clicked item."""
        self._view.show(self._visit, event.number)

    @property
    def _view(self) -> ComparisonView:
        return self.query_one(ComparisonView)

    @property
    def _item(self) -> Item | None:
        """The current item."""
        items = self._visit.items
        return items[self._view.current] if self._view.current < len(items) else None

    def move(self, motion: Motion) -> None:
        """To another item."""
        self._view.move(motion)

    # deciding

    def take_item(self) -> None:
        """Take the item, or give it back, and go on to the next; what the workbook lacks is left as it is."""
        if (item := self._item) is None:
            return
        if item.removes and not self._visit.is_taken(item):
            self.say(texts.NOT_FETCHED)
        else:
            self._decide(self._visit.toggled(item), self._go_on)

    def remove_item(self) -> None:
        """Take out of the plan what the workbook lacks, asking first."""
        if (item := self._item) is None:
            return
        if not item.removes:
            self.say(texts.NOTHING_TO_REMOVE)
        elif not self._visit.is_taken(item):
            self._ask_to_remove(item)

    def keep_item(self) -> None:
        """Keep what stands in the plan, and go on to the next."""
        if (item := self._item) is not None:
            self._decide(self._visit.with_kept(item), self._go_on)

    def take_row(self) -> None:
        """Take everything about the row."""
        if (item := self._item) is None:
            return
        if item.removes:
            self.take_item()
        else:
            self._decide(self._visit.with_row(item))

    def take_all(self) -> None:
        """Take everything in sight but removals, which are told."""
        before = len(self._visit.decisions.taken)

        def tell() -> None:
            visit = self._visit
            rows = sum(change.row_id is not None for change in visit.returned.missing)
            missing = 0 if visit.only_follow_up else rows
            count = len(visit.decisions.taken) - before
            self.say(texts.all_taken(count, missing) if count else texts.NOTHING_LEFT)

        self._decide(self._visit.with_all(), tell)

    def undo(self) -> None:
        """Take the last decision back."""
        self._go_to(self._visit.undone(), texts.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Make the decision last taken back again."""
        self._go_to(self._visit.redone(), texts.NOTHING_TO_REDO)

    # seeing

    def toggle_filter(self) -> None:
        """Show only follow-ups, or everything."""
        item = self._item
        self._visit = replace(self._visit, only_follow_up=not self._visit.only_follow_up)
        self._show(self._visit.items.index(item) if item in self._visit.items else 0)
        if not self._visit.items:
            self.say(texts.NO_FOLLOW_UPS)

    def fold(self, *, unfolded: bool) -> None:
        """Show what is missing in one line, or one by one."""
        self._visit = replace(self._visit, unfolded=unfolded)
        fold = next((number for number, item in enumerate(self._visit.items) if item.is_fold), None)
        self._show(fold if not unfolded and fold is not None and self._view.current > fold else None)

    def save(self) -> None:
        """Save the plan as it is now."""
        self.say(saved(self.session))

    def leave(self) -> None:
        """Back to the plan, at the row where one was."""
        self.dismiss(self._place(self.session.plan))

    # inside

    def _ask_to_remove(self, item: Item) -> None:
        def remove() -> None:
            self._decide(self._visit.toggled(item), self._go_on)

        rows = sum(change.row_id is not None for change in item.changes)
        ask(self.app, texts.remove_question(rows), (texts.KEEP_THEM, nothing), (texts.REMOVE_THEM, remove))

    def _go_to(self, visit: Visit | None, why_not: str) -> None:
        if visit is None:
            self.say(why_not)
        else:
            self._decide(visit)

    def _go_on(self) -> None:
        """Go to the next item."""
        self._view.show(self._visit, min(self._view.current + 1, len(self._visit.items) - 1))

    def _decide(self, visit: Visit, then: Callable[[], None] | None = None) -> None:
        """Let the plan be what the visit makes of it, and go on; where that changes what was decided, ask first."""
        before = visit.returned.plan
        plan = take(visit.returned, visit.decisions.taken)
        edit = Edit(EditKind.RETURNED, plan, self._place(before), self._place(plan))
        if decided.guards(self.session, edit):
            decided.ask(self, self.session, lambda _: self._make(edit, visit, then), lambda: self.say(LEFT_AS_DECIDED))
        else:
            self._make(edit, visit, then)

    def _make(self, edit: Edit, visit: Visit, then: Callable[[], None] | None) -> None:
        self.session.apply_as_one(edit, since=visit.returned.plan)
        self._visit = visit
        self._show()
        if then is not None:
            then()
        self.tell_of_journal()

    def _place(self, plan: Plan) -> Place:
        """The cell that the current item is about, or what is nearest to it in the plan."""
        if (item := self._item) is None:
            return Place(plan.areas[0].id)
        change = item.change
        if standing := plan.standings.get(change.row_id or ""):
            return Place(standing.area.id, change.row_id, plan.columns.place_of(change.column))
        return Place(plan.areas_by_id.get(change.area_id or "", plan.areas[0]).id)

    def _show(self, current: int | None = None) -> None:
        self._view.show(self._visit, current)
        self.bar("title").show(TitleLine(texts.COMPARE_TITLE.format(book=self._book), self._visit.state))


COMPARISON_COMMANDS: CommandTable[Comparison] = CommandTable(
    Command(names.TAKE, ("enter",), Comparison.take_item, Group.COMPARISON),
    Command(names.KEEP, ("delete",), Comparison.keep_item, Group.COMPARISON),
    Command(names.REMOVE_MISSING, ("ctrl+k",), Comparison.remove_item, Group.COMPARISON),
    Command(names.TAKE_ALL, ("ctrl+a",), Comparison.take_all, Group.COMPARISON),
    Command(names.COMPARISON_DONE, ("escape",), Comparison.leave, Group.COMPARISON),
    Command(names.TAKE_ROW, ("ctrl+r",), Comparison.take_row, Group.COMPARISON),
    Command(names.UNDO_TAKING, ("ctrl+z",), Comparison.undo, Group.COMPARISON),
    Command(names.REDO_TAKING, ("ctrl+y",), Comparison.redo, Group.COMPARISON),
    Command(names.ONLY_FOLLOW_UP, ("f8",), Comparison.toggle_filter, Group.COMPARISON),
    Command(names.UNFOLD, ("right",), partial(Comparison.fold, unfolded=True), Group.COMPARISON),
    Command(names.FOLD, ("left",), partial(Comparison.fold, unfolded=False), Group.COMPARISON),
    Command(names.SAVE, ("ctrl+s",), Comparison.save, Group.COMPARISON),
    Command(names.HELP._replace(short=""), ("f1",), Comparison.show_help, Group.COMPARISON),
    *(
        Command(names.ITEMS, (key,), partial(Comparison.move, motion=motion), Group.COMPARISON)
        for key, motion in (
            ("up", Motion.UP),
            ("down", Motion.DOWN),
            ("pageup", Motion.PAGE_UP),
            ("pagedown", Motion.PAGE_DOWN),
            ("home", Motion.TABLE_START),
            ("end", Motion.TABLE_END),
            ("ctrl+home", Motion.TABLE_START),
            ("ctrl+end", Motion.TABLE_END),
        )
    ),
)
"""What the keys do while a workbook is compared; the first five are told in a line of their own."""

_FIRST = 5
