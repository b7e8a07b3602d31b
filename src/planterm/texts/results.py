"""What the result of the follow-up is called, wherever it is shown."""

TITLE = "Uppföljning"
ALL_AREAS = "Hela planen"
ROWS = "Rader"
FOLLOWED_UP = "Uppföljda"
NOT_FOLLOWED_UP = "Ej uppföljda"
WITHOUT_STATUS = "Utan status"
NO_ROWS = "Inga rader att följa upp."


def share(part: int, whole: int) -> str:
    """So many of all."""
    return f"{part} av {whole}"


def per_cent(number: int) -> str:
    """A share in per cent, kept on one line."""
    return f"{number}\N{NO-BREAK SPACE}%"
