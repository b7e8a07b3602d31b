"""A workbook that came back, beside the plan: what differs, to be taken or left."""

from __future__ import annotations

from planterm.model.diff import ChangeKind
from planterm.model.edits import Edit, EditKind, Place, place_of
from planterm.model.plan import Plan
from planterm.model.returned import Choices, Item, Returned, items, take
from planterm.publish.differences import brief_lines
from planterm.session.session import Session
from planterm.texts import command_names as names
from planterm.texts import two_plans as texts
from planterm.texts.progress import LEFT_AS_DECIDED
from planterm.tui.actions.saving import saved
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.dialogs.dialog import nothing
from planterm.tui.dialogs.lists import Course, Deciding
from planterm.tui.dialogs.questions import ask
from planterm.tui.dialogs.reading import Text, changes_text
from planterm.tui.plan import decided

COMPARISON_COMMANDS: CommandTable[Comparison] = CommandTable(
    Command(names.TAKE, ("enter",), elsewhere, Group.COMPARISON),
    Command(names.KEEP, ("delete",), lambda screen: screen.keep_item(), Group.COMPARISON),
    Command(names.REMOVE_MISSING, ("ctrl+k",), lambda screen: screen.remove_item(), Group.COMPARISON),
    Command(names.TAKE_ALL, ("ctrl+a",), lambda screen: screen.take_all(), Group.COMPARISON),
    Command(names.TAKE_ROW, ("ctrl+r",), lambda screen: screen.take_row(), Group.COMPARISON),
    Command(names.READ_BOTH, ("pagedown", "pageup"), elsewhere, Group.COMPARISON),
    Command(names.TAKE_BACK, ("ctrl+z",), elsewhere, Group.COMPARISON),
    Command(names.MAKE_AGAIN, ("ctrl+y",), elsewhere, Group.COMPARISON),
    Command(names.ONLY_FOLLOW_UP, ("f8",), lambda screen: screen.toggle_filter(), Group.COMPARISON),
    Command(names.SAVE, ("ctrl+s",), lambda screen: screen.save(), Group.COMPARISON),
    Command(names.COMPARISON_DONE, ("escape",), elsewhere, Group.COMPARISON),
)
"""What the keys do while a workbook is compared."""


class Comparison(Deciding[Place, Choices], commands=COMPARISON_COMMANDS):
    """Takes what one wants of a workbook into the plan, all of it one step; gives the place where one was."""

    hint = texts.COMPARE_HINT
    nothing_listed = texts.NO_FOLLOW_UPS

    def __init__(self, session: Session, returned: Returned, book: str) -> None:
        super().__init__(Choices())
        self.heading = texts.COMPARE_TITLE.format(book=book)
        self._session, self._returned = session, returned
        there = [change for change in returned.changes if change.kind is not ChangeKind.REMOVED]
        self._whole = take(returned, there)
        """The plan with everything that the workbook has."""
        self._only_follow_up = False
        self._find()

    def _find(self) -> None:
        """Find what is in sight, and how it is told."""
        plan = self._returned.plan
        self._items = items(self._returned, only_follow_up=self._only_follow_up)
        changes = (item.change for item in self._items)
        self._told = [*brief_lines(plan, self._whole, changes, texts.MISSING)]

    def lines(self) -> list[str]:
        """What differs, with what was decided of it."""
        return [f"{self._mark(item)} {told}" for item, told in zip(self._items, self._told, strict=True)]

    def text(self, number: int) -> Text:
        """Both texts, or all of the row."""
        changes = self._items[number].changes
        return changes_text(self._returned.plan, self._whole, changes, (texts.HERE, texts.IN_BOOK))

    def choose(self, number: int) -> None:
        """Take it, or give it back, and go on to the next; what the workbook lacks is left as it is."""
        item = self._items[number]
        if item.removes and not self._decided.takes(item):
            self.say(texts.NOT_FETCHED)
        else:
            self._decide(self._decided.toggling(item), number + 1)

    def keep_item(self) -> None:
        """Keep what stands in the plan, and go on to the next."""
        if self.at is not None:
            self._decide(self._decided.keeping(self._items[self.at]), self.at + 1)

    def remove_item(self) -> None:
        """Take out of the plan what the workbook lacks, asking first."""
        if (number := self.at) is None:
            return
        item = self._items[number]
        if not item.removes:
            self.say(texts.NOTHING_TO_REMOVE)
        elif not self._decided.takes(item):
            rows = sum(change.row_id is not None for change in item.changes)
            remove = texts.REMOVE_THEM, lambda: self._decide(self._decided.toggling(item), number + 1)
            ask(self.app, texts.remove_question(rows), (texts.KEEP_THEM, nothing), remove)

    def take_row(self) -> None:
        """Take everything about the row that is in sight, where the row is in the workbook."""
        if self.at is None:
            return
        item = self._items[self.at]
        if item.removes:
            self.say(texts.NOT_FETCHED)
        else:
            about = [each.change for each in self._items if each.change.row_id == item.change.row_id]
            self._decide(self._decided.taking(about if item.change.row_id else item.changes))

    def take_all(self) -> None:
        """Take everything in sight but what is kept, and removals, which are told."""
        there = [change for item in self._items if not item.removes for change in item.changes]
        more = frozenset(there) - self._decided.kept - self._decided.taken
        missing = 0 if self._only_follow_up else sum(change.row_id is not None for change in self._returned.missing)
        told = texts.all_taken(len(more), missing) if more else texts.NOTHING_LEFT
        self._decide(self._decided.taking(more), told=told)

    def toggle_filter(self) -> None:
        """Show only follow-ups, or everything."""
        item = None if self.at is None else self._items[self.at]
        self._only_follow_up = not self._only_follow_up
        self._find()
        self._show(self._items.index(item) if item in self._items else 0)

    def save(self) -> None:
        """Save the plan as it is now."""
        self.say(saved(self._session))

    def action_cancel(self) -> None:
        """Go back to the plan, to the row where one was."""
        self.dismiss(self._place(self._session.plan))

    def _go_to(self, course: Course[Choices], at: int | None = None, told: str = "") -> None:
        """Let the plan be what the decisions make of it; where that changes what was decided, ask first."""
        before, plan = self._returned.plan, take(self._returned, course.now.taken)
        edit = Edit(EditKind.RETURNED, plan, self._place(before), self._place(plan))

        def make(_: str = "") -> None:
            self._session.apply_as_one(edit, since=before)
            super(Comparison, self)._go_to(course, at, self._session.journal_problem or told)

        if decided.guards(self._session, edit):
            decided.ask(self, self._session, make, lambda: self.say(LEFT_AS_DECIDED))
        else:
            make()

    def _place(self, plan: Plan) -> Place:
        """The cell that the current item is about, or what is nearest to it in the plan."""
        if self.at is None:
            return Place(plan.areas[0].id)
        return place_of(plan, self._items[self.at].change.spot)

    def _mark(self, item: Item) -> str:
        if self._decided.takes(item):
            return texts.REMOVED if item.removes else texts.TAKEN
        return texts.KEPT if self._decided.kept.issuperset(item.changes) else texts.OPEN

    def _counts(self) -> str:
        """How far one has come; what is missing in the workbook need not be decided."""
        to_decide = {change for item in self._items if not item.removes for change in item.changes}
        taken, kept = (len(to_decide & each) for each in self._decided)
        removed = sum(change.kind is ChangeKind.REMOVED for change in self._decided.taken)
        return texts.state_of_taking(taken, removed, kept, len(to_decide) - taken - kept)
