"""Texts of the start screen and of the dialog for a new plan."""

from planterm.texts.command_names import CommandText

NEW_TITLE = "Ny plan"
NEW_FROM_BOOK = "Ny plan ur arbetsboken"
YEAR_LABEL = "År"
DISTRICT_LABEL = "Förvaltning"
FORM_LABEL = "Formulär"
FILE_LABEL = "Planens fil"
FOLDER_LABEL = "Mapp"
FIELD_HINT = "Enter: nästa fält · Esc: avbryt"
FILE_HINT = "Enter: skapa planen · Tab: till mappen · Esc: avbryt"
FOLDER_HINT = "Enter: byt mapp · Skift+Tab: tillbaka till filen · Esc: avbryt"
NO_NAME = "Skriv ett filnamn."
WRONG_YEAR = "Skriv ett årtal mellan 1900 och 2200."
FILE_NAME = "Åtgärdsplan {year} {district}"

TITLE = "planterm"
OPENING = (
    "Skriv åtgärdsplanen för det brottsförebyggande arbetet, följ upp den och lämna in den som Excel-arbetsbok. "
    "Inget du skriver går förlorat."
)
HINT = "Upp och ned: välj · Enter: gör det · F1: hjälp · Esc: avsluta"
READING = "läses …"
GONE = "filen finns inte längre"
OUT_OF_REACH = "filen går inte att nå just nu"
UNREADABLE = "filen går inte att läsa"
NO_DATE = "beslutsdatum saknas"
NO_DECISION = "beslut saknas"
WORK_WAITS = "osparat arbete väntar"
NO_DISTRICT = "förvaltning saknas"
NEXT_YEAR_TITLE = "Vilken plan ska nästa års plan göras av?"
EXAMPLE_SAID = (
    "Det här är en kopia av exempelplanen: prova fritt, inget annat ändras. Spara som … i F10 skriver den där du vill."
)

NEW = CommandText("Ny plan", "Gör en tom plan: du väljer år, förvaltning och var den ska sparas.")
NEXT_YEAR = CommandText(
    "Nästa års plan", "Gör nästa års plan av en plan du har: du går igenom raderna och väljer vilka som fortsätter."
)
OPEN = CommandText("Öppna", "Öppnar en plan eller en Excel-arbetsbok som finns på datorn eller i en nätverksmapp.")
FROM_BOOK = CommandText(
    "Gör en plan av en Excel-fil", "Läser en arbetsbok och gör en plan av den. Arbetsboken ändras inte."
)
EXAMPLE = CommandText(
    "Prova med en exempelplan", "Öppnar en kopia av en påhittad plan med tjugo rader. Den rör inget annat."
)
TOUR = CommandText("Rundtur", "Visar i tio steg hur man gör, i en kopia av exempelplanen. Du lämnar den när du vill.")
COMPILE = CommandText(
    "Sammanställ flera planer",
    "Visar planerna i en mapp som en bild: en rad för varje förvaltning, och allt som arbetsbok.",
)
CLEAR = CommandText("Rensa listan", "Glömmer vilka planer som har öppnats. Filerna rörs inte.")
HELP = CommandText("Hjälp", "Visar hur du gör, och vilka tangenter som finns.")
QUIT = CommandText("Avsluta", "Stänger programmet.")


def plan(year: int, district: str, stage: str, progress: str, *more: str) -> str:
    """A plan in a line: how far it has come, and what else is to be known of it."""
    return " · ".join((f"{year} {district or NO_DISTRICT}", stage, progress, *more))


def place(path: str, changed: str) -> str:
    """Where a plan is, and when it was changed, as far as that is known."""
    return " · ".join(filter(None, (path, changed)))
