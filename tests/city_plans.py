"""Fourteen districts' plans in files, of the rows and samples that the tests have, with what goes wrong among such."""

import json
import shutil
from itertools import cycle
from pathlib import Path

from official_form import COLUMNS, FORM
from planterm.model.plan import Area, GoalReached, Plan, Row, Stage
from planterm.session.written_plan import new_plan
from planterm.store.planfile import create

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_plans"
DISTRICTS = (
    "Bromma", "Enskede-Årsta-Vantör", "Farsta", "Hägersten-Älvsjö", "Hässelby-Vällingby", "Järva <norra> *",
    "Kungsholmen", "Norra innerstaden", "Spånga-Tensta", "Skärholmen", "Södermalm",
)  # fmt: skip
_GOALS = cycle([*GoalReached, None])


def write_city(folder: Path) -> list[Path]:
    """Eleven plans of the cases' rows, three samples: one of another year, two on other forms; and a broken file.

    Farsta has a second plan in place of the fourteenth district's.
    """
    folder.mkdir(exist_ok=True)
    cases = json.loads((ROOT / "tests/cases/rows.json").read_text(encoding="utf-8"))
    for number, name in enumerate(DISTRICTS):
        create(
            folder / f"{number + 1:02}.toml", _plan(f"{name}s stadsdelsförvaltning", cases[number :: len(DISTRICTS)])
        )
    create(folder / "farsta-ny.toml", _plan("Farsta", cases[:3])._replace(stage=Stage.DECIDED))
    for sample in ("skarpnack-2025", "ekdalen-2026", "strandvik-2026"):
        shutil.copy(SAMPLES / f"{sample}.toml", folder)
    (folder / "bruten.toml").write_text('schema = 1\nformular = "atgardsplan-2025"\n[plan]\nar = \n', encoding="utf-8")
    return sorted(folder.glob("*.toml"))


def _plan(district: str, cases: list[dict[str, str]]) -> Plan:
    plan = new_plan(2026, district, FORM)
    own = Area("eget", "Trygg & säker *stadsdel*", own=True)
    areas = (
        area._replace(rows=tuple(_row(f"r{n}", case) for n, case in enumerate(cases) if case["omrade"] == area.id))
        for area in (*plan.areas, own)
    )
    return plan._replace(areas=tuple(area for area in areas if area.rows or not area.own))


def _row(row_id: str, case: dict[str, str]) -> Row:
    return Row(row_id, COLUMNS, tuple(case[key] for key in COLUMNS.keys))._replace(goal_reached=next(_GOALS))
