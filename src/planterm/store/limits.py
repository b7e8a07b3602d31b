"""How much a file may hold before it is surely no plan: what would take the parser longer than a person waits.

Ten thousand rows are well below every limit.
"""

import re

MOST_LINES = 150_000
MOST_HEADERS = 20_000
MOST_ESCAPES = 100_000
MOST_COMMAS = 100_000
MOST_STRUCTURE = 1_200_000
"""Characters outside of texts and comments; the general parser takes a microsecond or more for each of them."""

_DEEPEST = 16
_TEXTS = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^']++|'(?!''))*+'{3,5}'''
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|\#[^\n]*+""",
    re.DOTALL,
)
_HEADERS = re.compile(r"^[ \t]*+\[", re.MULTILINE)
_DEEP = re.compile(rf"\.(?:[\w\- \t]*+\.){{{_DEEPEST - 1}}}")


def is_of_a_plans_size(text: str) -> bool:
    """Whether the text has no more lines, headers and escaped characters than a plan can have."""
    return (
        text.count("\n") <= MOST_LINES
        and text.count("\\") <= MOST_ESCAPES
        and (text.count("[[") <= MOST_HEADERS or sum(1 for _ in _HEADERS.finditer(text)) <= MOST_HEADERS)
    )


def is_fit_for_tomllib(text: str) -> bool:
    """Whether the general parser will be done with the text in a moment; some of what TOML allows takes it long."""
    structure = _TEXTS.sub("", text)
    return (
        len(structure) <= MOST_STRUCTURE
        and structure.count(",") <= MOST_COMMAS
        and sum(1 for _ in _HEADERS.finditer(structure)) <= MOST_HEADERS
        and _DEEP.search(structure) is None
    )
