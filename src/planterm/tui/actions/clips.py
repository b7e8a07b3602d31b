"""Copying, cutting and pasting cells, as text that spreadsheets understand."""

from planterm.errors import PlantermError
from planterm.model.block_edits import clear_cells, paste_block
from planterm.model.edits import EditKind, Place
from planterm.model.tsv import from_tsv, is_block, is_ended, to_tsv
from planterm.texts import tui as texts
from planterm.tui.base_screen import host_of
from planterm.tui.plan.analysis_tab import analysis_cells
from planterm.tui.plan.plan_screen import PlanScreen
from planterm.tui.terminal.clipboard import Clipboard

Cells = tuple[tuple[str, ...], ...]
"""Rows of texts."""


def copy(screen: PlanScreen) -> None:
    """Copy the selected cells, or the current one; on the analysis, its figures."""
    if screen.area is None:
        if Clipboard(screen.app).copy(to_tsv(analysis_cells(screen.session))):
            screen.say(texts.COPIED)
    elif _copied(screen):
        screen.say(texts.COPIED)


def cut(screen: PlanScreen) -> None:
    """Copy the selected cells, or the current one, and empty them."""
    if _copied(screen):
        _clear(screen, EditKind.CUT)


def clear(screen: PlanScreen) -> None:
    """Empty the selected cells, or the current one."""
    one = screen.table.selection is None
    _clear(screen, EditKind.CLEAR if one else EditKind.CLEAR_CELLS)


def paste(screen: PlanScreen) -> None:
    """Paste what is on the clipboard."""
    if text := Clipboard(screen.app).pasted():
        take(screen, text)


def take(screen: PlanScreen, text: str) -> None:
    """Put a pasted text into the plan: cells over the cells in sight, prose at the end of the current cell."""
    place = screen.here
    if not _is_cells(screen, text):
        screen.open_cell(pasted=text)
        return
    rows, columns = screen.selected_rows(), screen.table.selected.columns
    corner, block = place, from_tsv(text)
    if rows:  # as in a spreadsheet, the first of the selected cells
        corner = Place(place.area_id, rows[0].id, columns[0])
    if max(map(len, block)) == len(screen.session.plan.columns):  # whole rows fit in one way only
        corner = corner._replace(column=0)
    block = _filling(block, max(1, len(rows)), len(columns))
    result = paste_block(screen.session.plan, corner, block, screen.rows_in_sight)
    left = sum(1 for row in result.left_over for cell in row if cell.strip())
    told = [texts.not_pasted(left)] if left else []
    told += [texts.written_over(result.written_over)] if result.written_over else []
    if result.edit is not None:
        screen.apply(result.edit, " ".join(told), error=bool(left))
    elif left:
        screen.say(texts.not_pasted(left), error=True)


def _filling(block: Cells, rows: int, columns: int) -> Cells:
    """The block as often as it fills what is selected, downwards and sideways, as in a spreadsheet."""
    wide = max(map(len, block))
    down, right = (0 if space % size else space // size for space, size in ((rows, len(block)), (columns, wide)))
    whole = (line + ("",) * (wide - len(line)) if right > 1 else line for line in block)
    return tuple(line * max(1, right) for line in whole) * max(1, down)


def _is_cells(screen: PlanScreen, text: str) -> bool:
    """Whether a text is cells: a spreadsheet's, of which one may be alone, or what was copied here as such."""
    block = from_tsv(text)
    return (
        is_block(text)
        or (len(block) == 1 and is_ended(text) and bool(text.strip()))
        or (bool(text) and block == from_tsv(host_of(screen).copied_cells))
    )


def _copied(screen: PlanScreen) -> bool:
    """Put the selected texts on the clipboard; whether they are there."""
    rows, columns = screen.selected_rows(), screen.table.selected.columns
    if not rows:
        raise PlantermError(texts.NO_TABLE if screen.area is None else texts.NO_ROW)
    cells = [[row.cells[column] for column in columns] for row in rows]
    text = to_tsv(cells)
    if not Clipboard(screen.app).copy(text.removesuffix("\r\n") if len(rows) == len(columns) == 1 else text):
        return False
    host_of(screen).copied_cells = text
    return True


def _clear(screen: PlanScreen, kind: EditKind) -> None:
    place, rows, columns = screen.place, screen.selected_rows(), screen.table.selected.columns
    filled = sum(1 for row in rows for column in columns if row.cells[column])
    if place is None or not filled:
        screen.say(texts.NOTHING_TO_CLEAR)
    else:
        edit = clear_cells(screen.session.plan, place, {row.id for row in rows}, columns, kind)
        screen.apply(edit, texts.cells_cleared(filled))
