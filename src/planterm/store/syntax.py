"""TOML text to data, its errors in Swedish."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from planterm.store.decoding import without_bom
from planterm.store.errors import BrokenPlanError
from planterm.store.limits import is_fit_for_tomllib, is_of_a_plans_size
from planterm.texts import store as texts

_COORDINATES = re.compile(
    r"(?P<reason>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)
_MARKER = re.compile(r"^(?P<signs>([<|=>])\2{6,})(?P<label>[ \t][^\n]*)?\r?$", re.MULTILINE)
"""A line with which version control marks the versions that it could not merge."""

_BARE_KEY = re.compile(r"[ \t\[]*+(?P<key>[\w.-]++)[ \t]*+[=\]]")
"""A key or a header without quotation marks, which may have no other letters than those of English."""


def parse(text: str, name: str) -> dict[str, Any]:
    """The data of a TOML text; raises BrokenPlanError with line and column where it is no TOML.

    Versions that version control has left side by side are no plan either, also where TOML would take them for text.
    """
    text = without_bom(text)
    if "<<<<<<<" in text and (places := [*_unmerged(text)]):
        first, last = (text.count("\n", 0, start) + 1 for start in places[0])
        raise BrokenPlanError(texts.unmerged(name, first, last, len(places)))
    if not is_of_a_plans_size(text) or not is_fit_for_tomllib(text):
        raise BrokenPlanError(texts.beyond_any_plan(name))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenPlanError(_explained(text, name, str(error))) from None
    except RecursionError:
        raise BrokenPlanError(texts.too_deep(name)) from None
    except ValueError:
        # Not TOML's own complaint: Python refuses integers of thousands of digits.
        raise BrokenPlanError(texts.value_too_large(name)) from None


def _unmerged(text: str) -> Iterator[tuple[int, int]]:
    """Where the first and the last line begin of what version control has left as two versions."""
    signs, start, is_parted = "", 0, False
    for match in _MARKER.finditer(text):
        sign, length = match["signs"][0], len(match["signs"])
        if sign == "<" and not signs:
            signs, start, is_parted = match["signs"], match.start(), False
        elif length == len(signs):  # longer ones mark what is itself unmerged in the version that both come from
            if sign == "=" and not match["label"]:
                is_parted = True
            elif sign == ">" and is_parted:
                yield start, match.start()
                signs = ""
            elif sign == "<":
                start, is_parted = match.start(), False


def _explained(text: str, name: str, message: str) -> str:
    # All versions of Python write the coordinates in the message; only newer ones have them as attributes.
    match = _COORDINATES.fullmatch(message)
    if match is None:
        return texts.bad_syntax(name, None, None, message)
    lines = text.split("\n")
    wrong = lines[int(match["line"]) - 1] if match["line"] else ""
    if _MARKER.match(wrong):
        return texts.leftover_marker(name, int(match["line"]))
    if (key := _BARE_KEY.match(wrong)) is not None and not key["key"].isascii():
        from planterm.store.misspelt import plain_key

        return texts.key_with_accents(name, int(match["line"]), key["key"], plain_key(key["key"]))
    if match["line"] is None:
        return texts.bad_syntax(name, text.rstrip().count("\n") + 1, None, match["reason"])
    return texts.bad_syntax(name, int(match["line"]), int(match["column"]), match["reason"])
