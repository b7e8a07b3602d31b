"""Form files as people write them, for tests."""

from pathlib import Path

import pytest

SIMPLE = """\
id = "enkel"
ar = 2026
namn = "Exempelkommunens plan"

[[kolumn]]
nyckel = "problem"
roll = "problem"
bredd = 20
rubrik = "Problem"

[[kolumn]]
nyckel = "atgard"
roll = "atgard"
bredd = 30
rubrik = "Åtgärd"
vagledning = "Vad ska göras?"

[[kolumn]]
nyckel = "kostnad"
bredd = 12.5
rubrik = "Kostnad"

[[kolumn]]
nyckel = "uppfoljning"
roll = "uppfoljning"
bredd = 20
rubrik = "Uppföljning"

[[omrade]]
id = "trygghet"
titel = "Trygghet i centrum"
flik = "1 Trygghet"

[[omrade]]
id = "skola"
titel = "Skolan"
flik = "2 Skolan"

[analys]
flik = "Analys"
titel = "Sammanställning"
rubrik_omrade = "Område"

[[analys.antal]]
kolumn = "atgard"
rubrik = "Antal åtgärder"
"""
"""A form without causes, own areas and instruction, and with a column that means nothing to the program."""

SIMPLE_PLAN = """\
schema = 1
formular = "enkel"

[plan]
ar = 2026
forvaltning = "Exempelkommunen"

[[omrade]]
id = "trygghet"
titel = "Trygghet i centrum"

[[omrade.rad]]
id = "aaaaaa"
problem = "Skadegörelse"
atgard = "Belysning"
kostnad = "20 000 kr"

[[omrade]]
id = "skola"
titel = "Skolan"
"""
"""A plan on it, as a person would write it."""


def own_form(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str = SIMPLE, name: str = "enkel.toml") -> Path:
    """The text as a form of the user's, whose settings are in the folder."""
    monkeypatch.setenv("PLANTERM_CONFIG", str(folder / "inställningar"))
    file = folder / "inställningar" / "forms" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file
