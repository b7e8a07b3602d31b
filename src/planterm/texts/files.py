"""Texts about where a plan or a workbook is written, and about what could not be."""

SAVE_AS = "Spara som …"
TRY_AGAIN = "Försök spara igen"
GO_ON = "Fortsätt redigera; planen är öppen och osparad"
SAVE_FAILED = "Planen är inte sparad."
NOT_WRITTEN_OVER = "Filen är inte överskriven."
NO_FILE_NAME = "”{name}” är inget filnamn; skriv ett namn, till exempel plan.toml."
WRONG_KIND = "{name}: namnets ändelse hör till en fil av annat slag; välj ett namn som slutar på {kinds}."
FILE_EXISTS = "{name} finns redan; välj ett annat namn, eller öppna filen."


def save_failed(why: str) -> str:
    """The plan could not be saved, and what can be done about it."""
    return f"{SAVE_FAILED} {why}"


CHANGED_AND_UNREADABLE = "Någon annan har ändrat filen, och det som står där nu kan inte tas in: {why}"


def changed_elsewhere(name: str, who: str) -> str:
    """Somebody else has written the file; who has it open is a sentence, or empty."""
    told = f"Någon annan har ändrat {name}. {who}".strip()
    return f"{told} Ta in ändringarna nu med F10, Ta in andras ändringar; annars tas de in när du sparar."


MOVED = "{name} har bytt namn eller flyttats till {new} medan planen var öppen. Du fortsätter i den filen."
GONE = (
    "{name} finns inte kvar: filen är flyttad eller borttagen, eller så är disken frånkopplad. Planen är öppen; "
    "Spara skriver filen på nytt på samma ställe."
)
LOST_SINCE = (
    "Någon annan har ändrat filen sedan du sparade den, och där saknas nu text: {amounts}. "
    "F10, Tidigare versioner har det kvar."
)
CHANGED_TO_READ = "Någon annan har ändrat {name}. Öppna planen igen för att läsa den som den är nu."
