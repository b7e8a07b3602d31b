"""What the plan says as plain text, as a web page and as a summary."""

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
