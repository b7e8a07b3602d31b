"""What is said of the files that the plan is exported to."""

from collections.abc import Sequence

WRITTEN = {
    ".xlsx": "Arbetsboken är skriven",
    ".html": "Webbsidan är skriven",
    ".htm": "Webbsidan är skriven",
    ".txt": "Texten är skriven",
}
"""That a file has been written, by its suffix."""

PLAN_KINDS = tuple(WRITTEN)
SUMMARY_KINDS = PLAN_KINDS[1:]

SUMMARY_NEEDS_BOOK = (
    "--with-summary hör till arbetsboken; ”planterm summary” skriver sammanfattningen som webbsida eller text"
)


def written(path: str) -> str:
    """The file has been written."""
    suffix = next(suffix for suffix in WRITTEN if path.lower().endswith(suffix))
    return f"{WRITTEN[suffix]}: {path}"


def wrong_kind(path: str, suffixes: Sequence[str]) -> str:
    """The name does not say what is to be written."""
    return f"{path}: filnamnet säger inte vad som ska skrivas; välj ett namn som slutar på {listed(suffixes)}."


def listed(suffixes: Sequence[str]) -> str:
    """The suffixes to choose from; .htm is known but not worth a mention."""
    named = [*dict.fromkeys(suffix for suffix in suffixes if suffix != ".htm")]
    return " eller ".join(filter(None, (", ".join(named[:-1]), named[-1])))
