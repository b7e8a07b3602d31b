"""Texts of the official workbook, and of what can go wrong when it is written."""

LANGUAGE = "sv-SE"
SUBJECT = "Brottsförebyggande åtgärdsplan"
CONTINUED = "forts."
COLUMN_TITLES_NAME = "ColumnTitle"
TABLE_TITLES_NAME = "Title"
NO_TEMPORARY_FILES = (
    "Arbetsboken är inte skriven, eftersom datorns mapp för tillfälliga filer inte går att använda; frigör plats på "
    "disken och försök igen."
)


def district(name: str) -> str:
    """Whose plan it is."""
    return f"Förvaltning: {name}"


def police_area(name: str) -> str:
    """The police's part of the plan."""
    return f"Lokalpolisområde: {name}"


def case_number(number: str) -> str:
    """The plan's number in the register."""
    return f"Diarienummer: {number}"


def decided_on(day: str) -> str:
    """When the board decided on the plan."""
    return f"Beslutsdatum: {day}"


def page_numbers(page: str, pages: str) -> str:
    """The page's number and how many there are."""
    return f"Sida {page} av {pages}"


def plan_name(title: str, district_name: str) -> str:
    """The plan's name at the foot of each page."""
    return f"{title} · {district_name}" if district_name else title


def too_long(text: str, length: int, limit: int) -> str:
    """A single cell cannot hold the text."""
    return (
        f"Texten ”{text} …” är {_number(length)} tecken lång och får inte plats i arbetsboken: "
        f"korta den till högst {_number(limit)} tecken och exportera igen."
    )


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")
