"""What is said in and about workbooks: the official one, those that are read, and files that are none."""

from collections.abc import Mapping, Sequence

from planterm.texts.words import MONTHS, Sentence, listed

LANGUAGE = "sv-SE"
SUBJECT = "Brottsförebyggande åtgärdsplan"
CONTINUED = "forts."
COLUMN_TITLES_NAME = "ColumnTitle"
TABLE_TITLES_NAME = "Title"
NO_TEMPORARY_FILES = (
    "Arbetsboken är inte skriven, eftersom datorns mapp för tillfälliga filer inte går att använda; frigör plats på "
    "disken och försök igen."
)
PAGE_NUMBERS = "Sida {page} av {pages}"
plan_name = Sentence("{title}{district:| · #}")
too_long = Sentence(
    "Texten ”{text} …” är {length:#} tecken lång och får inte plats i arbetsboken: korta den till högst {limit:#} "
    "tecken och exportera igen."
)


# why a file is no workbook that can be read; with a place for its name

EMPTY = "{} är tom; hämta den riktiga filen och försök igen."
ENCRYPTED = (
    "{} är skyddad med lösenord; öppna den i Excel, ta bort lösenordet under Arkiv, Info, Skydda arbetsboken, "
    "spara och försök igen."
)
OLD_EXCEL = (
    "{} är i det gamla Excelformatet (.xls); öppna den i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) och "
    "försök igen."
)
BINARY_BOOK = (
    "{} är en binär arbetsbok (.xlsb); öppna den i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) och "
    "försök igen."
)
OPEN_DOCUMENT = (
    "{} är ett OpenDocument-ark (.ods); öppna det i LibreOffice eller Excel, välj Arkiv, Spara som, "
    "Excel-arbetsbok (.xlsx) och försök igen."
)
NUMBERS = "{} är ett kalkylblad från Numbers; öppna det där, välj Arkiv, Exportera till, Excel (.xlsx) och försök igen."
CSV = (
    "{} är en textfil (CSV), och en sådan har varken blad eller områden; öppna den i Excel, välj Arkiv, Spara som, "
    "Excel-arbetsbok (.xlsx) och försök igen."
)
HTML = "{} är en webbsida; öppna den i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) och försök igen."
XML_BOOK = (
    "{} är ett XML-kalkylblad från äldre Excel; öppna det i Excel, välj Arkiv, Spara som, Excel-arbetsbok (.xlsx) "
    "och försök igen."
)
PDF = "{} är en PDF; be avsändaren om arbetsboken (.xlsx)."
OTHER_OFFICE_FILE = "{} är ett dokument av annat slag än en arbetsbok; be avsändaren om arbetsboken (.xlsx)."
A_PLAN = "{} är redan en plan; öppna den med planterm i stället för att importera den."
NO_BOOK = "{} är ingen arbetsbok från Excel; kontrollera att det är rätt fil (.xlsx)."
NO_BOOK_IN_ZIP = "{} är en zip-fil med arbetsböcker i; packa upp den och importera en av dem."
DAMAGED = (
    "{} är skadad eller ofullständig; öppna den i Excel, låt Excel reparera den, spara den på nytt och försök igen."
)
TOO_MUCH = (
    "{} rymmer mer än en åtgärdsplan kan göra; kopiera områdenas rader till en ny arbetsbok, spara den och försök igen."
)
missing = "{} finns inte; kontrollera namnet och mappen.".format
is_folder = "{} är en mapp; ange en arbetsbok i mappen.".format
not_regular = "{} är ingen vanlig fil; ange en arbetsbok på en disk.".format
too_large = "{} är större än {} megabyte; ta bort bilderna ur arbetsboken, spara den och försök igen.".format


def no_area(headers: Sequence[str]) -> str:
    """No sheet of the workbook looks like an area on the form; with a place for the file's name."""
    named = ", ".join(headers).replace("{", "{{").replace("}", "}}")
    return f"{{}} har inget blad med formulärets rubriker ({named}); kontrollera att det är rätt arbetsbok."


# what stands above the columns of a table, by their roles

HEADERS = {
    "problem": ("problem",),
    "orsak": ("orsak", "orsaker"),
    "atgard": ("åtgärd", "åtgärder"),
    "mal": ("operativa mål", "operativt mål", "mål"),
    "nar": ("när",),
    "vem": ("vem",),
    "uppfoljning": ("uppföljning",),
}
"""The form's own words, in whatever number."""
LIKELY_HEADERS = {
    "problem": (
        "problemområde", "problemområden", "problembild", "problembeskrivning", "identifierat problem", "utmaning",
        "utmaningar", "vad är problemet",
    ),
    "orsak": (
        "orsaken", "bakomliggande orsak", "bakomliggande orsaker", "identifierad orsak", "identifierade orsaker",
        "orsaksanalys", "orsaksbild", "varför", "vad beror det på",
    ),
    "atgard": (
        "åtgärden", "åtgärdsförslag", "insats", "insatser", "aktivitet", "aktiviteter", "vad ska göras",
        "vad ska vi göra",
    ),
    "mal": (
        "operativa målet", "målen", "målsättning", "målbild", "delmål", "förväntad effekt", "önskad effekt",
        "vad vill vi uppnå", "vad ska uppnås",
    ),
    "nar": ("tid", "tidplan", "tidsplan", "tidsram", "tidpunkt", "datum", "klart"),
    "vem": ("ansvarig", "ansvariga", "ansvar", "utförare", "aktör", "aktörer"),
    "uppfoljning": (
        "uppf", "uppföljt", "uppföljningen", "resultat", "utvärdering", "avstämning", "hur gick det",
    ),
}  # fmt: skip
"""What people write instead."""
ROUND_WORDS = (
    "tertial", "kvartal", "halvår", "delår", "helår", "uppföljning", "vår", "sommar", "höst",
    "tertialrapport", "delårsrapport", "årsrapport", "bokslut", "verksamhetsberättelse", "tr", "vb",
    *MONTHS,
)  # fmt: skip
"""What names one of several follow-ups, with a number or without."""
NUMBERED_ROUNDS = ("år", "period", "omgång")
"""What does so with a number."""

SIGNATURE_WORDS = (
    "datum", "ort", "ort och datum", "ort & datum", "datum och ort", "signatur", "sign", "namn", "förtydligande",
    "befattning", "titel", "funktion", "roll", "telefon", "e-post", "epost", "förvaltning", "organisation", "myndighet",
    "antas", "kontakt", "kontaktperson", "ansvarig handläggare", "handläggare",
    "beslutsfattare", "beslutsdatum", "diarienummer", "dnr", "senast ändrad", "senast uppdaterad",
    "ansvarig för planen", "anvisning", "anvisningar", "obs", "källa", "källor", "förkortningar", "förklaring",
    "färgförklaring", "teckenförklaring",
)  # fmt: skip
"""What stands before or over the blanks of lines that are signed."""
SIGNED_WORDS = (
    "underskrift", "underskrifter", "namnunderskrift", "namnteckning", "namnförtydligande", "beslutas", "beslutad",
    "fastställs", "fastställd", "antagen", "upprättad", "godkänns", "godkänd", "version", "reviderad",
)  # fmt: skip
"""The same with other words around them."""
EXAMPLES = ("exempel", "instruktion", "anvisning", "vägledning", "lathund")
"""How the name of a sheet begins that shows how others are filled in."""
NO_ROW = ("ej ", "inte ", "inga ", "inget ", "ingen ", "saknas", "utgår", "sida ", "sid ", "*")
"""How a text begins that stands in a table instead of rows, or explains something below them."""
SUM_WORDS = ("summa", "totalt", "total", "sammanlagt", "antal")
DITTO_WORDS = (
    "dito", "ditto", "d:o", "d.o", "do", "ibid", "idem", "samma", "som ovan", "se ovan", "samma som ovan",
    "enligt ovan", "lika ovan", "se raden ovan", "se ovanför", "samma som ovanför", "samma som föregående",
)  # fmt: skip

# how a Swedish workbook shows dates, truth values and errors

TRUE, FALSE = "SANT", "FALSKT"
DATE_SEPARATOR = "-"
DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
ERRORS = {
    "#NULL!": "#SKÄRNING!",
    "#DIV/0!": "#DIVISION/0!",
    "#VALUE!": "#VÄRDEFEL!",
    "#REF!": "#REFERENS!",
    "#NAME?": "#NAMN?",
    "#NUM!": "#OGILTIGT!",
    "#N/A": "#SAKNAS!",
    "#SPILL!": "#SPILL!",
    "#CALC!": "#KALKYL!",
}

# the report of a workbook that is read; sheets and cells are named beside each text, not in it

KINDS = {"last": "Läst", "gissat": "Gissat", "lamnat": "Lämnat", "anmarkning": "Värt att veta"}
"""The parts of the report, by the kind of its notes."""
DETAILS = {
    "ar": "År", "forvaltning": "Förvaltning", "lokalpolisomrade": "Lokalpolisområde", "diarienummer": "Diarienummer",
    "beslutsdatum": "Beslutsdatum",
}  # fmt: skip
"""What a workbook says of the plan as a whole, by the names in plan files."""
TEMPLATE_EMPTY = "Mallen för ett eget område är tom."
ANALYSIS = "Analysen lästes inte: planterm räknar om den ur planen."
SUMMARY = "Sammanfattningen lästes inte: planterm gör den ur planen. Det som ändrats i den följer inte med."
REQUEST = "Bladet säger vad parten skulle fylla i."
EMPTY_SHEET = "Bladet är tomt."
CHART_SHEET = "Bladet har inga celler, bara ett diagram eller en dialogruta, och lämnades."
LOST_SHEET = "Bladet saknas i filen, så inget av det kunde läsas; be avsändaren om hela arbetsboken."
HIDDEN_SHEET = "Bladet är dolt i arbetsboken, men lästes."
MACROS = "Arbetsboken har makron. De kördes inte och följer inte med."
NO_DISTRICT = "Förvaltningens namn hittades inte i arbetsboken och är tomt i planen."
SEVERAL_TABLES = "Rubrikraden upprepas; raderna under den lästes till samma område."
GUIDANCE_AS_HEADER = "Rubrikraden saknas; kolumnerna känns igen på vägledningen."
NOTHING_BEFORE = "Raden är märkt som fortsättning, men ingen rad står före den; den lästes som en egen."
MANY_MERGED = "De sammanslagna cellerna är för många; bara den första raden i varje fick texten."
YEAR_GUESSED = "Året {found} är hämtat ur ”{source}”."
DISTRICT_GUESSED = "Förvaltningen ”{found}” är hämtad ur ”{source}”."
YEAR_ASSUMED = (
    "Inget årtal hittades i arbetsboken; planen fick året {year}. Ändra det bland planens uppgifter om det är fel."
)
OPTION_BEATS_BOOK = "{label}: ”{asked}” som du angav; i arbetsboken står ”{found}”."
areas_missing = Sentence(
    "{titles:Området|Områdena} {titles:”} har {titles:inget blad; det är tomt|inga blad; de är tomma} i planen."
)
AREA_BY_LIKENESS = "Rubriken ”{header}” lästes som området ”{title}”."
area_by_sheet = Sentence("Området ”{title}” kändes igen på bladets namn, ”{sheet}”{header:|; rubriken är ”#”}.")
AREA_BY_TEXT = "Området ”{title}” kändes igen på texten ”{text}” ovanför tabellen."
TITLE_ABOVE = "Texten ”{title}” står ensam ovanför en rubrikrad och lästes som ett områdes titel."
TITLE_ACROSS = "Texten ”{title}” står över flera kolumner, som områdenas titlar, och lästes som ett områdes titel."
AREA_OWN = "Området är inget av formulärets och fick namnet ”{title}”."
AREA_TWICE = "Området ”{title}” står på flera blad, men är inget av formulärets; varje blad blev ett område."
AREA_AGAIN = "Området ”{title}” står på flera ställen i arbetsboken; raderna lästes till samma område."
other_year = Sentence(
    "Området ”{title}” finns för flera år i arbetsboken; {rows:# rad|# rader} för {year} lämnades. Ange året {year} "
    "vid importen för att läsa det året i stället."
)
COLUMN_GUESSED = "Kolumnen ”{header}” lästes som {column}."
ROUNDS_JOINED = "{column} står i flera kolumner, {names}: den senast ifyllda texten lästes, med de tidigare under sig."
TIME_JOINED = "{column} står i två kolumner, {names}; de lästes som en tid, med tankstreck emellan."
areas_in_column = Sentence(
    "Kolumnen{header:| ”#”} säger vilket område varje rad hör till, och raderna lästes till de områdena."
)
COLOURS = ("röd", "orange", "gul", "grön")
dittos = Sentence("Upprepningstecknen lästes som texten ovanför: {cells:…}.")


def coloured(rows: Mapping[tuple[str, str], Sequence[int]]) -> str:
    """Rows that have a colour, by what it is called and the columns where it is, which are none where in all."""
    said = [
        f"{colour} på rad {listed([str(row) for row in numbers])}{f' ({columns})' if columns else ''}"
        for (colour, columns), numbers in rows.items()
    ]
    return f"Färger kan betyda något, men har ingen plats i planen: {'; '.join(said)}."


COLUMN_BY_PLACE = "Kolumnen saknar rubrik; den lästes som {column}."
COLUMN_MISSING = "Kolumnen {column} finns inte i tabellen, så inget lästes till den."
MERGED_DOWN = "Den sammanslagna cellen i {column} hör till var och en av raderna {first}–{last}."
merged_across = Sentence(
    "Cellen är sammanslagen över flera kolumner; texten lästes som {column}, och {others} är tomt."
)
COVERED = "Texten låg dold under en sammanslagen cell och lämnades: ”{text}”."
guidance_left = Sentence("Vägledningen stod kvar i raden; den togs inte med i {columns}.")
GUIDANCE_CHANGED = "Raden togs för formulärets vägledning, fast texten är ändrad, och lämnades: ”{text}”."
own_guidance = Sentence("Raden under rubrikerna är lika på flera blad, togs för vägledning och lämnades: {cells:”}.")
GUIDANCE_READ = "Texten i {column} är formulärets vägledning, men lästes som planens."
ROW_NAME = "rad {number}"
sum_row = Sentence("Raden räknar raderna ovanför och är ingen rad i planen: {cells:”}.")
short_row = Sentence("Raden står för sig själv under tabellen, men lästes som en rad i planen: {cells:”}.")
LONE_TEXT = "Raden har bara en text och kan vara en rubrik, men lästes som en rad i planen: ”{text}”."
JOINED = "Raderna {first}–{last} är en rad i planen: de märkta går vidare med texten i raden före."

hidden_rows = Sentence(
    "{rows:# rad är bortfiltrerad eller dold|# rader är bortfiltrerade eller dolda} i arbetsboken, men lästes: "
    "{rows:…}."
)
HIDDEN_COLUMN = "Kolumnen {column} är dold i arbetsboken, men lästes."
formulas = Sentence("{cells:# formel|# formler} lästes som det värde som visas: {cells:…}.")
unknown_formula = Sentence(
    "Formeln{formula:| =#} har inget sparat värde, så cellen kunde inte läsas; öppna arbetsboken i Excel, spara den "
    "och läs in den igen."
)
error_value = Sentence("Cellen visar felet {error}{formula:| (formeln =#)}, och så står det i planen.")
numbers = Sentence("Datum och tal lästes som de visas: {examples:…}.")
odd_numbers = Sentence("Formatet känns inte igen, så datum och tal lästes som de brukar skrivas: {examples:…}.")
STRUCK = "Texten är helt eller delvis överstruken i arbetsboken, men lästes: ”{text}”."
comment = Sentence("Kommentar{author:| av #}: {text}")
FLOATING = "En textruta lämnades: ”{text}”."
address = Sentence("{text:En länk|Länken på ”#”} till {target} lämnades: planen har ingen plats för den.")


def addresses(targets: Sequence[tuple[str, str]]) -> str:
    """Where several cells lead to."""
    places = "; ".join(f"{cell} {target}" for cell, target in targets)
    return f"Länkarnas adresser lämnades, för planen har ingen plats för dem: {places}."


pictures = Sentence("{count:# bild eller diagram|# bilder eller diagram} lämnades.")
EDGE = "Sidhuvudet eller sidfoten lämnades: ”{text}”."
outside_links = Sentence(
    "Formler hämtar värden ur {count:# annan arbetsbok|# andra arbetsböcker}; de sparade värdena lästes."
)
LEFT_TEXT = "Texten står utanför tabellen och lämnades: ”{text}”."


def left_texts(texts: Sequence[tuple[str, str]]) -> str:
    """Several texts outside the table, each with its cell."""
    return f"Texterna står utanför tabellen och lämnades: {'; '.join(f'{cell} ”{text}”' for cell, text in texts)}."


def left_column(header: str, texts: Sequence[tuple[str, str]]) -> str:
    """A column that the form does not have."""
    places = "; ".join(f"{cell} ”{text}”" for cell, text in texts)
    return f"Kolumnen ”{header}” finns inte i formuläret och lämnades: {places}."


EMPTY_COLUMN = "Kolumnen ”{header}” finns inte i formuläret; den är tom."
ROW_NUMBERS = "Kolumnen ”{header}” är radernas löpnummer och lämnades."
left_sheet = Sentence("Bladet är inget område och lämnades, med {cells:# ifylld cell|# ifyllda celler}.")
