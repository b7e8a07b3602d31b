"""What is said about next year's plan and the one before it."""

from planterm.texts.words import Sentence, number_of_rows

FATES = {"fortsatter": "Fortsätter", "avslutas": "Avslutas", "fraga": "Att ta ställning till"}
"""What becomes of a row; keys as in the command line's JSON."""

REASONS = {
    "lopande": "pågår utan slut",
    "senare": "tiden går längre än året",
    "genomford": "tiden är ute och åtgärden är genomförd",
    "tom": "raden är tom",
    "ej-genomford": "inte genomförd i sin helhet",
    "malet-ej-natt": "målet nåddes inte, eller bara delvis",
    "fortsatter-enligt-uppfoljningen": "uppföljningen säger att den skjuts upp eller att mer återstår",
    "upphor-enligt-uppfoljningen": "uppföljningen säger att den upphör",
    "oklart-utfall": "uppföljningen säger inte klart att den är genomförd",
    "hela-aret": "som tid står bara hela året",
    "ej-uppfoljd": "tiden är ute men uppföljning saknas",
    "oklar-tid": "det går inte att se någon tid",
    "ingen-tid": "ingen tid är angiven",
}
"""Why that is proposed."""

ALONG = "raderna är med i den nya planen"
NO_PREDECESSOR = "Planen är inte gjord från en tidigare plan, så det finns inget förra år att visa."
NEW_THIS_YEAR = "Raden är ny: den fanns inte i föregående plan."
NOT_A_LATER_YEAR = "{path} är planen för {old}, så nästa plan kan inte gälla {year}; välj ett senare år."
IS_OLD_PLAN = "{path} är den gamla planens fil, som inte ska ändras; välj ett annat namn för den nya."
PREDECESSOR_IS_GONE = (
    "Föregående plan finns inte längre på {path}; lägg tillbaka den där, eller bredvid den här planen."
)
PREDECESSOR_UNREADABLE = "Föregående plan kan inte läsas. {why}"
PREDECESSOR_ELSEWHERE = (
    "Föregående plan hämtas inte från {name}, som ligger utanför den här planens mapp och mapparna intill; "
    "lägg en kopia av den bredvid den här planen."
)


def made(path: str, title: str, district: str, rows: int, old: str) -> str:
    """The new plan has been written."""
    facts = ", ".join(filter(None, (title, district, f"{number_of_rows(rows)} från {old}", "utkast")))
    return f"Ny plan: {path} ({facts})."


def heading(fate: str, count: int) -> str:
    """What stands above the rows that have one fate."""
    note = f": {ALONG}" if fate == "fraga" else ""
    return f"{FATES[fate]} ({count}){note}"


ROW_LABEL = "{place}: "


def row(beginning: str, reason: str) -> str:
    """A row of the old plan and why that is proposed."""
    return f"{beginning} ({REASONS[reason]})"


placed = Sentence(
    "Området ”{old}” finns inte i det nya formuläret. {count:Raden|De # raderna} står i ett eget område med samma "
    "titel."
)


# --- the editor -------------------------------------------------------------------------------------------------------

SHORT_FATES = {"fortsatter": "Fortsätter", "avslutas": "Avslutas", "fraga": "Ta ställning"}
EMPTY = "(tomt)"
without_column = Sentence(
    "Kolumnen ”{header}” finns inte i det nya formuläret. {count:Texten|De # texterna} står som anmärkning på "
    "{count:sin rad|sina rader}."
)
GO_ON = "Fortsätt"
NO_OTHER_FORM = "Det finns inget annat formulär att byta till."
WHICH_FORM = "Planen följer formuläret ”{form}”. Vilket formulär ska den flyttas till?"
ON_FORM = "Planen flyttas till ”{form}”. Ctrl+Z tar tillbaka det."
MOVE_PLAN = "Byt formulär"
NO_REMARK = "Raden har ingen anmärkning."
KEEP_REMARK = "Behåll anmärkningen"
REMOVE_REMARK = "Ta bort anmärkningen (kan ångras)"

SCREEN_HINT = (
    "Höger: fortsätter · Vänster: avslutas · Ctrl: alla likadana · Skift: alla\n"
    "PageDown: läs · F2: område · Ctrl+Z: ångra · Enter: gör planen · Esc: avbryt"
)
TAKE_ALONG = "Ta med dem"
END_THEM = "Avsluta dem"
GO_BACK = "Gå tillbaka till raderna"
FILE_LABEL = "Den nya planens fil (.toml)"
NO_PLACE = "Området finns inte i det nya formuläret: raden får ett eget område med samma titel (F2 väljer ett annat)."
LEAVE_QUESTION = "Det du har svarat om raderna sparas inte."
LEAVE = "Avbryt utan att göra någon plan"
SAVE_FIRST = "Planen har ändringar som inte är sparade. Nästa års plan görs av den senast sparade planen."
SAVE_AND_GO_ON = "Spara och gå vidare"
SCREEN_TITLE = "Planen för {year}: vad ska fortsätta?"
counts = Sentence("{going_on} fortsätter · {ending} avslutas · {asked} att ta ställning till")


def proposed(fate: str, reason: str, place: str) -> str:
    """What is proposed for the row and why, and where it would stand if that is elsewhere."""
    words = f"Förslag: {FATES[fate].lower()} ({REASONS[reason]})."
    if fate == "fraga":
        words = f"Behöver ditt beslut: {REASONS[reason]}."
    return f"{words} {place}" if place else words


MOVED_TO = "I den nya planen: ”{title}”."
undecided_question = Sentence("{count:En rad är inte avgjord|# rader är inte avgjorda}. Vad ska hända?")
place_question = Sentence("I vilket område ska {together:raden|områdets # rader} stå?")
LAST_YEAR_TITLE = EARLIER_YEAR = "{year}: rad {number} i {area}"
