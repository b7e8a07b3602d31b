"""``python -m planterm``."""

import sys

from planterm.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
