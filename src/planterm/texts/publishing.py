"""What the plan, its result and the board's summary say as text, pages and files of other kinds."""

from collections.abc import Sequence

from planterm.texts.words import counted, followed_up, listed, number_of_rows

DISTRICT = "Förvaltning"
POLICE_AREA = "Lokalpolisområde"
STAGE = "Skede"
CASE_NUMBER = "Diarienummer"
DECIDED_ON = "Beslutsdatum"
STATUS = "Status"
GOAL_REACHED = "Måluppfyllelse"
EFFECT = "Effekt"
REMARK = "Anmärkning"
NO_ROWS = "Inga rader."
BLANK = "(tomt)"

# The web page.

PLAN = "Plan"
SKIP = "Till innehållet"
CONTENTS = "Innehåll"
ROW = "Rad"
AREA = "Område"
SUM = "Summa"
ANALYSIS_CAPTION = "Antal ifyllda rader i varje område"
RESULT_CAPTION = "Hur mycket som är uppföljt, och hur det gick, i varje område"
MADE_ON = "Sidan skapades {day} ur planen."

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

# The summary for the board, and the result of the follow-up.

SUMMARY_SHEET = "Sammanfattning"
SUMMARY_TITLE = "Sammanfattning av uppföljningen"
MEASURE = "Åtgärd"
FOLLOW_UP = "Uppföljning"
AWAITING = "Utan uppföljning"
NO_SUMMARY = "Planen har inga rader."
FIGURES = "Hur det gick, i siffror"
WHERE = "Numren visar områdets och radens plats i åtgärdsplanen: 1.3 är område 1, rad 3."
SHORTENED = (
    "Texter som slutar med … är kortade; hela texten står i åtgärdsplanen, på den plats som numret visar: "
    "1.3 är område 1, rad 3."
)
RESULT_TITLE = "Uppföljning"
ALL_AREAS = "Hela planen"
RESULT_ROWS = "Rader"
FOLLOWED_UP = "Uppföljda"
NOT_FOLLOWED_UP = "Ej uppföljda"
WITHOUT_STATUS = "Utan status"
WITHOUT_GOAL = "Utan måluppfyllelse"
NO_RESULT = "Inga rader att följa upp."
SHARE = "{part} av {whole}"
PER_CENT = "{number}\N{NO-BREAK SPACE}%"


def share(label: str, part: int, whole: int, per_cent: int) -> str:
    """So much of the whole, in words alone."""
    return f"{label}: {SHARE.format(part=part, whole=whole)}, {PER_CENT.format(number=per_cent)}"


def area_heading(number: int, *, own: bool) -> str:
    """What stands before an area's title."""
    return f"Område {number} (eget): " if own else f"Område {number}: "


def row_heading(number: int, *, blank: bool) -> str:
    """What stands above a row's cells."""
    return f"Rad {number} (tom)" if blank else f"Rad {number}"


def page_title(title: str, district: str) -> str:
    """The page's title, as tabs and search engines show it."""
    return f"{title} – {district}" if district.strip() else title


def page_description(title: str, district: str) -> str:
    """What the page holds, as search engines show it."""
    whose = f" för {district}" if district.strip() else ""
    return f"{title}{whose}: brottsförebyggande åtgärder i varje prioriterat område, vem som ansvarar och hur det gick."


def area_caption(title: str, rows: int, followed_up: int) -> str:
    """What an area's table holds."""
    return f"{title}: {number_of_rows(rows)}, {counted(followed_up, 'uppföljd', 'uppföljda')}"


def written(path: str) -> str:
    """The file has been written."""
    suffix = next(suffix for suffix in WRITTEN if path.lower().endswith(suffix))
    return f"{WRITTEN[suffix]}: {path}"


def written_in(folder: str, name: str) -> str:
    """The same, for a person who may not know where files are put."""
    suffix = next(suffix for suffix in WRITTEN if name.lower().endswith(suffix))
    return f"{WRITTEN[suffix]} i {folder}: {name}"


def wrong_kind(path: str, suffixes: Sequence[str]) -> str:
    """The name does not say what is to be written."""
    return f"{path}: filnamnet säger inte vad som ska skrivas; välj ett namn som slutar på {kinds(suffixes)}."


def kinds(suffixes: Sequence[str]) -> str:
    """The suffixes to choose from; .htm is known but not worth a mention."""
    return listed([*dict.fromkeys(suffix for suffix in suffixes if suffix != ".htm")], "eller")


def summary_heading(plan: str, district: str) -> str:
    """What the summary is of."""
    return f"{SUMMARY_TITLE}: {plan}, {district}" if district else f"{SUMMARY_TITLE}: {plan}"


def summary_area(number: int, title: str, done: int, rows: int) -> str:
    """An area, and how much of it is followed up."""
    return f"{number}. {title} – {followed_up(done, rows)}"


def measure(what: str, follow_up: str) -> str:
    """A measure, and how it went."""
    return f"{what} – {follow_up}"


def only_status(status: str) -> str:
    """A measure that has a status but no text."""
    return f"{AWAITING.lower()}, status: {status}"


def summary_description(district: str) -> str:
    """What the page holds, as search engines show it."""
    whose = f" för {district}" if district else ""
    return f"{SUMMARY_TITLE}{whose}: vad som har genomförts, vad som inte har det och varför, i varje område."
