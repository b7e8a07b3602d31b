"""What is said about a plan that is written into somebody else's workbook."""

from collections.abc import Sequence

from planterm.texts.words import number_of_rows

# The report. Sheets and cells are named beside each text, not in it.
MACROS = "Arbetsbokens makron kördes inte, och de följer inte med: en .xlsx-fil får inte ha några."
SIGNATURE = "Arbetsbokens digitala signatur gäller inte längre och togs bort."
HIDDEN_SHEET = "Bladet är dolt i arbetsboken; raderna skrevs där ändå."
SEVERAL_TABLES = "Rubrikraden upprepas; raderna skrevs under den första, och under de andra tömdes tabellen."
NOT_VERIFIED = "Texterna gick inte att läsa tillbaka som de skrevs; jämför bladet med planen innan du lämnar in det."
TITLE_NOT_PLACED = "Det finns ingen cell för områdets titel på bladet; skriv in den för hand."
TITLE_IN_TABLE = (
    "Områdets titel kan inte stå överst i en Excel-tabell, eftersom den är tom eller är rubriken på en annan kolumn; "
    "rubriken som stod där står kvar."
)
MORE_PAGES = (
    "Bladet skulle skrivas ut på så få sidor att texten blev mindre än 6 punkter; det skrivs nu ut på så många sidor "
    "som det behöver, lika breda som förut."
)
PIVOTS = "Arbetsbokens pivottabeller räknas om när den öppnas i Excel; fram till dess visar de vad som stod där förut."
LINKS = "Länkar i celler som fick en annan text togs bort."
HEADER_UNKNOWN = (
    "Bladets rubriker gick inte att känna igen, så raden kan vara en rubrikrad: den står kvar, och planens rader står "
    "under den. Ta bort raden om den inte ska vara med."
)
UNHIDDEN = "Rader som var dolda i tabellen syns nu, eftersom planens rader står där."
FILTER = "Filtret i tabellen stängdes av, så att alla rader syns."
KINDS = {"last": "Skrivet", "gissat": "Gissat", "lamnat": "Att se över", "anmarkning": "Värt att veta"}
"""The parts of the report, by the kind of its notes."""
KINDS_BY_WEIGHT = {kind: KINDS[kind] for kind in ("lamnat", "gissat", "anmarkning", "last")}
"""The same, what matters most first."""
# In the editor.
TITLE = "Fyll i stadens arbetsbok"
COPY_LABEL = "Den ifyllda arbetsbokens namn (.xlsx)"
COPY_ENDING = "-ifylld.xlsx"
NOTHING_TO_LOOK_AT = "Allt fick plats, och inget behöver ses över."
REPORT_HINT = "Upp, ned, PageUp, PageDown: bläddra · Esc: stäng"


def replaced(rows: Sequence[Sequence[str]]) -> str:
    """Rows that stood there before, and are not in the plan."""
    first = [next((text for text in row if text.strip()), "") for row in rows[:3]]
    shown = "; ".join(f"”{_short(text)}”" for text in first)
    more = " …" if len(rows) > 3 else ""
    return f"{number_of_rows(len(rows))} som stod här och inte finns i planen ersattes: {shown}{more}."


def formulas_replaced(places: Sequence[str]) -> str:
    """Formulas stood in the table's rows."""
    more = " …" if len(places) > 8 else ""
    if len(places) == 1:
        return f"Formeln i {places[0]} ersattes av planens text."
    return f"Formlerna i {', '.join(places[:8])}{more} ersattes av planens texter."


def retitled(old: str, new: str) -> str:
    """The sheet of an own area got another title."""
    return f"Titeln ”{_short(old)}” byttes mot områdets titel, ”{_short(new)}”."


def widened(column: str, old: float, new: float) -> str:
    """A column was too narrow for Excel's tallest row."""
    return (
        f"Kolumnen {column} gjordes bredare, från {_decimal(old)} till {_decimal(new)} tecken, eftersom en text inte "
        "får plats i den högsta rad som Excel tillåter; se efter hur bladet skrivs ut."
    )


def moved_down(count: int, row: int) -> str:
    """What stood below the table moved."""
    return f"Det som stod under tabellen, från rad {row}, flyttades ned {number_of_rows(count)}."


def no_column(column: str, texts: int) -> str:
    """The table lacks a column in which the plan has texts."""
    count = "1 text" if texts == 1 else f"{texts} texter"
    return f"Kolumnen {column} finns inte i tabellen, så {count} i planen fick ingen plats; lägg till kolumnen."


SHEET_MADE = "Området ”{title}” hade inget blad i arbetsboken; det fick en kopia av bladet ”{source}”."


def no_place(title: str, rows: int) -> str:
    """An area has no sheet, and no other sheet could be copied for it."""
    what = (
        f"områdets {number_of_rows(rows)} står bara i planen"
        if rows
        else "området, som inte har några rader, är inte med"
    )
    return (
        f"Området ”{_short(title)}” har inget blad i arbetsboken, och inget annat blad gick att kopiera: {what}. "
        "Lägg till ett blad för området i arbetsboken och fyll i den igen."
    )


NO_SHEET = "Området ”{title}” har inget blad i arbetsboken, och inga rader i planen."


def foreign_area(title: str) -> str:
    """The workbook has an area that the plan lacks."""
    return f"Området ”{_short(title)}” finns inte i planen; bladet lämnades som det var."


def no_analysis_line(title: str) -> str:
    """The analysis could not be given a line for a sheet that was added."""
    return (
        f"Analysen fick ingen rad för ”{_short(title)}”: det går inte att se var den hör hemma. Lägg till den för hand."
    )


def analysis_line(title: str) -> str:
    """The analysis got a line for a sheet that was added."""
    return f"Analysen fick en rad för ”{_short(title)}”."


def formula_changed(old: str, new: str) -> str:
    """A formula did not count every row."""
    return f"Formeln ={_short(old)} räknade inte alla rader och blev ={_short(new)}."


def wrong_count(value: str, right: int, column: str, title: str) -> str:
    """A formula of the analysis gives another figure than the plan."""
    cells = "1 ifylld cell" if right == 1 else f"{right} ifyllda celler"
    return (
        f"Formeln ger {value}, men planen har {cells} under {column} i ”{_short(title)}”; se över vad formeln räknar."
    )


def unknown_formulas(places: Sequence[str]) -> str:
    """Formulas whose values planterm cannot compute."""
    return (
        f"Formlerna kan inte räknas ut av planterm: {', '.join(places[:8])}{' …' if len(places) > 8 else ''}. "
        "De räknas när arbetsboken öppnas i Excel; spara den där innan du skickar den vidare."
    )


HIDDEN_COLUMN = "Kolumnen {column} är dold i arbetsboken; texterna skrevs där ändå."


def comment(text: str) -> str:
    """A comment stands by a cell that got another text."""
    return f"Kommentaren står kvar vid en cell som fick en annan text: ”{_short(text)}”."


def other_choice(column: str, texts: int) -> str:
    """Texts that are none of the choices that the city offers."""
    count = "1 text" if texts == 1 else f"{texts} texter"
    return f"Kolumnen {column} har en lista att välja ur; {count} i planen står inte i den, men skrevs ändå."


OTHER_YEAR = "Arbetsboken gäller {theirs}, men planen {ours}; året i arbetsboken ändrades inte."
OTHER_DISTRICT = "Arbetsboken gäller ”{theirs}”, men planen ”{ours}”; namnet i arbetsboken ändrades inte."


def fact_written(label: str, value: str) -> str:
    """A fact of the plan was written into the workbook."""
    return f"Vid {label} stod inget i arbetsboken; planens uppgift skrevs in: {_short(value)}."


def fact_not_written(label: str, value: str) -> str:
    """A fact of the plan has no cell of its own."""
    return f"Vid {label} står inget i arbetsboken, och det gick inte att se i vilken cell det ska stå: {_short(value)}."


SAME_FILE = "{name} är arbetsboken som ska fyllas i, och den ändras aldrig; välj ett annat namn för den ifyllda."
MACRO_SHEETS = "{} har blad som är makron; ta bort dem i Excel, spara som Excel-arbetsbok (.xlsx) och försök igen."
_LONGEST = 60


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
