"""Texts of the editor's screens."""

from collections.abc import Sequence

from planterm.texts import progress as statuses
from planterm.texts.words import Sentence, number, number_of_rows

EDITS = {
    "text": "ändra text",
    "clear": "töm cell",
    "insert_row": "infoga rad",
    "remove_row": "ta bort rad",
    "duplicate_row": "kopiera rad",
    "move_row": "flytta rad",
    "move_rows": "flytta rader",
    "move_to_area": "flytta till annat område",
    "sort_rows": "sortera efter tid",
    "sort_by_effect": "sortera efter effekt",
    "paste": "klistra in",
    "cut": "klipp ut",
    "clear_cells": "töm celler",
    "shift_cells": "flytta celler i sidled",
    "move_cell": "flytta cell i sidled",
    "add_area": "lägg till område",
    "rename_area": "byt namn på område",
    "move_area": "flytta område",
    "remove_area": "ta bort område",
    "details": "ändra planens uppgifter",
    "change_form": "byt formulär",
    "remark": "anmärkning",
    "confirm": "stämmer ändå",
    "follow_up": "uppföljning",
    "status": "status",
    "goal_reached": "måluppfyllelse",
    "effect": "effekt",
    "replace": "ersätt",
    "replace_all": "ersätt alla",
    "recover": "ta tillbaka osparade ändringar",
    "merge": "ta in andras ändringar",
    "join_copy": "sammanfoga kopia",
    "decide": "välj mellan texter",
    "take_in": "ta in text ur filen",
    "restore": "återställ en tidigare version",
    "returned": "hämta från arbetsbok",
    "answers": "ta in en parts svar",
}
"""What the kinds of edits are called, after "Ångrat:" and "Gjort om:"."""

EFFECT_HERE, NOT_SAID = "Effekt (väljs under F10)", "–"
NO_EFFECTS = "Ingen rad i området säger när åtgärden verkar: välj Effekt … under F10 på raderna först."
UNSAVED = "osparat"
READ_ONLY = "endast läsning"
FILE_CHANGED = "filen ändrad"
FILE_MISSING = "filen saknas"
NO_DISTRICT = "förvaltning saknas"
EMPTY_AREA = "Området har inga rader än. Börja skriva, så blir det en rad."
ALL_FILTERED = "Urvalet visar inga rader här. Esc visar alla."
ESCAPE_SHOWS_ALL = "Esc visar alla"
ALL_SHOWN = "Alla rader visas igen."
NOTHING_TO_CLEAR = "Här finns inget att tömma."
NEW_ROW = "ny rad: börja skriva"
NOTHING_TO_UNDO = "Det finns inget att ångra."
NOTHING_TO_REDO = "Det finns inget att göra om."
NOTHING_UNSAVED = "Allt är redan sparat."
NO_ROW = "Här finns ingen rad än: börja skriva, så blir det en."
NO_TABLE = "Det går inte på analysfliken: välj ett område med Ctrl+PageUp."
NO_INSTRUCTION = "Formuläret har ingen instruktion."
IN_THE_WAY = "Raden kan inte flyttas längre åt det hållet."
AREA_IN_THE_WAY = "Området kan inte flyttas längre åt det hållet."
COMPACT_ON = "Översikt: bara början av varje rad visas. Ctrl+L visar hela texterna igen."
COMPACT_OFF = "Hela texterna visas."
CANCEL = "Avbryt"
READING_HINT = "Upp, ned, PageUp, PageDown: bläddra · Esc: stäng"
CONTINUE = "Fortsätt redigera"
SAVE_AND_QUIT = "Spara och avsluta"
QUIT_UNSAVED = "Avsluta utan att spara: ändringarna försvinner"
QUIT_QUESTION = "Planen har ändringar som inte är sparade."
OVERWRITE = "Skriv över"
EXPORT_TITLE = "Exportera till Excel"
EXPORT_PAGE_TITLE = "Exportera som webbsida"
EXPORT_LABEL = "Filens namn (.xlsx: arbetsbok, .html: webbsida, .txt: text)"
SUMMARY_TITLE = "Sammanfattning för nämnden"
SUMMARY_LABEL = "Filens namn (.html: webbsida, .txt: text)"
SUMMARY_ENDING = "-sammanfattning.html"
SAVE_AS_TITLE = "Spara som"
SAVE_AS_LABEL = "Planens nya fil (.toml)"
PROMPT_HINT = "Enter: klar · Esc: avbryt"
CHOICE_HINT = "Upp och ned: välj · Enter: gör det · Esc: avbryt"
QUESTION_SCROLLS = " · PageDown: läs mer"
COMMANDS_TITLE = "Alla kommandon"
COMMANDS_HINT = "Skriv för att söka · Upp och ned: välj · Enter: gör det · Esc: stäng"
NO_COMMAND = "Inget kommando heter så."
HELP_HINT = "Esc eller F1: stäng · Ctrl+O: öppna handboken · PageUp, PageDown: bläddra"
HANDBOOK_OPENED = "Handboken öppnas i webbläsaren. Den ligger i {path}."
HANDBOOK_IS_IN = "Handboken är en webbsida att öppna i en webbläsare: {path}"
NO_HANDBOOK = "Handboken följer inte med den här kopian av programmet; i källkoden är den docs/handbok.md."
HELP_TITLE = "Hjälp"
ANALYSIS_GUIDANCE = "Antalet ifyllda celler i varje område, och därunder uppföljningen."
NO_FILE_NAME = "Skriv ett filnamn."

OPENS_FOLDER = "{told} · Enter öppnar mappen"
FOLDER_NOT_SHOWN = "Mappen {folder} kan inte visas härifrån; öppna den i Utforskaren."
COPIED = "Kopierat."
OPENING = "Planen öppnas …"
WORKING = "Arbetar …"
WAITING = "Väntar på att ett annat program ska bli klart med filen …"
NO_UTF8 = "Terminalen skickar inte UTF-8. Tecknen läses som Latin-1; välj helst UTF-8 i terminalen."
PLAIN_SIGNS = (
    "Terminalen kan inte visa alla tecken: linjer och tecken ritas förenklat, och ? står för det som saknas. "
    "Planens texter är oförändrade; välj helst UTF-8, och på Windows ett annat typsnitt än rastertypsnitten."
)
NOTHING_TO_PASTE = "Det finns inget att klistra in."
IMAGE_TO_PASTE = "I urklipp finns en bild, och planen kan bara ta emot text."
CLIPBOARD_BUSY = "Urklipp används av ett annat program just nu; försök igen om en stund."
NOT_COPIED = "Inget kopierades, eftersom urklipp används av ett annat program; försök igen om en stund."
DETAILS_TITLE = "Uppgifter om planen"
WRITTEN_IS_LOST = "Det du har skrivit i rutan kommer inte med."
WRITE_ON = "Gå tillbaka till rutan"
LEAVE_WRITTEN = "Stäng rutan utan det"
DETAILS_HINT = "Tab: nästa fält · Enter: klar · Esc: avbryt"
DISTRICT_LABEL = "Förvaltning"
YEAR_LABEL = "År"
POLICE_AREA_LABEL = "Lokalpolisområde"
CASE_NUMBER_LABEL = "Diarienummer"
DECIDED_ON_LABEL = "Beslutsdatum (åååå-mm-dd)"
SYNONYMS_LABEL = "Samma part (polis = LPO; …)"
STAGE_LABEL = "Skede"
WRONG_DATE = "Skriv beslutsdatumet som åååå-mm-dd, eller lämna det tomt."
FIND_LABEL = "Sök"
REPLACE_LABEL = "Ersätt med"
FILTER_LABEL = "Visa rader med"
ANY_COLUMN = "alla kolumner"
NO_HITS = "inga träffar"
NO_SEARCH = "Sök först med Ctrl+F."
AREA_TITLE_LABEL = "Områdets titel"
ADD_AREA_TITLE = "Nytt eget område"
RENAME_AREA_TITLE = "Byt namn på området"
OFFICIAL_AREA = "Det officiella formulärets områden kan inte döpas om, flyttas eller tas bort."
REMOVE_AREA = "Ta bort området och dess rader (kan ångras)"
TO_AREA_QUESTION = "Till vilket område?"
ALREADY_SORTED = "Raderna står redan i den ordningen."
NOTHING_TO_SHIFT = "Här finns inget att flytta åt det hållet."
RESOURCE_COPIED = "Adressen är kopierad."
INSTRUCTION_HINT = "Upp och ned: bläddra · Tab: till länkarna och tillbaka · Enter: kopiera adressen · Esc: stäng"
HITS = "träff {number} av {count}"
JOINED = "Texten lades till i {column}, som inte var tom"
ROW_PLACE = "{column}, rad {row} av {rows}"
WAITING_SIGN = "?"
"""Beside the number of a row for which several texts wait for somebody to choose."""

WAITING_ROW = f"{WAITING_SIGN} väntar: flera texter att välja mellan"
ROW_NUMBER = "Rad {row} av {rows}"
NEW_ROW_PLACE = "{column}, ny rad"
EDITOR_TITLE = "{column}, rad {row}"
SAVED = "Sparat i {path}."
NOT_KEPT = "Det som står i den går inte att få tillbaka."
KEPT = "Det som står i den läggs bland planens tidigare versioner."
OVERWRITE_QUESTION = "{path} finns redan. Ska den skrivas över? {replaced}"
EARLIER, MORE = "◄", "►"
"""There are columns on the page before, or on the next one."""


def hits_found(count: int, most: int) -> str:
    """How many hits there are, where no more than so many are counted."""
    return f"fler än {number(count)}" if count == most else str(count)


def hit_count(count: int, most: int) -> str:
    """The same in words."""
    return f"{hits_found(count, most)} {'träff' if count == 1 else 'träffar'}" if count else NO_HITS


replaced = Sentence("Ersatte {count:# träff|# träffar} · Ctrl+Z ångrar")
filtered = Sentence("Visar {shown} av {total:# rad|# rader}")
sought = Sentence("”{text}”{column:| under #}")
remove_area_question = Sentence("Området ”{title}” har {rows:# rad|# rader}. Ska området tas bort?")
not_pasted = Sentence("{count:# cell|# celler} fick inte plats till höger om sista kolumnen och klistrades inte in.")


def edit_name(kind: str, rows: int) -> str:
    """What an edit is called; where it took away several rows, how many."""
    return f"ta bort {rows} rader" if kind == "remove_row" and rows > 1 else EDITS[kind]


written_over = Sentence("{count:# ifylld cell|# ifyllda celler} skrevs över · Ctrl+Z ångrar")
rows_removed = Sentence("{count:# rad|# rader} togs bort · Ctrl+Z ångrar")
cells_cleared = Sentence("{count:# cell|# celler} tömdes · Ctrl+Z ångrar")


def shifted(moved: Sequence[tuple[str, str]], joined: str) -> str:
    """Texts were moved from a column to another each, and one perhaps joined to what stood in its."""
    told = [f"Flyttat: {', '.join(f'{source} → {target}' for source, target in moved)}"] if moved else []
    if joined:
        told.append(JOINED.format(column=joined))
    return f"{'. '.join(told)} · Ctrl+Z ångrar"


def rows_moved(count: int, before: int, now: int) -> str:
    """Rows were moved; the number of the first of them, and what it is now."""
    if count == 1:
        return f"Rad {before} flyttades till plats {now} · Ctrl+Z ångrar"
    return f"{number_of_rows(count)} flyttades {'uppåt' if now < before else 'nedåt'} · Ctrl+Z ångrar"


characters = Sentence("{used:#} av {limit:#} tecken")
longer_than_a_cell = Sentence(
    "Texten är längre än en cell i Excel rymmer ({limit:#} tecken): exporten delar den på flera rader."
)


def edit_of_row(kind: str, row: int) -> str:
    """What was done to a row."""
    return f"{EDITS[kind]} på rad {row}"


undone = Sentence("Ångrat: {edit}.")
redone = Sentence("Gjort om: {edit}.")
replaced_plan = Sentence(f"Det är planen för {{district}} {{year}} med {{rows:# rad|# rader}}. {KEPT}")
more_columns = Sentence(f"{{names}} {MORE}")
earlier_columns = Sentence(f"{EARLIER} {{names}}")


def counted_measures(kinds: Sequence[int], effects: Sequence[int], lights: Sequence[int]) -> str:
    """How many measures are of which kind, when they work and how they went, as far as anything is said of that."""
    by_time = zip(("Punktinsatser", "Ordinarie arbete", "Utan tydlig tid"), kinds, strict=False)
    by_effect = zip(("Direkt effekt", "Effekt på längre sikt"), effects, strict=True)
    by_light = zip(statuses.LIGHTS.values(), lights, strict=True)
    said = ((by_time, kinds), (by_effect, effects), (by_light, lights))
    lines = (" · ".join(f"{name}: {count}" for name, count in named) for named, counts in said if any(counts))
    return "\n".join(lines)
