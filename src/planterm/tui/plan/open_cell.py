"""An open cell: from the key that opens it to the one that leaves it."""

from planterm.model import edits
from planterm.model.edits import Edit, Place
from planterm.model.plan import Row
from planterm.model.text import EXCEL_LIMIT, excel_length
from planterm.session.session import Session
from planterm.texts import command_names as names
from planterm.texts import tui as texts
from planterm.tui.commands import Command, CommandTable, Group, KeyNames, Mode, elsewhere
from planterm.tui.drafts import TypingSafety
from planterm.tui.editing.writing import Writing, in_brief, suggestions
from planterm.tui.grid.motion import Motion
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.terminal.clipboard import Clipboard


def edit_of(session: Session, place: Place, text: str) -> Edit | None:
    """What it is to write a text in a cell; the first text of a new row makes the row, and no text nothing."""
    if place.row_id is not None:
        return edits.set_cell(session.plan, place, text)
    if not text:
        return None
    row = Row.blank(session.new_row_id(), session.plan.columns).with_cell(place.column, text)
    return edits.insert_row(session.plan, place, row)._replace(after=place._replace(row_id=row.id))


class CellVisit(Mode):
    """Writes in the cell that was current when it was opened."""

    def __init__(self, screen: PlanScreen, place: Place, typed: str) -> None:
        super().__init__(CELL_COMMANDS, Group.EDITOR)
        self._screen = screen
        self._place = place
        self._safety = TypingSafety(screen, self._put_down_now)
        self._take(self.opened().type(typed))

    @property
    def before(self) -> str:
        """What the plan holds."""
        return self._screen.text_at(self._place)

    @property
    def written(self) -> str:
        """What is kept of the text when it is left."""
        return self._writing.kept(self.before)

    def opened(self) -> Writing:
        """The text just opened."""
        return Writing.of(self.before, suggestions(self._screen.session.plan, self._place.column))

    @property
    def footer(self) -> KeyNames:
        """The editor's keys, those of a suggestion first where there is one."""
        keys = CELL_COMMANDS.told() if self._writing.ghost else CELL_COMMANDS.told()[1:]
        if self._place.column + 1 < len(self._screen.session.plan.columns):
            return keys
        return tuple((key, names.CELL_NEXT_ROW if name == names.CELL_NEXT.short else name) for key, name in keys)

    def _write(self, key: str, typed: str | None) -> bool:
        writing = self._writing.press(key, typed, self._screen.editor.view, Clipboard(self._screen.app))
        if writing is not None:
            self._take(writing)
        return writing is not None

    def paste(self, text: str) -> None:
        """Put the text at the caret, a copied cell without its quoting."""
        self._take(self._writing.paste(text))

    def click(self, caret: int) -> None:
        """Put the caret there."""
        self._take(self._writing.click(caret))

    def go_on(self, motion: Motion) -> None:
        """Keep the text, and go to another cell."""
        self.leave()
        self._screen.move(motion)

    def keep(self) -> None:
        """Make an edit of the text; of the first text of a new row, the row."""
        edit = edit_of(self._screen.session, self._place, self.written)
        if edit is None:
            self._screen.session.typing_ended()
        else:
            self._place = edit.after
            self._screen.apply(edit)

    def put_in_safety(self) -> None:
        """Put what is written so far into the journal now."""
        self._safety.now()

    def _put_down_now(self) -> None:
        self._put_down()
        self._screen.tell_of_journal()

    def _put_down(self) -> None:
        self._screen.session.keep_typing(self._place, self._writing.text)

    def leave(self) -> None:
        """Close the cell, whatever comes of keeping its text."""
        self._safety.cancel()
        self._screen.close_cell()
        self._screen.show_advice(None)
        self.keep()
        if excel_length(self._writing.text) > EXCEL_LIMIT:
            self._screen.say(texts.longer_than_a_cell(EXCEL_LIMIT))

    def _take(self, writing: Writing) -> None:
        self._writing = writing
        self._screen.editor.show(writing)
        self._screen.show_advice(in_brief(self._screen.session.plan, self._place, writing.text))
        self._screen.show_keys(self.footer)
        differs = self.written != self.before
        self._screen.show_typing(differs=differs)
        if differs or self._screen.session.is_typing:
            self._safety.typed()


CELL_COMMANDS: CommandTable[CellVisit] = CommandTable(
    Command(names.TAKE_SUGGESTION, ("right",), elsewhere, Group.EDITOR),
    Command(names.CELL_NEXT, ("tab",), lambda visit: visit.go_on(Motion.NEXT_CELL), Group.EDITOR),
    Command(names.CELL_DONE, ("escape", "f2"), lambda visit: visit.leave(), Group.EDITOR),
    Command(names.NEW_LINE, ("enter",), elsewhere, Group.EDITOR),
    Command(names.UNDO_WRITING, ("ctrl+z",), elsewhere, Group.EDITOR),
    Command(names.SAVE, ("ctrl+s",), elsewhere, Group.EDITOR),
    Command(names.CELL_PREVIOUS, ("shift+tab",), lambda visit: visit.go_on(Motion.PREVIOUS_CELL), Group.EDITOR),
    Command(names.REDO_WRITING, ("ctrl+y",), elsewhere, Group.EDITOR),
    Command(names.BY_WORDS, ("ctrl+left", "ctrl+right"), elsewhere, Group.EDITOR),
    Command(names.ALL_OF_TEXT, ("ctrl+a",), elsewhere, Group.EDITOR),
    Command(names.CLIPS, ("ctrl+c", "ctrl+x", "ctrl+v"), elsewhere, Group.EDITOR),
    note=names.TYPING,
)
"""What the keys do in an open cell."""
