"""What is said of forms: what is wrong in a form's file, which forms there are, and one that a plan lacks."""

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
