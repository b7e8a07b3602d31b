"""Texts about plan files: what is wrong with one, and what could not be done with it."""

import errno

from planterm.texts.words import Sentence

# --- reading a file -------------------------------------------------------------------------------------------------

missing = Sentence("{name} finns inte; kontrollera namnet och mappen, eller skapa en ny plan.")
is_folder = Sentence("{name} är en mapp; ange en plan i mappen.")
not_regular = Sentence("{name} är ingen vanlig fil; ange en plan på en disk.")
too_large = Sentence(
    "{name} är större än {mebibytes} megabyte och kan inte vara en plan; kontrollera att det är rätt fil."
)
WOULD_BE_TOO_LARGE = (
    "{name} skulle bli större än {most} megabyte och sedan inte gå att öppna, så filen är som den var; "
    "korta de längsta texterna och spara igen."
)


def read_failed(name: str, code: int | None) -> str:
    """Reading failed."""
    if code in (errno.EACCES, errno.EPERM):
        return f"{name} får inte läsas; be den som äger filen om läsrätt."
    if code == errno.ENOENT:  # since it was looked at
        return missing(name)
    return f"{name} kan inte läsas: {_reason(code)}; {_remedy(code, _CONNECT)}."


def out_of_reach(name: str, code: int | None) -> str:
    """It cannot be seen whether there is such a file."""
    if code in (errno.EACCES, errno.EPERM):
        return (
            f"{name} kan inte nås: du saknar rättigheter; be den som sköter mappen om dem, eller använd en annan mapp."
        )
    return f"{name} kan inte nås: {_reason(code)}; {_remedy(code, _CONNECT)}."


IS_EMPTY = "{name} är tom; hämta en tidigare version eller en kopia, eller ta bort filen och skapa planen på nytt."
IS_WORKBOOK = "{name} är en arbetsbok eller en annan zip-fil, ingen plan; gör en plan av den, eller ange en (.toml)."
IS_UTF16 = "{name} är sparad som UTF-16; spara om den som UTF-8 i en textredigerare."
HAS_NUL = "{name}, rad {line}: filen innehåller nolltecken och är ingen textfil; hämta en oskadad kopia."
NOT_UTF8 = "{name}, rad {line}: tecknen är inte i UTF-8; spara om filen som UTF-8 i en textredigerare."


# --- TOML -----------------------------------------------------------------------------------------------------------

# The beginnings of the parser's complaints, and what to tell a person instead.
_SYNTAX_REASONS = {
    "Invalid statement": "raden är varken en rubrik inom hakparenteser, en kommentar eller nyckel = värde",
    "Expected newline or end of document": "efter värdet står något mer; skriv varje nyckel på en egen rad",
    "Expected '=' after a key": "det saknas ett likhetstecken efter nyckeln",
    "Expected ']": "rubriken saknar avslutande hakparentes",
    "Expected": "texten saknar avslutande citattecken",
    "Unterminated string": "texten saknar avslutande citattecken",
    "Found invalid character '\\n'": "texten saknar avslutande citattecken på raden",
    "Illegal character '\\n'": "texten saknar avslutande citattecken på raden",
    "Found invalid character": "här står ett styrtecken som måste tas bort",
    "Illegal character": "här står ett styrtecken som måste tas bort",
    "Cannot overwrite a value": "nyckeln står här för andra gången; ta bort den ena",
    "Duplicate inline table key": "nyckeln står här för andra gången; ta bort den ena",
    "Cannot declare": "rubriken står här för andra gången; ta bort den ena",
    "Cannot redefine": "rubriken står här för andra gången; ta bort den ena",
    "Cannot mutate": "rubriken eller nyckeln hör till något som redan är avslutat",
    "Invalid initial character": "nyckeln saknas eller börjar med ett otillåtet tecken",
    "Unclosed array": "listan saknar avslutande hakparentes",
    "Unclosed inline table": "tabellen saknar avslutande klammerparentes",
    "Unescaped '\\'": "ett omvänt snedstreck i en text måste skrivas dubbelt, \\\\",
    "Invalid hex value": "koden efter \\u eller \\U är inget tecken",
    "Escaped character is not": "koden efter \\u eller \\U är inget tecken",
    "Invalid date or datetime": "datumet finns inte",
    "Invalid value": "värdet saknas eller är felskrivet; text ska stå inom citattecken",
}
_UNKNOWN_SYNTAX = "raden är inte skriven som filen kräver"


def bad_syntax(name: str, line: int, column: int | None, reason: str) -> str:
    """The text is no TOML; the reason is the parser's English one, and no column means the end of the file."""
    swedish = next((text for start, text in _SYNTAX_REASONS.items() if reason.startswith(start)), _UNKNOWN_SYNTAX)
    place = f", tecken {column}" if column else " (filens slut)"
    return f"{name}, rad {line}{place}: {swedish}."


unmerged = Sentence(
    "{name}, rad {first}–{last}: versionshanteringen (git) kunde inte sammanfoga två versioner och har lämnat båda i "
    "filen{count:| på # ställen}; behåll den som ska gälla i en textredigerare och ta bort raderna som börjar med "
    "<<<<<<<, ======= och >>>>>>>, eller låt planterm sammanfoga dem (se handboken, När flera skriver i samma plan)."
)
KEY_WITH_ACCENTS = "{name}, rad {line}: nycklar skrivs utan å, ä och ö; skriv {right} i stället för {key}."
LEFTOVER_MARKER = (
    "{name}, rad {line}: raden är kvar efter versionshanteringen (git), som har lämnat två versioner i filen; "
    "kontrollera vad som ska gälla omkring den, och ta bort raden i en textredigerare."
)
TOO_DEEP = "{name} har för många nivåer av listor eller tabeller för en plan; kontrollera att det är rätt fil."
BEYOND_ANY_PLAN = "{name} har fler rader, rubriker eller värden än någon plan; kontrollera att det är rätt fil."
TOO_MANY_AREAS = "planen har fler än {most} områden; kontrollera att det är rätt fil"
TOO_MANY_KEYS = "planen har fler än {most} nycklar som planterm inte känner till; kontrollera att det är rätt fil"
VALUE_TOO_LARGE = "{name} har ett tal med tusentals siffror och kan inte vara en plan; kontrollera att det är rätt fil."


# --- values ---------------------------------------------------------------------------------------------------------
# These end without a full stop: in_file sets it.

MISSING_FORM = 'formuläret saknas; skriv till exempel formular = "atgardsplan-2025" under schema'
MISSING_YEAR = "planens år saknas; skriv till exempel ar = 2026 under rubriken [plan]"
PLAN_AS_TABLE = "planens uppgifter ska stå rad för rad under rubriken [plan]"
AREAS_AS_TABLES = "varje område ska stå för sig under en egen rubrik [[omrade]]"
INLINE_AREAS = (
    "områden och rader kan inte stå i en lista; skriv varje område under rubriken [[omrade]] "
    "och varje rad under [[omrade.rad]]"
)
ROWS_AS_TABLES = "varje rad i planen ska stå för sig under en egen rubrik [[omrade.rad]]"
MISSPELT = " (är det den som på rad {} är skriven ”{}”?)"


def in_file(name: str, line: int | None, key: str, text: str, earlier: int | None = None) -> str:
    """A complaint about a value, with its place; earlier is the line that it collides with."""
    place = f", rad {line}" if line else ""
    collision = f" (det står först på rad {earlier})" if earlier else ""
    return f"{name}{place}, ”{key}”: {text.removesuffix('.')}{collision}."


MISSING_SCHEMA = "schemats nummer saknas; skriv schema = {version} överst i filen"
BAD_SCHEMA = "{value} är inget schema; skriv schema = {version}"
NEWER_SCHEMA = "filen är skapad av en nyare version av planterm (schema {value}); uppdatera planterm"
NOT_TEXT = "{value} är ingen text; sätt texten inom citattecken"
unknown_choice = Sentence("{value} går inte att välja; skriv {choices:eller}")
BAD_YEAR = "{value} är inget år; skriv fyra siffror utan citattecken, {first} till {last}"
NOT_DATE = "{value} är inget datum; skriv det utan citattecken och klockslag, som 2026-04-23"
BAD_ID = "”{value}” kan inte vara ett id; skriv en text på en rad, eller ta bort id-raden"
duplicate_row_id = Sentence(
    "”{value}” är redan id för en annan rad i planen; ge raden ett eget id, eller ta bort id-raden så får den ett"
)
duplicate_area_id = Sentence(
    "”{value}” är redan id för ett annat område; ge området ett eget id, eller ta bort id-raden så får det ett"
)


# --- writing --------------------------------------------------------------------------------------------------------


UNDECIDED_HINT = "den andra versionen: välj i planterm"
UNDECIDED_KEY_HINT = "den andra versionen: behåll den rätta"
FILE_HEADING = "Åtgärdsplan {year}. Filen öppnas och ändras med planterm; egna kommentarer får stå var som helst."
OUTPUT_EXISTS = "{name} finns redan; välj ett annat namn, eller skriv över filen med --force."
CHANGED_ON_DISK = (
    "{name} har ändrats av någon annan sedan den öppnades och har därför inte skrivits över; "
    "ta in ändringarna i planen och spara sedan, eller spara under ett annat namn med Spara som."
)
NOT_READABLE_BACK = (
    "{name} har lämnats orörd, eftersom det som skulle skrivas inte stämde med planen; "
    "spara planen under ett annat namn med Spara som, och anmäl felet i planterm."
)


def write_failed(name: str, code: int | None) -> str:
    """Writing failed; what stood in the file still does."""
    return f"{name} kan inte skrivas: {_reason(code)}; {_remedy(code, _ELSEWHERE)}."


BEING_SAVED = (
    "{name} sparas just nu i ett annat fönster med planterm; vänta lite och spara igen, eller spara på ett annat "
    "ställe."
)
NO_ORDINARY_FILE = "{name} är ingen vanlig fil och kan inte skrivas; spara på ett annat ställe."
IS_LINK = "{name} är en länk till {target} och används inte; ta bort länken, eller välj ett annat namn."
NO_WINDOWS_NAME = (
    '{name} kan ingen fil heta i Windows; välj ett namn utan tecknen < > : " \\ | ? *, utan punkt eller '
    "blanksteg sist, och inget som CON, NUL eller COM1."
)
READ_ONLY = "{name} är skrivskyddad; ta bort skrivskyddet, eller spara planen under ett annat namn."
FOLDER_MISSING = "{name} kan inte skrivas, eftersom mappen inte finns; skapa mappen, eller spara på ett annat ställe."
BACKUP_FAILED = (
    "Planen är sparad, men föregående version kunde inte läggas undan i {folder}; "
    "kontrollera att mappen går att skriva i och att disken inte är full."
)
REPLACED_NOT_KEPT = "{name} har inte skrivits över, eftersom den inte kan läggas undan i {folder}; välj ett annat namn."
SAVED_IN_SPITE_OF = "Planen är sparad. {problem}"


def journal_failed(folder: str, code: int | None) -> str:
    """Changes cannot be put where they survive a crash; they are in the program all the same."""
    return f"Osparade ändringar kan inte säkras mot avbrott i {folder}: {_reason(code)}; spara planen ofta."


_LOST_SHARE = "nätverksmappen är inte längre ansluten"
_REASONS = {
    "ENOSPC": "disken är full",
    "EDQUOT": "ditt utrymme på disken är slut",
    "EFBIG": "filen blir större än vad som är tillåtet",
    "EACCES": "du saknar rättigheter, eller så är filen öppen i ett annat program",
    "EPERM": "du saknar rättigheter",
    "EROFS": "disken är skrivskyddad",
    "ENAMETOOLONG": "namnet är för långt",
    "EINVAL": "namnet är inte tillåtet",
    "ELOOP": "länkarna går runt i en ring",
    "EMLINK": "mappen eller filen är en länk till ett annat ställe",
    "ENOTDIR": "en av mapparna i namnet är ingen mapp",
    "EISDIR": "det är en mapp",
    "EIO": "disken svarar med ett fel",
    "EBUSY": "filen är upptagen av ett annat program",
    "ETXTBSY": "filen är upptagen av ett annat program",
    "ENODEV": "disken är inte ansluten",
    "ENXIO": "disken är inte ansluten",
    **dict.fromkeys(("ESTALE", "EHOSTDOWN", "ENOTCONN", "EHOSTUNREACH", "ENETUNREACH"), _LOST_SHARE),
    "ETIMEDOUT": "nätverksmappen svarar inte",
    "ENODATA": "filen ligger i molnet (OneDrive) och kan inte nås just nu",
}
_REMEDIES = {
    "ENAMETOOLONG": "välj ett kortare namn",
    "EINVAL": "välj ett annat namn",
    "ELOOP": "välj filen som länkarna var tänkta att leda till",
    "ENOTDIR": "rätta namnet",
    **dict.fromkeys(("EBUSY", "ETXTBSY"), "stäng filen i det andra programmet, och försök igen"),
    "ENODATA": "kontrollera att OneDrive är igång och att du är inloggad, och försök igen",
}
"""What helps both with reading and with writing."""

_CONNECT = "kontrollera att disken eller nätverksmappen är ansluten, och försök igen"
_ELSEWHERE = "spara på ett annat ställe"


def _reason(code: int | None) -> str:
    name = _name(code)
    return _REASONS.get(name) or f"datorn svarar med felkoden {name or code}"


def _remedy(code: int | None, otherwise: str) -> str:
    return _REMEDIES.get(_name(code), otherwise)


def _name(code: int | None) -> str:
    """Not every system has every one of these; some have another name on Windows."""
    return errno.errorcode.get(code or 0, "").removeprefix("WSA")


KEY = "Nyckeln ”{}” på rad {} i filen känns inte igen, och texten under den visas inte. Menas ”{}”?"
NO_HEADER = "Nyckeln ”{}” på rad {} i filen hör till en rad i planen, och texten visas inte. Saknas {} ovanför?"
HEADER = (
    "Rubriken {} på rad {} i filen känns inte igen, och det som står under den visas inte. Menas {}? "
    "Rätta den då i en textredigerare."
)
OWN_KEYS_CLASH = (
    "{name}: de två versionerna har en egen nyckel eller tabell med samma namn men av olika slag, och kan därför inte "
    "sammanfogas. Döp om den ena i en textredigerare."
)
TWO_VALUES = (
    "Nyckeln ”{}” på rad {} i filen fick två värden när två versioner sammanfogades: behåll det rätta i en "
    "textredigerare."
)

MORE = "Och {} till: F7 visar dem."
QUESTION = "I {} står text som planterm inte visar:"
TAKE_IN = "Ta in den i planen (kan ångras)"
LEAVE = "Låt den stå i filen som den är"
TAKEN_IN = "Texten är intagen i planen. Spara med Ctrl+S, så står den rätt i filen; Ctrl+Z tar ut den igen."
HEADING = "Visas inte"
