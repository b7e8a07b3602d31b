"""What the commands say that change a plan: sentences to be read or heard one at a time."""

from collections.abc import Sequence

from planterm.texts.words import Sentence, listed

AREA = "OMRÅDE"
ROW = "RAD"
KEY = "FÄLT"
TEXT = "TEXT"
KEY_IS_TEXT = "FÄLT=TEXT"

AREA_HELP = "området, med dess nummer eller id"
ROW_HELP = "raden, med nummer som 1.3 (område 1, rad 3) eller id"
SHOW_ROW_HELP = "bara den här raden, med nummer som 1.3 eller id; också det som är tomt visas"
KEY_HELP = "fältet, som det heter i planens fil eller i formuläret: en kolumn, status, maluppfyllelse eller effekt"
TEXT_HELP = "texten som ska stå där i stället; - läser den från standard in, och en tom text tömmer fältet"
KEY_IS_TEXT_HELP = 'vad som ska stå i raden, till exempel problem="Skola som brottsplats"'
ANYWAY_HELP = "gör det även om någon annan har planen öppen (era ändringar sammanfogas) eller planen är beslutad"
PLAIN_HELP = "skriv för den som lyssnar: en sak på varje rad, utan tabeller, staplar och radbrytning"

ADDED = "Ny rad {label}, id {id}."
SET_ROW_HELP = f"{ROW_HELP}; plan för planens egna uppgifter, som skede och diarienummer"
PLAN_CHANGED = "Planen, {field}: {text}."
CHANGED = "Rad {label}, {field}: ändrat."
EMPTIED = "Rad {label}, {field}: tömt."
UNCHANGED = "Rad {label}, {field}: det står redan så."
BEFORE = "Förut stod: {text}"
REMOVED = "Rad {label}, id {id}, är borttagen. Planen som den var finns bland de tidigare versionerna."
HELD = "I raden stod:"

NO_EQUALS = '”{text}” är inget fält med text; skriv FÄLT=TEXT, till exempel problem="Skola som brottsplats"'
NOT_TEXT = (
    "Texten som lästes in är inte skriven i {encoding}; spara den så, eller sätt PLANTERM_ENCODING till teckentabellen "
    "som den är skriven i."
)
BUSY = "{path}: {who} Stäng den där, eller lägg till --anyway; då sammanfogas era ändringar."
DECIDED = (
    "{path}: planen är beslutad, och det här ändrar det som beslutades. Uppföljning och status går att skriva som "
    "vanligt; lägg till --anyway för att ändra ändå."
)
OTHER_PLAN = (
    "I {path} ligger nu en annan plan än den som öppnades, så ingenting är skrivet i den; lägg tillbaka planen och "
    "försök igen."
)
LEFT = "Osparat arbete med planen från en tidigare gång finns kvar; planterm follow-up och redigeraren erbjuder det."
of_row = Sentence("Rad {label}, id {row_id}, i område {area}: {title}")


def no_such_area(path: str, area: str, known: Sequence[tuple[int, str]]) -> str:
    """The plan has no such area; the numbers and ids of those that it has."""
    return f"{path}: området ”{area}” finns inte. Områdena är {listed([f'{number} {name}' for number, name in known])}."


no_such_row = Sentence(
    "{path}: raden ”{row}” finns inte. ”planterm show {path}” visar raderna; 1.3 är område 1, rad 3."
)
no_such_field = Sentence("{path}: fältet ”{key}” finns inte. Fälten är {known}.")
no_such_stage = Sentence("{path}: Skede kan inte vara ”{text}”; välj bland {known}.")
wrong_value = Sentence("{path}: {field} kan inte vara ”{text}”; välj bland {known}, eller en tom text för inget.")
