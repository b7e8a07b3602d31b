"""What is said about a plan that is written into somebody else's workbook."""

from collections.abc import Sequence

from planterm.texts.words import Sentence, number_of_rows, short

# The report. Sheets and cells are named beside each text, not in it.
MACROS = "Arbetsbokens makron kördes inte, och de följer inte med: en .xlsx-fil får inte ha några."
SIGNATURE = "Arbetsbokens digitala signatur gäller inte längre och togs bort."
HIDDEN_SHEET = "Bladet är dolt i arbetsboken; raderna skrevs där ändå."
SEVERAL_TABLES = "Rubrikraden upprepas; raderna skrevs under den första, och under de andra tömdes tabellen."
NOT_VERIFIED = "Texterna gick inte att läsa tillbaka som de skrevs; jämför bladet med planen innan du lämnar in det."
TITLE_NOT_PLACED = "Det finns ingen cell för områdets titel på bladet; skriv in den för hand."
TITLE_IN_TABLE = "Cellen är rubrik i en Excel-tabell och ändrades inte; skriv in områdets titel där i Excel: ”{title}”."
MORE_PAGES = (
    "Bladet skulle skrivas ut på så få sidor att texten blev mindre än 6 punkter; det skrivs nu ut på så många sidor "
    "som det behöver, lika breda som förut."
)
PIVOTS = "Arbetsbokens pivottabeller räknas om när den öppnas i Excel; fram till dess visar de vad som stod där förut."
LINKS = "Länkar i celler som fick en annan text togs bort."
UNHIDDEN = "Rader som var dolda eller bortfiltrerade i tabellen syns nu, eftersom planens rader står där."
KINDS = {"last": "Skrivet", "gissat": "Gissat", "lamnat": "Att se över", "anmarkning": "Värt att veta"}
"""The parts of the report, by the kind of its notes."""
KINDS_BY_WEIGHT = {kind: KINDS[kind] for kind in ("lamnat", "gissat", "anmarkning", "last")}
"""The same, what matters most first."""
# In the editor.
TITLE = "Fyll i stadens arbetsbok"
COPY_LABEL = "Den ifyllda arbetsbokens namn (.xlsx)"
COPY_ENDING = "-ifylld.xlsx"
NOTHING_TO_LOOK_AT = "Allt fick plats, och inget behöver ses över."


def replaced(rows: Sequence[Sequence[str]]) -> str:
    """Rows that stood there before, with a text that no row of the plan has beside the others."""
    first = [next((text for text in row if text.strip()), "") for row in rows[:3]]
    shown = "; ".join(f"”{short(text)}”" for text in first)
    more = " …" if len(rows) > 3 else ""
    return f"{number_of_rows(len(rows))} som stod här med text som planen inte har ersattes: {shown}{more}."


formulas_replaced = Sentence("{places:Formeln|Formlerna} i {places:…} ersattes av planens {places:text|texter}.")
retitled = Sentence("Titeln ”{old:…}” byttes mot områdets titel, ”{new:…}”.")


def widened(column: str, old: float, new: float) -> str:
    """A column was too narrow for Excel's tallest row."""
    return (
        f"Kolumnen {column} gjordes bredare, från {_decimal(old)} till {_decimal(new)} tecken, eftersom en text inte "
        "får plats i den högsta rad som Excel tillåter; se efter hur bladet skrivs ut."
    )


TOO_TALL = (
    "En text är längre än vad som får plats i den högsta rad som Excel tillåter; den står hel i cellen, men slutet "
    "syns inte i utskriften."
)
moved_down = Sentence("Det som stod under tabellen, från rad {row}, flyttades ned {count:# rad|# rader}.")
no_column = Sentence(
    "Kolumnen {column} finns inte i tabellen, så {texts:1 text|# texter} i planen fick ingen plats; lägg till kolumnen."
)
SHEET_MADE = "Området ”{title}” hade inget blad i arbetsboken; det fick en kopia av bladet ”{source}”."
SHEET_IS_BARE = "Kopian har bladets celler, men inte det som låg på dem: bilder, diagram, kommentarer och länkar."
no_place = Sentence(
    "Området ”{title:…}” har inget blad i arbetsboken, och inget annat blad gick att kopiera: {rows:området, som inte "
    "har några rader, är inte med|områdets # rad står bara i planen|områdets # rader står bara i planen}. Lägg till "
    "ett blad för området i arbetsboken och fyll i den igen."
)
NO_SHEET = "Området ”{title}” har inget blad i arbetsboken, och inga rader i planen."
foreign_area = Sentence("Området ”{title:…}” finns inte i planen; bladet lämnades som det var.")
no_analysis_line = Sentence(
    "Analysen fick ingen rad för ”{title:…}”: det går inte att se var den hör hemma. Lägg till den för hand."
)
analysis_line = Sentence("Analysen fick en rad för ”{title:…}”.")
formula_changed = Sentence("Formeln ={old:…} räknade inte alla rader och blev ={new:…}.")
wrong_count = Sentence(
    "Formeln ger {value}, men planen har {right:1 ifylld cell|# ifyllda celler} under {column} i ”{title:…}”; se över "
    "vad formeln räknar."
)
unknown_formulas = Sentence(
    "Formlerna kan inte räknas ut av planterm: {places:…}. De räknas när arbetsboken öppnas i Excel; spara den där "
    "innan du skickar den vidare."
)
HIDDEN_COLUMN = "Kolumnen {column} är dold i arbetsboken; texterna skrevs där ändå."
kept_beside = Sentence(
    "Det som stod bredvid tabellen står kvar på sina rader, som fick andra texter: {cells:…}; se över vad som hör till "
    "vilken rad."
)
comment = Sentence("Kommentaren står kvar vid en cell som fick en annan text: ”{text:…}”.")
other_choice = Sentence(
    "Kolumnen {column} har en lista att välja ur; {texts:1 text|# texter} i planen står inte i den, men skrevs ändå."
)
OTHER_YEAR = "Arbetsboken gäller {theirs}, men planen {ours}; året i arbetsboken ändrades inte."
OTHER_DISTRICT = "Arbetsboken gäller ”{theirs}”, men planen ”{ours}”; namnet i arbetsboken ändrades inte."
fact_written = Sentence("Vid {label} stod inget i arbetsboken; planens uppgift skrevs in: {value:…}.")
fact_not_written = Sentence(
    "Vid {label} står inget i arbetsboken, och det gick inte att se i vilken cell det ska stå: {value:…}."
)
MACRO_SHEETS = "{} har blad som är makron; ta bort dem i Excel, spara som Excel-arbetsbok (.xlsx) och försök igen."


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
