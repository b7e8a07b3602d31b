"""What is said of forms: what is wrong in one, which there are, one that is lacking, and one made of a workbook."""

from planterm.texts.words import Sentence

# What is wrong in a form's file. These end without a full stop: in_file sets it.

EXAMPLES = {
    "id": '"atgardsplan-2026"', "serie": '"var-kommun"', "ar": "2026", "namn": '"Kommunens åtgärdsplan 2026"',
    "titel": '"Otrygga platser"', "nyckel": '"atgard"', "rubrik": '"Åtgärd"', "roll": '"atgard"', "bredd": "15",
    "flik": '"1 Otrygga platser"', "kolumn": '"atgard"', "rubrik_omrade": '"Område"',
}  # fmt: skip
"""What a key can say, for one that is missing."""
MISSING = "nyckeln saknas; skriv till exempel {key} = {example}"
BLANK = "texten är tom; skriv till exempel {key} = {example}"
NOT_ONE_LINE = "texten ska stå på en rad; ta bort radbrytningen"
NOT_TEXTS = "stycken ska vara en lista av texter inom hakparenteser, var och en inom citattecken"
NOT_TABLE = "uppgifterna ska stå rad för rad under rubriken [{header}]"
NOT_TABLES = "skriv varje del för sig under en egen rubrik [[{header}]]"
NO_TABLES = "formuläret har ingen del [[{header}]]; skriv minst en"
TOO_MANY = "formuläret har fler än {most} delar [[{header}]]; kontrollera att det är rätt fil"
BAD_WIDTH = "{value} är ingen bredd; skriv ett tal större än 0 och högst {most}, till exempel bredd = 15"
BAD_NAME = "”{value}” går inte; skriv små bokstäver a till z, siffror och {sign}, högst {most} tecken"
TAKEN = "”{value}” är upptaget av planterm i planernas filer; välj något annat"
OTHER_ID = 'filen heter {file}; skriv id = "{name}", eller byt namn på filen'
NO_ROLE = 'ingen kolumn har rollen {role}; skriv roll = "{role}" under den [[kolumn]] som den hör till'
ROLE_TWICE = "en kolumn till har rollen {value}; bara uppfoljning får stå i flera, så ta bort rollen ur den ena"
TWICE = "”{value}” står redan för något annat; välj något annat här"
BAD_TAB = "”{value}” kan inget blad i Excel heta; högst 31 tecken, utan \\ / : * ? [ ] och utan ' i början eller slutet"
unknown_key = Sentence("”{value}” är ingen nyckel här; skriv {known:eller}, eller ta bort raden")
no_such_column = Sentence("formuläret har ingen kolumn ”{value}”; skriv {known:eller}")
IN_PACKAGE = "planterm har redan ett formulär med id ”{value}”, och det gäller; byt namn på filen och på id i den"

# What a form without an analysis of its own counts on the screen.

ANALYSIS_TAB = "Analys"
ANALYSIS_TITLE = "Sammanställning över områden"
AREA_HEADING = "Område"
COUNTS = {"problem": "Antal problem", "orsak": "Antal orsaker", "atgard": "Antal åtgärder"}
"""The headings of its counts, by the roles of columns."""

# Which forms there are.

UNUSABLE = "Kan inte användas"
WHERE = "Egna formulär läggs i {folder}."
FROM_NEEDS_OUTPUT = "--from och -o hör ihop: skriv --from BOK.xlsx -o FORMULÄR.toml"
BAD_FILE_NAME = "{path}: formuläret får filnamnet som id; välj ett med bara små bokstäver a till z, siffror och -."
no_such_form = Sentence("Formuläret ”{form_id}” finns inte; skriv --form {known:eller}.")


# A form that cannot be had.

UNKNOWN = (
    "Formuläret ”{form}” finns inte här; lägg dess fil {file} i {folder}, eller rätta namnet efter ”formular =” "
    "(”planterm forms” visar vilka formulär som finns)."
)
NO_FORM_ID = (
    "”{form}” kan inget formulär heta; rätta namnet efter ”formular =” "
    "(”planterm forms” visar vilka formulär som finns)."
)
EMPTY = "{name} är tom; lägg dit formulärets fil igen, eller ta bort den."
ONLY_READ = "Planen kan bara läsas: {why}"
missing = Sentence("{name} finns inte; kontrollera namnet och mappen.")
is_folder = Sentence("{name} är en mapp och inget formulär; byt namn på mappen.")
too_large = Sentence(
    "{name} är större än {mebibytes} megabyte och kan inte vara ett formulär; kontrollera att det är rätt fil."
)


# A form made of a workbook.

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
WITHOUT_ROLE = "Kolumnen ”{header}” fick ingen roll: den är en text som vilken annan som helst."
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
TOP = (
    "Formulär gjort av planterm ur {book}. Läs igenom det, och ändra där det står KONTROLLERA.",
    "En kolumns roll säger vad den betyder för planterm: problem, orsak, atgard, mal, nar, vem eller uppfoljning.",
    "En kolumn utan roll är en text som vilken annan som helst. bredd är kolumnens andel av bladets bredd.",
    "Lägg filen i mappen forms bredvid settings.toml (planterm forms visar var), så går den att välja för en ny plan.",
)
CHECK = "KONTROLLERA: {text}"
made = Sentence("Formuläret är skrivet: {path} ({columns} kolumner, {areas:# område|# områden}).")
