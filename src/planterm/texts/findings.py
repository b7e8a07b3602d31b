"""What the review says of a plan; rules by their keys in JSON, columns by their roles."""

from collections.abc import Sequence

from planterm.texts.words import counted, listed

TITLE = "Granskning"
HINT = "Enter: gå dit, sedan Skift+F7: nästa · Esc: stäng"
CONFIRM_HINT = "Stämmer det ändå: gå dit och välj Stämmer ändå under F10."
NEXT_HINT = "Skift+F7: nästa · F7: alla"
SEND_HOME = "Ctrl+R flyttar texterna dit de hör (kan ångras); i tabellen gör Alt+Höger det en i taget"
REMOVE_EMPTY = "Ctrl+R tar bort raden (kan ångras)"
OPEN_DETAILS = "Enter öppnar planens uppgifter (F6)"
ASK_AT_SAVE = "Ctrl+S i tabellen frågar vilken text som ska stå"
ASK_TO_TAKE_IN = "Enter frågar vad som ska tas in i planen"
MENDED = "Rättat: {what} Ctrl+Z ångrar."
TEXTS_MOVED = "texterna på rad {row} står där de hör hemma."
ROW_REMOVED = "den tomma raden är borttagen."
NOTHING_TO_MEND = "Det här går inte att rätta med en tangent: Enter går dit."
WHAT_IS_RIGHT = "Vad på raden stämmer ändå? Det visas inte mer i granskningen."
HIDDEN = "Det visas inte mer i granskningen · Ctrl+Z ångrar"
SHOWN_AGAIN = "Det visas igen i granskningen · Ctrl+Z ångrar"
SHOW_HIDDEN = "Visa igen det som är dolt på raden: {rules}"
NOTHING_IN_ROW = "Granskningen har inget att säga om raden."
NOTHING = "Granskningen hittade inget att se över."
NOTHING_SO_GRAVE = {
    "fel": "Granskningen hittade inga fel.",
    "varning": "Granskningen hittade inga fel och inga varningar.",
    "tips": NOTHING,
}
MARKS = {"fel": "!!", "varning": "! ", "tips": "· "}
LEVELS = {"fel": "Fel", "varning": "Varning", "tips": "Tips"}

_TEXTS = {
    "forvaltning-saknas": "Förvaltningens namn saknas.",
    "beslutsdatum-saknas": "Planen är beslutad, men beslutsdatumet saknas.",
    "beslut-saknas": "Planen ska beslutas senast {0}, och är inte beslutad: när den är det, sätt skedet med Ctrl+E.",
    "tomt-omrade": "Området har inga rader än.",
    "strategi-saknas": "Formuläret vill att {0} ska vara med i planen, och ingen rad nämner det.",
    "mal-ej-matbara": "{0} av {1} mål går inte att räkna eller bocka av: {rows}.",
    "uppfoljning-tunn": "{0} av {1} uppföljningar säger inte vad åtgärden ledde till: {rows}.",
    "dubblett": "Raden säger samma sak som rad {0}: slå ihop dem, eller skriv vad som skiljer dem åt.",
    "tom-rad": "Raden är tom, och det står rader under den.",
    "vagledning-kvar": "Här står formulärets text, ”XX” eller ”[…]” kvar: skriv er egen text.",
    "personuppgift": "Här står en personuppgift: planen är en allmän handling, skriv ingen som går att känna igen.",
    "flera-orsaker": "Här står flera orsaker: formuläret vill ha en rad med en egen åtgärd för var och en.",
    "bara-namn": "Här står bara ett namn: skriv vad som ska göras och hur.",
    "onskemal": "Målet är ett önskemål: skriv något som går att räkna eller bocka av.",
    "vem-oklart": "Det framgår inte vem som håller i åtgärden: skriv en ansvarig, och de andra som medverkande.",
    "oklar-tid": "Ingen tid går att känna igen: skriv ett datum, en period eller linjearbete.",
    "tid-fore-aret": "Tiden är slut före planens år.",
    "for-lang": "Texten är längre än en cell i Excel rymmer: exporten delar den på flera rader.",
    "status-utan-text": "Status utan text är ingen uppföljning: skriv vad som har gjorts.",
    "uppfoljning-paborjad": "Uppföljningen är bara påbörjad: skriv färdigt den.",
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

_THINGS = {"tid": "tiden", "part": "den ansvariga", "text": "den långa texten"}
_SWAPPED = "Tiden och den ansvariga har bytt plats."

_REPEATED = {
    "orsak": "Orsaken säger samma sak som problemet: skriv varför det är så.",
    "atgard": "Åtgärden säger samma sak som orsaken.",
    "mal": "Målet säger samma sak som åtgärden: skriv vad den ska leda till.",
}
_WEAK = {
    "atgard": "Åtgärden börjar med ett ord som inte lovar något: skriv vad som ska göras.",
    "mal": "Målet börjar med ett ord som inte lovar något: skriv vad som ska vara nått.",
}
_STRATEGIES = {
    "kriminalitet": "strategin mot att barn, unga och unga vuxna dras in i kriminalitet",
    "extremism": "arbetet mot våldsbejakande extremism",
}
_BY_ROLE = {"tom-cell": _BLANK, "upprepning": _REPEATED, "svagt-ord": _WEAK}

SOURCES = {
    "formularet": "enligt formuläret",
    "bra": "enligt Brå",
    "lagen": "enligt lag",
    "planterm": "",
}
"""Where a rule comes from, behind its sentence."""

MORE = "{most} av {found} visas: felen, och resten från raden där du står."


def finding(rule: str, role: str | None, names: Sequence[str] = ()) -> str:
    """What there is to look at, in a sentence; with the names that it needs."""
    if rule == "fel-kolumn":
        return _misplaced(role or "", names)
    if rule in _BY_ROLE:
        return _BY_ROLE[rule][role or ""]
    rows = ", ".join(names[2:]).replace(", …", " med flera")
    return _TEXTS[rule].format(*(_STRATEGIES.get(name, name) for name in names), rows=rows)


def _misplaced(role: str, names: Sequence[str]) -> str:
    """That texts stand in wrong columns, and where each belongs: named are its kind, its column and its home."""
    moves = list(zip(names[::3], names[1::3], names[2::3], strict=True))
    if len(moves) == 2 and moves[0][1:] == moves[1][:0:-1]:
        return _SWAPPED
    told = listed([f"{_THINGS[thing]} under {header} hör till {home}" for thing, header, home in moves])
    return " ".join(filter(None, (_MISPLACED[role], f"{told[:1].upper()}{told[1:]}." if told else "")))


def count(errors: int, warnings: int, tips: int) -> str:
    """How many findings of each level there are."""
    parts = [(errors, "fel", "fel"), (warnings, "varning", "varningar"), (tips, "tips", "tips")]
    return ", ".join(counted(*part) for part in parts if part[0])
