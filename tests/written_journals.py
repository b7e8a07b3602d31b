"""Journals as other programs may leave them: the lines of one taken apart, and put back with right checksums."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planterm.store.journal_lines import encoded


def entries(file: Path) -> list[dict[str, Any]]:
    """The objects that its lines hold."""
    lines = (line.partition(b" ")[2] for line in file.read_bytes().splitlines())
    return [json.loads(line.decode(errors="surrogatepass")) for line in lines]


def rewrite(file: Path, lines: Iterable[Any]) -> None:
    """Let a journal hold these."""
    file.write_bytes(b"".join(map(encoded, lines)))
