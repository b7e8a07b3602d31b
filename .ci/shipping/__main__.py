"""``python -m shipping``: make something of the wheels, or pin what they are."""

import argparse
from pathlib import Path

from planterm import __version__
from shipping.pyz import make_pyz
from shipping.wheels import pinned
from shipping.windows import make_windows


def main() -> None:
    """Do what the arguments say; what cannot be made ends with one sentence."""
    parser = argparse.ArgumentParser(prog="python -m shipping", description=__doc__)
    parser.add_argument("what", choices=["pyz", "windows", "lock"])
    parser.add_argument("--wheels", type=Path, default=Path("wheels"))
    parser.add_argument("--embed", type=Path, help="python-3.X.Y-embed-amd64.zip, as python.org publishes it")
    parser.add_argument("--embed-sha256", default="", help="what that file's SHA-256 has to be")
    arguments = parser.parse_args()
    if arguments.what == "lock":
        print(pinned(arguments.wheels), end="")
        return
    made = Path("dist") / ("planterm.pyz" if arguments.what == "pyz" else f"planterm-{__version__}-windows.zip")
    made.parent.mkdir(exist_ok=True)
    if arguments.what == "pyz":
        make_pyz(arguments.wheels, made)
    else:
        make_windows(arguments.wheels, arguments.embed, made, arguments.embed_sha256)
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
