"""How fast planterm is, measured in real terminals beside programs that a person knows.

``python -m benchmarks`` prints a table; see ``python -m benchmarks --help``.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# The terminal is the tests' own, which are no package.
sys.path.append(str(ROOT / "tests"))
