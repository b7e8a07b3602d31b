"""Where Swedish words may be parted at the end of a line, by the patterns that the package pyphen keeps.

They are read here without pyphen, which takes a tenth of a second to make all of them ready before the first word.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import FileLoader

LONGEST_WORD = 60
"""Letters; what is longer is no word that somebody reads, and has no places."""

_FEWEST = 2
"""The fewest letters before a hyphen, and after it."""
_KEPT = 10_000


@lru_cache(_KEPT)
def places(word: str) -> tuple[int, ...]:
    """Where a hyphen may stand in a word of letters, as offsets in ascending order.

    Of two that would leave a letter between them it is the latter, which is where a compound is joined: områdes-polis.
    """
    if len(word) > LONGEST_WORD:
        return ()
    patterns = _patterns()
    dotted = f".{word.lower()}."
    values = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, len(dotted) + 1):
            at = start
            for sign in patterns.get(dotted[start:end], ""):
                if sign.isdecimal():
                    values[at] = max(values[at], int(sign))
                else:
                    at += 1
    found = [at - 1 for at, value in enumerate(values) if value % 2 and _FEWEST <= at - 1 <= len(word) - _FEWEST]
    return tuple(place for place, following in pairwise([*found, 0]) if following != place + 1)


@cache
def _patterns() -> dict[str, str]:
    """Each pattern by its letters, a dot being the word's edge: odd digits allow a hyphen.

    Without the package there are none: words are then cut at the edge, and nobody is kept from their plan.
    """
    # Found and not imported, which would take longer than all of this; the loader finds it inside a zip too.
    spec = find_spec("pyphen")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "dictionaries" / "hyph_sv.dic"
    data = cast("FileLoader", spec.loader).get_data(str(path))
    letters = data.translate(None, b"0123456789").decode("latin-1").split("\n")
    return dict(zip(letters, data.decode("latin-1").split("\n"), strict=True))
