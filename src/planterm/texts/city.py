"""What is said of many plans compiled into one picture."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planterm.texts.words import Sentence, counted, listed, number, number_of_rows, spelt

OTHER_TOPIC = "Övrigt"
"""What no topic of the list is found for."""

OTHER_AREAS = "Egna och andra områden"
DISTRICT = "Förvaltning"
YEAR = "År"
FORM = "Formulär"
ROWS = "Rader"
FINDINGS = "Att se över"
"""How many things the review finds."""

AREA = "Område"
ROW_NUMBER = "Nr"
TOPIC = "Ämne"
PARTY = "Part"
DISTRICTS = "Förvaltningar"
WHICH = "Vilka"
MISSING = "Planen saknas"
SUM = "Summa"
GOALS = {
    "helt": "Målet nått",
    "delvis": "Delvis nått",
    "inte": "Inte nått",
    "gar-inte-att-bedoma": "Oklart om nått",
}
"""What columns of goals reached are called; keys as in plan files."""

ROLES = {
    "problem": "Problem",
    "orsak": "Orsak",
    "atgard": "Åtgärd",
    "mal": "Operativa mål",
    "nar": "När",
    "vem": "Vem",
    "uppfoljning": "Uppföljning",
}
"""The columns by what they mean, whatever a form calls them."""

COUNTED = {"problem": "Problem", "orsak": "Orsaker", "atgard": "Åtgärder"}
"""What is counted in each area."""

# The workbook's sheets.

POSITION, ALL_ROWS, TOPICS, PARTIES, OWN_AREAS, TWO_YEARS, TO_PUT_RIGHT = (
    "Läge", "Alla rader", "Ämnen", "Parter", "Egna områden", "Mot förra året", "Att rätta",
)  # fmt: skip
ROWS_TABLE, YEARS_TABLE = "AllaRader", "MotForraAret"
"""What formulas call the tables."""

COUNTS_ARE_LIVE = "Antalen räknas ur bladet Alla rader: ändras en rad där, ändras de här."
TOPICS_ARE_LIVE = "Byt ämne på en rad i bladet Alla rader, så räknas den hit i stället."
NUMBER_BEFORE, NUMBER_NOW = "Nr förra året", "Nr i år"
FORTUNE = "Från år till år"
GOALS_BEFORE, GOALS_NOW, REACHED_BEFORE = "Mål förra året", "Mål i år", "Nåddes målet förra året"
FILE, WHAT, WHAT_TO_DO = "Fil", "Vad", "Att göra"

FORTUNES = {"continues": "Fortsätter", "new": "Ny", "ended": "Avslutad"}
"""What became of a row from one year to the next."""

NO_NOTES = "Inget att rätta."
NO_OTHER_AREAS = "Inga egna områden."
BAD_TOPICS = (
    "{name}: varje [[amne]] ska ha ett namn som inget annat har och en lista med ord, som "
    'namn = "Narkotika" och ord = ["narkot*"]; rätta filen eller ta bort den.'
)


class Told(NamedTuple):
    """Something to put right, and what to do about it."""

    what: str
    remedy: str


TROUBLES = {
    "unread": Told("{0}", "Rätta filen och sammanställ igen."),
    "other_year": Told("Planen gäller {0}, de flesta {1}.", "Är det fel plan, ta bort den och sammanställ igen."),
    "other_form": Told(
        "Planen är gjord på ett annat formulär: {0}.",
        "Områden och kolumner som betyder samma sak räknas ihop med {1}; andra områden står under Egna områden.",
    ),
    "same_district": Told(
        "{0} har fler planer än den här: {1}.", "Alla är med i siffrorna. Ta bort dem som inte gäller."
    ),
    "no_district": Told("Planen säger inte vilken förvaltning den gäller.", "Skriv det i planens uppgifter (F6)."),
    "no_ids": Told(
        "Raderna har inga id i filen, så nästa år går det inte att säga vad som fortsätter.",
        "Öppna planen i planterm och spara den.",
    ),
    "misspelt": Told(
        "Filen har felstavade nycklar eller rubriker; det som står under dem är inte med.",
        "Kör planterm check på filen och rätta det som den visar.",
    ),
    "undecided": Told(
        "Planen har texter att välja mellan sedan två kopior sammanfogades.", "Öppna planen, välj och spara."
    ),
    "ids_lost": Told(
        "Raderna har andra id än förra årets; de kändes igen på vad som står i dem.",
        "Kontrollera vad som fortsätter. Gör helst nästa plan av den förra.",
    ),
    "no_year_before": Told("Det finns ingen plan från förra året att jämföra med.", "Lägg till den efter --before."),
}
"""What is wrong with a file, with places for the names that belong to it."""


def trouble(key: str, names: Sequence[str]) -> Told:
    """What is wrong with a file, by its key, and the names that belong to it."""
    told = TROUBLES[key]
    return Told(told.what.format(*names), told.remedy.format(*names))


title = Sentence("{plan}: {count:# plan sammanställd|# planer sammanställda}")
written = Sentence("Sammanställningen är skriven: {path} ({plans:# plan|# planer}, {rows:# rad|# rader}).")
PAGE_DESCRIPTION = "Flera brottsförebyggande åtgärdsplaner sammanställda: läge, områden, ämnen och parter."
POSITION_CAPTION = "Hur långt varje plan har kommit, och hur många mål som är nådda"
AREAS_CAPTION = "Antal problem i varje område"
TOPICS_CAPTION = "Hur många som tar upp varje ämne"
PARTIES_CAPTION = "De parter som ansvarar för flest rader"
OWN_AREAS_CAPTION = "Områden som formuläret inte har"
TO_PUT_RIGHT_CAPTION = "Det som är värt att rätta i filerna"
COMPILING = "Sammanställer"
NO_FILES = (
    "{path}: där finns ingen plan (.toml); ange planer eller en mapp med dem, och gör först planer av arbetsböcker."
)


def no_plans(why: Sequence[str]) -> str:
    """No file could be read; why not, of each."""
    if not why:
        return "Ingen plan är angiven; ange planer (.toml), en mapp med planer eller ett mönster som *.toml."
    if len(why) == 1:
        return why[0]
    return f"Ingen av de {number(len(why))} filerna går att läsa som plan; den första: {why[0]}"


# The picture in sentences.


class Places(NamedTuple):
    """What those are called that have a plan."""

    one: str
    many: str


CITY_DISTRICTS, MUNICIPALITIES = Places("stadsdel", "stadsdelar"), Places("kommun", "kommuner")

ABOUT, FOLLOW_UPS, AREAS, AGAINST = "Planerna", "Uppföljning", "Områden", "Mot förra året"
_STAGES = {
    "utkast": ("ett utkast", "utkast"),
    "klar-for-beslut": ("en klar för beslut", "klara för beslut"),
    "beslutad": ("en beslutad", "beslutade"),
    "uppfoljd": ("en uppföljd", "uppföljda"),
}
REACHED = {"helt": "nått", "delvis": "delvis nått", "inte": "inte nått", "gar-inte-att-bedoma": "oklart"}
"""What is said of the goals; keys as in plan files."""


def share_of(part: int, whole: int, places: Places) -> str:
    """So many of the districts."""
    if part == whole:
        return f"alla {spelt(whole)} {places.many}" if whole > 1 else f"en {places.one}"
    return f"{spelt(part)} av {spelt(whole)} {places.many}"


def plans_there(plans: int, stages: Mapping[str, int]) -> str:
    """How many plans there are, and how far they have come."""
    told = [
        _STAGES[stage][0] if count == 1 else f"{spelt(count)} {_STAGES[stage][1]}"
        for stage, count in stages.items()
        if count
    ]
    there = "en plan är sammanställd" if plans == 1 else f"{spelt(plans)} planer är sammanställda"
    return _sentence(f"{there}: {listed(told)}")


plans_missing = Sentence("Plan saknas från {names}.")


def follow_ups(rows: int, followed_up: int, percent: int, reached: Mapping[str, int]) -> str:
    """How much of all is followed up, and how the goals were reached."""
    share = f"{counted(followed_up, 'är uppföljd', 'är uppföljda')} ({percent}\N{NO-BREAK SPACE}%)"
    told = f"{number_of_rows(rows)} finns i planerna, och {share}."
    goals = [f"{REACHED[goal]} i {number_of_rows(count)}" for goal, count in reached.items() if count]
    return f"{told} {_sentence(f'Målet är {listed(goals)}')}" if goals else told


def district_line(name: str, followed_up: int, rows: int) -> str:
    """How far a district has come."""
    done = f"{number(followed_up)} av {counted(rows, 'rad uppföljd', 'rader uppföljda')}"
    return f"{name}: {done if rows else 'inga rader'}"


def tally(name: str, rows: int, share: str) -> str:
    """What the districts have, as "Åtta av fjorton stadsdelar tar upp bedrägerier mot äldre (12 rader)."."""
    return _sentence(f"{share} tar upp {name[:1].lower()}{name[1:]} ({number_of_rows(rows)})")


def area_tally(title: str, rows: int, share: str) -> str:
    """In how many districts an area has rows."""
    return f"{title}: {number_of_rows(rows)} i {share}" if rows else f"{title}: inga rader"


party = Sentence("{name}: {rows:# rad|# rader} i {share}, {followed_up:# uppföljd|# uppföljda}")
more_parties = Sentence("Och {count:# part|# parter} till med färre rader.")
own_area = Sentence("{title} ({district}): {rows:# rad|# rader}")
both_years = Sentence(
    "Av förra årets {before:# rad|# rader} fortsätter {continued:#}, och {ended:# är avslutad|# är avslutade}. "
    "{new:# rad är ny|# rader är nya}."
)


def to_put_right(file: str, what: str, remedy: str) -> str:
    """What is wrong in a file, and what to do about it; why it cannot be read tells its name already."""
    return f"{what if what.startswith(file) else f'{file}: {what}'} {remedy}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


# On the screen.

SCREEN_TITLE = "Sammanställ flera planer"
SCREEN_HEADING = "Problem i varje område, och hur mycket som är uppföljt"
SCREEN_HINT = "Enter: läs planen · F9: exportera · F7: att rätta · F2: ämnen · Esc: stäng"
TOPICS_AT = "Ämnena står i {path}. Ändra dem i en textredigerare och öppna sammanställningen igen."
NOTES_HINT = "Upp, ned, PageUp, PageDown: bläddra · Esc: tillbaka"
EXPORT_TITLE = "Exportera sammanställningen"
EXPORT_LABEL = "Filens namn: .xlsx blir en arbetsbok, .html en webbsida, .txt text"


def reading(done: int, total: int) -> str:
    """How much of the plans is read."""
    return f"Läser planerna … {100 * done // total} %" if total else "Läser planerna …"


wrong = Sentence("{count:|# sak att rätta (F7).|# saker att rätta (F7).}")
area_counts = Sentence("{number} {title} {counts:,}")


def district_told(name: str, areas: Sequence[str], findings: int) -> str:
    """What the plan of a district holds, and how much the review finds in it."""
    held = f"problem, orsaker, åtgärder i {'; '.join(areas)}" if areas else "planen är tom"
    look = counted(findings, "sak", "saker") if findings else "inget"
    return f"{name}: {held}. {look[:1].upper()}{look[1:]} att se över."
