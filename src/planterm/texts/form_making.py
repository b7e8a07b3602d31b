"""What is said of a form that is made of a workbook: in the report, and in the file that comes of it."""

from planterm.texts.words import Sentence

NO_TABLE = (
    "{} har inget blad med en tabell vars rubriker känns igen (till exempel Problem, Åtgärd, Ansvarig, Uppföljning); "
    "kontrollera att det är rätt arbetsbok."
)
TOO_MANY_COLUMNS = "{} har fler kolumner än något formulär kan ha; kontrollera att det är rätt arbetsbok."

# what workbooks say

ANALYSIS_NAMES = ("analys", "sammanställning", "översikt")
"""What sheets that count are called, to begin with."""
COUNTED = ("antal", "summa")
"""The first words of their headings."""
ROW_NUMBERS = frozenset(("nr", "nummer", "löpnr", "löpnummer", "id", "rad"))
"""Headers of columns that only count the rows."""
OWN = frozenset(("eget", "egna", "egen"))
"""Words of the title of a template for an own area."""
PLAN = "plan"

# the report; sheets are named beside each text, not in it

YEAR_GUESSED = "Inget årtal hittades i arbetsboken; formuläret gäller från {year}. Ändra ar i filen om det är fel."
NAME_GUESSED = "Formuläret heter ”{name}” i planterm. Ändra namn i filen till det som det brukar kallas."
ROLE_TOLD = "Kolumnen ”{header}” har rollen {role}."
ROLE_GUESSED = "Kolumnen ”{header}” fick rollen {role}, på en gissning. Ta bort eller ändra roll i filen om det är fel."
NO_ROLE = "Kolumnen ”{header}” fick ingen roll: den är en text som vilken annan som helst."
NUMBERS_LEFT = "Kolumnen {column}, ”{header}”, räknar rader och togs inte med."
COLUMN_MORE = "Kolumnen ”{header}” finns inte i den första tabellen; den lades till sist, på alla områdens blad."
MEASURE_GUESSED = "Ingen rubrik säger att kolumnen är åtgärden, så ”{header}” fick rollen atgard. Ändra om det är fel."
FOLLOW_UP_ADDED = "Arbetsboken har ingen kolumn för uppföljning, som planterm behöver; ”Uppföljning” lades till sist."
GUIDANCE = "Raden under rubrikerna lästes som vägledning till kolumnerna."
AREA = "Området ”{title}”."
OWN_AREA = "Bladet ”{title}” lästes som mall för ett eget område."
INSTRUCTION = "Bladet lästes som instruktion, med {count} stycken."
ANALYSIS = "Bladet lästes som analys: dess rubriker säger vilka kolumner som räknas."
NO_ANALYSIS = "Bladet ser ut som en analys, men rubrikerna säger inte vilka kolumner som räknas, så det togs inte med."
SHEET_LEFT = "Bladet är varken ett område, en instruktion eller en analys och togs inte med."
ROWS_LEFT = "Tabellernas rader följer inte med i formuläret; gör en plan av dem med planterm import."

# in the form

NAME = "Formulär ur {book}"
PROBLEM, MEASURE, FOLLOW_UP = "Problem", "Åtgärd", "Uppföljning"
AREA_HEADING = "Område"
TOP = (
    "Formulär gjort av planterm ur {book}. Läs igenom det, och ändra där det står KONTROLLERA.",
    "En kolumns roll säger vad den betyder för planterm: problem, orsak, atgard, mal, nar, vem eller uppfoljning.",
    "En kolumn utan roll är en text som vilken annan som helst. bredd är kolumnens andel av bladets bredd.",
    "Lägg filen i mappen forms bredvid settings.toml (planterm forms visar var), så går den att välja för en ny plan.",
)
CHECK = "KONTROLLERA: {text}"
made = Sentence("Formuläret är skrivet: {path} ({columns} kolumner, {areas} områden).")
