"""An open cell: from the key that opens it to the one that leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planterm.model import edits
from planterm.model.plan import Row
from planterm.model.text import EXCEL_LIMIT, excel_length
from planterm.texts import tui as texts
from planterm.tui import clipboard
from planterm.tui.commands import Group
from planterm.tui.editing.editing import Editing
from planterm.tui.editing.keys import EDITOR_KEYS
from planterm.tui.editing.offers import Offers, offers
from planterm.tui.grid.motion import Motion
from planterm.tui.lines import KeyNames
from planterm.tui.typing_safety import TypingSafety

if TYPE_CHECKING:
    from planterm.model.edits import Place
    from planterm.tui.screens.plan_screen import PlanScreen

_LEAVING = {"tab": Motion.NEXT_CELL, "shift+tab": Motion.PREVIOUS_CELL, "escape": None, "f2": None}
"""The keys that close the cell, and where they go next."""


class CellVisit:
    """Writes in the cell that was current when it was opened."""

    def __init__(self, screen: PlanScreen, place: Place, typed: str) -> None:
        self._screen = screen
        self._place = place
        self._offers = Offers()
        self._safety = TypingSafety(screen, self._put_down)
        editing = Editing.of(screen.text_at(place))
        self._take(editing.type(typed) if typed else editing)

    @property
    def footer(self) -> KeyNames:
        """The editor's keys."""
        return (texts.TAKE_SUGGESTION, *texts.EDITOR_FOOTER) if self._ghost else texts.EDITOR_FOOTER

    @property
    def help_group(self) -> Group:
        """The part of the help that tells of it."""
        return Group.EDITOR

    def press(self, key: str, typed: str | None) -> bool:
        """Leave, write or move the caret."""
        if key in _LEAVING:
            self.leave()
            if (motion := _LEAVING[key]) is not None:
                self._screen.move(motion)
        elif key in ("ctrl+c", "ctrl+x"):
            self._copy(cut=key == "ctrl+x")
        elif key == "right" and self._ghost:
            self._take(self._editing.become(self._offers.text))
        elif key in ("ctrl+down", "ctrl+up") and self._ghost:
            self._offers = self._offers.step(1 if key == "ctrl+down" else -1)
            self._screen.editor.show(self._editing, self._ghost)
        elif (action := EDITOR_KEYS.get(key)) is not None:
            self._take(action(self._editing, self._screen.editor.view))
        elif typed:
            self._take(self._editing.type(typed))
        else:
            return False
        return True

    def paste(self, text: str) -> None:
        """Put the text at the caret, a copied cell without its quoting."""
        from planterm.model.tsv import cell_text

        self._take(self._editing.paste(cell_text(text)))

    def click(self, caret: int) -> None:
        """Put the caret there."""
        self._take(self._editing.move(self._editing.buffer.at(caret)))

    def keep(self) -> None:
        """Make an edit of the text; of the first text of a new row, the row."""
        place, text = self._place, self._editing.text
        plan = self._screen.session.plan
        if place.row_id is not None:
            self._screen.apply(edits.set_cell(plan, place, text))
        elif text:
            row = Row(self._screen.session.new_row_id()).with_cell(place.column, text)
            edit = edits.at_column(edits.insert_row(plan, place, row), place.column)
            self._place = edit.after
            self._screen.apply(edit)
        else:
            self._screen.session.typing_ended()

    def put_in_safety(self) -> None:
        """Put what is written so far into the journal now."""
        self._safety.now()

    def _put_down(self) -> None:
        if self._screen.has_mode(self):
            self._screen.session.keep_typing(self._place, self._editing.text)
            self._screen.tell_of_journal()

    def leave(self) -> None:
        """Keep the text and close the cell."""
        self._safety.cancel()
        self.keep()
        self._screen.close_cell()
        if excel_length(self._editing.text) > EXCEL_LIMIT:
            self._screen.say(texts.longer_than_a_cell(EXCEL_LIMIT))

    @property
    def _ghost(self) -> str:
        """What the suggestion would add after the caret."""
        return self._offers.ghost(self._editing.text)

    def _take(self, editing: Editing) -> None:
        self._editing = editing
        self._offers = offers(self._screen.session.plan, self._place.column, editing)
        self._screen.editor.show(editing, self._ghost)
        self._screen.show_keys(self.footer)
        differs = editing.text != self._screen.text_at(self._place)
        self._screen.show_typing(differs=differs)
        if differs or self._screen.session.is_typing:
            self._safety.typed()

    def _copy(self, *, cut: bool) -> None:
        if text := self._editing.buffer.selected:
            clipboard.copy(self._screen.app, text)
            if cut:
                self._take(self._editing.delete(lambda buffer: buffer.caret))
