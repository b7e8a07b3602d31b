"""Texts about where a plan or a workbook is written, and about what could not be."""

SAVE_AS = "Spara som …"
TRY_AGAIN = "Försök spara igen"
GO_ON = "Fortsätt redigera; planen är öppen och osparad"
SAVE_FAILED = "Planen är inte sparad."
NOT_WRITTEN_OVER = "Filen är inte överskriven."


def no_file_name(name: str) -> str:
    """What was written names no file."""
    return f"”{name}” är inget filnamn; skriv ett namn, till exempel plan.toml."


def wrong_kind(name: str, kinds: str) -> str:
    """The name's ending says that the file is of another kind than what is to be written."""
    return f"{name}: namnets ändelse hör till en fil av annat slag; välj ett namn som slutar på {kinds}."


def file_exists(name: str) -> str:
    """A new plan must not take the place of another file."""
    return f"{name} finns redan; välj ett annat namn, eller öppna filen."


def save_failed(why: str) -> str:
    """The plan could not be saved, and what can be done about it."""
    return f"{SAVE_FAILED} {why}"


def changed_and_unreadable(why: str) -> str:
    """Somebody else has written the file, and what stands there now cannot be read."""
    return f"Någon annan har ändrat filen, och det som står där nu kan inte tas in: {why}"


def changed_elsewhere(name: str, who: str) -> str:
    """Somebody else has written the file; who has it open is a sentence, or empty."""
    told = f"Någon annan har ändrat {name}. {who}".strip()
    return f"{told} Ta in ändringarna nu med F10, Ta in andras ändringar; annars tas de in när du sparar."


def moved(name: str, new: str) -> str:
    """The plan's file has another name or is in another folder, and the plan goes on there."""
    return f"{name} har bytt namn eller flyttats till {new} medan planen var öppen. Du fortsätter i den filen."


def gone(name: str) -> str:
    """The plan's file is gone."""
    return (
        f"{name} finns inte kvar: filen är flyttad eller borttagen, eller så är disken frånkopplad. Planen är öppen; "
        "Spara skriver filen på nytt på samma ställe."
    )


def lost_since(amounts: str) -> str:
    """Somebody else has written the file since it was saved here, and what it lacks since then."""
    return (
        f"Någon annan har ändrat filen sedan du sparade den, och där saknas nu text: {amounts}. "
        "F10, Tidigare versioner har det kvar."
    )


def changed_to_read(name: str) -> str:
    """Somebody else has written a file that is open for reading."""
    return f"Någon annan har ändrat {name}. Öppna planen igen för att läsa den som den är nu."
