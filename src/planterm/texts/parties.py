"""What is said about the parties of a plan, their rows and their answers."""

from collections.abc import Sequence
from difflib import get_close_matches

HEADERS = ("Part", "Rader", "Uppföljda", "Saknas")
NOBODY = "(ingen part angiven)"
ALL = "Alla rader"
NO_PARTIES = "Ingen rad i planen har någon part under Vem."
TITLE = "Parterna: vem har svarat?"
HINT = "Upp och ned: välj part · Enter: lämna ut dess rader i en fil · Esc: stäng"
NOTHING_MISSING = "Allt är uppföljt."
HAND_OUT_LABEL = "Filen med raderna: arbetsbok (.xlsx) eller planfil (.toml)"
ANSWERS_TITLE = "Ta in en parts svar"
ANSWERS_LABEL = "Arbetsboken (.xlsx) eller planfilen (.toml) som kom tillbaka"
ANSWERS_LEFT_TITLE = "Det här togs inte in av sig självt"
NO_ANSWERS = "Filen har inga uppföljningar som planen saknar."
OURS, THEIRS = "I planen: ", "I svaret: "


def hand_out_title(party: str, rows: int) -> str:
    """What is handed out."""
    return f"Lämna ut {_rows(rows)} till {party}"


def handed_out(path: str, party: str, rows: int) -> str:
    """The party's file has been written."""
    return f"{_rows(rows)[:1].upper()}{_rows(rows)[1:]} för {party}: {path}"


def missing(places: Sequence[str]) -> str:
    """The rows of a party that are not followed up."""
    return f"Saknar uppföljning: {', '.join(places)}"


def place(area: int, number: int) -> str:
    """A row, in few characters."""
    return f"{area}.{number}"


def no_such_party(party: str, known: Sequence[str]) -> str:
    """No row names the party."""
    if not known:
        return f"Ingen rad har ”{party}” under Vem, och ingen annan part heller."
    near = get_close_matches(party.lower(), [name.lower() for name in known], 1)
    guess = next((name for name in known if near and name.lower() == near[0]), None)
    listed = ", ".join(known[:8]) + (" med flera" if len(known) > 8 else "")
    hint = f"Menade du ”{guess}”?" if guess else f"Parterna är {listed}."
    return f"Ingen rad har ”{party}” under Vem. {hint}"


def answers_taken(path: str, count: int) -> str:
    """How many rows got an answer from a file."""
    return f"{path}: {'1 rad' if count == 1 else f'{count} rader'} har fått svar."


def answers_saved(path: str) -> str:
    """The plan with the answers has been written."""
    return f"Planen med svaren är skriven: {path}"


def other_year(path: str, theirs: int, ours: int) -> str:
    """The file belongs to the plan of another year; since rows keep their ids, its follow-ups would all fit."""
    return f"{path} hör till planen för {theirs} och den här är för {ours}; öppna planen som svaret gäller."


def other_district(path: str, theirs: str, ours: str) -> str:
    """The file belongs to the plan of another district."""
    return f"{path} hör till en plan för {theirs} och den här är för {ours}; öppna planen som svaret gäller."


def conflict(area: int, number: int) -> str:
    """A row that the plan says something else about."""
    return f"Område {area}, rad {number}: planen har redan en annan uppföljning, som står kvar."


def changed(area: int, number: int) -> str:
    """A row of which other columns were changed."""
    return f"Område {area}, rad {number}: svaret har ändrat annat än Uppföljning, vilket inte tas in."


def unknown(problem: str) -> str:
    """A row that the plan does not have."""
    return f"En rad i svaret finns inte i planen: {problem}"


def _rows(count: int) -> str:
    return "raden" if count == 1 else f"de {count} raderna"
