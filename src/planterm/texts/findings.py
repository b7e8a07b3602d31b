"""What the review says of a plan; rules by their keys in JSON, columns by their roles."""

from planterm.texts.words import counted

TITLE = "Granskning"
HINT = "Upp och ned: bläddra · Enter: gå dit · Esc: stäng"
MOVE_HINT = "I tabellen flyttar Ctrl+Höger och Ctrl+Vänster texter som står i fel kolumn."
NOTHING = "Granskningen hittade inget att se över."
MARKS = {"fel": "!!", "varning": "! ", "tips": "· "}
LEVELS = {"fel": "Fel", "varning": "Varning", "tips": "Tips"}

_TEXTS = {
    "forvaltning-saknas": "Förvaltningens namn saknas.",
    "beslutsdatum-saknas": "Planen är beslutad, men beslutsdatumet saknas.",
    "tomt-omrade": "Området har inga rader än.",
    "vagledning-kvar": "Här står formulärets vägledning kvar i stället för er egen text.",
    "oklar-tid": "Ingen tid går att känna igen: skriv ett datum, en period eller linjearbete.",
    "tid-fore-aret": "Tiden är slut före planens år.",
    "for-lang": "Texten är längre än en cell i Excel rymmer: exporten delar den på flera rader.",
    "status-utan-text": "Status utan text är ingen uppföljning: skriv vad som har gjorts.",
    "uppfoljning-saknas": "Planen är uppföljd, men raden har ingen uppföljning.",
}

UNDECIDED = "En sammanfogning kunde inte välja text för {}. Den andra är: ”{}”. Du får frågan när du sparar."
WAITING = "På {} {} i planen finns två texter att välja mellan: F7 visar dem, och du får frågan när du sparar."
SPOT, SPOTS = "ställe", "ställen"
ROW_ITSELF, AREA_ITSELF = "raden", "området"

_BLANK = {
    "problem": "Problemet saknas.",
    "orsak": "Orsaken saknas.",
    "atgard": "Åtgärden saknas.",
    "mal": "Åtgärden har inget mål.",
    "nar": "Det står inte när åtgärden ska vara genomförd.",
    "vem": "Det står inte vem som ansvarar.",
}

_MISPLACED = {
    "orsak": "Här står en tid och ingen orsak.",
    "atgard": "Här står en tid och ingen åtgärd.",
    "mal": "Här står en part och inget mål.",
    "nar": "Här står en lång text och ingen tid.",
}

_REPEATED = {
    "orsak": "Orsaken är samma text som problemet.",
    "atgard": "Åtgärden är samma text som orsaken.",
    "mal": "Målet är samma text som åtgärden.",
}
MORE = "{most} av {found} visas: felen, och resten från raden där du står."


def finding(rule: str, role: str | None, other: int | None = None) -> str:
    """What there is to look at, in a sentence."""
    key = role or ""
    match rule:
        case "tom-cell":
            return _BLANK[key]
        case "fel-kolumn":
            return _MISPLACED[key]
        case "upprepning":
            return _REPEATED[key]
        case "dubblett":
            return f"Problem, orsak och åtgärd är desamma som på rad {other}."
        case _:
            return _TEXTS[rule]


def count(errors: int, warnings: int, tips: int) -> str:
    """How many findings of each level there are."""
    parts = [(errors, "fel", "fel"), (warnings, "varning", "varningar"), (tips, "tips", "tips")]
    return ", ".join(counted(*part) for part in parts if part[0])


def place(area: int | None, row: int | None, column: str) -> str:
    """Where it is: area and row by their numbers, and the column's header."""
    if area is None:
        return "Planen"
    if row is None:
        return f"Område {area}"
    return f"{area}.{row} {column}".rstrip()
