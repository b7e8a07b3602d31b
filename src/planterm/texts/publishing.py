"""What the plan and its result say as text, pages and files of other kinds."""

from collections.abc import Sequence

DISTRICT = "Förvaltning"
POLICE_AREA = "Lokalpolisområde"
STAGE = "Skede"
CASE_NUMBER = "Diarienummer"
DECIDED_ON = "Beslutsdatum"
STATUS = "Status"
NO_ROWS = "Inga rader."


def area_heading(number: int, *, own: bool) -> str:
    """What stands before an area's title."""
    return f"Område {number} (eget): " if own else f"Område {number}: "


def row_heading(number: int, *, blank: bool) -> str:
    """What stands above a row's cells."""
    return f"Rad {number} (tom)" if blank else f"Rad {number}"


# The web page.
PLAN = "Plan"
SKIP = "Till innehållet"
CONTENTS = "Innehåll"
ROW = "Rad"
AREA = "Område"
SUM = "Summa"
ANALYSIS_CAPTION = "Antal problem, orsaker och åtgärder i varje område"
RESULT_CAPTION = "Hur mycket som är uppföljt, och hur det gick, i varje område"
MADE_ON = "Sidan gjordes {day} av planens fil."


def page_title(title: str, district: str) -> str:
    """The page's title, as tabs and search engines show it."""
    return f"{title} – {district}" if district.strip() else title


def page_description(title: str, district: str) -> str:
    """What the page holds, as search engines show it."""
    whose = f" för {district}" if district.strip() else ""
    return f"{title}{whose}: brottsförebyggande åtgärder i varje prioriterat område, vem som ansvarar och hur det gick."


def area_caption(title: str, rows: int, followed_up: int) -> str:
    """What an area's table holds."""
    count = "1 rad" if rows == 1 else f"{rows} rader"
    return f"{title}: {count}, {followed_up} {'uppföljd' if followed_up == 1 else 'uppföljda'}"


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
