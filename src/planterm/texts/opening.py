"""What is said when another plan or a workbook is opened."""

OPEN_TITLE = "Öppna en plan eller en arbetsbok"
COMPARE_TITLE = "Jämför med en arbetsbok"
OPEN_LABEL = "Filens namn (.toml eller .xlsx)"
COMPARE_LABEL = "Arbetsbokens namn (.xlsx)"
OPEN_HINT = "Upp och ned: välj en fil · Enter: öppna · Esc: avbryt"
ALREADY_OPEN = "Den planen är redan öppen."
SAVE_AND_OPEN = "Spara och öppna"
OPEN_UNSAVED = "Öppna utan att spara: ändringarna slängs"
COMPARE = "Jämför den med den öppna planen"
AS_NEW_PLAN = "Öppna den som en ny plan"
REPORT_HINT = "Enter: gå vidare · Upp, ned, PageUp, PageDown: bläddra · Esc: avbryt"
NEW_FROM_BOOK = "Ny plan ur arbetsboken"


def report_title(book: str) -> str:
    """The report of a workbook that was read."""
    return f"Så här lästes {book}"


def book_question(book: str) -> str:
    """A workbook was opened while a plan is open."""
    return f"{book} är en arbetsbok. Vad ska göras med den?"
