"""The text of a cell that is being written, and the plan as it would be with it."""

from typing import NamedTuple

from planterm.model.edits import Place, insert_row, set_cell
from planterm.model.plan import Plan, Row


class OpenCell(NamedTuple):
    """A cell with a text that is not committed yet."""

    place: Place
    """The cell; without a row where a new one is being begun below the area's last."""
    text: str
    new_row_id: str
    """What that new row would be called."""

    def plan_with(self, plan: Plan) -> Plan:
        """The plan with the text in its cell; the plan itself where the cell is gone."""
        try:
            if self.place.row_id is not None:
                return set_cell(plan, self.place, self.text).plan
            row = Row(self.new_row_id).with_cell(self.place.column, self.text)
            return insert_row(plan, self.place, row).plan if self.text else plan
        except KeyError:
            return plan

    @property
    def place_with(self) -> Place:
        """The cell in the plan with the text."""
        return Place(self.place.area_id, self.place.row_id or self.new_row_id, self.place.column)
