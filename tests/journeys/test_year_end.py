"""From one year's plan to the next in a real terminal: decided, followed by the next, last year's row in sight."""

import shutil
import tomllib
from pathlib import Path

from editor import SAMPLE, areas, leave, open_plan, save

from terminal import Key

CTRL_E, CTRL_T = "\x05", "\x14"


def rows(plan: Path) -> dict[str, dict[str, str]]:
    """Every row of the file by its id."""
    return {row["id"]: row for area in areas(plan) for row in area.get("rad", [])}


def test_next_years_plan_is_made_by_the_proposals_opened_decided_and_saved(tmp_path: Path) -> None:
    old = tmp_path / "2025.toml"
    shutil.copy(SAMPLE, old)
    before = old.read_bytes()
    with open_plan(old, columns=80, lines=24) as terminal:
        terminal.send(Key.F10 + "nästa års")
        terminal.wait_for("Nästa års plan")
        terminal.send(Key.ENTER)
        terminal.wait_for("21 fortsätter · 0 avslutas · 5 att ta ställning till")
        terminal.send(Key.RIGHT)
        terminal.wait_for("22 fortsätter · 0 avslutas · 4 att ta ställning till")
        terminal.send(Key.ENTER)
        terminal.wait_for_words("4 rader är inte avgjorda")
        terminal.send(Key.DOWN + Key.ENTER)
        terminal.wait_for("Den nya planens fil")
        terminal.send(Key.ENTER)
        terminal.wait_for("2026 · Skarpnäcks stadsdelsförvaltning")
        terminal.send(CTRL_T)
        terminal.wait_for_words("2025: rad 1 i Unga i riskzon")
        terminal.wait_for_words("Genomförts enligt plan, mer redovisning")
        terminal.send(Key.ESCAPE)
        terminal.wait_until_gone("2025: rad 1")
        terminal.send(CTRL_E)
        terminal.wait_for("Planens skede")
        terminal.send(Key.DOWN + Key.DOWN + Key.ENTER)
        terminal.wait_for("Beslutsdatum")
        terminal.send(Key.CTRL_U + "2026-04-23" + Key.ENTER)
        terminal.wait_for_words("En kopia av den finns i")
        terminal.send("!")
        terminal.wait_for_words("Planen är beslutad.")
        terminal.send(Key.ESCAPE)
        terminal.wait_for_words("Inget är ändrat: planen är beslutad.")
        save(terminal)
        leave(terminal)
    new = tmp_path / "2026.toml"
    kept, all_rows = rows(new), rows(old)
    assert len(kept) == 22
    assert kept.keys() < all_rows.keys()
    assert all(not row.get("uppfoljning") and "status" not in row for row in kept.values())
    assert all(row["problem"] == all_rows[row_id]["problem"] for row_id, row in kept.items())
    details = tomllib.loads(new.read_text(encoding="utf-8"))["plan"]
    assert (details["ar"], details["skede"], details["foregaende"]) == (2026, "beslutad", "2025.toml")
    assert rows(tmp_path / "beslutade" / "2026 2026-04-23.toml") == kept
    assert old.read_bytes() == before
