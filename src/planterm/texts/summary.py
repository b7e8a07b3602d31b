"""What the result of the follow-up and the board's summary say beside the plan's own words."""

SHEET = "Sammanfattning"
TITLE = "Sammanfattning av uppföljningen"
MEASURE = "Åtgärd"
STATUS = "Status"
FOLLOW_UP = "Uppföljning"
AWAITING = "Utan uppföljning"
NOTHING = "Planen har inga rader."
FIGURES = "Hur det gick, i siffror"
WHERE = "Numren visar områdets och radens plats i åtgärdsplanen: 1.3 är område 1, rad 3."
SHORTENED = (
    "Texter som slutar med … är kortade; hela texten står i åtgärdsplanen, på den plats som numret visar: "
    "1.3 är område 1, rad 3."
)


def heading(title: str, plan: str, district: str) -> str:
    """What the summary is of."""
    return f"{title}: {plan}, {district}" if district else f"{title}: {plan}"


def area_heading(number: int, title: str, done: int, rows: int) -> str:
    """An area, and how much of it is followed up."""
    return f"{number}. {title} – {done} av {rows} {'uppföljd' if rows == 1 else 'uppföljda'}"


def measure(what: str, follow_up: str) -> str:
    """A measure, and how it went."""
    return f"{what} – {follow_up}"


def only_status(status: str) -> str:
    """A measure that has a status but no text."""
    return f"{AWAITING.lower()}, status: {status}"


def description(title: str, district: str) -> str:
    """What the page holds, as search engines show it."""
    whose = f" för {district}" if district else ""
    return f"{title}{whose}: vad som har genomförts, vad som inte har det och varför, i varje område."


RESULT_TITLE = "Uppföljning"
ALL_AREAS = "Hela planen"
ROWS = "Rader"
FOLLOWED_UP = "Uppföljda"
NOT_FOLLOWED_UP = "Ej uppföljda"
WITHOUT_STATUS = "Utan status"
NO_ROWS = "Inga rader att följa upp."
SHARE = "{part} av {whole}"
PER_CENT = "{number}\N{NO-BREAK SPACE}%"
