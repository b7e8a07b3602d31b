"""One file that any Python runs."""

from hashlib import sha256
from pathlib import Path

from shipping.archive import write_zip
from shipping.pyz_main import NAME_OF_CONTENTS
from shipping.wheels import contents

_START = Path(__file__).with_name("pyz_main.py")
_SHEBANG = b"#!/usr/bin/env python3\n"


def make_pyz(wheels: Path, made: Path) -> None:
    """Write planterm.pyz of the wheels in the folder."""
    files = contents(wheels) | {"__main__.py": _START.read_bytes()}
    whole = sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    files[NAME_OF_CONTENTS] = whole.hexdigest()[:16].encode()
    write_zip(made, files, _SHEBANG)
    made.chmod(0o755)
