"""Plan files for the tests of the command line, and the ways to run it."""

import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "sample_plans" / "skarpnack-2025.toml"
PROGRAM = Path(sys.executable).with_name("planterm.exe" if sys.platform == "win32" else "planterm")

PLAN = """\
# Utkast till nämnden.
schema = 1
formular = "atgardsplan-2025"

[plan]
ar = 2026
forvaltning = "Farsta stadsdelsförvaltning"
lokalpolisomrade = "Farsta"
skede = "beslutad"
diarienummer = "FAR 2026/12"
beslutsdatum = 2026-04-23

[[omrade]]
id = "unga"
titel = "Unga i riskzon för destruktivt beteende"

[[omrade.rad]]
id = "k3x9qd"
problem = "Skola som brottsplats [se bilaga]"
orsak = "=1+1"
atgard = \"\"\"
Fältarbete  kvällstid.

- i centrum
- på nätet\"\"\"
uppfoljning = "Genomförts enligt plan."
status = "genomford"

[[omrade.rad]]
id = "m4y8re"

[[omrade]]
id = "platser"
titel = "Otrygga och brottsutsatta platser"

[[omrade]]
id = "systemhot"
titel = "Systemhotade brottslighet"

[[omrade]]
id = "brottsoffer"
titel = "Särskilt utsatta och sårbara brottsoffer"

[[omrade]]
id = "miljoer"
titel = "Kriminella miljöer och livsstilar"

[[omrade]]
id = "trafik"
titel = "Buskörning"

[[omrade.rad]]
id = "n5z7sf"
problem = "Buskörning med moped"
"""


def write_plan(folder: Path, text: str = PLAN) -> str:
    path = folder / "plan.toml"
    path.write_bytes(text.encode())
    return str(path)


def run_program(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PROGRAM, *arguments], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False)
