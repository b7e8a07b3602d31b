"""Plan files for the tests of the store, written by hand as people write them."""

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from official_form import At, form_row
from planterm.errors import PlantermError
from planterm.form.loader import load_form
from planterm.model.edits import Place, set_cell
from planterm.model.plan import Area, Plan, Row
from planterm.store.planfile import PlanFile, load, save

FORM = load_form("atgardsplan-2025")

HANDWRITTEN = '''\
# Vår plan. Ändra inte utan att ringa Anna!
schema = 1
formular = "atgardsplan-2025"
version_hos_oss = 7   # okänd för planterm

# --- planen ---
[plan]
ar = 2026
forvaltning = "Exempelstadens stadsdelsförvaltning"  # hela namnet
skede = "utkast"            # utkast | klar-for-beslut | beslutad | uppfoljd
beslutsdatum = 2026-04-23   # nämnden

[egen_tabell]
rader = [
  "[[omrade]]",   # ingen rubrik
  "x",
]

[[omrade]]
id = "unga"
titel = "Unga i riskzon för destruktivt beteende"

# Frånvaron är viktigast.
[[omrade.rad]]
id = "aaaaaa"
problem = "Hög frånvaro"          # se lägesbilden
nar = 'Linjearbete'
prioritet = 1                     # vår egen nyckel
uppfoljning = """
Första raden.
[[omrade.rad]]
# ingen kommentar"""
status = "delvis"                 # enligt mötet

[omrade.rad.kontakt]
namn = "Anna"

# Nedan: sådant som polisen föreslog.

[[omrade.rad]]
id = "bbbbbb"
problem = "Rekrytering via sociala medier"
orsak = "Vuxna känner inte igen den"

[[omrade]]
id = "brand"
titel = "Anlagda bränder"

[[omrade.rad]]
id = "cccccc"
problem = "Bränder i soprum"

[slutet]
klart = true
'''


def plan_file(folder: Path, text: str = HANDWRITTEN) -> PlanFile:
    """The text in a file, opened; line breaks as in the text."""
    path = folder / "plan.toml"
    path.write_bytes(text.encode())
    return load(path)


def minimal(areas: str = "", plan: str = "ar = 2026") -> str:
    """The shortest plan file, with those areas."""
    return f'schema = 1\nformular = "atgardsplan-2025"\n\n[plan]\n{plan}\n{areas}'


def written(file: PlanFile) -> str:
    """What stands on the disk, line breaks as they are."""
    return file.path.read_bytes().decode()


def changes(before: str, after: str) -> list[str]:
    """The lines taken out and put in, as a version-control diff shows them."""
    diff = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line for line in diff if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def saved_changes(file: PlanFile, plan: Plan) -> list[str]:
    """The lines that saving the plan changes in the file; what is read then is the plan."""
    after = save(file, plan)
    assert load(file.path).plan == plan
    assert written(after) == after.text
    return changes(file.text, after.text)


def with_text(plan: Plan, row_id: str, column: int, text: str) -> Plan:
    """The plan with another text in one cell."""
    area = next(area for area in plan.areas if any(row.id == row_id for row in area.rows))
    return set_cell(plan, Place(area.id, row_id, column), text).plan


def with_rows(plan: Plan, area_id: str, *rows: Row) -> Plan:
    """The plan with those rows alone in the area."""
    return plan.with_area(plan.area(area_id)._replace(rows=rows))


def row(row_id: str, **texts: str) -> Row:
    """A row with some of its cells filled in, by the names of the columns."""
    found = form_row(row_id)
    for name, text in texts.items():
        found = found.with_cell(At[name.upper()], text)
    return found


def empty_plan(*own: Area) -> Plan:
    """A draft for 2026, its official areas empty."""
    return Plan(FORM, 2026, "Exempelstaden", areas=(*(Area(area.id, area.title) for area in FORM.areas), *own))


def complaint(action: Callable[[], object], kind: type[PlantermError] = PlantermError) -> str:
    """What a person is told when the action fails: one line, one sentence."""
    with pytest.raises(kind) as caught:
        action()
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message
