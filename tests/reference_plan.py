"""The real plan of the reference data as a value, without any file format in between."""

import json
from functools import cache
from pathlib import Path

from official_form import COLUMNS, FORM, form_row
from planterm.model.plan import Area, Plan

REFERENCE = Path(__file__).parent / "reference"
OFFICIAL_AREAS = 5
"""Behind these stands the form's template, which is no area of a plan."""


@cache
def reference_plan() -> Plan:
    data = json.loads((REFERENCE / "skarpnack-2025.json").read_text(encoding="utf-8"))
    areas = tuple(
        Area(
            f"omrade{number}",
            area["title"],
            tuple(
                form_row(f"rad{number}-{index}", tuple(row[key] for key in COLUMNS.keys))
                for index, row in enumerate(area["rows"])
            ),
        )
        for number, area in enumerate(data["areas"][:OFFICIAL_AREAS])
    )
    return Plan(FORM, 2025, "Skarpnäcks stadsdelsförvaltning", areas=areas)
