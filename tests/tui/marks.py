"""A plan whose cells tell where they stand, and which of them are marked on the screen."""

import re

from driving import PlanDriver
from sample_plan import plan_of, row

from planterm.model.plan import Plan

LETTERS = "POÅMNVU"
"""The columns: problem, orsak, åtgärd, mål, när, vem, uppföljning."""


def grid_plan(rows: int = 3) -> Plan:
    """Rows of short texts, "P1" to "U3"."""
    return plan_of(*(row(n - 1, *(f"{letter}{n}" for letter in LETTERS)) for n in range(1, rows + 1)))


def selected(editor: PlanDriver) -> list[str]:
    """The cells marked as selected, and last the current one; by their signs alone, without any colour."""
    found = re.findall(r"([▌║])[ !]([A-ZÅ]\d+)", editor.text)
    return [cell for sign, cell in found if sign == "▌"] + [cell for sign, cell in found if sign == "║"]
