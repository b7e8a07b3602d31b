"""Texts of opening plans, broken ones too, and of the dialog in which a file or a folder is chosen."""

from collections.abc import Sequence

from planterm.texts.words import Sentence, counted

RECENT_CLEARED = "Listan över senaste planer är tömd. Filerna är orörda."
CLEAR_LIST = "Töm bara listan"
CLEAR_ALL = "Töm listan och ta bort det som är kvar av planerna (kan inte ångras)"
_MOST = 10
"""How many plans are told one by one."""
COMPARE_TITLE = "Jämför med en arbetsbok"
ALREADY_OPEN = "Den planen är redan öppen."
SAVE_AND_OPEN = "Spara och öppna"
OPEN_UNSAVED = "Öppna utan att spara: ändringarna försvinner"
COMPARE = "Jämför den med den öppna planen"
AS_NEW_PLAN = "Öppna den som en ny plan"
REPORT_HINT = "Enter: gå vidare · Upp, ned, PageUp, PageDown: bläddra · Esc: avbryt"
REPORT_TITLE = "Så här lästes {book}"
BOOK_QUESTION = "{book} är en arbetsbok. Vad ska göras med den?"
LAST_READ = "Hämta tillbaka planen som den var när den senast öppnades"
LEAVE = "Låt filen vara"
NOT_PUT_ASIDE = "{name} kan inte läggas undan under ett annat namn; kontrollera att mappen går att skriva i."


def clear_question(plans: Sequence[str]) -> str:
    """The list is to be cleared, while something is kept of plans that are gone."""
    told = [f"  {plan}" for plan in plans[:_MOST]]
    if (more := len(plans) - _MOST) > 0:
        told.append(f"  och {_plans(more)} till")
    question = (
        "Listan över senaste planer töms; filerna rörs inte. planterm har också kvar uppgifter om "
        f"{_plans(len(plans))} som inte finns längre; det kan vara det enda som är kvar av dem:"
    )
    return "\n".join([question, *told])


def remains(plan: str, versions: int, journals: int, size: int, *, has_follow_up: bool) -> str:
    """What is kept of a plan that is gone; the size in bytes."""
    kept = (
        counted(versions, "tidigare version", "tidigare versioner") if versions else "",
        f"osparat arbete från {counted(journals, 'gång', 'gånger')}" if journals else "",
        "läget i uppföljningen" if has_follow_up else "",
    )
    return f"{plan} · {', '.join(filter(None, kept))} · {_kilobytes(size)}"


def cleared(plans: int, size: int) -> str:
    """The list is cleared, and what was kept of so many plans."""
    return f"{RECENT_CLEARED} Det som var kvar av {_plans(plans)} är borttaget ({_kilobytes(size)})."


_plans = Sentence("{count:# plan|# planer}")


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000)} kB"


changed_at = Sentence("ändrad {moment}")
question = Sentence("{reason}{aside:|\n\nFilen som den är nu läggs undan som # om planen hämtas tillbaka.}")
version = Sentence("Hämta tillbaka versionen som gällde till {moment}")
last_saved = Sentence("Hämta tillbaka planen som den senast sparades, {moment}")


# Where a file or a folder is chosen.

OPEN_TITLE = "Öppna en plan eller en Excel-arbetsbok"
BOOK_TITLE = "Vilken Excel-arbetsbok?"
OFFICIAL_TITLE = "Vilken är stadens arbetsbok? Den ändras inte."
FOLDER_TITLE = "I vilken mapp?"
FOLDER = "Mapp: {folder}"
LINE = "Sök, eller skriv eller klistra in ett namn"
HINT = "Upp och ned: välj · Enter: öppna · Tab: fyll i namnet · Esc: avbryt"
FOLDER_HINT = "Upp och ned: välj · Enter: gå in · Tab: fyll i namnet · Esc: avbryt"
READING = "Mappen läses …"
SLOW = "Mappen svarar inte än. Vänta, eller välj en annan."
EMPTY = "Här finns inget som går att öppna. Välj en annan mapp."
NO_MATCH = "Inget här heter så. Enter söker efter namnet som det är skrivet."
NO_FOLDER = "Mappen {folder} finns inte. Rätta namnet, eller välj en annan mapp."
PLACES = {
    "here": "Välj den här mappen",
    "up": "En mapp upp",
    "documents": "Dokument",
    "home": "Hemmapp",
    "recent": "Senaste planers mapp",
    "drive": "Enhet",
}
"""What leads to other folders, by the names of what they are."""

IS_FOLDER = "mapp"
BOOK = "Excel-arbetsbok"
NO_PLAN = "är ingen plan som går att läsa"
