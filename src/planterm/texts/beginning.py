"""Texts of the start screen, of the dialog for a new plan, and of the guided tour of the example plan."""

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

# The tour: what to try, step by step.

TOUR_LINE = "Rundtur, steg {number} av {count}: {text} · F12: hoppa över · Skift+F12: lämna"
TOUR_LEFT = "Rundturen är slut. Prova vidare: planen är en kopia. Ctrl+Q avslutar, och F1 hjälper var du än är."
TOUR_NONE = "Rundturen börjar på startskärmen, som visas när du startar planterm utan fil."
TOUR_WHOLE = "Det var hela rundturen. Prova vidare: planen är en kopia. Ctrl+Q avslutar, och F1 hjälper var du än är."

NEXT_CELL = "Varje rad är ett problem, med orsak, åtgärd och uppföljning. Tryck Tab för att gå till nästa cell."
WRITE = "Skriv ett ord. Det läggs till sist i cellen, så inget som står där försvinner."
LEAVE_CELL = "Tryck Esc när du är klar. Det du har skrivit är redan undanlagt, också om datorn stängs av."
UNDO = "Tryck Ctrl+Z för att ångra det. Allt kan ångras, ett steg i taget."
NEW_ROW = "Tryck Ctrl+N för en ny, tom rad under den du står på."
NEXT_AREA = "Områdena är flikarna högst upp. Tryck Ctrl+PageDown för att gå till nästa."
REVIEW = "Tryck F7 för att se vad som är värt att se över i planen, och sedan Esc."
FOLLOW_UP = "Tryck F5 för att följa upp rad för rad, som i slutet av året. Esc leder tillbaka hit."
COMMANDS = "Tryck F10 och skriv vad du vill göra, till exempel skriv ut. Esc stänger listan."
SAVE = "Tryck Ctrl+S för att spara. F9 skriver sedan arbetsboken som lämnas in."


def plan(year: int, district: str, *state: str) -> str:
    """A plan in a line, and what is to be known of it, the most important first: the line may be cut."""
    return " · ".join((f"{year} {district or NO_DISTRICT}", *state))


def place(path: str, changed: str) -> str:
    """Where a plan is, and when it was changed, as far as that is known."""
    return " · ".join(filter(None, (path, changed)))
