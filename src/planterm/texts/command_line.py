"""What the command line says, one sentence at a time where it may be listened to."""

from collections.abc import Mapping, Sequence

from planterm.texts.words import Sentence, counted, listed, number_of_rows

# Names of values in the help.
PLAN = "PLAN.toml"
BOOK = "BOK.xlsx"
OFFICIAL = "STADENS.xlsx"
EXPORT = "FIL"
PAGE = "SIDA.html"
YEAR = "ÅR"
NAME = "NAMN"
OLD = "GAMMAL.toml"
FORM = "FORMULÄR"
FORM_FILE = "FORMULÄR.toml"
FIRST, SECOND = "A.toml", "B.toml"
BASE, OURS, THEIRS, OUT = "URSPRUNG.toml", "VÅR.toml", "DERAS.toml", "UT.toml"

USAGE = "%(prog)s [PLAN.toml]\n            %(prog)s KOMMANDO …"
NEW_USAGE = (
    "%(prog)s PLAN.toml --year ÅR --district NAMN [--form FORMULÄR]\n"
    "            %(prog)s PLAN.toml --from GAMMAL.toml [--year ÅR]\n                         [--district NAMN]"
)
DESCRIPTION = "Skriv, följ upp och lämna in åtgärdsplanen för det brottsförebyggande arbetet."
VERSION_HELP = "visa versionen och avsluta"
VERBOSE_HELP = "med --version: visa också paketen med licenser, Python och var planterm sparar"
SHELL = "SKAL"
COMPLETION_HELP = "skriv det som låter powershell, bash, zsh eller fish fylla i kommandon och alternativ med Tab"
PLAN_HELP = "planens fil"
JSON_HELP = "skriv JSON"
LEVEL = "NIVÅ"
LEVEL_HELP = "visa bara det som är så allvarligt, eller allvarligare: fel, varning eller tips"
FORCE_HELP = "skriv över filen om den finns"

HELP = {
    "new": "gör en ny plan: tom, eller nästa års av en tidigare",
    "show": "visa hela planen, eller en rad, som text",
    "add": "lägg till en rad sist i ett område",
    "set": "skriv en text i ett av radens fält",
    "remove": "ta bort en rad",
    "follow-up": "följ upp rad för rad med frågor och svar",
    "analysis": "räkna problem, orsaker och åtgärder i varje område",
    "check": "granska planen: det som saknas, är svagt eller står fel",
    "summary": "sammanfatta för nämnden vad som gjordes, inte gjordes och varför",
    "export": "skriv den officiella arbetsboken i Excel, en webbsida eller text",
    "import": "gör en plan av en arbetsbok, och berätta hur den lästes",
    "diff": "visa vad som skiljer två planer åt",
    "merge": "sammanfoga två ändrade kopior av samma plan, cell för cell",
    "parties": "visa parterna och vilka av deras rader som är uppföljda",
    "answers": "ta in parternas svar ur filer som lämnats ut med export --party",
    "compile": "sammanställ flera planer till en arbetsbok, webbsida eller text",
    "forms": "visa formulären för planer, eller gör ett av stadens arbetsbok",
}
"""What each command does, in the order of the help."""

EDIT_PLAN_HELP = "planen som öppnas för redigering, eller en arbetsbok att göra en plan av; utan fil visas startskärmen"
NEW_YEAR_HELP = "året som planen gäller; med --from annars året efter"
FROM_HELP = "planen som den nya följer på: pågående rader följer med, avslutade inte, tveksamma tas med och räknas upp"
FORM_HELP = "formuläret som planen görs på, se planterm forms"
FORM_BOOK_HELP = "gör ett formulär av den här arbetsboken, tom eller ifylld, och berätta vad som lästes och gissades"
FORM_OUTPUT_HELP = "filen som formuläret skrivs till; dess namn blir formulärets id"
FORMS_USAGE = "%(prog)s [--json]\n            %(prog)s --from BOK.xlsx -o FORMULÄR.toml [--force]"
NEW_PLAN_HELP = "filen som planen skrivs till"
YEAR_HELP = "året som planen gäller"
DISTRICT_HELP = "stadsdelsförvaltningens namn"
NEW_JSON_HELP = "skriv JSON, med vad som föreslogs för varje rad"
EXPORT_OUTPUT_HELP = "filen som skrivs: .xlsx är arbetsboken, .html en webbsida, .txt text"
FILL_HELP = "fyll i den här arbetsboken från staden i stället; den ändras inte, utan en ifylld kopia skrivs"
WITH_SUMMARY_HELP = "lägg sammanfattningen för nämnden på ett eget blad i arbetsboken"
WITH_STATUS_HELP = "ta med status på webbsidan och i sammanfattningen; annars stannar den hos er"
SUMMARY_OUTPUT_HELP = "filen som skrivs: .html är en webbsida, .txt text; utan den visas texten"
IMPORT_BOOK_HELP = "arbetsboken, från planterm, Excel, LibreOffice, Google Kalkylark eller Numbers"
FIRST_HELP = "planen som den var"
ROWS_FOUND_BY_TEXT = (
    "Planernas rader har inte samma id, som när en plan har importerats ur en arbetsbok. "
    "Raderna kändes igen på vad som står i dem."
)
SECOND_HELP = "planen som den är, eller en arbetsbok som har kommit tillbaka"
BASE_HELP = "ange först filen som ni båda utgick från; en tom fil om det inte finns någon"
OURS_HELP = "vår kopia; dess text står där båda har ändrat samma sak, och den andras läggs bredvid"
THEIRS_HELP = "den andra kopian"
MERGE_NAME_HELP = "vad planen heter, när ett versionshanteringsprogram sammanfogar tillfälliga kopior av den"
MERGE_OUTPUT_HELP = "filen som den sammanfogade planen skrivs till"
COMPILE_PLANS_HELP = "planerna, en mapp med dem eller ett mönster som *.toml"
COMPILE_OUTPUT_HELP = "filen som skrivs: .xlsx är en arbetsbok, .html en webbsida, .txt text; utan den visas texten"
BEFORE_HELP = "förra årets planer, att jämföra med: filer, en mapp eller ett mönster"
PARTY = "PART"
PARTY_HELP = "bara raderna som parten ansvarar för; filen kan då också vara en plan (.toml) med samma rader"
PARTY_ALONE = "--party går inte ihop med --with-summary eller --fill: en part får bara sina egna rader"
OFFICIAL_WITHOUT_SUMMARY = "--with-summary hör till planterms egen arbetsbok och går inte att förena med --fill"
ANSWER = "SVAR"
ANSWER_HELP = "en fil som kommit tillbaka, arbetsbok (.xlsx) eller plan (.toml)"
MEETING = "VAD"
EXISTING_HELP = (
    "där planen redan säger något annat om en rad: behall (planens står kvar, och svaret visas), "
    "under (svaret får en egen rad under) eller ersatt; annars behall"
)
ANSWERS_OUTPUT_HELP = "filen som planen med svaren skrivs till; med --force gärna planens egen"

PACKAGES = "Paket, version, licens och, där den är känd, SHA-256 för filen (wheel) som paketet kom i:"

PRESS_KEY = "Tryck på en tangent för att stänga fönstret."

NO_TERMINAL = (
    "Redigeraren behöver en terminal för både tangentbord och skärm; "
    "”planterm show PLAN.toml” visar planen som text utan en."
)
DUMB_TERMINAL = (
    "Redigeraren behöver en terminal som kan flytta markören, och den här säger att den inte kan det (TERM=dumb): "
    "öppna planen i ett vanligt terminalfönster, eller läs den som text med ”planterm show PLAN.toml”."
)
OUTPUT_FAILED = "Utskriften kunde inte skrivas färdigt; se efter att det finns plats på disken och försök igen."
WRONG_DISTRICT = "förvaltningens namn ska vara en rad text, till exempel ”Farsta stadsdelsförvaltning”"


ARGPARSE = {
    "usage: ": "Användning: ",
    "positional arguments": "Argument",
    "options": "Alternativ",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "visa denna hjälp och avsluta",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "okända argument: %s",
    "the following arguments are required: %s": "det här saknas: %s",
    "expected one argument": "värdet saknas",
    "expected at least one argument": "värdet saknas",
    "ignored explicit argument %r": "tar inget värde, men fick ”%s”",
    "invalid choice: %(value)r (choose from %(choices)s)": "”%(value)s” går inte att välja; välj bland %(choices)s",
}
"""The standard library's texts that a command can lead to; a test looks for further ones."""
WRONG_YEAR = "”{text}” är inget år från {first} till {last}; skriv till exempel 2026"
IS_FOLDER = "{path} är en mapp; ange ett filnamn."
IS_READ = "{path} är en fil som kommandot läser och skrivs därför inte över; välj ett annat filnamn."
OUTPUT_EXISTS = "{path} finns redan; välj ett annat namn, eller lägg till --force för att skriva över den."
_KINDS = {
    ".xls": "det gamla Excelformatet",
    ".xlsm": "arbetsböcker med makron",
    ".csv": "CSV",
    ".ods": "OpenDocument",
    ".pdf": "PDF",
}


def usage_error(program: str, message: str) -> str:
    """The command line of a program or command could not be understood."""
    end = "" if message.endswith("?") else "."
    return f"{program}: {message}{end} Se ”{program} --help”."


runs_on = Sentence("Python {python}, {system}: {program}")

places = Sentence("Inställningar: {settings}\nJournaler, lås och tidigare versioner: {state}")


def sentence(text: str) -> str:
    """A line of the list of commands as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def unknown_arguments(unknown: Sequence[str], nearest: str | None) -> str:
    """Options that do not exist, or more files than the command takes."""
    what = f"okänt argument: {unknown[0]}" if len(unknown) == 1 else f"okända argument: {' '.join(unknown)}"
    return f"{what}. Menade du {nearest}?" if nearest else what


unknown_command = Sentence(
    "planterm: ”{word}” är varken ett kommando eller en fil som finns.{nearest:| Menade du ”#”?} Kommandona är "
    "{known}. Se ”planterm --help”."
)


def command_list(commands: Mapping[str, str]) -> str:
    """The commands, below the main help."""
    width = max(map(len, commands)) + 2
    lines = [f"  {name.ljust(width)}{text}" for name, text in commands.items()]
    return "\n".join(
        [
            "Kommandon:",
            *lines,
            "",
            "”planterm KOMMANDO --help” visar ett kommandos alternativ.",
            "En fil som heter som ett kommando öppnas med mappen före namnet: planterm ./show",
        ]
    )


unexpected_error = Sentence(
    "Ett fel i planterm avbröt kommandot ({kind}). {report:Försök igen, och berätta för den som sköter planterm vad du "
    "gjorde.|Skicka # till den som sköter planterm; ingen text ur planen står i den.}"
)


def wrong_suffix(path: str, suffix: str, wanted: str) -> str:
    """The output's name says another kind of file than the command writes."""
    reason = f"planterm skriver inte {_KINDS[suffix]}; " if suffix in _KINDS else ""
    return f"{path}: {reason}välj ett filnamn som slutar på {wanted}."


def made(path: str, title: str, district: str, areas: int) -> str:
    """A new plan has been written."""
    empty = counted(areas, "tomt område", "tomma områden")
    return f"Ny plan: {path} ({title}, {district}, {empty}, utkast).\n{open_with(path)}"


def open_with(path: str) -> str:
    """How to go on with the plan."""
    return f"Öppna den med: planterm {_quoted(path)}"


def imported(path: str, title: str, district: str, rows: int) -> str:
    """A workbook has been made a plan."""
    return f"Planen är skriven: {path} ({', '.join(filter(None, (title, district, number_of_rows(rows))))})."


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


# Of single rows, and of the plan as commands change it.

AREA = "OMRÅDE"
ROW = "RAD"
KEY = "FÄLT"
TEXT = "TEXT"
KEY_IS_TEXT = "FÄLT=TEXT"

AREA_HELP = "området, med dess nummer eller id"
ROW_HELP = "raden, med nummer som 1.3 (område 1, rad 3) eller id"
SHOW_ROW_HELP = "bara den här raden, med nummer som 1.3 eller id; också det som är tomt visas"
KEY_HELP = "fältet, som det heter i planens fil eller i formuläret: en kolumn, status, maluppfyllelse eller effekt"
TEXT_HELP = "texten som ska stå där i stället; - läser den från standard in, och en tom text tömmer fältet"
KEY_IS_TEXT_HELP = 'vad som ska stå i raden, till exempel problem="Skola som brottsplats"'
ANYWAY_HELP = "gör det även om någon annan har planen öppen (era ändringar sammanfogas) eller planen är beslutad"
PLAIN_HELP = "skriv för den som lyssnar: en sak på varje rad, utan tabeller, staplar och radbrytning"

ADDED = "Ny rad {label}, id {id}."
SET_ROW_HELP = f"{ROW_HELP}; plan för planens egna uppgifter, som skede och diarienummer"
PLAN_CHANGED = "Planen, {field}: {text}."
CHANGED = "Rad {label}, {field}: ändrat."
EMPTIED = "Rad {label}, {field}: tömt."
UNCHANGED = "Rad {label}, {field}: det står redan så."
BEFORE = "Förut stod: {text}"
REMOVED = "Rad {label}, id {id}, är borttagen. Planen som den var finns bland de tidigare versionerna."
HELD = "I raden stod:"

NO_EQUALS = '”{text}” är inget fält med text; skriv FÄLT=TEXT, till exempel problem="Skola som brottsplats"'
NOT_TEXT = (
    "Texten som lästes in är inte skriven i {encoding}; spara den så, eller sätt PLANTERM_ENCODING till teckentabellen "
    "som den är skriven i."
)
BUSY = "{path}: {who} Stäng den där, eller lägg till --anyway; då sammanfogas era ändringar."
DECIDED = (
    "{path}: planen är beslutad, och det här ändrar det som beslutades. Uppföljning och status går att skriva som "
    "vanligt; lägg till --anyway för att ändra ändå."
)
OTHER_PLAN = (
    "I {path} ligger nu en annan plan än den som öppnades, så ingenting är skrivet i den; lägg tillbaka planen och "
    "försök igen."
)
LEFT = "Osparat arbete med planen från en tidigare gång finns kvar; planterm follow-up och redigeraren erbjuder det."
of_row = Sentence("Rad {label}, id {row_id}, i område {area}: {title}")


def no_such_area(path: str, area: str, known: Sequence[tuple[int, str]]) -> str:
    """The plan has no such area; the numbers and ids of those that it has."""
    return f"{path}: området ”{area}” finns inte. Områdena är {listed([f'{number} {name}' for number, name in known])}."


def no_such_row(path: str, row: str) -> str:
    """The plan has no such row."""
    return f"{path}: raden ”{row}” finns inte. ”planterm show {_quoted(path)}” visar raderna; 1.3 är område 1, rad 3."


no_such_field = Sentence("{path}: fältet ”{key}” finns inte. Fälten är {known}.")
no_such_stage = Sentence("{path}: Skede kan inte vara ”{text}”; välj bland {known}.")
wrong_value = Sentence("{path}: {field} kan inte vara ”{text}”; välj bland {known}, eller en tom text för inget.")
