"""What makes two names of a district or a municipality one."""

import re
from functools import lru_cache

from planterm.model.folding import folded_line


@lru_cache(maxsize=1 << 10)
def district_key(name: str) -> str:
    """What is the same for all names of a district: "Skarpnäck", "Skarpnäcks stadsdelsförvaltning"."""
    words = [word for word in _BETWEEN.split(folded_line(name)) if word]
    return " ".join([word for word in words if word not in _KINDS] or words).removesuffix("s")


_BETWEEN = re.compile(r"\W+")
_KINDS = frozenset(
    (
        *("stadsdelsförvaltning", "stadsdelsförvaltningen", "stadsdelsnämnd", "stadsdel", "stadsdelen", "sdf", "sdn"),
        *("kommun", "kommunen", "kommuns", "stad", "staden", "stads"),
    )
)
"""What kind of district it is, which lists of them leave out."""
