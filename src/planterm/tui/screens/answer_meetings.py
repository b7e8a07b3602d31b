"""A party's answers about rows that say something already: both texts whole, and what is to stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from planterm.model.answers import Difference, Meeting
from planterm.publish.answer_text import follow_up
from planterm.texts import command_names as names
from planterm.texts import party_answers as texts
from planterm.texts.coming_year import GO_BACK
from planterm.texts.progress import STATUSES
from planterm.tui.commands import Command, CommandTable, Group, elsewhere
from planterm.tui.grid.wrapping import lines, shown
from planterm.tui.screens.row_decisions import RowDecisions, row_line

Decisions = Mapping[str, Meeting]
"""By the ids of the rows."""

_MARKS = {Meeting.KEEP: "=", Meeting.BELOW: "+", Meeting.REPLACE: "×"}
_ORDER = (Meeting.KEEP, Meeting.BELOW, Meeting.REPLACE)
"""From the left to the right."""


ANSWER_COMMANDS: CommandTable[AnswerMeetings] = CommandTable(
    Command(names.MEET, ("left",), lambda screen: screen.step(-1), Group.ANSWERS),
    Command(names.MEET, ("right",), lambda screen: screen.step(1), Group.ANSWERS),
    Command(names.MEET_ALL, ("shift+left",), lambda screen: screen.step_all(-1), Group.ANSWERS),
    Command(names.MEET_ALL, ("shift+right",), lambda screen: screen.step_all(1), Group.ANSWERS),
    Command(names.READ_BOTH, ("pagedown",), lambda screen: screen.read(1), Group.ANSWERS),
    Command(names.READ_BOTH, ("pageup",), lambda screen: screen.read(-1), Group.ANSWERS),
    Command(names.TAKE_CHOICE_BACK, ("ctrl+z",), lambda screen: screen.take_back(), Group.ANSWERS),
    Command(names.TAKE_ANSWERS, ("enter",), elsewhere, Group.ANSWERS),
)
"""What the keys do on the screen."""


class AnswerMeetings(RowDecisions[Decisions, Decisions]):
    """Gives what was decided of each row, or None where nothing of the answer is to be taken in."""

    BINDINGS: ClassVar[list[BindingType]] = ANSWER_COMMANDS.bindings()

    own_keys = ANSWER_COMMANDS
    help_group = Group.ANSWERS
    heading = texts.MEETING_TITLE
    hint = texts.MEETING_HINT
    leaving = (texts.LEAVE_ANSWERS, GO_BACK, texts.STOP_ANSWERS)

    def __init__(self, met: tuple[Difference, ...]) -> None:
        super().__init__(MappingProxyType({each.ours.id: each.careful for each in met}))
        self._met = met

    def on_option_list_option_selected(self) -> None:
        """Take the answers in as decided."""
        self.dismiss(self._decided)

    def step(self, steps: int) -> None:
        """Decide the next thing of the current row, in the direction given."""
        if self._index is not None:
            self._give((self._met[self._index],), self._stepped(steps))

    def step_all(self, steps: int) -> None:
        """Decide that of every row."""
        if self._index is not None:
            self._give(self._met, self._stepped(steps))

    def _stepped(self, steps: int) -> Meeting:
        current = self._met[self._index or 0]
        possible = [each for each in _ORDER if each in current.answers]
        index = possible.index(self._decided[current.ours.id]) + steps
        return possible[max(0, min(index, len(possible) - 1))]

    def _give(self, rows: Iterable[Difference], meeting: Meeting) -> None:
        given = {each.ours.id: meeting for each in rows if meeting in each.answers}
        if given.items() - self._decided.items():
            self._decide(MappingProxyType({**self._decided, **given}))

    def _lines(self) -> list[Content]:
        return [self._line(each) for each in self._met]

    def _line(self, each: Difference) -> Content:
        meeting = self._decided[each.ours.id]
        return row_line(f"{_MARKS[meeting]} {texts.MEETING_NAMES[meeting]:<18}", each.standing.label, each.ours)

    def _texts(self, index: int) -> _BothTexts:
        return _BothTexts(self._met[index]._replace(meeting=self._decided[self._met[index].ours.id]))

    def _counts(self) -> str:
        decided = list(self._decided.values())
        return texts.meeting_counts(*(decided.count(each) for each in _ORDER))


class _BothTexts(NamedTuple):
    """What the plan and the answer say of a row, and what is to become of it."""

    difference: Difference

    def draw(self, width: int) -> Content:
        """Both texts whole, wrapped, each under its name."""
        return Content("\n").join(list(self._lines(max(1, width))))

    def _lines(self, width: int) -> Iterator[Content]:
        opening = texts.MEETING_MEANS[self.difference.meeting]
        statuses = {self.difference.ours.status, self.difference.theirs.status}
        if len(statuses) > 1 and (became := self.difference.became.status) is not None:
            opening = f"{opening} {texts.status_then(STATUSES[became])}"
        yield from (Content(shown(line)) for line in lines(opening, width))
        for name, row in ((texts.OURS, self.difference.ours), (texts.THEIRS, self.difference.theirs)):
            yield Content.styled(name.strip(), "bold")
            yield from (Content(f"  {shown(line)}") for line in lines(follow_up(row), max(1, width - 2)))
